import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const server = fileURLToPath(new URL('../../packages/server', import.meta.url));

/**
 * Writes a copy of the server that has its failpoints, which the published build has not, and gives the URL of its
 * folder. It is compiled from the sources by striking out their types, below `node_modules`, so that it finds what it
 * imports and nobody commits it.
 *
 * @param name - Of the copy's folder.
 * @param edits - `{ file, find, replace }`, applied to the sources: a mutant. Each must fit exactly once.
 */
export function buildServer(name, edits = []) {
  const folder = join(server, 'node_modules', '.cache', 'torture', `${name}-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  const left = new Set(edits);
  const sources = readdirSync(join(server, 'src'), { recursive: true });
  for (const file of sources) {
    if (!file.endsWith('.ts') || /\.test\./.test(file)) continue;
    let source = readFileSync(join(server, 'src', file), 'utf8');
    for (const edit of edits) {
      if (edit.file !== file.replaceAll('\\', '/')) continue;
      const parts = source.split(edit.find);
      if (parts.length !== 2) {
        throw new Error(`${edit.file} has ${parts.length - 1} times, not once: ${edit.find}`);
      }
      source = parts.join(edit.replace);
      left.delete(edit);
    }
    const target = join(folder, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, stripTypeScriptTypes(source));
  }
  for (const { file } of left) throw new Error(`There is no ${file} to be edited.`);
  return `${pathToFileURL(folder).href}/`;
}

/** Removes a copy. */
export function removeServer(build) {
  rmSync(fileURLToPath(build), { recursive: true, force: true });
}
