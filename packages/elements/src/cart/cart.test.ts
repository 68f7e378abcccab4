import { expect } from '@esm-bundle/chai';
import { FakeStore, next } from '../fake-store.test.support.js';
import { StoreError } from '../store-error.js';
import { Cart, cartOf } from './cart.js';
import type { CartLine } from './cart-line.js';

const endpoint = 'https://shop.test/api/store';
const key = `storetag:cart:${endpoint}`;
const mug: CartLine = {
  price: 'price_mug',
  quantity: 2,
  product: 'prod_mug',
  unit_amount: 1200,
  currency: 'usd',
  name: 'Mug',
};
const plate: CartLine = { ...mug, price: 'price_plate', quantity: 1, product: 'prod_plate' };
/** As long as the ids of Stripe get. */
const many = (count: number, name = 'Mug'): CartLine[] =>
  Array.from({ length: count }, (_, index) => ({
    ...mug,
    price: `price_1MoBy5LkdIwHu7ixZhna${index + 1000}`,
    product: 'prod_NWjs8kKbJWmuuc',
    name,
  }));

describe('the cart', () => {
  let fake: FakeStore;
  let cart: Cart;

  beforeEach(() => {
    fake = new FakeStore();
    cart = new Cart(endpoint);
  });
  afterEach(() => fake.restore());

  const refusal = (act: () => void): string | undefined => {
    try {
      act();
    } catch (error) {
      return StoreError.from(error).code;
    }
    return undefined;
  };
  const stored = (): string => localStorage.getItem(key) ?? '';
  /** What a browser does in every other tab. */
  const hear = (name: string | null): boolean =>
    dispatchEvent(new StorageEvent('storage', { key: name }));

  it('is one for an endpoint', () => {
    expect(cartOf(endpoint) === cartOf(endpoint)).to.equal(true);
    expect(cartOf(endpoint) === cartOf('https://other.test')).to.equal(false);
  });

  it('keeps lines in their order, versioned, for the next page', () => {
    cart.add(mug);
    cart.add(plate);
    cart.add({ ...mug, quantity: 1, unit_amount: 1300 });
    const lines = [{ ...mug, quantity: 3, unit_amount: 1300 }, plate];
    expect(new Cart(endpoint).lines).to.deep.equal(lines);
    expect(cart.lines === cart.lines).to.equal(true);
    expect(cart.count).to.equal(4);
    expect(JSON.parse(stored())).to.include({ v: 1 });
    expect(new Cart('https://other.test').lines).to.deep.equal([]);
  });

  it('sets quantities between 1 and 99, and removes at 0', () => {
    cart.add(mug);
    for (const [asked, units] of [
      [5, 5],
      [2.9, 2],
      [500, 99],
    ] as const) {
      cart.setQuantity('price_mug', asked);
      expect(cart.count).to.equal(units);
    }
    cart.setQuantity('price_other', 3);
    expect(cart.count).to.equal(99);
    cart.setQuantity('price_mug', Number.NaN);
    expect(cart.lines).to.deep.equal([]);
  });

  it('puts back what was removed, where it was, unless it is there again', () => {
    cart.add(mug);
    cart.add(plate);
    const undo = cart.remove('price_mug');
    expect(cart.lines).to.deep.equal([plate]);
    undo();
    undo();
    expect(cart.lines).to.deep.equal([mug, plate]);
    cart.remove('price_nothing')();
    expect(cart.lines).to.deep.equal([mug, plate]);
  });

  it('puts a line in the place of another, and makes one of two', () => {
    cart.add(mug);
    cart.add(plate);
    cart.replace('price_mug', { ...mug, price: 'price_new' });
    expect(cart.lines.map(({ price }) => price)).to.deep.equal(['price_new', 'price_plate']);
    cart.replace('price_new', { ...plate, quantity: 2 });
    expect(cart.lines).to.deep.equal([{ ...plate, quantity: 3 }]);
  });

  it('refuses a 51st line and a 100th unit, and loses nothing', () => {
    for (const line of many(50)) cart.add(line);
    expect(stored().length).to.be.at.most(4096);
    expect(refusal(() => cart.add(mug))).to.equal('cart_full');
    expect(cart.lines).to.have.length(50);
    const [first] = cart.lines;
    expect(refusal(() => first && cart.add({ ...first, quantity: 98 }))).to.equal('cart_full');
    expect(cart.lines[0]).to.deep.equal(first);
    cart.setQuantity(first?.price ?? '', 99);
    expect(cart.lines[0]?.quantity).to.equal(99);
  });

  it('takes at most 4 KiB: names are cut before anything is refused', () => {
    const [line] = many(1, '🫖'.repeat(300));
    if (line) cart.add(line);
    expect(cart.lines[0]?.name).to.equal('🫖'.repeat(100));
    for (const each of many(50, '🫖'.repeat(300))) cart.add(each);
    expect(stored().length).to.be.at.most(4096);
    expect(cart.lines).to.have.length(50);

    const id = (index: number): string => `price_${'x'.repeat(240)}${index}`;
    cart = new Cart('https://long.test');
    let refused = 0;
    for (let index = 0; index < 20; index += 1) {
      if (refusal(() => cart.add({ price: id(index), quantity: 1 }))) refused += 1;
    }
    expect(refused).to.be.within(1, 10);
    expect(cart.lines).to.have.length(20 - refused);
    expect(localStorage.getItem('storetag:cart:https://long.test')?.length).to.be.at.most(4096);
  });

  for (const [what, text, prices] of [
    ['nothing', '', []],
    ['no JSON', '{"v":1,"lin', []],
    ['no object', '12', []],
    ['null', 'null', []],
    ['other data', '{"items":[1]}', []],
    ['lines that are none', '{"v":1,"lines":{"0":["price_a",1]}}', []],
    [
      'lines of which some are broken',
      '{"v":1,"lines":[["price_a",1],["<img>",1],["price_b",0],["price_c",1.5],null,{},["price_d",99]]}',
      ['price_a', 'price_d'],
    ],
    [
      'a later version',
      '{"v":9,"more":1,"lines":[["price_a",2,"prod_a",5,"usd","A",{"gift":true}]],"coupon":"x"}',
      ['price_a'],
    ],
    ['a price twice', '{"v":1,"lines":[["price_a",60],["price_a",60]]}', ['price_a']],
  ] as const) {
    it(`reads what can be read of ${what}, and goes on with it`, () => {
      localStorage.setItem(key, text);
      expect(cart.lines.map(({ price }) => price)).to.deep.equal(prices);
      expect(cart.count).to.be.at.most(100);
      cart.add(mug);
      expect(new Cart(endpoint).lines.map(({ price }) => price)).to.deep.equal([
        ...prices,
        'price_mug',
      ]);
    });
  }

  it('keeps a line whose other data is broken, without that data', () => {
    localStorage.setItem(key, '{"v":1,"lines":[["price_a",1,"<b>",-5,"dollars",7]]}');
    const [line] = cart.lines;
    expect(JSON.parse(JSON.stringify(line))).to.deep.equal({ price: 'price_a', quantity: 1 });
  });

  it('lets a cart that is too large as it was left become smaller', () => {
    const lines = many(60).map(({ price }) => [price, 1]);
    localStorage.setItem(key, JSON.stringify({ v: 1, lines }));
    expect(cart.lines).to.have.length(60);
    cart.remove(String(lines[0]?.[0]));
    expect(cart.lines).to.have.length(59);
    expect(refusal(() => cart.add(mug))).to.equal('cart_full');
  });

  it('stays in memory where the browser denies storage', () => {
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    cart.add(mug);
    cart.setQuantity('price_mug', 3);
    expect(cart.count).to.equal(3);
    cart.noteOrder('cs_1', cart.lines);
    cart.clear('cs_1');
    expect(cart.count).to.equal(0);
  });

  it('tells once of each change, from where it was made', async () => {
    let told = 0;
    const forget = cart.subscribe(() => (told += 1));
    const button = document.body.appendChild(document.createElement('button'));
    const changed = next('cart-changed');
    cart.add(mug, button);
    const event = await changed;
    expect(event.target === button).to.equal(true);
    expect(event).to.include({ count: 2, bubbles: true, composed: true });
    expect(event.lines).to.deep.equal([mug]);
    cart.setQuantity('price_mug', 2);
    expect(told).to.equal(1);
    forget();
    cart.setQuantity('price_mug', 1);
    expect(told).to.equal(1);
    button.remove();
  });

  it('is the same in two tabs: each goes on from what the other left', async () => {
    const other = new Cart(endpoint);
    cart.add(mug);
    let told = 0;
    other.subscribe(() => (told += 1));
    // Seen before it is told of, as when a button renders in between.
    expect(other.count).to.equal(2);
    const changed = next('cart-changed');
    hear(key);
    expect((await changed).count).to.equal(2);
    expect(told).to.equal(1);
    hear('something else');
    expect(told).to.equal(1);
    hear(null);
    expect(told).to.equal(2);
    other.add(plate);
    cart.add({ ...plate, price: 'price_bowl' });
    expect(cart.lines.map(({ price }) => price)).to.deep.equal([
      'price_mug',
      'price_plate',
      'price_bowl',
    ]);
  });

  describe('after an order', () => {
    it('loses what the order sold, once, and keeps what came since', () => {
      cart.add(mug);
      cart.add(plate);
      cart.noteOrder('cs_1', cart.lines);
      cart.add({ ...mug, quantity: 1 });
      cart.add({ ...plate, price: 'price_bowl' });
      cart.clear('cs_1');
      expect(cart.lines.map(({ price, quantity }) => [price, quantity])).to.deep.equal([
        ['price_mug', 1],
        ['price_bowl', 1],
      ]);
      cart.add({ ...mug, quantity: 1 });
      cart.clear('cs_1');
      new Cart(endpoint).clear('cs_1');
      expect(cart.count).to.equal(3);
    });

    it('loses nothing by an order that was not of the cart, or of another one', () => {
      cart.add(mug);
      new Cart('https://other.test').noteOrder('cs_2', cart.lines);
      cart.clear('cs_1');
      cart.clear('cs_2');
      expect(cart.lines).to.deep.equal([mug]);
    });

    it('keeps the last eight orders in mind, and survives what others write there', () => {
      cart.add({ ...mug, quantity: 99 });
      localStorage.setItem(`storetag:cart-orders:${endpoint}`, '[["cs_0"],5');
      for (let order = 1; order < 10; order += 1) {
        cart.noteOrder(`cs_${order}`, [{ price: 'price_mug', quantity: 1 }]);
      }
      for (let order = 0; order < 10; order += 1) cart.clear(`cs_${order}`);
      expect(cart.count).to.equal(91);
    });
  });
});
