import type { Audience } from './cors.js';

/** A route of the store. */
export interface Route {
  /** What is asked for; the handlers are keyed by it. */
  name: RouteName;
  /** Last segment of the path for routes of one thing, else `''`. Not yet checked. */
  id: string;
}

export type RouteName =
  | 'config'
  | 'products'
  | 'product'
  | 'checkout-sessions'
  | 'payment-intents'
  | 'order'
  | 'webhooks';

/** Which method each route takes, and who may call it. */
export const routes: Readonly<Record<RouteName, { method: 'GET' | 'POST'; audience: Audience }>> = {
  config: { method: 'GET', audience: 'public' },
  products: { method: 'GET', audience: 'public' },
  product: { method: 'GET', audience: 'public' },
  'checkout-sessions': { method: 'POST', audience: 'store' },
  'payment-intents': { method: 'POST', audience: 'store' },
  order: { method: 'GET', audience: 'store' },
  webhooks: { method: 'POST', audience: 'stripe' },
};

/**
 * Finds the route of a path by its tail, so that the store works wherever it is mounted; a `basePath` is asked for
 * when it is given. `undefined` when there is none.
 */
export function matchRoute(pathname: string, basePath?: string): Route | undefined {
  if (basePath !== undefined && !pathname.startsWith(`${basePath}/`)) return undefined;
  const segments = pathname.slice(basePath?.length ?? 0).split('/');
  if (basePath !== undefined && segments.length > 3) return undefined;
  const last = segments.at(-1) ?? '';
  const parent = segments.at(-2);
  if (parent === 'products') return { name: 'product', id: last };
  if (parent === 'orders') return { name: 'order', id: last };
  if (basePath !== undefined && segments.length > 2) return undefined;
  return isRouteName(last) && last !== 'product' && last !== 'order'
    ? { name: last, id: '' }
    : undefined;
}

function isRouteName(word: string): word is RouteName {
  return Object.hasOwn(routes, word);
}
