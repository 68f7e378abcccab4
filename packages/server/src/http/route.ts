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

/** What a route takes. */
interface RouteRule {
  method: 'GET' | 'POST';
  /** Who may call it. */
  audience: Audience;
  /** Which of a client's limits it counts against; the catalogue is kept at hand and costs nothing. */
  limit?: 'checkout' | 'orders' | 'forged';
}

/** The rules of each route. */
export const routes: Readonly<Record<RouteName, RouteRule>> = {
  config: { method: 'GET', audience: 'public' },
  products: { method: 'GET', audience: 'public' },
  product: { method: 'GET', audience: 'public' },
  'checkout-sessions': { method: 'POST', audience: 'store', limit: 'checkout' },
  'payment-intents': { method: 'POST', audience: 'store', limit: 'checkout' },
  order: { method: 'GET', audience: 'store', limit: 'orders' },
  webhooks: { method: 'POST', audience: 'stripe', limit: 'forged' },
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
