/**
 * Runs one row in a process of its own and prints its result as the last line, in JSON:
 *
 *     node scripts/scoreboard/run-row.mjs <file> [--seed=N] [--quick] [--build=URL]
 */
import { parseArgs } from 'node:util';
import { buildServer, removeServer } from '../torture/build-server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    quick: { type: 'boolean', default: false },
    build: { type: 'string' },
  },
});
const [file] = positionals;
const row = await import(new URL(`rows/${file}.mjs`, import.meta.url).href);
const build = values.build ?? buildServer(file);
const started = performance.now();
try {
  const result = await row.run({ seed: Number(values.seed), quick: values.quick, build });
  const seconds = (performance.now() - started) / 1000;
  console.log(`\n${JSON.stringify({ ...result, seconds })}`);
  process.exitCode = 0;
} finally {
  if (!values.build) removeServer(build);
}
process.exit();
