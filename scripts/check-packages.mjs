/** Checks each package as npm would publish it: publint, and the types as every resolver sees them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const packed = mkdtempSync(join(tmpdir(), 'storetag-packages-'));
let failed = false;

for (const name of ['protocol', 'elements', 'server', 'sandbox', 'cli']) {
  const folder = join(root, 'packages', name);
  check(bin('publint'), ['--strict', folder]);
  check('pnpm', ['pack', '--pack-destination', packed, '--silent'], folder);
}
for (const tarball of readdirSync(packed)) {
  // Files that are no module, such as storetag.js for a script tag, have no types to look at.
  check(bin('attw'), [
    join(packed, tarball),
    '--profile=esm-only',
    '--format=ascii',
    '--no-emoji',
    '--exclude-entrypoints',
    'storetag.js',
    'storetag-checkout.js',
    'custom-elements.json',
  ]);
}
rmSync(packed, { recursive: true });
process.exitCode = failed ? 1 : 0;

function check(program, args, cwd = root) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  failed = true;
  console.error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
}
