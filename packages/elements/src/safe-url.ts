/**
 * An address that may be shown or gone to: `https:`, or `http:` of the page's own origin or of this machine. For
 * everything else, such as `javascript:` in a product's data, `undefined`. On a server no origin is the page's own.
 */
export function safeUrl(address: string | null | undefined): string | undefined {
  const base = globalThis.document?.baseURI;
  if (!address || !URL.canParse(address, base)) return undefined;
  const { protocol, origin, hostname, href } = new URL(address, base);
  const ours =
    origin === globalThis.location?.origin || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && ours) ? href : undefined;
}
