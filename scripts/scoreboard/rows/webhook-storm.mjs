import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countOverlaps, readEffects } from '../../torture/effects.mjs';
import { inParallel } from '../../torture/in-parallel.mjs';
import { WEBHOOK_SECRET } from '../../torture/open-shop.mjs';
import { createRandom } from '../../torture/random.mjs';
import { eventOf, signEvent } from '../../torture/sign-event.mjs';
import { stampOf } from '../../torture/stamp-of.mjs';
import { startProcess } from '../../torture/start-process.mjs';

export const name = 'effects of webhooks × 5 duplicates × 3 instances, shuffled';
export const target = 'exactly one per order (10,000)';

const INSTANCES = 3;
const COPIES = 5;
/** Where orders would have effects and must not: another shop's, test mode seen by live, unpaid. */
const FOREIGN = 20;

/** Paid orders, each told of five times to whichever of three stores on one database, in any order. */
export async function run({ seed, quick, build }) {
  const random = createRandom(seed);
  const count = quick ? 400 : 10_000;
  const folder = mkdtempSync(join(tmpdir(), 'storetag-storm-'));
  const sandbox = await startProcess('sandbox-process.mjs', {});
  const effects = join(folder, 'effects');
  const start = (number) =>
    startProcess('store-process.mjs', {
      build,
      sandbox: sandbox.ready,
      ledger: { kind: 'node:sqlite', file: join(folder, 'store.db') },
      effects,
      // Two of the clocks are wrong by two minutes, one either way.
      clock: { skew: (number - 1) * 120_000 },
    });
  const stores = [await start(0), await start(1), await start(2)];
  try {
    const ids = await sandbox.call('makePaid', { count, metadata: stampOf({ total: 1800 }) });
    const foreign = await sandbox.call('makePaid', {
      count: FOREIGN,
      metadata: stampOf({ total: 1800, shop: 'another' }),
    });
    const events = random.shuffle([
      ...ids.flatMap((id) => Array.from({ length: COPIES }, () => ({ id }))),
      ...ids.slice(0, FOREIGN).map((id) => ({ id, livemode: true })),
      ...foreign.map((id) => ({ id, shop: 'another' })),
      // Its stamp in the event is ours, at Stripe it is not.
      ...foreign.map((id) => ({ id })),
    ]);
    // Paid with another sum than they were sold for.
    const others = await sandbox.call('makePaid', {
      count: FOREIGN,
      metadata: stampOf({ total: 1700 }),
    });
    await inParallel(others.length, 4, async (index) => {
      await send(random.pick(stores).ready.port, { id: others[index] });
    });
    let resent = 0;
    await inParallel(events.length, 24, async (index) => {
      for (let tried = 0; tried < 30; tried++) {
        const { port } = random.pick(stores).ready;
        // oxlint-disable-next-line no-await-in-loop -- again until it is taken, as Stripe does
        if ((await send(port, events[index])) === 200) return;
        resent++;
      }
      throw new Error(`The event of ${events[index].id} was never taken.`);
    });
    const orders = readEffects(effects);
    const exactlyOnce = ids.filter((id) => orders.get(id)?.length === 1).length;
    const strangers = [...orders.keys()].filter((id) => !ids.includes(id)).length;
    const overlaps = countOverlaps(orders);
    return {
      value: `${exactlyOnce} of ${count}`,
      passed: exactlyOnce === count && strangers + overlaps === 0,
      detail: `${events.length} deliveries to ${INSTANCES} processes with clocks ±2 min, ${resent} resent; effects for foreign or mispaid orders: ${strangers}; overlapping: ${overlaps}`,
    };
  } finally {
    for (const each of [...stores, sandbox]) void each.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function send(port, { id, livemode = false, shop }) {
  const object = { id, object: 'payment_intent', metadata: stampOf({ total: 1800, shop }) };
  const payload = eventOf('payment_intent.succeeded', object, { livemode });
  const response = await fetch(`http://127.0.0.1:${port}/api/store/webhooks`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'stripe-signature': signEvent(payload, WEBHOOK_SECRET),
    },
    body: payload,
  });
  await response.arrayBuffer();
  return response.status;
}
