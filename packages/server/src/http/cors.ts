import { ProblemError } from './problem-error.js';

/**
 * Who may call a route: `public` routes answer every page, `store` routes the pages of `origins`, `stripe` none.
 *
 * This keeps foreign *pages* out. A program can send any `Origin` it likes, so nothing else relies on it.
 */
export type Audience = 'public' | 'store' | 'stripe';

/** How long a browser may remember a preflight, in seconds. */
const MAX_AGE = '600';

/**
 * The CORS headers of an answer. Origins are compared as whole strings; `null`, the origin of sandboxed frames and
 * `file:` pages, is never one of them. Never with credentials: no route reads a cookie.
 */
export function corsHeaders(
  request: Request,
  audience: Audience,
  origins: ReadonlySet<string>,
): Record<string, string> {
  if (audience === 'public') {
    return { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
  }
  if (audience === 'stripe') return {};
  const origin = request.headers.get('origin');
  return origin !== null && origins.has(origin)
    ? {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'request-id, retry-after',
        vary: 'Origin',
      }
    : { vary: 'Origin' };
}

/** The further headers of an answer to a preflight. */
export function preflightHeaders(audience: Audience, methods: string): Record<string, string> {
  if (audience === 'stripe') return {};
  return {
    'access-control-allow-methods': methods,
    'access-control-allow-headers': 'content-type, authorization, guard-token',
    'access-control-max-age': MAX_AGE,
  };
}

/**
 * Refuses a page of another origin. A GET of the same origin carries no `Origin` and passes; a POST always has one.
 * Where the browser says by itself where a request comes from, in `Sec-Fetch-Site`, a foreign page's image or form that
 * has no `Origin` is refused too.
 *
 * @throws {ProblemError} 403 `origin_not_allowed`.
 */
export function checkOrigin(
  request: Request,
  audience: Audience,
  origins: ReadonlySet<string>,
): void {
  if (audience !== 'store') return;
  const origin = request.headers.get('origin');
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const isForeign = request.headers.get('sec-fetch-site') === 'cross-site';
  if (origin === null ? isRead && !isForeign : origins.has(origin)) return;
  throw new ProblemError('origin_not_allowed', 'This page may not buy here.', {
    detail: "The store's owner can add the page's origin to the `origins` option.",
  });
}
