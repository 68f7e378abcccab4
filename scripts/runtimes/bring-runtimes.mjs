import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runtimePackages, runtimesFolder } from './runtimes.mjs';

const stamp = join(runtimesFolder, runtimePackages.join(' ').replaceAll(/[^\w@.]+/g, '_'));

/** Whether all runtimes are installed. */
export const hasRuntimes = () => existsSync(stamp);

/**
 * Installs the runtimes that the server is tested on, each from its npm package.
 *
 * @param npm - Runs npm with these arguments in that folder, and gives `status`.
 * @returns Whether that worked.
 */
export function bringRuntimes(npm) {
  mkdirSync(runtimesFolder, { recursive: true });
  writeFileSync(join(runtimesFolder, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = npm([...args, ...runtimePackages], runtimesFolder);
  if (status === 0) writeFileSync(stamp, '');
  return status === 0;
}
