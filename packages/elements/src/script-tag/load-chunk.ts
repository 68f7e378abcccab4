/*
 * How the built `storetag.js` loads the files that belong to it. `scripts/chunks.mjs` turns each `import('./x.js')` of
 * our sources into `loadChunk('x')`. The `integrity` on a script tag covers that file alone; through this it covers
 * what the file loads later, too.
 */

type Exports = object;
/** What each file but the first exports: a function that is handed the exports of all the files before. */
type Make = (before: Record<string, Exports>, load: typeof loadChunk) => Exports;

/** What is loaded, by name. */
export const chunkExports: Record<string, Exports> = {};
const loading: Record<string, Promise<Exports>> = {};
let index: Promise<string[]> | undefined;

/** Loads one of our files, once, and those that it needs. A file that did not load is asked for again the next time. */
export function loadChunk(name: string): Promise<Exports> {
  return (loading[name] ??= load(name).catch((error: unknown) => {
    delete loading[name];
    throw error;
  }));
}

async function load(name: string): Promise<Exports> {
  const [, integrity = '', ...needs] = await pinOf(name);
  const [make] = await Promise.all([
    importPinned<Make>(name, integrity),
    ...needs.map((each) => loadChunk(each)),
  ]);
  return (chunkExports[name] = make(chunkExports, loadChunk));
}

/** Name, hash, and names of the files that it needs beside the first. The build writes what stands between the `%`. */
async function pinOf(name: string): Promise<string[]> {
  const isIn = (pin: string): boolean => pin.startsWith(`${name} `);
  const eager = '%EAGER%';
  // At once, because what comes after the eager one is in it.
  index ??= importPinned<() => string[]>('index', '%INDEX%').then((make) => make());
  if (isIn(eager)) {
    index.catch(() => {});
    return eager.split(' ');
  }
  try {
    return ((await index).find(isIn) ?? '').split(' ');
  } catch (error) {
    index = undefined;
    throw error;
  }
}

/**
 * Imports a file only if its bytes are those that its hash names. The preload fetches, checks and keeps the module; the
 * import then finds it there. Tried once more under another address, because a browser remembers that a module failed.
 *
 * @see {@link https://html.spec.whatwg.org/multipage/links.html#link-type-modulepreload}
 */
async function importPinned<T>(name: string, hash: string, query = ''): Promise<T> {
  const url = new URL(`storetag/${name}.js${query}`, import.meta.url).href;
  try {
    await new Promise((resolve, reject) => {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = url;
      link.integrity = `sha384-${hash}`;
      link.crossOrigin = '';
      link.addEventListener('load', resolve);
      link.addEventListener('error', () => {
        link.remove();
        reject(new Error(`${url} did not load, or is not the file that belongs to storetag.js.`));
      });
      document.head.append(link);
    });
    const module: { default: T } = await import(url);
    return module.default;
  } catch (error) {
    if (query) throw error;
    return importPinned(name, hash, '?again');
  }
}
