import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bugs } from '../bugs.mjs';

export const name = 'real bugs that apply, each with a regression test of its number';
export const target = '100 %';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Looks for `BUG-<number>` in the titles of all tests. The tests themselves run in `npm test`. */
export function run() {
  const found = new Set(
    ['packages', 'examples/whole-path/src']
      .flatMap((folder) => testsBelow(folder))
      .flatMap(numbersOf),
  );
  const numbers = Object.keys(bugs).map(Number);
  const applying = numbers.filter((number) => typeof bugs[number] === 'string');
  const missing = applying.filter((number) => !found.has(number));
  return {
    value: `${applying.length - missing.length} of ${applying.length}`,
    passed: missing.length === 0 && numbers.length === 50,
    detail:
      missing.length > 0
        ? `without a test: ${missing.map((each) => `BUG-${each}`).join(', ')}`
        : '',
  };
}

function testsBelow(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((file) => /\.test\.ts$/.test(file) && !/node_modules|[\\/]dist[\\/]/.test(file))
    .map((file) => join(root, folder, file));
}

/** Numbers that stand in a quoted line, as titles do, and not in a comment. */
function numbersOf(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /['`][^'`]*BUG-\d/.test(line) && !/^\s*(\/\/|\*)/.test(line))
    .flatMap((line) => [...line.matchAll(/BUG-(\d+)/g)].map(([, number]) => Number(number)));
}
