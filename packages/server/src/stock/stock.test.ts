import { describe, expect, it, vi } from 'vitest';
import { createStore, sqlStore } from '../index.js';
import { nodeSqlite } from '../node/index.js';
import { newAttempt, ORIGIN, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';
import { BOWL, BOWLS, countedStore, LARGE, MUG, SMALL } from './counted-store.test.fixture.js';

describe('store.stock', () => {
  it('counts products and prices, and tells what is available and held', async () => {
    const shop = countedStore();
    const { stock } = shop.store;
    expect(await stock.get(MUG)).toBeUndefined();
    expect(await stock.set(MUG, 5)).toEqual({ id: MUG, available: 5, held: 0 });
    await shop.session({ quantity: 2 });
    expect(await stock.get(MUG)).toEqual({ id: MUG, available: 3, held: 2 });
    expect(await stock.add(MUG, 4)).toEqual({ id: MUG, available: 7, held: 2 });
    expect(await stock.set(LARGE, 0)).toEqual({ id: LARGE, available: 0, held: 0 });
    expect(await stock.set(BOWLS, 'unlimited')).toMatchObject({ available: null });
    expect((await stock.list()).map(({ id }) => id)).toEqual([LARGE, BOWLS, MUG].toSorted());
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 40])('refuses to count %s units', async (units) => {
    const { stock } = countedStore().store;
    await expect(stock.set(MUG, units)).rejects.toThrow(TypeError);
  });

  it('names an id that the store does not sell', async () => {
    const { stock } = countedStore().store;
    for (const use of [
      stock.set('prod_typo', 1),
      stock.get('prod_typo'),
      stock.add('prod_typo', 1),
    ])
      await expect(use).rejects.toThrow('"prod_typo"');
    expect(await stock.list()).toEqual([]);
  });

  it('says why it cannot add', async () => {
    const { stock } = countedStore().store;
    await expect(stock.add(MUG, 1)).rejects.toThrow('set one first');
    await stock.set(MUG, 'unlimited');
    await expect(stock.add(MUG, 1)).rejects.toThrow('without limit');
    await stock.set(MUG, 2);
    await expect(stock.add(MUG, -3)).rejects.toThrow('2 of prod_demo_mug can still be bought');
    await expect(stock.add(MUG, 0.5)).rejects.toThrow(TypeError);
  });

  it('needs a database', async () => {
    const { claim, ack, fail } = sqlStore(nodeSqlite(':memory:'));
    const { store } = storeOnSandbox({ ledger: { claim, ack, fail } });
    await expect(store.stock.set(MUG, 1)).rejects.toThrow('sqlStore');
    await expect(store.stock.list()).rejects.toThrow(TypeError);
    const options = {
      stripe: {
        secretKey: 'sk_test_sandbox_x',
        publishableKey: 'pk_test_sandbox_x',
        webhookSecrets: ['whsec_1'],
        sandbox: { url: 'http://sandbox.test' },
      },
      origins: [ORIGIN],
      siteUrl: ORIGIN,
      ledger: { claim, ack, fail },
    };
    expect(() => createStore({ ...options, stock: { share: 1 } })).toThrow(
      'Stock needs a database',
    );
    expect(() => createStore({ ...options, onLate: () => {} })).toThrow('onLate');
  });
});

describe('a wrong option', () => {
  it.each([
    [{ stock: { uncounted: 'never' } }, 'stock.uncounted'],
    [{ stock: { holdFor: 60_000 } }, 'stock.holdFor'],
    [{ stock: { holdFor: 86_400_000 } }, 'stock.holdFor'],
    [{ stock: { share: 0 } }, 'stock.share'],
    [{ stock: { share: 50 } }, 'stock.share'],
    [{ stock: { most: 1 } }, 'most'],
    [{ onLate: 'refund' }, 'onLate'],
  ])('is named: %j', (options, name) => {
    // @ts-expect-error -- what somebody could write in JavaScript
    expect(() => countedStore(options)).toThrow(name);
  });
});

describe('the catalogue', () => {
  it('tells what is left, without asking Stripe', async () => {
    const shop = countedStore();
    expect((await shop.product()).stock).toBeNull();
    await shop.store.stock.set(MUG, 3);
    shop.calls();
    const product = await shop.product();
    expect(product.stock).toBe(3);
    expect(product.prices.map(({ stock }) => stock)).toEqual([undefined, undefined]);
    expect((await shop.product(BOWLS)).stock).toBeNull();
    expect(shop.calls()).toEqual([]);
  });

  it('tells of a price that is counted by itself, and adds up the product', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 3);
    await shop.store.stock.set(LARGE, 0);
    let product = await shop.product();
    expect(product.stock).toBe(3);
    const stockOf = (id: string) => product.prices.find((price) => price.id === id)?.stock;
    expect([stockOf(SMALL), stockOf(LARGE)]).toEqual([undefined, 0]);
    await shop.store.stock.set(LARGE, 2);
    product = await shop.product();
    expect(product.stock).toBe(5);
    await shop.store.stock.set(LARGE, 'unlimited');
    product = await shop.product();
    expect([product.stock, stockOf(LARGE)]).toEqual([null, null]);
  });

  it('shows a sold unit within the seconds that it may be kept, and has no body for what is the same', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 1);
    const before = await shop.call('GET', 'products');
    expect(before.headers.get('cache-control')).toBe('public, max-age=5');
    const headers = { 'if-none-match': before.headers.get('etag') ?? '' };
    expect((await shop.call('GET', 'products', { headers })).status).toBe(304);
    await shop.session();
    const after = await shop.call('GET', 'products', { headers });
    expect(after.status).toBe(200);
    expect((await shop.product()).stock).toBe(0);
  });

  it('learns within a second what another machine has sold', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 5);
    expect((await shop.product()).stock).toBe(5);
    await shop.ledger.setLevel(MUG, 4);
    await vi.waitFor(async () => expect((await shop.product()).stock).toBe(4), { timeout: 5000 });
  });

  it('is what it was where nothing is counted', async () => {
    const shop = countedStore();
    const answer = await shop.call('GET', 'products');
    expect(answer.headers.get('cache-control')).toContain('max-age=60');
  });

  it('goes on with what was known when the database is down', async () => {
    const batch = nodeSqlite(':memory:');
    let isDown = false;
    const shop = countedStore({
      batch: (statements) => (isDown ? Promise.reject(new Error('down')) : batch(statements)),
    });
    await shop.store.stock.set(MUG, 5);
    expect((await shop.product()).stock).toBe(5);
    isDown = true;
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await shop.product()).stock).toBe(5);
    expect(shop.logs.join()).toContain('The stock could not be read');
    // What is counted is not sold by guess; what is not is sold on.
    const refusal = await shop.refused(await shop.askSession());
    expect(refusal).toMatchObject({ status: 503, code: 'store_unavailable' });
    await shop.session({ price: BOWL });
  });

  it('has nothing to sell that is not counted, where the owner wants it so', async () => {
    const shop = countedStore({ stock: { uncounted: 'sold_out' } });
    expect((await shop.product()).stock).toBe(0);
    const refusal = await shop.refused(await shop.askSession());
    expect(refusal).toMatchObject({ status: 409, code: 'out_of_stock', lines: [{ stock: 0 }] });
    await shop.store.stock.set(SMALL, 2);
    await shop.session();
    expect((await shop.product()).stock).toBe(1);
  });

  it('stays sold out where the owner said so by hand', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 5);
    await shop.dashboard.products.update(MUG, { metadata: { sold_out: 'true' } });
    await shop.webhook('product.updated', {});
    await vi.waitFor(async () => expect((await shop.product()).stock).toBe(0), { timeout: 5000 });
    expect(await shop.refused(await shop.askSession())).toMatchObject({ code: 'out_of_stock' });
  });
});

describe('409 out_of_stock', () => {
  it('tells per line what is left', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 2);
    await shop.store.stock.set(BOWLS, 9);
    const body = {
      attempt_id: newAttempt(),
      ui_mode: 'hosted_page',
      line_items: [
        { price: SMALL, quantity: 2 },
        { price: BOWL, quantity: 1 },
        { price: LARGE, quantity: 1 },
      ],
    };
    const { lines, status, problem } = await shop.refused(
      await shop.call('POST', 'checkout-sessions', { body }),
    );
    expect(status).toBe(409);
    expect(lines).toMatchObject([
      { price: SMALL, quantity: 2, stock: 2, product: { id: MUG, stock: 2 } },
      { price: LARGE, quantity: 1, stock: 2, product: { id: MUG, stock: 2 } },
    ]);
    expect(problem.detail).toContain('2');
    expect(await shop.level()).toEqual([2, 0]);
    expect(shop.sandbox.requests.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('tells the stock beside a price that has changed', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 2);
    const fields = { expected_total: { amount: 1, currency: 'usd' } };
    const { code, lines } = await shop.refused(await shop.askSession({ fields }));
    expect(code).toBe('price_changed');
    expect(lines).toMatchObject([{ stock: 2, product: { stock: 2 } }]);
    expect(await shop.level()).toEqual([2, 0]);
  });
});

describe('one client', () => {
  it('holds half of what there is at most, so that an honest customer still gets some', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 10);
    const asked = [];
    for (let index = 0; index < 30; index++) {
      asked.push((await shop.askSession({ from: '203.0.113.7' })).status);
    }
    expect(asked.filter((status) => status === 201)).toHaveLength(5);
    expect(await shop.level()).toEqual([5, 5]);
    const refusal = await shop.refused(await shop.askSession({ from: '203.0.113.7' }));
    expect(refusal).toMatchObject({ code: 'out_of_stock', lines: [{ stock: 0 }] });
    await shop.session({ from: '198.51.100.9', quantity: 5 });
    shop.pass(40);
    await shop.releaseDue();
    await shop.session({ from: '203.0.113.7' });
  });

  it('is not kept from the database by its address', async () => {
    const batch = nodeSqlite(':memory:');
    const shop = countedStore({ batch });
    await shop.store.stock.set(MUG, 10);
    await shop.session({ from: '203.0.113.7' });
    const [rows] = await batch([{ sql: 'SELECT client FROM storetag_held', params: [] }]);
    expect(JSON.stringify(rows)).toMatch(/"client":"[\w-]{43}"/);
  });
});
