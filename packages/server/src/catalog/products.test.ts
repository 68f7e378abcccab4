import { readProduct, readProductPage, readStoreConfig } from '@storetag/protocol';
import { createSandbox } from '@storetag/sandbox';
import { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { storeOnSandbox } from '../store-on-sandbox.test.fixture.js';

type Setup = ReturnType<typeof storeOnSandbox>;
const pageOf = async ({ call }: Setup, query = '') =>
  readProductPage(await (await call('GET', `products${query}`)).json());
const idsOf = async (setup: Setup, query = '') =>
  (await pageOf(setup, query)).products.map(({ id }) => id);
const LISTING = ['GET /v1/products', 'GET /v1/prices'];
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('GET /products', () => {
  it('tells of active products what the page may know', async () => {
    const setup = storeOnSandbox({ catalog: { metadata: ['glaze'] } });
    const made = await setup.dashboard.products.create({
      id: 'prod_new',
      name: 'New <b>mug</b>',
      description: '<script>x</script>',
      images: ['https://img.example/1.jpg'],
      metadata: { category: 'Table', position: '1', glaze: 'blue', supplier: 'secret' },
      marketing_features: [{ name: 'Dishwasher safe' }],
      default_price_data: { currency: 'usd', unit_amount: 1234 },
    });
    const second = await setup.dashboard.prices.create({
      product: made.id,
      currency: 'jpy',
      unit_amount: 1500,
      lookup_key: 'mug_jpy',
      metadata: { label: 'In yen' },
    });
    const product = readProduct(await (await setup.call('GET', 'products/prod_new')).json());
    expect(product).toEqual({
      id: 'prod_new',
      name: 'New <b>mug</b>',
      description: '<script>x</script>',
      images: ['https://img.example/1.jpg'],
      url: null,
      category: 'Table',
      features: ['Dishwasher safe'],
      metadata: { category: 'Table', position: '1', glaze: 'blue' },
      stock: null,
      default_price: made.default_price,
      prices: [
        {
          id: made.default_price,
          product: 'prod_new',
          currency: 'usd',
          unit_amount: 1234,
          recurring: null,
          custom_unit_amount: null,
          lookup_key: null,
          label: null,
        },
        {
          id: second.id,
          product: 'prod_new',
          currency: 'jpy',
          unit_amount: 1500,
          recurring: null,
          custom_unit_amount: null,
          lookup_key: 'mug_jpy',
          label: 'In yen',
        },
      ],
    });
  });

  it('lists neither archived products nor archived prices, and says what is sold out', async () => {
    const setup = storeOnSandbox();
    const { products } = await pageOf(setup);
    expect(products.map(({ id }) => id)).not.toContain('prod_demo_winter_mug');
    const prices = products.flatMap((product) => product.prices.map(({ id }) => id));
    expect(prices).not.toContain('price_1SW7TTxZppyC9AHrHpKhipxg');
    expect(products.filter(({ stock }) => stock === 0).map(({ id }) => id)).toEqual([
      'prod_demo_planter',
    ]);
    expect(
      products.every(({ prices: [first], default_price }) => first?.id === default_price),
    ).toBe(true);
  });

  it('reads a catalogue of several pages whole', async () => {
    const setup = storeOnSandbox({ sandbox: createSandbox({ products: 'none' }) });
    for (let index = 0; index < 120; index++) {
      await setup.dashboard.products.create({
        name: `Mug ${index}`,
        default_price_data: { currency: 'usd', unit_amount: 100 + index },
      });
    }
    setup.calls();
    const first = await pageOf(setup, '?sort=name');
    const second = await pageOf(setup, `?sort=name&cursor=${first.next_cursor}`);
    const names = [...first.products, ...second.products].map(({ name }) => name);
    expect(names).toEqual(Array.from({ length: 120 }, (_, index) => `Mug ${index}`));
    expect(second.next_cursor).toBeNull();
    expect(setup.calls().toSorted()).toEqual([...LISTING, ...LISTING].toSorted());
  });

  it('leaves out prices that are not so much per unit, and tells the owner once', async () => {
    const setup = storeOnSandbox();
    const product = 'prod_demo_mug';
    const half = await setup.dashboard.prices.create({
      product,
      currency: 'usd',
      unit_amount_decimal: Stripe.Decimal.from('0.5'),
    });
    const open = await setup.dashboard.prices.create({
      product,
      currency: 'usd',
      custom_unit_amount: { enabled: true, minimum: 100, preset: 500 },
    });
    const body = readProduct(await (await setup.call('GET', `products/${product}`)).json());
    expect(body.prices.map(({ id }) => id)).not.toContain(half.id);
    expect(body.prices.find(({ id }) => id === open.id)).toMatchObject({
      unit_amount: null,
      custom_unit_amount: { minimum: 100, maximum: null, preset: 500 },
    });
    await setup.webhook('price.updated', half);
    await setup.call('GET', 'products');
    expect(setup.logs.filter((line) => line.includes(half.id))).toHaveLength(1);
    expect(setup.logs.join()).toContain('a fraction of the smallest unit');
  });

  it('lists by the rule that sells', async () => {
    const setup = storeOnSandbox({
      catalog: { sells: ({ metadata }) => metadata['category'] === 'Vases' },
    });
    expect(new Set((await pageOf(setup)).products.map(({ category }) => category))).toEqual(
      new Set(['Vases']),
    );
    expect((await setup.call('GET', 'products/prod_demo_mug')).status).toBe(404);
  });

  it.each([
    ['ids=prod_demo_vase,nothing,prod_demo_mug', ['prod_demo_vase', 'prod_demo_mug']],
    ['search=EVERYDAY%20mug', ['prod_demo_mug']],
    ['search=فناجين', ['prod_demo_finjan']],
    ['category=Vases&sort=-price&limit=2', ['prod_demo_moonjar', 'prod_demo_vase']],
    ['category=Club&sort=name', ['prod_demo_letter', 'prod_demo_parcel']],
    ['currency=jpy', ['prod_demo_teapot']],
    ['category=Oddities&sort=price&limit=2', ['prod_demo_stickers', 'prod_demo_offcuts']],
    ['limit=3', ['prod_demo_mug', 'prod_demo_vase', 'prod_demo_notebooks']],
    ['category=&limit=1', ['prod_demo_mug']],
    ['search=no%20such%20thing', []],
  ])('finds %s', async (query, expected) => {
    expect(await idsOf(storeOnSandbox(), `?${query}`)).toEqual(expected);
  });

  it('finds the one product of a price or a lookup key, or none', async () => {
    const setup = storeOnSandbox();
    const { id } = await setup.dashboard.prices.create({
      product: 'prod_demo_mug',
      currency: 'eur',
      unit_amount: 3000,
      lookup_key: 'mug eur/2026',
    });
    expect(await idsOf(setup, `?price=${id}`)).toEqual(['prod_demo_mug']);
    expect(await idsOf(setup, '?lookup_key=mug+eur%2F2026')).toEqual(['prod_demo_mug']);
    expect(await idsOf(setup, `?lookup_key=mug+eur%2F2026&price=${id}`)).toHaveLength(1);
    for (const query of ['price=price_none', 'lookup_key=mug', `price=${id}&category=Vases`]) {
      expect(await idsOf(setup, `?${query}`)).toEqual([]);
    }
    // All prices of the product come along, so that a page can show the others beside it.
    const { products } = await pageOf(setup, `?price=${id}`);
    expect(products[0]?.prices.length).toBeGreaterThan(1);
  });

  it('finds words without their accents', async () => {
    const setup = storeOnSandbox();
    await setup.dashboard.products.create({
      id: 'prod_cafe',
      name: 'Café Crème',
      default_price_data: { currency: 'eur', unit_amount: 300 },
    });
    expect(await idsOf(setup, '?search=creme%20CAFE')).toEqual(['prod_cafe']);
  });

  it('shows prices in the asked currency only', async () => {
    const setup = storeOnSandbox();
    await setup.dashboard.prices.create({
      product: 'prod_demo_mug',
      currency: 'jpy',
      unit_amount: 4000,
    });
    const { products } = await pageOf(setup, '?currency=jpy&ids=prod_demo_mug');
    expect(products[0]?.prices.map(({ currency }) => currency)).toEqual(['jpy']);
    expect(products[0]?.default_price).toBe(products[0]?.prices[0]?.id);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=1.5',
    'limit=x',
    'sort=random',
    'currency=dollar',
    'cursor=x',
    'cursor=eyJ2IjoxfQ',
    'ids=../charges',
    'price=prod_demo_mug',
    `lookup_key=${'x'.repeat(201)}`,
    `search=${'x'.repeat(201)}`,
  ])('refuses %s', async (query) => {
    const { call, calls } = storeOnSandbox();
    await call('GET', 'products');
    calls();
    const response = await call('GET', `products?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'invalid_request',
      detail: expect.stringContaining(`\`${query.split('=')[0]}`),
    });
  });

  it('refuses a cursor of another order', async () => {
    const setup = storeOnSandbox();
    const { next_cursor } = await pageOf(setup, '?limit=2&sort=name');
    const response = await setup.call('GET', `products?sort=price&cursor=${next_cursor}`);
    expect(response.status).toBe(400);
  });

  it.each(['position', 'name', 'price', '-price', 'newest'])(
    'goes through the pages of %s without a gap or a repeat',
    async (sort) => {
      const setup = storeOnSandbox();
      const whole = await idsOf(setup, `?sort=${sort}`);
      const walked: string[] = [];
      let cursor = '';
      for (;;) {
        const page = await pageOf(setup, `?sort=${sort}&limit=5${cursor}`);
        walked.push(...page.products.map(({ id }) => id));
        if (page.next_cursor === null) break;
        cursor = `&cursor=${page.next_cursor}`;
      }
      expect(walked).toEqual(whole);
      expect(new Set(walked).size).toBe(walked.length);
    },
  );

  it('shifts nothing when a product goes between two pages', async () => {
    const setup = storeOnSandbox();
    const whole = await idsOf(setup, '?sort=name');
    const first = await pageOf(setup, '?sort=name&limit=5');
    const gone = await setup.dashboard.products.update(whole[1] ?? '', { active: false });
    await setup.webhook('product.updated', gone);
    const second = await idsOf(setup, `?sort=name&limit=5&cursor=${first.next_cursor}`);
    expect(second).toEqual(whole.slice(5, 10));
  });

  it('is 404 for a product that is not there', async () => {
    const { call } = storeOnSandbox();
    for (const id of ['prod_none', 'prod_demo_winter_mug', '..%2fcharges', '__proto__']) {
      const response = await call('GET', `products/${id}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'not_found' });
    }
  });
});

describe('the cache of the catalogue', () => {
  it('serves 10,000 requests for one listing', async () => {
    const { store, calls } = storeOnSandbox();
    calls();
    const ask = (index: number) =>
      store.fetch(new Request(`https://api.example/api/store/products?limit=1&n=${index}`));
    for (let round = 0; round < 100; round++) {
      await Promise.all(Array.from({ length: 100 }, (_, index) => ask(round * 100 + index)));
    }
    expect(calls().toSorted()).toEqual(LISTING.toSorted());
  }, 30_000);

  it('answers 304 to whoever has it, with the headers that caches want', async () => {
    const { call } = storeOnSandbox();
    const first = await call('GET', 'products');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe(
      'public, max-age=60, stale-while-revalidate=300',
    );
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const again = await call('GET', 'products', { headers: { 'if-none-match': known } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      expect(again.headers.get('etag')).toBe(etag);
    }
    const other = await call('GET', 'products?limit=1', { headers: { 'if-none-match': etag } });
    expect(other.status).toBe(200);
    expect(other.headers.get('etag')).not.toBe(etag);
  });

  it('answers HEAD as GET, without the body', async () => {
    const { call } = storeOnSandbox();
    const response = await call('HEAD', 'products');
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe((await call('GET', 'products')).headers.get('etag'));
    expect(await response.text()).toBe('');
  });

  it.each(['product.updated', 'price.created'])('is dropped by %s', async (type) => {
    const setup = storeOnSandbox();
    await setup.call('GET', 'products');
    const changed = await setup.dashboard.products.update('prod_demo_mug', { name: 'Changed' });
    expect((await setup.webhook(type, changed)).status).toBe(200);
    const body: unknown = await (await setup.call('GET', 'products/prod_demo_mug')).json();
    expect(body).toMatchObject({ name: 'Changed' });
  });

  it('serves what it has at once when that is old, and the new soon after', async () => {
    const setup = storeOnSandbox({ catalog: { maxAge: 0 } });
    await setup.call('GET', 'products');
    await setup.dashboard.products.update('prod_demo_mug', { name: 'Changed' });
    setup.calls();
    await pause(1000);
    const kept: Promise<unknown>[] = [];
    const ask = () =>
      setup.store.fetch(
        new Request('https://api.example/api/store/products/prod_demo_mug'),
        undefined,
        { waitUntil: (work) => kept.push(work) },
      );
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    expect(await answers[0]?.json()).toMatchObject({ name: 'Everyday mug' });
    await Promise.all(kept);
    expect(setup.calls()).toHaveLength(2);
    expect(await (await ask()).json()).toMatchObject({ name: 'Changed' });
  });

  it('serves what it has while Stripe is down, and asks again when it is up', async () => {
    const setup = storeOnSandbox();
    await setup.call('GET', 'products');
    await setup.webhook('product.updated', {});
    setup.sandbox.faults.add({ status: 500, times: 1000 });
    const begun = performance.now();
    expect((await setup.call('GET', 'products')).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(4000);
    // Of the two lists that are read side by side, one can be at its last try still.
    await pause(1500);
    setup.calls();
    expect((await setup.call('GET', 'products')).status).toBe(200);
    expect(setup.calls()).toEqual([]);
  });

  it('is 503, with Retry-After, when there is nothing to serve', async () => {
    const setup = storeOnSandbox();
    setup.sandbox.faults.add({ status: 500, times: 1000 });
    const response = await setup.call('GET', 'products');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.json()).toMatchObject({ code: 'stripe_unavailable' });
    expect(setup.logs).toHaveLength(1);
    setup.sandbox.faults.clear();
    expect((await setup.call('GET', 'products')).status).toBe(200);
  });
});

describe('GET /config', () => {
  it('tells a page what it needs', async () => {
    const { call } = storeOnSandbox({
      currency: 'eur',
    });
    expect(await (await call('GET', 'config')).json()).toEqual({
      publishable_key: 'pk_test_sandbox_storetag',
      flows: ['payment-intent', 'checkout-session'],
      currency: 'eur',
      shipping_countries: [],
      shipping: false,
      promotion_codes: false,
      stripe_js: 'http://sandbox.test/stripe.js',
    });
  });

  it('tells of shipping, promotion codes and the customer portal', async () => {
    const customerPortal = 'http://sandbox.test/p/login/1';
    const { call } = storeOnSandbox({
      customerPortal,
      checkout: { shippingCountries: ['DE'], promotionCodes: true },
    });
    const config = readStoreConfig(await (await call('GET', 'config')).json());
    expect(config).toMatchObject({
      customer_portal: customerPortal,
      promotion_codes: true,
      shipping: true,
    });
  });

  it.each([{ automaticTax: true }, { shippingCountries: ['DE', 'AT'] }])(
    'offers Checkout Sessions alone where only they can sell: %j',
    async (checkout) => {
      const { call } = storeOnSandbox({ checkout });
      expect(await (await call('GET', 'config')).json()).toMatchObject({
        flows: ['checkout-session'],
        shipping_countries: checkout.shippingCountries ?? [],
      });
    },
  );
});
