import { pathToFileURL } from 'node:url';

/** The built locales. What they are packed by is in the folder above. */
const LOCALE = /\/words\/locales\/[\w-]+\.js$/;

/**
 * A rollup plugin for the locales of `storetag.js`: leaves out the keys, a quarter of each file. A locale becomes its
 * words in the order of the English ones; the files built with it know that order.
 */
export function packWords() {
  return {
    name: 'pack-words',
    async transform(_, id) {
      if (!LOCALE.test(id)) return null;
      return { code: `export const packed = ${JSON.stringify(await pack(id))};`, map: null };
    },
    // Words have nothing to map.
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (!LOCALE.test(file.facadeModuleId)) continue;
        file.code = file.code.replace(/\/\/# sourceMappingURL=.*\n?/, '');
        delete bundle[`${file.fileName}.map`];
      }
    },
  };
}

/** The words of a built locale by group, in the order of the English ones; those where it has none. */
export async function pack(id) {
  const url = pathToFileURL(id);
  const { words } = await import(url.href);
  const groups = await englishGroups(new URL('../', url));
  return Object.fromEntries(
    Object.entries(groups).map(([name, english]) => [
      name,
      Object.entries(english).map(([key, message]) => words[key] ?? message),
    ]),
  );
}

/** The English words of customers, by group. */
export async function englishGroups(folder) {
  const load = async (name) =>
    (await import(new URL(`${name}-words.js`, folder).href))[`${name}English`];
  const names = ['list', 'shop', 'checkout'];
  const all = await Promise.all(names.map(load));
  return Object.fromEntries(names.map((name, index) => [name, all[index]]));
}
