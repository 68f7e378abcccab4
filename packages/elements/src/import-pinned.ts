/**
 * Imports a module only if its bytes are those that `integrity` names. The `integrity` on a script tag covers that file
 * alone; through this it covers what the file loads later.
 *
 * The preload fetches, checks and keeps the module; `load` then finds it there.
 *
 * @param integrity - As in the HTML attribute. Anything else, as in an unbundled module, is not checked.
 * @param load - Imports the module at `url`.
 * @see {@link https://html.spec.whatwg.org/multipage/links.html#link-type-modulepreload}
 */
export async function importPinned<T>(
  url: string,
  integrity: string,
  load: () => Promise<T>,
): Promise<T> {
  if (integrity.startsWith('sha384-')) {
    await new Promise((resolve, reject) => {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = url;
      link.integrity = integrity;
      link.crossOrigin = '';
      link.addEventListener('load', resolve);
      link.addEventListener('error', () => {
        link.remove();
        reject(new Error(`${url} did not load, or is not the file that belongs to storetag.js.`));
      });
      document.head.append(link);
    });
  }
  return load();
}
