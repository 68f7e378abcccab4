import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashCase } from '../../torture/crash-case.mjs';
import { failpointsOf } from '../../torture/failpoints-of.mjs';
import { eachLedger } from '../../torture/each-ledger.mjs';
import { startProcess } from '../../torture/start-process.mjs';

export const name = 'crash points survived (failpoints × ledgers × first and second hit)';
export const target = 'all, at least 80';

const LEAST = 80;

/**
 * First a sale without a crash, which shows how often each failpoint is passed; then one for each failpoint and hit,
 * in which the store is killed there.
 */
export async function run({ quick, build }) {
  const folder = mkdtempSync(join(tmpdir(), 'storetag-crash-'));
  const lanes = [
    { sandbox: await startProcess('sandbox-process.mjs', { seed: 'crash0' }) },
    { sandbox: await startProcess('sandbox-process.mjs', { seed: 'crash1' }) },
  ];
  const tally = { cases: 0, survived: 0, problems: [], notReached: new Set(failpointsOf()) };
  const notes = await eachLedger(build, { quick, folder }, async (ledger) => {
    const files = {
      build,
      ledger: async () => ({ ...(await ledger.fresh()), clock: 'process' }),
      folder,
      kind: ledger.kind,
    };
    const dry = await oneCase(files, lanes[0], undefined);
    if (dry.problems.length > 0)
      tally.problems.push(`${ledger.kind}, no crash: ${dry.problems.join(', ')}`);
    const crashes = [];
    for (const [point, count] of Object.entries(dry.hits)) {
      tally.notReached.delete(point);
      for (const hit of quick ? [1] : [1, 2]) if (count >= hit) crashes.push({ name: point, hit });
    }
    await Promise.all(
      lanes.map(async (lane) => {
        for (let crash = crashes.shift(); crash; crash = crashes.shift()) {
          // oxlint-disable-next-line no-await-in-loop -- a lane has one case at a time
          const { problems, died } = await oneCase(files, lane, crash);
          if (died === 0) problems.push('it did not die');
          tally.cases++;
          if (problems.length === 0) tally.survived++;
          else
            tally.problems.push(
              `${ledger.kind}, ${crash.name} ${crash.hit}: ${problems.join(', ')}`,
            );
        }
      }),
    );
  });
  for (const { sandbox } of lanes) void sandbox.kill();
  rmSync(folder, { recursive: true, force: true });
  const { cases, survived, problems, notReached } = tally;
  if (notReached.size > 0) problems.push(`never reached: ${[...notReached].join(', ')}`);
  return {
    value: `${survived} of ${cases}`,
    passed: survived === cases && problems.length === 0 && cases >= (quick ? 8 : LEAST),
    detail: [...notes, ...problems.slice(0, 5)].join('; '),
  };
}

let files = 0;

async function oneCase({ build, ledger, folder }, lane, crash) {
  const effects = join(folder, `effects-${++files}`);
  return crashCase({ build, lane, ledger: await ledger(), effects, crash });
}
