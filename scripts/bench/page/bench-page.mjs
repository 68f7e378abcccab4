/**
 * `pnpm bench:page`: how fast a page with us is, beside one that is written by hand and can do no better; both in this
 * run. Prints ratios, and exits with 1 when a target is missed. `--runs=9` for more than five runs, `--mounts=1000` for
 * fewer than 10,000 mounts.
 */
import { fileURLToPath } from 'node:url';
import { benchSite } from './bench-site.mjs';
import { clicks, pages as clickPages } from './click.mjs';
import { firstProduct, pages as firstPages } from './first-product.mjs';
import { lighthouse } from './lighthouse.mjs';
import { mounts, pages as mountPages } from './mounts.mjs';

const runs = option('runs', 5);
const times = option('mounts', 10_000);
let missed = 0;

const site = await benchSite({
  pages: { ...firstPages, ...clickPages, ...mountPages },
  folder: fileURLToPath(new URL('../../../examples/static-site', import.meta.url)),
});
try {
  const { floor, ours, plain } = await firstProduct(site.url, runs);
  console.log(
    `Cold page to first product, “Slow 4G”, a quarter of the processor, median of ${runs}`,
  );
  row('by hand: one fetch and innerHTML, ms', floor.time);
  row('ours, ms', ours.time);
  row('  … × by hand', ours.time / floor.time, 1.25);
  row('ours without the preload, × by hand', plain.time / floor.time);
  row('layout shift, the worst of the runs', Math.max(ours.shift, plain.shift), 0);

  const click = await clicks(site.url, runs);
  console.log(`\nClick on buy, without the time of requests, median of ${runs}`);
  row('to Stripe’s page, ms of ours', click.page, 50);
  row('to Stripe’s frame in the form, ms of ours', click.form, 50);

  console.log(`\nHeap after ${times} mounts and unmounts, × before`);
  const tags = {
    'product-list': {},
    'product-card': { product: 'prod_1' },
    'product-price': { price: 'price_1' },
    'buy-button': { price: 'price_1' },
    'card-form': { price: 'price_1' },
    'shopping-cart': {},
    'cart-button': {},
    'order-status': {},
    'donation-form': { product: 'prod_1' },
    'manage-subscription': {},
  };
  for (const [tag, grown] of Object.entries(await mounts(site.url, tags, times))) {
    row(`<${tag}>`, grown, 1.02);
  }

  console.log('\nLighthouse on examples/static-site');
  const audit = await lighthouse(`${site.url}/`);
  if (!audit) console.log('Not measured: lighthouse could not be installed from npm.');
  for (const [title, score] of audit?.scores ?? []) row(title, score, undefined, 100);
  for (const failed of audit?.failed ?? []) console.log(`  not perfect: ${failed}`);
} finally {
  await site.close();
}
process.exitCode = missed > 0 ? 1 : 0;

function option(name, fallback) {
  const word = process.argv.find((each) => each.startsWith(`--${name}=`));
  return word ? Number(word.slice(name.length + 3)) : fallback;
}

function row(name, value, most, least) {
  const isMissed = value > (most ?? Infinity) || value < (least ?? -Infinity);
  if (isMissed) missed += 1;
  const limit =
    most === undefined ? (least === undefined ? '' : `at least ${least}`) : `at most ${most}`;
  const target = limit && `${isMissed ? '✗' : '✓'} ${limit}`;
  const number = value < 10 ? value.toFixed(3) : String(Math.round(value));
  console.log(`  ${name.padEnd(60)} ${number.padStart(8)}  ${target}`);
}
