import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StoreOptions } from '@storetag/server';
import { UsageError } from '../usage-error.js';

const names = ['store.config.js', 'store.config.mjs', 'store.config.ts'];

/**
 * Path of the config file: the named one, else the first of `store.config.js`, `.mjs`, `.ts` in the working folder.
 *
 * @throws {UsageError} when the named file is missing.
 */
export function findConfig(file: string | undefined): string | undefined {
  if (file === undefined) return names.map((name) => resolve(name)).find(existsSync);
  const path = resolve(file);
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}. Check --config.`);
  return path;
}

/**
 * Loads the store's options from the default export of a config file.
 *
 * @throws {UsageError} when it exports no object.
 */
export async function loadConfig(path: string): Promise<Partial<StoreOptions>> {
  const loaded: unknown = await import(pathToFileURL(path).href);
  if (!isConfigModule(loaded)) {
    throw new UsageError(
      `${path} must have the store's options as its default export, as in \`export default { … }\`.`,
    );
  }
  return loaded.default;
}

/** `createStore` checks each option itself, so an object is all that is asked for here. */
function isConfigModule(loaded: unknown): loaded is { default: Partial<StoreOptions> } {
  if (typeof loaded !== 'object' || loaded === null || !('default' in loaded)) return false;
  return typeof loaded.default === 'object' && loaded.default !== null;
}
