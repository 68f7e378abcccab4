import { inParallel } from '../../torture/in-parallel.mjs';
import { openShop } from '../../torture/open-shop.mjs';
import { createRandom } from '../../torture/random.mjs';

export const name = 'Stripe listings per 10,000 product views on 10 instances';
export const target = '≤ 1 per instance and refresh interval';

const INSTANCES = 10;
const VIEWS = 10_000;

/** Ten machines answer views of lists and of products; then the refresh interval is over, and they answer as many again. */
export async function run({ seed, quick, build }) {
  const random = createRandom(seed);
  let listings = 0;
  // A listing reads products and prices, page by page: the first page of the prices stands for it.
  const onCall = ({ url }) => {
    const { pathname, searchParams } = new URL(url);
    if (pathname === '/v1/prices' && !searchParams.has('starting_after')) listings++;
  };
  const first = await openShop({ build, random, onCall });
  const others = [];
  for (let made = 1; made < INSTANCES; made++) {
    // oxlint-disable-next-line no-await-in-loop -- a store after the other
    others.push(await openShop({ build, random, onCall, sandbox: first.sandbox }));
  }
  const shops = [first, ...others];
  const views = quick ? 2000 : VIEWS;
  let failed = 0;
  const paths = ['products', 'products?limit=5', 'products?search=mug', 'products/prod_demo_mug'];
  await inParallel(views, 40, async () => {
    const { status } = await random.pick(shops).call('GET', random.pick(paths));
    if (status !== 200) failed++;
  });
  const worst = listings / INSTANCES;
  return {
    value: `${worst.toFixed(1)} per instance`,
    passed: worst <= 1 && failed === 0,
    detail: `${views} views on ${INSTANCES} instances, ${listings} listings, ${failed} failed`,
  };
}
