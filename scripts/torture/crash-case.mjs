import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { countOverlaps, readEffects } from './effects.mjs';
import { freePort } from '../free-port.mjs';
import { ORIGIN } from './open-shop.mjs';
import { startProcess } from './start-process.mjs';

/** How far a restarted store's clock has moved on, in milliseconds: further than any claim lasts. */
const RESTART = 60_000;
const MUG = 'prod_demo_mug';
const HOUR = 3_600_000;
/** Units that there are, where they are counted. */
const UNITS = 50;
let cases = 0;

/**
 * Sells to a few buyers while the store is killed at one failpoint; starts it again, lets webhooks be repeated and
 * `reconcile` run, and looks what became of every order.
 *
 * @param lane - `{ sandbox }`, a sandbox's process, used by one case at a time.
 * @param crash - `{ name, hit }`; nothing dies without it.
 * @returns `problems`: a sentence per invariant that does not hold; `hits` of every failpoint; `died`.
 */
export async function crashCase({ build, lane, ledger, effects, crash }) {
  const { sandbox } = lane;
  const shop = `case${++cases}x${process.pid}`;
  const port = await freePort();
  const endpoint = await sandbox.call('api', {
    method: 'POST',
    path: 'webhook_endpoints',
    parameters: { url: `http://127.0.0.1:${port}/api/store/webhooks`, enabled_events: { 0: '*' } },
  });
  lane.ahead ??= 0;
  const keeper = await keepStore({ build, lane, ledger, effects, crash, shop, port, endpoint });
  const problems = [];
  try {
    const isCounted = ledger.kind !== 'stripeLedger';
    if (isCounted) await keeper.call('stock', { name: 'set', given: [MUG, UNITS] });
    const orders = await sell(keeper, sandbox, shop);
    await drain(keeper, lane, orders, effects);
    problems.push(...(await judge(keeper, sandbox, orders, effects)));
    if (isCounted) problems.push(...(await judgeStock(keeper, orders)));
    return { problems, hits: await keeper.hits(), died: keeper.deaths.size };
  } finally {
    await keeper.stop();
    await sandbox.call('api', { method: 'DELETE', path: `webhook_endpoints/${endpoint.id}` });
    rmSync(effects, { force: true });
  }
}

/** A store that is started again whenever it dies. */
async function keepStore({ build, lane, ledger, effects, crash, shop, port, endpoint }) {
  const { sandbox } = lane;
  const deaths = new Map();
  let isOver = false;
  let current;
  const start = async (how) => {
    const store = await startProcess('store-process.mjs', {
      build,
      sandbox: sandbox.ready,
      ledger,
      effects,
      port,
      webhookSecrets: [endpoint.secret],
      clock: { skew: RESTART * deaths.size },
      // Stripe's clock has been moved on by the cases before.
      ahead: lane.ahead,
      ...how,
      options: { shop },
    });
    void watch(store);
    return store;
  };
  const watch = async (store) => {
    const { at } = await store.gone;
    deaths.set(store.pid, at);
    if (!isOver) current = start({});
  };
  current = start({ crash });
  await current;
  return {
    port,
    deaths,
    /** Calls the store's process, once more if it dies over it. */
    async call(name, given) {
      for (;;) {
        try {
          // oxlint-disable-next-line no-await-in-loop -- again only after a death
          return await (await current).call(name, given);
        } catch (error) {
          if (error.name !== 'ProcessDied') throw error;
        }
        // oxlint-disable-next-line no-await-in-loop -- until the next one is there
        await sleep(20);
      }
    },
    /** A request to the store, sent again while there is none. */
    async fetch(method, path, body) {
      for (;;) {
        try {
          // oxlint-disable-next-line no-await-in-loop -- again only after a death
          await current;
          // oxlint-disable-next-line no-await-in-loop -- as above
          const response = await fetch(`http://127.0.0.1:${port}/api/store/${path}`, {
            method,
            headers: { origin: ORIGIN, 'content-type': 'application/json' },
            ...(body && { body: JSON.stringify(body) }),
          });
          // oxlint-disable-next-line no-await-in-loop -- as above
          const answer = await response.json();
          if (response.status < 500) return answer;
        } catch {
          // The process has died over it.
        }
        // oxlint-disable-next-line no-await-in-loop -- as above
        await sleep(20);
      }
    },
    hits: async () => (await current).call('hits'),
    async stop() {
      isOver = true;
      await (await current).kill();
    },
  };
}

/** Two buyers of each kind. Those that leave are written down as such. */
async function sell(keeper, sandbox, shop) {
  const orders = [];
  const { prices, default_price: price } = await keeper.fetch('GET', `products/${MUG}`);
  const { unit_amount: each } = prices.find(({ id }) => id === price);
  for (let round = 0; round < 2; round++) {
    for (const kind of ['intent', 'session', 'leaves', 'intent-leaves']) {
      const flow = kind.startsWith('intent') ? 'payment-intents' : 'checkout-sessions';
      const wish = {
        attempt_id: `${shop}-${kind}-${round}-0000000000`,
        line_items: [{ price, quantity: 1 + round }],
        ...(flow === 'checkout-sessions' && { ui_mode: 'hosted_page' }),
      };
      // Twice, as a page does that got no answer.
      // oxlint-disable-next-line no-await-in-loop -- buyers follow each other, so that the second hit is the second's
      await keeper.fetch('POST', flow, wish);
      // oxlint-disable-next-line no-await-in-loop -- as above
      const { id, ...answer } = await keeper.fetch('POST', flow, wish);
      if (id === undefined) throw new Error(`The store answered ${JSON.stringify(answer)}.`);
      orders.push({
        id,
        isPaid: !kind.endsWith('leaves'),
        due: each * (1 + round),
        units: 1 + round,
      });
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (kind === 'intent') await confirm(sandbox, id);
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (kind === 'session') await sandbox.call('pay', { id });
      // The webhook of one is over before the next one begins.
      // oxlint-disable-next-line no-await-in-loop -- as above
      await sandbox.call('flush');
      // oxlint-disable-next-line no-await-in-loop -- as above
      await keeper.fetch('GET', `orders/${id}`);
    }
  }
  return orders;
}

function confirm(sandbox, id) {
  return sandbox.call('api', {
    method: 'POST',
    path: `payment_intents/${id}/confirm`,
    parameters: { payment_method: 'pm_card_visa', return_url: ORIGIN },
  });
}

/** Lets time pass at Stripe: webhooks come again, what was left expires. */
async function drain(keeper, lane, orders, effects) {
  const { sandbox } = lane;
  const isDone = () => {
    const runs = readEffects(effects, keeper.deaths);
    const paid = orders.filter(({ isPaid }) => isPaid);
    return paid.every(({ id }) => runs.get(id)?.some(({ died }) => !died));
  };
  for (let round = 0; round < 6; round++) {
    // oxlint-disable-next-line no-await-in-loop -- time passes step by step
    await sandbox.call('advance', { milliseconds: round < 4 ? HOUR / 4 : 13 * HOUR });
    lane.ahead += round < 4 ? HOUR / 4 : 13 * HOUR;
    // oxlint-disable-next-line no-await-in-loop -- as above
    await sandbox.call('flush');
    // oxlint-disable-next-line no-await-in-loop -- as above
    await keeper.call('reconcile', { ahead: lane.ahead });
    if (round > 4 && isDone()) return;
  }
}

async function judge(keeper, sandbox, orders, effects) {
  const problems = [];
  const runs = readEffects(effects, keeper.deaths);
  const list = (path) => sandbox.call('list', { path });
  const known = new Map([
    ...(await list('payment_intents')).map((intent) => [intent.id, intent]),
    ...(await list('checkout/sessions')).map((session) => [session.id, session]),
  ]);
  for (const { id, isPaid, due } of orders) {
    const object = known.get(id);
    const own = runs.get(id) ?? [];
    const attempt = object?.metadata.storetag_attempt;
    const payments = [...known.values()].filter(
      (each) =>
        each.object === 'payment_intent' &&
        each.status === 'succeeded' &&
        each.metadata.storetag_attempt === attempt,
    );
    if (payments.length !== (isPaid ? 1 : 0))
      problems.push(`I1 ${id}: ${payments.length} payments`);
    if (payments.some(({ amount_received: sum }) => sum !== due)) problems.push(`I2 ${id}`);
    if (isPaid && !own.some(({ died }) => !died)) problems.push(`I3 ${id}: paid, not done`);
    if (!isPaid && own.length > 0) problems.push(`I5 ${id}: not paid, yet an effect`);
    if (own.length > 1 + keeper.deaths.size) problems.push(`I4 ${id}: ${own.length} runs`);
    if (new Set(own.map(({ key }) => key)).size > 1) problems.push(`I4 ${id}: several keys`);
  }
  if (countOverlaps(runs) > 0) problems.push('I4: callbacks overlapped');
  return problems;
}

/** Every unit is sold or back. */
async function judgeStock(keeper, orders) {
  const { available, held } = await keeper.call('stock', { name: 'get', given: [MUG] });
  const sold = orders.reduce((sum, { isPaid, units }) => sum + (isPaid ? units : 0), 0);
  return available === UNITS - sold && held === 0
    ? []
    : [`I6: ${available} available, ${held} held, ${sold} of ${UNITS} sold`];
}
