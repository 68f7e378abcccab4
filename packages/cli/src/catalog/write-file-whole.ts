import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from '../usage-error.js';

/**
 * Writes a text file whole or not at all: a reader sees the old text or the new, never half of it, whatever happens.
 *
 * @returns `false` when the file had that text already and was left alone.
 * @throws {UsageError} when its folder is missing.
 */
export async function writeFileWhole(file: string, text: string): Promise<boolean> {
  if ((await readIfThere(file)) === text) return false;
  const draft = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(draft, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new UsageError(
      `There is no folder ${dirname(file)}. Make it, or name another with --out.`,
    );
  }
  return true;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
