/**
 * Measures what the server promises, and prints one table:
 *
 *     node scripts/scoreboard/scoreboard.mjs [--quick] [--seed=N] [--row=name]… [--write]
 *
 * Each row is measured in a process of its own, in which the server is run from its sources, failpoints included. Exits
 * with 1 when a target is missed. `--quick` measures less of the same; `--write` keeps the table in docs/scoreboard.md,
 * `--built` spares the build.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runTool } from '../run-tool.mjs';
import { rowNames } from './row-names.mjs';
import { runRow } from './run-row-apart.mjs';
import { markOf, toDocument, toTable } from './table.mjs';

/** Rows that are measured at the same time, where time is not what they measure. */
const LANES = 2;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    row: { type: 'string', multiple: true },
    write: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
  },
});
const { quick } = values;
const seed = Number(values.seed);
const unknown = (values.row ?? []).find((name) => !rowNames.includes(name));
if (!Number.isSafeInteger(seed)) fail(`The seed must be an integer, not ${values.seed}.`);
if (unknown) fail(`There is no row “${unknown}”. Use one of: ${rowNames.join(', ')}.`);

const every = await Promise.all(
  rowNames.map(async (file) => {
    const { name, target, alone = false, full = false } = await import(`./rows/${file}.mjs`);
    return { file, name, target, alone, full };
  }),
);
const chosen = every.filter(({ file }) => values.row?.includes(file) ?? true);
if (!values.built && runTool('node', ['scripts/build.mjs']).status !== 0) process.exit(1);
console.log(`Scoreboard${quick ? ', quick' : ''}, seed ${seed}`);
const started = Date.now();
const results = new Map();
const rows = chosen.filter((row) => !(quick && row.full && !values.row));
for (const row of chosen) {
  if (!rows.includes(row)) results.set(row, { skipped: 'in the full scoreboard only' });
}
// What measures time has the machine to itself.
const together = rows.filter(({ alone }) => !alone);
await Promise.all(Array.from({ length: LANES }, () => drain(together)));
await drain(rows.filter(({ alone }) => alone));

const minutes = (Date.now() - started) / 60_000;
const lines = chosen.map((row) => ({ ...row, ...results.get(row) }));
console.log(`\n${toTable(lines)}\n\nSeed ${seed}, ${minutes.toFixed(1)} minutes.`);
if (values.write) {
  const file = fileURLToPath(new URL('../../docs/scoreboard.md', import.meta.url));
  // What was not asked for stands there as such.
  const all = every.map(
    (row) => lines.find((line) => line.file === row.file) ?? { ...row, skipped: 'not in this run' },
  );
  writeFileSync(file, toDocument(all, { seed, quick, minutes, rows: values.row }));
}
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const { skipped, passed } of lines)
  counts[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
const folder = fileURLToPath(new URL('../../test-results/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}scoreboard.json`, JSON.stringify(counts));
process.exitCode = counts.failed > 0 ? 1 : 0;

async function drain(list) {
  for (let row = list.shift(); row; row = list.shift()) {
    // oxlint-disable-next-line no-await-in-loop -- a lane runs one after the other
    const result = await runRow(row.file, { seed, quick });
    if (result.complaints) console.log(result.complaints);
    results.set(row, result);
    const { value = '', detail = '', skipped } = result;
    console.log(
      `${markOf(result)} ${row.name}: ${skipped ? `NOT RUN: ${skipped}` : value}  ${detail}`,
    );
  }
}

function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}
