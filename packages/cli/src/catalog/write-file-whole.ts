import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../usage-error.js';

/** @throws {UsageError} unless the file's folder is there. */
export async function checkFolder(file: string): Promise<void> {
  const folder = dirname(resolve(file));
  if ((await stat(folder).catch(() => undefined))?.isDirectory()) return;
  throw new UsageError(`There is no folder ${folder}. Make it, or name another with --out.`);
}

/**
 * Writes a text file whole or not at all: a reader sees the old text or the new, never half of it, whatever happens.
 *
 * @returns `false` when the file had that text already and was left alone.
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
    throw error;
  }
  return true;
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
