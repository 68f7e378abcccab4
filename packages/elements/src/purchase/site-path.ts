/**
 * A path of this site, read relative to the page, as the server wants it: `thanks.html` on `/shop/` is
 * `/shop/thanks.html`. An address of another site stays as it is, for the server to refuse it by name.
 */
export function sitePath(path: string | undefined): string | undefined {
  if (!path || !URL.canParse(path, document.baseURI)) return path;
  const { origin, pathname, search } = new URL(path, document.baseURI);
  return origin === location.origin ? pathname + search : path;
}
