/**
 * An address that may be shown or gone to: `https:`, or `http:` of the page's own origin or of this machine. For
 * everything else, such as `javascript:` in a product's data, `undefined`.
 */
export function safeUrl(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address, document.baseURI)) return undefined;
  const { protocol, origin, hostname, href } = new URL(address, document.baseURI);
  const ours = origin === location.origin || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && ours) ? href : undefined;
}
