/** Checks that `custom-elements.json`, and what is made of it, are what the analyzer makes of the sources today. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from './run-tool.mjs';

const folder = fileURLToPath(new URL('../packages/elements', import.meta.url));
const files = [
  'custom-elements.json',
  'types/elements.d.ts',
  'vscode.html-custom-data.json',
  'web-types.json',
];
const read = () => files.map((file) => readFileSync(join(folder, file), 'utf8'));
const kept = read();

const { status } = runTool(
  'cem',
  ['analyze', '--config', 'custom-elements-manifest.config.mjs', '--quiet'],
  { cwd: folder, bins: join(folder, 'node_modules', '.bin') },
);
if (status !== 0) process.exit(status ?? 1);
const now = read();
const old = files.filter((_, index) => now[index] !== kept[index]);
if (old.length > 0) {
  console.error(
    `${old.join(', ')}: not up to date. It is now: run \`pnpm manifest\` and commit it.`,
  );
  process.exit(1);
}
console.log(`${files.join(', ')}: up to date.`);
