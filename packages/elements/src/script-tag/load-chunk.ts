/*
 * How the built `storetag.js` loads the files that belong to it. `scripts/chunks.mjs` turns each `import('./x.js')` of
 * our sources into `loadChunk('x')`. The `integrity` on a script tag covers that file alone; through this it covers
 * what the file loads later, too.
 */

type Exports = object;
interface ChunkModule {
  /** Handed the exports of all the files before, gives its own. */
  default: (before: Record<string, Exports>, load: typeof loadChunk) => Exports;
  /** Of the files that nothing asks for before this one. */
  pins?: Record<string, string>;
}

/** What is loaded, by name. */
export const chunkExports: Record<string, Exports> = {};
const loading: Record<string, Promise<Exports>> = {};

/**
 * By name, the hash of a file and the names of those that it needs beside the first: `hash name name`. The build writes
 * what stands between the `%`. Of these two `locale` brings the pins of the locales, `checkout` those of all others.
 */
const pins: Record<string, string> = { checkout: '%checkout%', locale: '%locale%' };

/** Loads one of our files, once, and those that it needs. A file that did not load is asked for again the next time. */
export function loadChunk(name: string): Promise<Exports> {
  return (loading[name] ??= load(name).catch((error: unknown) => {
    delete loading[name];
    throw error;
  }));
}

async function load(name: string): Promise<Exports> {
  if (!pins[name]) await loadChunk('checkout');
  const [hash, ...needs] = String(pins[name]).split(' ');
  const [module] = await Promise.all([importPinned(name, hash), ...needs.map(loadChunk)]);
  Object.assign(pins, module.pins);
  return (chunkExports[name] = module.default(chunkExports, loadChunk));
}

/**
 * Imports a file only if its bytes are those that its hash names. The preload fetches, checks and keeps the module; the
 * import then finds it there. Tried once more under another address, because a browser remembers that a module failed.
 *
 * @see {@link https://html.spec.whatwg.org/multipage/links.html#link-type-modulepreload}
 */
async function importPinned(name: string, hash = '', query = ''): Promise<ChunkModule> {
  const url = new URL(`storetag/${name}.js${query}`, import.meta.url).href;
  try {
    await new Promise((resolve, reject) => {
      const link = document.createElement('link');
      link.addEventListener('load', resolve);
      link.addEventListener('error', () => {
        link.remove();
        reject(new Error(`${url} did not load, or is not the file that belongs to storetag.js.`));
      });
      const integrity = `sha256-${hash}`;
      document.head.append(
        Object.assign(link, { rel: 'modulepreload', crossOrigin: '', integrity, href: url }),
      );
    });
    const module: ChunkModule = await import(url);
    return module;
  } catch (error) {
    if (query) throw error;
    return importPinned(name, hash, '?again');
  }
}
