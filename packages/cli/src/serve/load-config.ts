import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StoreOptions } from '@storetag/server';
import { UsageError } from '../usage-error.js';

const names = ['store.config.js', 'store.config.mjs', 'store.config.ts'];

/**
 * Loads the store's options from the default export of a config file.
 *
 * @param file - The file; without it the first of `store.config.js`, `.mjs`, `.ts` that is in the working folder.
 * @returns the options; none when no file was named and there is none.
 * @throws {UsageError} when the named file is missing, or exports no object.
 */
export async function loadConfig(file: string | undefined): Promise<Partial<StoreOptions>> {
  const path =
    file === undefined ? names.map((name) => resolve(name)).find(existsSync) : resolve(file);
  if (path === undefined) return {};
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}. Check --config.`);
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
