import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachLedger } from '../../torture/each-ledger.mjs';
import { killRun } from '../../torture/kill-run.mjs';
import { createRandom } from '../../torture/random.mjs';

export const name = 'repeated callbacks without crash, expiry or unknown acknowledgement';
export const target = '0';

/** Stores on one ledger settle the same paid orders at once, each again and again, and none of them dies. */
export async function run({ seed, quick, build }) {
  const random = createRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'storetag-repeat-'));
  const tally = { repeats: 0, orders: 0, undone: 0 };
  const kinds = [];
  try {
    const notes = await eachLedger(build, { quick, folder }, async ({ kind, fresh }) => {
      const { orders, runs, undone } = await killRun({
        build,
        random,
        ledger: await fresh(),
        effects: join(folder, `effects-${kinds.length}`),
        kills: 0,
        count: quick ? 200 : 1000,
        width: quick ? 3 : 8,
      });
      kinds.push(kind);
      tally.orders += orders.length;
      tally.undone += undone;
      for (const list of runs.values()) if (list.length > 1) tally.repeats++;
    });
    return {
      value: `${tally.repeats} of ${tally.orders}`,
      passed: tally.repeats + tally.undone + notes.length === 0,
      detail: [`${kinds.join(', ')}; not done in the end: ${tally.undone}`, ...notes].join('; '),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
