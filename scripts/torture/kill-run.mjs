import { setTimeout as sleep } from 'node:timers/promises';
import { countOverlaps, readEffects } from './effects.mjs';
import { stampOf } from './stamp-of.mjs';
import { startProcess } from './start-process.mjs';

/** Longest that a callback may run, and about how long it does, in milliseconds. */
const CALLBACK = { timeout: 400, takes: 60 };
/** Paid orders that wait to be settled at any time. */
const AT_WORK = 60;

/**
 * Several stores on one ledger settle the same paid orders at once, while now and then one of them is killed and
 * started again; then whatever was left is settled, as repeated webhooks would.
 *
 * @param kills - How often one is killed; 0 for none.
 * @param count - Paid orders in all.
 * @param width - Stores at the same time.
 * @returns `orders`: ids; `runs`: what callbacks did, by order; `deaths`; `overlaps`; `undone`: orders without an effect
 *   that ended.
 */
export async function killRun({ build, random, ledger, effects, kills, count, width = 8 }) {
  const sandbox = await startProcess('sandbox-process.mjs', {});
  const deaths = new Map();
  const stores = [];
  const start = async (slot) => {
    const store = await startProcess('store-process.mjs', {
      build,
      sandbox: sandbox.ready,
      ledger,
      effects,
      callback: CALLBACK.takes,
      options: { onPaidTimeout: CALLBACK.timeout },
    });
    void store.gone.then(({ at }) => deaths.set(store.pid, at));
    stores[slot] = store;
  };
  try {
    await Promise.all(Array.from({ length: width }, (_, slot) => start(slot)));
    const orders = await sandbox.call('makePaid', { count, metadata: stampOf({ total: 1800 }) });
    const waiting = new Set(orders);
    const end = { isOver: false };
    const worker = async () => {
      while (!end.isOver && waiting.size > 0) {
        const id = random.pick([...waiting].slice(0, AT_WORK));
        // oxlint-disable-next-line no-await-in-loop -- that is what a worker is
        const result = await random
          .pick(stores)
          .call('settle', { id })
          .catch(() => 'died');
        if (result === 'settled') waiting.delete(id);
        // oxlint-disable-next-line no-await-in-loop -- the process is being started again
        if (result === 'died') await sleep(20);
      }
    };
    const workers = Array.from({ length: width * 2 }, worker);
    for (let killed = 0; killed < kills && waiting.size > 0; killed++) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await sleep(random.integer(60, 160));
      const slot = random.integer(0, width - 1);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await stores[slot].kill();
      // oxlint-disable-next-line no-await-in-loop -- as above
      await start(slot);
    }
    const killed = deaths.size;
    // What is left over waits for its claims to end.
    const patience = sleep(kills > 0 ? 40_000 : 60_000).then(() => (end.isOver = true));
    await Promise.race([Promise.all(workers), patience]);
    end.isOver = true;
    const runs = readEffects(effects, new Map(deaths));
    const undone = orders.filter((id) => !runs.get(id)?.some(({ died }) => !died)).length;
    return { orders, runs, deaths: killed, overlaps: countOverlaps(runs), undone };
  } finally {
    for (const each of [...stores, sandbox]) void each.kill();
  }
}
