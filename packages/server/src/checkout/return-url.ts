import { ProblemError } from '../http/problem-error.js';

/**
 * Resolves a path that the page sent: against the page's own origin, with the site's directory where both are one.
 *
 * Whatever would lead to another origin is refused, by what it resolves to and not by how it looks: `//evil`,
 * `/\evil` and tabs before a scheme are all ways to write a foreign address.
 *
 * @param origin - Origin of the calling page, already found in `origins`.
 * @throws {ProblemError} 400 `invalid_request`.
 */
export function resolvePath(
  name: string,
  path: string,
  origin: string | null,
  siteUrl: string,
): URL {
  const site = new URL(siteUrl);
  const base = origin === null || origin === site.origin ? site : new URL(origin);
  if (!URL.canParse(path) && URL.canParse(path, base.href)) {
    const url = new URL(path, base.href);
    if (url.origin === base.origin && !url.username && !url.password) return url;
  }
  throw new ProblemError('invalid_request', 'The request is not valid.', {
    detail: `\`${name}\` must be a path of the page's own site, such as \`/thanks\`.`,
  });
}

/**
 * The address that Stripe returns the customer to, with Stripe's placeholder for the session's id.
 *
 * The placeholder is added to the finished text: `URLSearchParams` would write its braces as `%7B` and Stripe would
 * leave it as it is.
 *
 * @see {@link https://docs.stripe.com/payments/checkout/custom-success-page}
 */
export function withSessionId(url: URL): string {
  const { hash } = url;
  const address = url.href.slice(0, url.href.length - hash.length);
  return `${address}${url.search ? '&' : '?'}session_id={CHECKOUT_SESSION_ID}${hash}`;
}
