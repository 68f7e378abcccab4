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

/**
 * A path of this site, read relative to the page, as the server wants it: `thanks.html` on `/shop/` is
 * `/shop/thanks.html`. An address of another site stays as it is, for the server to refuse it by name.
 */
export function sitePath(path: string | undefined): string | undefined {
  if (!path || !URL.canParse(path, document.baseURI)) return path;
  const { origin, pathname, search } = new URL(path, document.baseURI);
  return origin === location.origin ? pathname + search : path;
}
