/** Checks that `custom-elements.json` is what the analyzer makes of the sources today. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from './run-tool.mjs';

const folder = fileURLToPath(new URL('../packages/elements', import.meta.url));
const file = join(folder, 'custom-elements.json');
const kept = readFileSync(file, 'utf8');

const { status } = runTool(
  'cem',
  ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'],
  { cwd: folder, bins: join(folder, 'node_modules', '.bin') },
);
if (status !== 0) process.exit(status ?? 1);
if (readFileSync(file, 'utf8') !== kept) {
  console.error(
    'custom-elements.json was not up to date. It is now: run `pnpm manifest` and commit it.',
  );
  process.exit(1);
}
console.log('custom-elements.json is up to date.');
