import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applying } from '../bugs.mjs';

export const name = 'bugs of real shops that apply, each with a regression test of its number';
export const target = '100 %';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDERS = ['packages', 'examples/whole-path/src', 'examples/runtimes/src', 'scripts'];

/** Looks for `BUG-nn` in the titles of all tests. */
export async function run() {
  const named = new Set();
  for (const folder of FOLDERS) {
    for (const file of readdirSync(join(root, folder), { recursive: true })) {
      if (!/\.test\.(ts|mjs)$/.test(file) || /node_modules|[\\/]dist[\\/]/.test(file)) continue;
      const source = readFileSync(join(root, folder, file), 'utf8');
      for (const [, number] of source.matchAll(/BUG-(\d+)/g)) named.add(Number(number));
    }
  }
  const missing = applying.filter((number) => !named.has(number));
  return {
    value: `${applying.length - missing.length} of ${applying.length}`,
    passed: missing.length === 0,
    detail: missing.length > 0 ? `no test is called BUG-${missing.join(', BUG-')}` : '',
  };
}
