/**
 * The rows of the scoreboard that break things, in full:
 *
 *     node scripts/torture/torture.mjs [--mutants] [--seed=N] [--quick]
 *
 * `--mutants` breaks the server itself instead, in one way after another, and wants a row red for each.
 */
import { runTool } from '../run-tool.mjs';

const given = process.argv.slice(2);
const rows = given.includes('--mutants')
  ? ['mutants']
  : [
      'double-charges',
      'crash-points',
      'overlapping-callbacks',
      'repeated-callbacks',
      'oversold',
      'webhook-storm',
      'dropped-webhooks',
    ];
const rest = given.filter((each) => each !== '--mutants');
const args = ['scripts/scoreboard/scoreboard.mjs', ...rows.map((row) => `--row=${row}`), ...rest];
process.exitCode = runTool('node', args).status ?? 1;
