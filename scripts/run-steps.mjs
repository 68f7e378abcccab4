import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from './run-tool.mjs';

const results = fileURLToPath(new URL('../test-results', import.meta.url));

/**
 * Runs one program after another; then prints one table and, as the last line, how many passed and failed over all.
 * Exits with 1 when anything failed.
 *
 * @param steps - Each is a program, or the reason why it is `missing`. `counts` is the file in which a test runner leaves
 *   its numbers; after a `needed` one that failed nothing else runs.
 */
export function runSteps(steps) {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results);

  const rows = [];
  for (const step of steps) {
    const { name, run, missing, env = {}, needed } = step;
    if (missing) {
      console.log(`\n\u001B[1m── ${name}\u001B[0m  NOT RUN: ${missing}`);
      rows.push({ name, missing, passed: 0, failed: 0, skipped: 0, seconds: 0 });
      continue;
    }
    console.log(`\n\u001B[1m── ${name}\u001B[0m  ${run.join(' ')}`);
    const started = Date.now();
    const [program, ...args] = run;
    const options = { env: { ...process.env, ...env } };
    const { status } = runTool(program, args, options);
    const counts = count(step, status);
    const { lost = [] } = counts;
    if (lost.length > 0) {
      console.log(
        `\nThe browser went away in ${lost.length} test files, which run again: ${lost.join(', ')}`,
      );
      const again = runTool(program, [...args, '--files', ...lost], options);
      const { passed, failed, skipped, lost: gone = [] } = count(step, again.status);
      counts.passed += passed;
      counts.failed += failed + gone.length;
      counts.skipped += skipped;
    }
    rows.push({ name, seconds: (Date.now() - started) / 1000, ...counts });
    if (needed && status !== 0) break;
  }

  console.log('\nWhat ran');
  for (const row of rows) console.log(`  ${lineOf(row)}`);
  const notRun = rows.filter(({ missing }) => missing).map(({ name }) => name);
  if (notRun.length > 0)
    console.log(`\nNOT RUN, because it is not installed: ${notRun.join(', ')}`);
  const total = (key) => rows.reduce((sum, row) => sum + row[key], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  process.exitCode = total('failed') > 0 ? 1 : 0;
}

function lineOf({ name, missing, passed, failed, skipped, seconds }) {
  if (missing) return `! ${name.padEnd(24)} NOT RUN: ${missing}`;
  const numbers = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
  return `${failed ? '✗' : '✓'} ${name.padEnd(24)} ${numbers.padEnd(36)} ${seconds.toFixed(1)} s`;
}

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
    lost: read.lost ?? [],
  };
  if (status !== 0 && tests.failed === 0 && tests.lost.length === 0) tests.failed = 1;
  return tests;
}
