import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import MagicString from 'magic-string';

/**
 * A rollup plugin for one entry and the chunks that it and they import dynamically: no file imports another by itself.
 *
 * An import would fetch the entry by its plain name. Where the page loaded it by another address (a query, a redirect),
 * that is a second copy; and no `integrity` covers what is imported. So each chunk becomes a module that imports
 * nothing and exports one function: it is handed the exports of all the files before it, and gives its own. A dynamic
 * import becomes a call of the entry's `loadChunk`, which has each file checked against its hash.
 *
 * The exports of the entry are a list, not by their names: every page loads it.
 *
 * The entry holds the hashes of two: of `eager`, which every page loads, and which brings those of all others; and of
 * `apart.chunk`, which few pages load, and which brings those of the many files that only it asks for.
 *
 * @param eager - Name of the chunk that every page loads.
 * @param apart - `{ chunk, holds }`: name of the other, and what matches the main modules of the files that are its own.
 * @see packages/elements/src/script-tag/load-chunk.ts
 */
export function chunks({ eager, apart }) {
  return {
    name: 'chunks',
    renderChunk(code, chunk, _, { chunks: all }) {
      const text = new MagicString(code);
      const program = this.parse(code);
      const load = chunk.isEntry ? localName(program, 'loadChunk') : 'loadChunk';
      for (const { type, source, start, end } of below(program)) {
        if (type === 'ImportExpression' && source.type === 'Literal') {
          text.overwrite(start, end, `${load}(${JSON.stringify(nameOf(chunk, source.value))})`);
        }
      }
      const { exports: names } = Object.values(all).find(({ isEntry }) => isEntry);
      if (chunk.isEntry) {
        const listed = new Map(exportedBy(text, program));
        const list = names.map((name) => listed.get(name)).join(', ');
        text.append(`\n${localName(program, 'chunkExports')}["${nameOf(chunk)}"] = [${list}];`);
      } else {
        const imported = importsOf(text, program, chunk, (file, name) =>
          all[file].isEntry ? names.indexOf(name) : name,
        );
        text.prepend(`export default (chunkExports, loadChunk) => {\n${imported}`);
        const pairs = exportedBy(text, program).map((pair) => pair.join(': '));
        text.append(`\nreturn { ${pairs.join(', ')} };\n};`);
      }
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
    generateBundle: {
      // When the code is what it will be.
      order: 'post',
      handler(_, bundle) {
        const files = Object.values(bundle).filter(({ type }) => type === 'chunk');
        const entry = files.find(({ isEntry }) => isEntry);
        const named = (name) =>
          files.find((file) => nameOf(file) === name) ?? this.error(`There is no ${name}.`);
        const first = named(eager);
        const second = named(apart.chunk);
        const later = files.filter((file) => ![entry, first, second].includes(file));
        const isApart = ({ facadeModuleId }) => apart.holds.test(facadeModuleId);
        const pinOf = (file) =>
          [
            hashOf(file.code),
            ...file.imports
              .filter((name) => name !== entry.fileName)
              .map((name) => nameOf({ fileName: name })),
          ].join(' ');
        const bring = (file, brought) => {
          const pins = Object.fromEntries(brought.map((each) => [nameOf(each), pinOf(each)]));
          const text = `\nexport const pins=${JSON.stringify(pins)};\n`;
          file.code = file.code.replace(
            /\n*(\/\/# sourceMappingURL=.*)?\n*$/,
            (end) => text + end.trim(),
          );
        };
        bring(second, later.filter(isApart));
        bring(
          first,
          later.filter((file) => !isApart(file)),
        );
        if (pinOf(first).includes(' ')) this.error(`${eager} must need the entry only.`);
        for (const file of [first, second]) {
          const place = `%${nameOf(file)}%`;
          if (!entry.code.includes(place)) this.error(`The entry has no place for ${place}.`);
          entry.code = entry.code.replace(place, pinOf(file));
        }
      },
    },
  };
}

function hashOf(code) {
  return createHash('sha256').update(code).digest('base64');
}

/** Name of a file, or of another as that file writes it: `storetag/cart.js` is `cart`. */
function nameOf({ fileName }, source = `./${posix.basename(fileName)}`) {
  return posix.basename(posix.join(posix.dirname(fileName), source), '.js');
}

/** Takes the `export` out, and gives what it says: names, and what they are called inside. */
function exportedBy(text, program) {
  return program.body
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap((node) => {
      text.remove(node.start, node.end);
      return node.specifiers.map(({ local, exported }) => [exported.name, local.name]);
    });
}

/**
 * Takes the imports out, and gives statements that fetch the same from the files before.
 *
 * @param keyOf - What an export is called there, by its file and name.
 */
function importsOf(text, program, chunk, keyOf) {
  return program.body
    .filter(({ type }) => type === 'ImportDeclaration')
    .map((node) => {
      text.remove(node.start, node.end);
      const file = posix.join(posix.dirname(chunk.fileName), node.source.value);
      const pairs = node.specifiers.map(
        ({ local, imported }) => `${keyOf(file, imported.name)}: ${local.name}`,
      );
      return `const { ${pairs.join(', ')} } = chunkExports["${nameOf(chunk, node.source.value)}"];\n`;
    })
    .join('');
}

/** What the entry itself calls one of its exports. */
function localName(program, name) {
  for (const { type, specifiers } of program.body) {
    if (type !== 'ExportNamedDeclaration') continue;
    const found = specifiers.find(({ exported }) => exported.name === name);
    if (found) return found.local.name;
  }
  throw new Error(`The entry must export ${name}.`);
}

/** Every node below one, itself included. */
function* below(node) {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) {
    for (const each of node) yield* below(each);
    return;
  }
  if (typeof node.type === 'string') yield node;
  for (const value of Object.values(node)) yield* below(value);
}
