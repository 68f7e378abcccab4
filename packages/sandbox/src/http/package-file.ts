import { readFile } from 'node:fs/promises';

/**
 * Reads a file that the package ships, such as `dist/assets/stripe.js`; `undefined` when it is not there.
 *
 * @param path - Relative to the package's folder.
 */
export async function packageFile(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    // Two steps up from `src/http` as from `dist/http`: tests run the one, users the other.
    return new Uint8Array(await readFile(new URL(`../../${path}`, import.meta.url)));
  } catch {
    return undefined;
  }
}
