import { setTimeout as sleep } from 'node:timers/promises';
import { openShop } from '../../torture/open-shop.mjs';
import { createRandom } from '../../torture/random.mjs';

export const name = '10-minute soak at 50 orders/s: heap slope';
export const target = '< 1 MB/min';
export const alone = true;
/** In the full scoreboard only. */
export const full = true;

const RATE = 50;
const MINUTES = 10;
/** The sandbox keeps every order: it is made anew so often, in orders, and what it takes is not counted. */
const RENEW = 1500;

/** Orders are begun, paid, told of and looked at, on and on; then a line is laid through the heap's size after collecting. */
export async function run({ seed, quick, build }) {
  const random = createRandom(seed);
  const minutes = quick ? 0.2 : MINUTES;
  const current = { sandbox: undefined };
  const shop = await openShop({
    build,
    random,
    stripe: { fetch: (input, init) => current.sandbox.fetch(new Request(input, init)) },
  });
  const { createSandbox } = await import('../../../packages/sandbox/dist/index.js');
  let price;
  const renew = async () => {
    current.sandbox = createSandbox();
    price ??= (await shop.call('GET', 'products/prod_demo_mug')).body.default_price;
  };
  await renew();
  const samples = [];
  const started = performance.now();
  let orders = 0;
  let failed = 0;
  while (performance.now() - started < minutes * 60_000) {
    const second = performance.now();
    for (let each = 0; each < RATE; each++) {
      // oxlint-disable-next-line no-await-in-loop -- a steady stream
      if (!(await order(shop, current.sandbox, random, price))) failed++;
      orders++;
    }
    if (orders % RENEW === 0) {
      current.sandbox = undefined;
      // oxlint-disable-next-line no-await-in-loop -- as above
      await renew();
      globalThis.gc();
      samples.push([(performance.now() - started) / 60_000, process.memoryUsage().heapUsed]);
    }
    // oxlint-disable-next-line no-await-in-loop -- until the second is over
    await sleep(Math.max(0, 1000 - (performance.now() - second)));
  }
  // The first minute is for what is kept once: compiled code, bounded maps that fill up.
  const slope = slopeOf(samples.filter(([minute]) => minute > 1)) / 1024 / 1024;
  return {
    value: `${slope.toFixed(2)} MB/min`,
    passed: slope < 1 && failed === 0,
    detail: `${orders} orders in ${minutes} minutes, ${failed} failed`,
  };
}

async function order({ call, store }, sandbox, random, price) {
  const { status, body } = await call('POST', 'checkout-sessions', {
    attempt_id: random.uuid(),
    line_items: [{ price, quantity: 1 }],
    ui_mode: 'hosted_page',
  });
  if (status !== 201) return false;
  sandbox.customer.pay(body.id);
  await call('GET', `orders/${body.id}`);
  return (await store.settle(body.id)) === 'settled';
}

/** Least squares. */
function slopeOf(points) {
  if (points.length < 2) return 0;
  const mean = (index) => points.reduce((sum, point) => sum + point[index], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  return over / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}
