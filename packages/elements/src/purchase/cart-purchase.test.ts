import { expect } from '@esm-bundle/chai';
import { Cart } from '../cart/cart.js';
import { FakeStore, page, price, problem, product } from '../fake-store.test.support.js';
import { storeClient } from '../store-client.js';
import { StoreError } from '../store-error.js';
import { CartPurchase } from './cart-purchase.js';

const endpoint = 'https://shop.test/api/store';
const mug = product('prod_mug', [price('price_mug', 1200)]);
const line = {
  price: 'price_mug',
  quantity: 2,
  product: 'prod_mug',
  unit_amount: 1200,
  currency: 'usd',
  name: 'Mug',
};

describe('CartPurchase', () => {
  let store: FakeStore;
  let cart: Cart;
  let purchase: CartPurchase;
  const client = storeClient(endpoint);

  beforeEach(() => {
    store = new FakeStore().on('GET /products', page(mug));
    cart = new Cart(endpoint);
    purchase = new CartPurchase(() => cart);
  });
  afterEach(() => store.restore());

  /** What the store says of the cart's lines. */
  async function refusal(code: string, more: object): Promise<StoreError> {
    store.on('GET /refused', problem(409, code, more));
    return client.call('/refused', String).then(
      () => expect.fail('It was not refused.'),
      (thrown: unknown) => StoreError.from(thrown),
    );
  }

  it('knows what the customer was shown before it has read anything', () => {
    cart.add(line);
    expect(purchase.total).to.deep.equal({ amount: 2400, currency: 'usd' });
    expect(purchase).to.include({ quantity: 2, title: 'Mug', isEmpty: false, isFixed: false });
    expect(purchase.lines).to.deep.equal([{ price: 'price_mug', quantity: 2 }]);
  });

  it('finds a line that does not know its product, and one that came after the check', async () => {
    cart.add({ price: 'price_mug', quantity: 1 });
    await purchase.check(client);
    expect(purchase.total).to.deep.equal({ amount: 1200, currency: 'usd' });
    expect(purchase.isFixed).to.equal(true);
    expect(store.made.map(({ path }) => path)).to.deep.equal([
      '/products?price=price_mug&limit=100',
    ]);
    cart.add({ ...line, price: 'price_plate', product: 'prod_plate' });
    expect(purchase.items.map(({ news }) => news)).to.deep.equal([undefined, undefined]);
    await purchase.check(client);
    expect(purchase.items.map(({ news }) => news)).to.deep.equal([undefined, 'gone']);
  });

  it('counts tiers as the store does', async () => {
    const tiers = [
      { up_to: 1, unit_amount: 500, flat_amount: null },
      { up_to: null, unit_amount: 400, flat_amount: null },
    ];
    const tiered = price('price_mug', null, { tiers_mode: 'volume', tiers });
    store.on('GET /products', page(product('prod_mug', [tiered])));
    cart.add({ ...line, unit_amount: null });
    await purchase.check(client);
    expect(purchase.total?.amount).to.equal(800);
    expect(purchase.items[0]?.news).to.equal(undefined);
  });

  it('believes the store rather than a catalogue that the browser kept', async () => {
    cart.add(line);
    await purchase.check(client);
    const replaced = product('prod_mug', [price('price_new', 1500)]);
    const line_items = [{ price: 'price_new', quantity: 2, product: replaced }];
    purchase.learn(await refusal('price_changed', { line_items }));
    expect(purchase.lines).to.deep.equal([{ price: 'price_new', quantity: 2 }]);
    purchase.accept();
    await purchase.check(client);
    expect(purchase.lines).to.deep.equal([{ price: 'price_new', quantity: 2 }]);
    expect(purchase.items[0]?.news).to.equal(undefined);
  });

  it('makes the cart what an order sells, so that it can leave it', async () => {
    store.on(
      'GET /products',
      page({ ...product('prod_mug', [price('price_new', 1500)]), stock: 1 }),
    );
    cart.add(line);
    await purchase.check(client);
    purchase.noteOrder('pi_1', purchase.lines);
    expect(cart.lines.map((each) => [each.price, each.quantity])).to.deep.equal([['price_new', 1]]);
    cart.clear('pi_1');
    expect(cart.count).to.equal(0);
    expect(purchase).to.include({ isEmpty: true, isFixed: false });
  });

  it('counts a price by itself where the store does', async () => {
    const sizes = [price('price_mug', 1200, { stock: 1 }), price('price_l', 2000)];
    store.on('GET /products', page({ ...product('prod_mug', sizes), stock: 4 }));
    cart.add(line);
    cart.add({ ...line, price: 'price_l', unit_amount: 2000 });
    await purchase.check(client);
    expect(purchase.lines).to.deep.equal([
      { price: 'price_mug', quantity: 1 },
      { price: 'price_l', quantity: 2 },
    ]);
  });

  it('does not take from the customer what his own open order holds', async () => {
    cart.add(line);
    cart.noteOrder('cs_1', [{ price: 'price_mug', quantity: 2 }]);
    store.on(
      'GET /products',
      page({ ...product('prod_mug', [price('price_mug', 1200)]), stock: 0 }),
    );
    await purchase.check(client);
    expect(purchase.lines).to.deep.equal([{ price: 'price_mug', quantity: 2 }]);
    purchase.learn(
      await refusal('out_of_stock', {
        line_items: [{ price: 'price_mug', quantity: 2, stock: 0 }],
      }),
    );
    expect(purchase.isEmpty).to.equal(true);
    cart.forgetOrder('cs_1');
    await purchase.check(client);
    expect(purchase.isEmpty).to.equal(true);
  });

  it('asks whether what the browser keeps is still true', async () => {
    let cache: RequestCache | undefined;
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) => {
      cache = init?.cache;
      return fetch(input, init);
    };
    cart.add(line);
    await purchase.check(client);
    globalThis.fetch = fetch;
    expect(cache).to.equal('no-cache');
  });
});
