import { openShop } from '../../torture/open-shop.mjs';
import { createRandom } from '../../torture/random.mjs';

export const name = 'limiter memory with 1,000,000 addresses';
export const target = '< 8 MB';
export const alone = true;

const MOST = 8 * 1024 * 1024;

/** Requests from a million addresses, through the whole store; what of the heap is still there afterwards. */
export async function run({ seed, quick, build }) {
  const random = createRandom(seed);
  const count = quick ? 50_000 : 1_000_000;
  const shop = await openShop({ build, random, limits: {}, clientIp: addressOf });
  const ask = (address) =>
    shop.store.fetch(
      new Request('https://api.example/api/store/orders/none', { headers: { 'x-test': address } }),
    );
  await ask('192.0.2.1');
  const before = heap();
  for (let asked = 0; asked < count; asked++) {
    const [a, b, c, d] = [24, 16, 8, 0].map((shift) => ((asked * 977) >>> shift) & 255);
    // Every tenth is an IPv6 network.
    const address = asked % 10 ? `${a}.${b}.${c}.${d}` : `2001:db8:${a}${b}:${c}${d}::1`;
    // oxlint-disable-next-line no-await-in-loop -- one after the other: nothing but the limiter is to pile up
    await ask(address);
  }
  const grown = heap() - before;
  return {
    value: `${(grown / 1024 / 1024).toFixed(1)} MB`,
    passed: grown < MOST,
    detail: `${count} addresses`,
  };
}

function addressOf({ headers }) {
  return headers.get('x-test');
}

function heap() {
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
