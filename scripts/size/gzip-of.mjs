import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

/** Bytes that files take on their way to the browser: each by itself, gzip at its best. */
export function gzipOf(files) {
  return files.reduce((sum, file) => sum + gzip(readFileSync(file)), 0);
}

/**
 * Bytes of one module with all that it imports, bundled and minified as an app would have it, gzip.
 *
 * @param source - The module's text, or the path of a file.
 * @param from - Path of a file from whose place the text's imports are resolved.
 */
export async function gzipOfBundle(source, from) {
  const text = source.includes('\n') || source.includes(' ') ? source : undefined;
  const build = await rollup({
    input: text === undefined ? source : 'entry',
    onLog() {},
    plugins: [
      text !== undefined && {
        name: 'text',
        resolveId: (id) => (id === 'entry' ? `${from}?entry` : null),
        load: (id) => (id === `${from}?entry` ? text : null),
      },
      resolve({ browser: true, exportConditions: ['production'] }),
      terser({ module: true, ecma: 2022, compress: { passes: 2 } }),
    ],
  });
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  // What is imported dynamically comes later, and so does what only that imports.
  const chunks = output.filter(({ type }) => type === 'chunk');
  const files = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of files) {
    for (const each of chunks) if (imports.includes(each.fileName)) files.add(each);
  }
  return [...files].reduce((sum, { code }) => sum + gzip(code), 0);
}

function gzip(body) {
  return gzipSync(body, { level: 9 }).length;
}
