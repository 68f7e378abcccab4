/**
 * What `npm test` runs once everything is set up: type-check and build, the checks, every test; then one table and,
 * as its last line, how many passed and failed over all runners. Exits with 1 when anything failed.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from './run-tool.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'test-results');

/** Each is one program; `counts` is the file in which a test runner leaves its numbers. */
const steps = [
  { name: 'types and build', run: ['node', 'scripts/build.mjs'], needed: true },
  { name: 'lint', run: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', run: ['oxfmt', '--check'] },
  { name: 'package boundaries', run: ['node', 'scripts/check-boundaries.mjs'] },
  { name: 'imports in plain Node', run: ['node', 'scripts/check-node-imports.mjs'] },
  { name: 'custom-elements.json', run: ['node', 'scripts/check-manifest.mjs'] },
  { name: 'published packages', run: ['node', 'scripts/check-packages.mjs'] },
  { name: 'unused code', run: ['knip', '--no-progress'] },
  { name: 'size', run: ['size-limit'] },
  { name: 'elements in Chromium', run: ['wtr'], counts: 'elements-chromium.json' },
  ...['packages', 'whole-path'].map((project) => ({
    name: project === 'packages' ? 'packages in Node' : 'whole path in Chromium',
    run: [
      'vitest',
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=test-results/${project}.json`,
    ],
    counts: `${project}.json`,
  })),
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results);

const rows = [];
for (const step of steps) {
  console.log(`\n\u001B[1m── ${step.name}\u001B[0m  ${step.run.join(' ')}`);
  const started = Date.now();
  const [program, ...args] = step.run;
  const { status } = runTool(program, args);
  rows.push({ name: step.name, seconds: (Date.now() - started) / 1000, ...count(step, status) });
  if (step.needed && status !== 0) break;
}

console.log('\nWhat ran');
for (const { name, passed, failed, skipped, seconds } of rows) {
  const numbers = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
  console.log(
    `  ${failed ? '✗' : '✓'} ${name.padEnd(24)} ${numbers.padEnd(36)} ${seconds.toFixed(1)} s`,
  );
}
const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;

/** A check counts as one; a test runner as its tests, and as one failure more when it failed without saying where. */
function count({ counts }, status) {
  const none = { passed: 0, failed: 0, skipped: 0 };
  if (!counts) return status === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
  const file = join(results, counts);
  if (!existsSync(file)) return { ...none, failed: 1 };
  const read = JSON.parse(readFileSync(file, 'utf8'));
  const tests = {
    passed: read.numPassedTests ?? read.passed,
    failed: read.numFailedTests ?? read.failed,
    skipped: read.numPendingTests ?? read.skipped,
  };
  if (status !== 0 && tests.failed === 0) tests.failed = 1;
  return tests;
}
