import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of the first of these programs on the PATH, then of the first of these files; `undefined` when there is none. */
export function findProgram(names, files = []) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...files,
  ];
  return candidates.find((candidate) => existsSync(candidate));
}
