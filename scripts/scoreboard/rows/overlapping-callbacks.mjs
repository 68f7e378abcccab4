import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachLedger } from '../../torture/each-ledger.mjs';
import { killRun } from '../../torture/kill-run.mjs';
import { createRandom } from '../../torture/random.mjs';

export const name =
  'overlapping callbacks under kill -9, 8 processes; paid orders neither done nor retriable';
export const target = '0 and 0 in at least 200 kills';

/** Kills of each ledger; three of them make 200. */
const KILLS = { quick: 12, full: 70 };

/** Eight stores settle the same orders and are killed at random; in the end every order must be done, never twice at once. */
export async function run({ seed, quick, build }) {
  const random = createRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'storetag-kill-'));
  const tally = { kills: 0, overlaps: 0, undone: 0, orders: 0, repeats: 0 };
  const kinds = [];
  try {
    const notes = await eachLedger(build, { quick, folder }, async ({ kind, fresh }) => {
      const { orders, runs, deaths, overlaps, undone } = await killRun({
        build,
        random,
        ledger: await fresh(),
        effects: join(folder, `effects-${kinds.length}`),
        kills: quick ? KILLS.quick : KILLS.full,
        count: quick ? 150 : 1200,
        width: quick ? 4 : 8,
      });
      kinds.push(kind);
      tally.kills += deaths;
      tally.overlaps += overlaps;
      tally.undone += undone;
      tally.orders += orders.length;
      tally.repeats += [...runs.values()].filter((list) => list.length > 1).length;
    });
    const { kills, overlaps, undone, orders, repeats } = tally;
    const enough = quick ? KILLS.quick : 200;
    return {
      value: `${overlaps} and ${undone} in ${kills} kills`,
      passed: overlaps + undone === 0 && kills >= enough && notes.length === 0,
      detail: [
        `${kinds.join(', ')}; ${orders} orders, ${repeats} run again after a kill`,
        ...notes,
      ].join('; '),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
