/**
 * `pnpm bench:cards`: how long `<product-list>` takes for 1,000 cards, beside lit-html alone writing the same
 * HTML with the same styles; both in this run, by turns. From the products to the last card in the page and the next
 * frame. Groups of cards that are out of sight are not laid out by ours: that is how it keeps up.
 * Prints the ratio, and exits with 1 when it is above 1.5. `--runs=9` for more than seven runs of each.
 */
import { fileURLToPath } from 'node:url';
import resolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { launch, median } from './page/browser.mjs';

const CARDS = 1000;
const LIMIT = 1.5;
const runs = Number(/--runs=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 7);

const products = Array.from({ length: CARDS }, (_, index) => ({
  id: `prod_${index}`,
  name: `Thing ${index}`,
  description: 'Thrown, glazed and fired by hand, in a small number each year.',
  images: [],
  url: null,
  category: null,
  features: [],
  metadata: {},
  stock: null,
  prices: [
    {
      id: `price_${index}`,
      product: `prod_${index}`,
      currency: 'usd',
      unit_amount: 900 + index,
      recurring: null,
      custom_unit_amount: null,
      lookup_key: null,
      label: null,
    },
  ],
  default_price: `price_${index}`,
}));

const script = await bundle(fileURLToPath(new URL('cards.page.mjs', import.meta.url)));
const browser = await launch();
const times = { ours: [], floor: [] };
for (let run = 0; run < runs; run += 1) {
  for (const which of ['ours', 'floor']) times[which].push(await measure(which));
}
await browser.close();

const ratio = median(times.ours) / median(times.floor);
console.log(`${CARDS} cards, median of ${runs}`);
console.log(`lit-html alone, ms   ${median(times.floor).toFixed(0)}`);
console.log(`<product-list>, ms   ${median(times.ours).toFixed(0)}`);
console.log(`  … × lit-html       ${ratio.toFixed(2)} (at most ${LIMIT})`);
if (ratio > LIMIT) process.exitCode = 1;

async function measure(which) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // An origin, which the addresses of the store are relative to.
  await page.route('https://bench.test/', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><main></main>' }),
  );
  await page.goto('https://bench.test/');
  await page.addScriptTag({ type: 'module', content: script });
  const time = await page.evaluate(
    ([name, data]) => globalThis.measure[name](data),
    [which, products],
  );
  await page.close();
  return time;
}

async function bundle(input) {
  const built = await rollup({ input, plugins: [resolve()], onwarn() {} });
  const { output } = await built.generate({ format: 'es', inlineDynamicImports: true });
  return output[0].code;
}
