import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from './run-tool.mjs';
import { stripFailpoints } from './strip-failpoints.mjs';

/**
 * Builds everything: `tsc -b` the packages (type-checked, incremental), without the server's failpoints; rollup the scripts for browsers.
 * Rollup is left out when nothing that it reads is newer than what it wrote.
 */
const root = fileURLToPath(new URL('..', import.meta.url));

run('tsc', ['-b']);
stripFailpoints();
if (newest(inputs()) > oldest(outputs())) {
  // Of the files of an earlier build, some may have another name now.
  rmSync(join(root, 'packages/elements/dist/storetag'), { recursive: true, force: true });
  run('rollup', ['-c', '--silent']);
}

function run(command, args) {
  const { status } = runTool(command, args);
  if (status !== 0) process.exit(status ?? 1);
}

function inputs() {
  return [
    ...filesBelow('packages/elements/dist', /\.js$/).filter(
      (file) => !/dist[\\/]storetag(\.js$|[\\/])/.test(file),
    ),
    ...filesBelow('packages/protocol/dist', /\.js$/),
    ...filesBelow('packages/sandbox/dist/browser', /\.js$/),
    join(root, 'rollup.config.mjs'),
    join(root, 'pnpm-lock.yaml'),
  ];
}

function outputs() {
  const entries = filesBelow('packages/sandbox/dist/browser/entries', /(?<!\.test)\.js$/);
  return [
    join(root, 'packages/elements/dist/storetag.js'),
    join(root, 'packages/elements/dist/storetag/checkout.js'),
    ...entries.map((file) => file.replace(/browser([\\/])entries/, 'assets')),
  ];
}

function filesBelow(folder, pattern) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true })
    .map((file) => join(path, file))
    .filter((file) => pattern.test(file));
}

function newest(files) {
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}

/** Time of the oldest file; the beginning of time when one is missing. */
function oldest(files) {
  return Math.min(...files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0));
}
