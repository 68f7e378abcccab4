/** Checks each package as npm would publish it: publint, and the types as every resolver sees them. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from './run-tool.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
// The set-up put pnpm there.
const toolBins = join(root, '.tools', 'node_modules', '.bin');
const packed = mkdtempSync(join(tmpdir(), 'storetag-packages-'));
let failed = false;

for (const name of ['protocol', 'elements', 'server', 'sandbox', 'cli']) {
  const folder = join(root, 'packages', name);
  check('publint', ['--strict', folder]);
  check('pnpm', ['pack', '--pack-destination', packed, '--silent'], {
    cwd: folder,
    bins: toolBins,
  });
}
for (const tarball of readdirSync(packed)) {
  // Files that are no module, such as storetag.js for a script tag, have no types to look at.
  check('attw', [
    join(packed, tarball),
    '--profile=esm-only',
    '--format=ascii',
    '--no-emoji',
    '--exclude-entrypoints',
    'storetag.js',
    'storetag/checkout.js',
    'custom-elements.json',
    'vscode.html-custom-data.json',
    'web-types.json',
    // Types only, which the examples check.
    'jsx',
    'svelte',
    'vue',
  ]);
}
rmSync(packed, { recursive: true });
process.exitCode = failed ? 1 : 0;

function check(program, args, options = {}) {
  const { status, stdout, stderr } = runTool(program, args, {
    encoding: 'utf8',
    stdio: 'pipe',
    ...options,
  });
  if (status === 0) return;
  failed = true;
  console.error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
}
