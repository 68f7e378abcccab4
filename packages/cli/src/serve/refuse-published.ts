import { relative, resolve } from 'node:path';
import { UsageError } from '../usage-error.js';

/**
 * Refuses to serve a folder that holds a file which nobody may read.
 *
 * @throws {UsageError} naming both, and the mend.
 */
export function refusePublished(folder: string | undefined, file: string | undefined): void {
  if (folder === undefined || file === undefined) return;
  const path = relative(resolve(folder), resolve(file));
  if (path.startsWith('..') || path === '') return;
  throw new UsageError(
    `${file} lies in ${folder}, whose files everybody can read. Put it elsewhere, or serve another folder.`,
  );
}
