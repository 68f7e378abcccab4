import { expect } from '@esm-bundle/chai';
import type { Product } from '@storetag/protocol';
import { json, mug, page, price, product } from '../fake-store.test.support.js';
import { catalogClient } from '../store-client.js';
import { StoreError } from '../store-error.js';
import { CatalogFile } from './catalog-file.js';
import { paymentLinkOf } from './payment-link.js';

const at = (position: string): Pick<Product, 'metadata'> => ({ metadata: { position } });
const ids = ({ products }: { products: readonly Product[] }): string[] =>
  products.map(({ id }) => id);

describe('CatalogFile', () => {
  const cup = product('prod_cup', [price('price_cup', 900, { lookup_key: 'cup' })], {
    name: 'Café cup',
    category: 'cups',
    description: 'For espresso.',
    ...at('2'),
  });
  const jug = product(
    'prod_jug',
    [
      price('price_jug', 5000, { currency: 'jpy' }),
      price('price_jug_eur', 4000, { currency: 'eur' }),
    ],
    { name: 'Jug', features: ['Holds a litre'], ...at('1') },
  );
  const tea = product('prod_tea', [price('price_tea', 1000)], { name: 'Tea 10' });
  const tea2 = product('prod_tea2', [price('price_tea2', 1100)], { name: 'Tea 2' });
  const file = new CatalogFile({ products: [cup, tea, jug, tea2], next_cursor: null });

  for (const [what, query, found] of [
    ['the order of positions, what has none last', {}, 'jug cup tea tea2'],
    ['numbers in names as numbers', { sort: 'name' }, 'cup jug tea2 tea'],
    ['prices in major units', { sort: 'price' }, 'cup tea tea2 jug'],
    ['prices from the highest', { sort: '-price' }, 'jug tea2 tea cup'],
    ['the file’s order where nothing tells what is newest', { sort: 'newest' }, 'cup tea jug tea2'],
    [
      'the wanted ids in their order, each once',
      { ids: 'prod_tea,prod_none,prod_cup,prod_tea' },
      'tea cup',
    ],
    ['a category', { category: 'cups' }, 'cup'],
    ['words without accents or case', { search: 'CAFE' }, 'cup'],
    ['words wherever they stand, all of them', { search: 'espresso cafe' }, 'cup'],
    ['words in features', { search: ' litre ' }, 'jug'],
    ['nothing', { search: 'espresso litre' }, ''],
    ['the product of a price', { price: 'price_jug_eur' }, 'jug'],
    ['the product of a lookup key', { lookup_key: 'cup' }, 'cup'],
    ['what is sold in a currency', { currency: 'eur' }, 'jug'],
  ] as const) {
    it(`finds ${what}`, () => {
      expect(ids(file.find(query)).join(' ').replaceAll('prod_', '')).to.equal(found);
    });
  }

  it('tells the prices of the wanted currency alone', () => {
    const [found] = file.find({ currency: 'eur' }).products;
    expect(found?.prices.map(({ id }) => id)).to.deep.equal(['price_jug_eur']);
    expect(found?.default_price).to.equal('price_jug_eur');
  });

  it('goes on by pages', () => {
    const first = file.find({ limit: 3 });
    expect(ids(first)).to.have.length(3);
    const second = file.find({ limit: 3, cursor: first.next_cursor ?? '' });
    expect(ids(second)).to.deep.equal(['prod_tea2']);
    expect(second.next_cursor).to.equal(null);
    expect(file.find({ limit: 4 }).next_cursor).to.equal(null);
  });

  it('searches among 5,000', () => {
    const many = Array.from({ length: 5000 }, (_, index) =>
      product(`prod_${index}`, [price(`price_${index}`, index)], { name: `Thing ${index}` }),
    );
    const big = new CatalogFile({ products: many, next_cursor: null });
    expect(ids(big.find({ search: 'thing 4999', limit: 24 }))).to.deep.equal(['prod_4999']);
    expect(ids(big.find({ sort: '-price', limit: 2 }))).to.deep.equal(['prod_4999', 'prod_4998']);
    expect(big.product('prod_77')?.name).to.equal('Thing 77');
  });

  it('makes what searches look through while the browser is idle, and not again', () => {
    const { requestIdleCallback } = globalThis;
    const { normalize } = String.prototype;
    const idle: IdleRequestCallback[] = [];
    let folded = 0;
    try {
      globalThis.requestIdleCallback = (callback) => idle.push(callback);
      Reflect.set(String.prototype, 'normalize', function (this: string, form: string): string {
        folded += 1;
        return normalize.call(this, form);
      });
      const other = new CatalogFile({ products: [cup, jug, tea], next_cursor: null });
      // There is time for one each time.
      let left = 0;
      const deadline = { didTimeout: false, timeRemaining: () => (left -= 1) };
      for (let callback = idle.shift(); callback; callback = idle.shift()) {
        left = 3;
        callback(deadline);
      }
      expect(folded).to.equal(3);
      expect(ids(other.find({ search: 'cafe' }))).to.deep.equal(['prod_cup']);
      // The word itself.
      expect(folded).to.equal(4);
    } finally {
      globalThis.requestIdleCallback = requestIdleCallback;
      Reflect.set(String.prototype, 'normalize', normalize);
    }
  });

  it('is refused where it is not a catalogue', () => {
    expect(() => new CatalogFile({ products: [{ id: 1 }], next_cursor: null })).to.throw();
  });
});

describe('the client of a catalogue file', () => {
  const { fetch } = globalThis;
  let asked = 0;
  const answer = (...answers: (() => Response)[]): void => {
    asked = 0;
    globalThis.fetch = async () => {
      asked += 1;
      const next = answers.length > 1 ? answers.shift() : answers[0];
      if (!next) throw new TypeError('Failed to fetch');
      return next();
    };
  };
  const codeOf = async (promise: Promise<unknown>): Promise<unknown> => {
    const thrown: unknown = await promise.then(
      () => undefined,
      (error: unknown) => error,
    );
    return thrown instanceof StoreError ? thrown.code : thrown;
  };
  let count = 0;
  const client = () => catalogClient(`https://static.test/catalog-${(count += 1)}.json`);

  afterEach(() => (globalThis.fetch = fetch));

  it('fetches it once, for all who ask', async () => {
    answer(() => page(mug));
    const store = client();
    const [found, again, one] = await Promise.all([
      store.products({}),
      store.products({ search: 'none' }),
      store.product('prod_mug'),
    ]);
    expect(found.products).to.deep.equal([mug]);
    expect(again.products).to.deep.equal([]);
    expect(one).to.deep.equal(mug);
    expect(asked).to.equal(1);
  });

  it('fetches it again after a failure', async () => {
    answer(
      () => Response.error(),
      () => page(mug),
    );
    const store = client();
    expect(await codeOf(store.products({}))).to.equal('answer_invalid');
    expect((await store.products({})).products).to.have.length(1);
  });

  it('tells why it cannot be read', async () => {
    answer();
    expect(await codeOf(client().products({}))).to.equal('network_error');
    answer(() => json({ products: 'none' }));
    expect(await codeOf(client().products({}))).to.equal('answer_invalid');
    answer(() => page(mug));
    expect(await codeOf(client().product('prod_none'))).to.equal('not_found');
  });

  it('asks nobody for what only a server can do', async () => {
    answer(() => page(mug));
    const call = client().call('/orders/1', (value) => value);
    expect(await codeOf(call)).to.equal('misconfigured');
    expect(asked).to.equal(0);
  });
});

describe('paymentLinkOf', () => {
  const link = 'https://buy.stripe.com/test_1?utm=x';

  it('passes what is known of the customer by Stripe’s parameters', () => {
    const url = paymentLinkOf(
      { payment_link: link },
      { email: 'a+b@c.test', reference: 'order_1', locale: 'de' },
    );
    expect(url).to.equal(
      `${link}&prefilled_email=a%2Bb%40c.test&client_reference_id=order_1&locale=de`,
    );
  });

  it('leaves out what is not known, and what Stripe would', () => {
    expect(paymentLinkOf({ payment_link: link }, { reference: 'not allowed' })).to.equal(link);
    expect(paymentLinkOf({})).to.equal(undefined);
    expect(paymentLinkOf({ payment_link: 'javascript:alert(1)' })).to.equal(undefined);
  });
});
