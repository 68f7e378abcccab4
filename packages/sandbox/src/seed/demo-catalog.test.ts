import { readdir, stat } from 'node:fs/promises';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox } from '../create-sandbox.js';
import { demoCatalog } from './demo-catalog.js';

const folder = new URL('../../assets/pictures/', import.meta.url);
const sandbox = createSandbox();
let close: () => Promise<void>;
let url: string;
let products: Stripe.Product[];
let prices: Stripe.Price[];

beforeAll(async () => {
  const listening = await sandbox.listen({ port: 0 });
  ({ close, url } = listening);
  const stripe = new Stripe(sandbox.keys.secret, {
    host: new URL(url).hostname,
    port: listening.port,
    protocol: 'http',
  });
  [products, prices] = await Promise.all([
    stripe.products.list({ limit: 100 }).autoPagingToArray({ limit: 1000 }),
    stripe.prices.list({ limit: 100 }).autoPagingToArray({ limit: 1000 }),
  ]);
});
afterAll(() => close());

const product = (id: string) => {
  const found = products.find((each) => each.id === id);
  if (!found) throw new Error(`No ${id}.`);
  return found;
};
const pricesOf = (id: string) => prices.filter((price) => price.product === id && price.active);

describe('the demo catalogue, listed through the API', () => {
  it('has every product, in the order of the shop', () => {
    expect(products.map(({ id }) => id)).toEqual(demoCatalog.map((demo) => demo.product.id));
    const positions = products.map(({ metadata }) => Number(metadata['position']));
    expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    expect(new Set(positions).size).toBe(positions.length);
    expect(products.length).toBeGreaterThanOrEqual(16);
  });

  it('sells once and monthly, in dollars, euros, yen and dinars', () => {
    expect(new Set(prices.map(({ currency }) => currency))).toEqual(
      new Set(['usd', 'eur', 'jpy', 'kwd']),
    );
    expect(pricesOf('prod_demo_letter').map(({ recurring }) => recurring?.interval)).toEqual([
      'month',
    ]);
    expect(pricesOf('prod_demo_parcel').map(({ type }) => type)).toEqual(
      expect.arrayContaining(['one_time', 'recurring']),
    );
    // Stripe takes three-decimal amounts only with a zero at the end.
    expect(pricesOf('prod_demo_finjan').map((price) => price.unit_amount)).toEqual([12_500]);
    expect(pricesOf('prod_demo_teapot').map((price) => price.unit_amount)).toEqual([14_800]);
  });

  it('offers two labelled sizes of a mug, the small one first, and no longer the old price', () => {
    const small = prices.find(({ lookup_key }) => lookup_key === 'mug_small');
    expect(product('prod_demo_mug').default_price).toBe(small?.id);
    expect(pricesOf('prod_demo_mug').map(({ metadata }) => metadata['label'])).toEqual(
      expect.arrayContaining(['Small, 250 ml', 'Large, 350 ml']),
    );
    expect(prices.filter((price) => price.product === 'prod_demo_mug')).toHaveLength(3);
  });

  it('has one sold out and one archived', () => {
    expect(
      products.filter(({ metadata }) => metadata['sold_out'] === 'true').map(({ id }) => id),
    ).toEqual(['prod_demo_planter']);
    expect(products.filter(({ active }) => !active).map(({ id }) => id)).toEqual([
      'prod_demo_winter_mug',
    ]);
  });

  it('keeps awkward words and pictures as they are, at the end', () => {
    expect(product('prod_demo_saltpig').name).toMatch(/\p{Extended_Pictographic}/u);
    expect(product('prod_demo_finjan').name).toMatch(/^[\p{Script=Arabic}\s]+$/u);
    expect(product('prod_demo_mended').name).toHaveLength(200);
    expect(product('prod_demo_stickers').name).toBe('Stickers <script>alert(1)</script>');
    expect(product('prod_demo_offcuts').description).toContain('<img src="x" onerror="alert(1)">');
    expect(product('prod_demo_surprise').images).toEqual([]);
    expect(product('prod_demo_tiles').images).toHaveLength(5);
    const first = products.findIndex(({ metadata }) => metadata['category'] === 'Oddities');
    expect(first).toBeGreaterThanOrEqual(16);
  });
});

describe('its pictures', () => {
  it('are all served, and no other is shipped', async () => {
    const wanted = products.flatMap(({ images }) => images);
    const answers = await Promise.all(wanted.map((image) => fetch(new URL(image, url))));
    for (const answer of answers) {
      expect(answer.status, answer.url).toBe(200);
      expect(answer.headers.get('content-type')).toBe('image/webp');
    }
    const shipped = await readdir(folder);
    const named = wanted.map((image) => new URL(image, url).pathname.replace('/pictures/', ''));
    expect(new Set(shipped)).toEqual(new Set(named));
  });

  it('weigh at most 60 kB each and 1.5 MB together', async () => {
    const shipped = await readdir(folder);
    const sizes = await Promise.all(
      shipped.map(async (name) => (await stat(new URL(name, folder))).size),
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(1_500_000);
  });
});
