import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../../../packages/sandbox/dist/index.js';
import { eachLedger } from '../../torture/each-ledger.mjs';
import { inParallel } from '../../torture/in-parallel.mjs';
import { openLedger } from '../../torture/open-ledger.mjs';
import { openShop } from '../../torture/open-shop.mjs';
import { createRandom } from '../../torture/random.mjs';
import { stampOf } from '../../torture/stamp-of.mjs';

export const name = 'settled orders per second, node:sqlite / PostgreSQL; p99';
export const target = '≥ 500 / ≥ 200; ≤ 10 / 25 ms';
export const alone = true;
/** Measures time: not in `npm test`, which runs on machines that are busy with something else. */
export const full = true;

const TARGETS = {
  'node:sqlite': { least: 500, most: 10, width: 2 },
  PostgreSQL: { least: 200, most: 25, width: 3 },
};

/** Reads a paid order from Stripe, claims it, runs the callback, acknowledges; Stripe is a sandbox in the same process. */
export async function run({ seed, quick, build }) {
  const folder = mkdtempSync(join(tmpdir(), 'storetag-speed-'));
  const found = [];
  try {
    const notes = await eachLedger(
      build,
      { quick, folder, kinds: Object.keys(TARGETS) },
      async ({ kind, fresh }) => {
        found.push({ kind, ...(await measure(kind, seed, quick, build, await fresh())) });
      },
    );
    const isMet = ({ kind, perSecond, p99 }) =>
      perSecond >= TARGETS[kind].least && p99 <= TARGETS[kind].most;
    return {
      value: `${found.map(({ perSecond }) => Math.round(perSecond)).join(' / ')}; ${found.map(({ p99 }) => p99.toFixed(1)).join(' / ')} ms`,
      passed: found.every(isMet) && notes.length === 0,
      detail: [found.map(({ kind }) => kind).join(', '), ...notes].join('; '),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(kind, seed, quick, build, ledger) {
  const random = createRandom(seed);
  const count = quick ? 600 : 3000;
  const sandbox = createSandbox({ products: 'none' });
  let effects = 0;
  const shop = await openShop({
    build,
    random,
    sandbox,
    ledger: await openLedger(build, ledger),
    onPaid: () => void effects++,
  });
  const ids = [];
  for (let made = 0; made < count + 100; made++) {
    // oxlint-disable-next-line no-await-in-loop -- it is one process
    const { id } = await shop.dashboard('POST', 'payment_intents', {
      amount: 1800,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_visa',
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      metadata: stampOf({ total: 1800 }),
    });
    ids.push(id);
  }
  // The first hundred are for the machine to become warm.
  for (const id of ids.splice(0, 100)) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await shop.store.settle(id);
  }
  const times = [];
  const started = performance.now();
  await inParallel(ids.length, TARGETS[kind].width, async (index) => {
    const from = performance.now();
    const settlement = await shop.store.settle(ids[index]);
    times.push(performance.now() - from);
    if (settlement !== 'settled') throw new Error(`It was ${settlement}.`);
  });
  const perSecond = (count / (performance.now() - started)) * 1000;
  if (effects !== count + 100) throw new Error(`${effects} effects of ${count + 100} orders.`);
  const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)];
  return { perSecond, p99 };
}
