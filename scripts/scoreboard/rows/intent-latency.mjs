import { createRequire } from 'node:module';
import { startProcess } from '../../torture/start-process.mjs';
import { ORIGIN } from '../../torture/open-shop.mjs';
import { createRandom } from '../../torture/random.mjs';

export const name =
  'POST /payment-intents: latency by that of a bare stripe-node create; Stripe calls';
export const target = '≤ 1.15; 1';
export const alone = true;
/** Measures time: not in `npm test`, which runs on machines that are busy with something else. */
export const full = true;

/** How long each answer of Stripe takes, in milliseconds: real ones take many times as long. */
const STRIPE_TAKES = 100;

/** One after the other, in turns, on one sandbox that takes its time as Stripe does; the medians. */
export async function run({ seed, quick, build }) {
  const random = createRandom(seed);
  const sandbox = await startProcess('sandbox-process.mjs', { delay: STRIPE_TAKES });
  const store = await startProcess('store-process.mjs', {
    build,
    sandbox: sandbox.ready,
    ledger: { kind: 'node:sqlite', file: ':memory:' },
  });
  const { url, keys } = sandbox.ready;
  const Stripe = createRequire(new URL('../../../packages/server/package.json', import.meta.url))(
    'stripe',
  );
  const { hostname, port } = new URL(url);
  const stripe = new Stripe(keys.secret, {
    host: hostname,
    port,
    protocol: 'http',
    telemetry: false,
  });
  const base = `http://127.0.0.1:${store.ready.port}/api/store`;
  try {
    const { default_price: price } = await (await fetch(`${base}/products/prod_demo_mug`)).json();
    const ours = async () => {
      const response = await fetch(`${base}/payment-intents`, {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'application/json' },
        body: JSON.stringify({ attempt_id: random.uuid(), line_items: [{ price, quantity: 1 }] }),
      });
      await response.arrayBuffer();
      if (response.status !== 201) throw new Error(`It answered ${response.status}.`);
    };
    const theirs = () => stripe.paymentIntents.create({ amount: 1800, currency: 'usd' });
    const times = { ours: [], theirs: [] };
    const count = quick ? 15 : 60;
    await ours();
    await theirs();
    const before = await sandbox.call('counts');
    for (let round = 0; round < count; round++) {
      // oxlint-disable-next-line no-await-in-loop -- in turns
      times.ours.push(await timed(ours));
      // oxlint-disable-next-line no-await-in-loop -- as above
      times.theirs.push(await timed(theirs));
    }
    const calls = ((await sandbox.call('counts')).requests - before.requests) / count - 1;
    const ratio = median(times.ours) / median(times.theirs);
    return {
      value: `${ratio.toFixed(2)}; ${calls.toFixed(0)}`,
      passed: ratio <= 1.15 && calls === 1,
      detail: `${median(times.ours).toFixed(1)} and ${median(times.theirs).toFixed(1)} ms, where each answer of Stripe takes ${STRIPE_TAKES} ms`,
    };
  } finally {
    for (const each of [store, sandbox]) void each.kill();
  }
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
}
