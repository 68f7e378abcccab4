import type { Price, Product } from '@storetag/protocol';
import { describe, expect, it } from 'vitest';
import { FormerPrices } from './former-prices.js';
import type { Snapshot } from './list-catalog.js';

const price = (id: string, more: Partial<Price> = {}): Price => ({
  id,
  product: 'prod_mug',
  currency: 'usd',
  unit_amount: 100,
  recurring: null,
  custom_unit_amount: null,
  lookup_key: null,
  label: null,
  ...more,
});

/** A listing of one product with these prices; the last is its default. */
function listing(...prices: Price[]): Snapshot {
  const product: Product = {
    id: 'prod_mug',
    name: 'Mug',
    description: null,
    images: [],
    url: null,
    category: null,
    features: [],
    metadata: {},
    stock: null,
    prices,
    default_price: prices.at(-1)?.id ?? null,
  };
  const listed = { product, created: 0 };
  return {
    products: [listed],
    byId: new Map([[product.id, listed]]),
    byPrice: new Map(prices.map((each) => [each.id, { price: each, product }])),
    reads: 2,
    at: 0,
  };
}

/** Id of what is sold in place of `price_old` after a listing that had it and one that has `now` instead. */
function successor(old: Price, ...now: Price[]): string | undefined {
  const former = new FormerPrices();
  const after = listing(...now);
  former.note(listing(old), after);
  return former.successorOf(old.id, after)?.price.id;
}

describe('FormerPrices', () => {
  const old = price('price_old');

  it('finds the one price that is like the former one', () => {
    expect(successor(old, price('price_new'))).toBe('price_new');
    expect(successor(old, price('price_label', { label: 'Large' }), price('price_new'))).toBe(
      'price_new',
    );
  });

  it('takes the default price where several are alike', () => {
    expect(successor(old, price('price_a'), price('price_default'))).toBe('price_default');
  });

  it.each<[string, Partial<Price>]>([
    ['currency', { currency: 'eur' }],
    ['label', { label: 'Large' }],
    ['rhythm', { recurring: { interval: 'month', interval_count: 1 } }],
  ])('offers nothing of another %s', (_, more) => {
    expect(successor(old, price('price_new', more))).toBeUndefined();
  });

  it('tells months from quarters', () => {
    const every = (interval_count: number) => ({
      recurring: { interval: 'month' as const, interval_count },
    });
    expect(successor(price('price_old', every(1)), price('price_new', every(3)))).toBeUndefined();
  });

  it('knows nothing of prices that were never listed, or whose product is gone', () => {
    const former = new FormerPrices();
    const empty: Snapshot = { ...listing(), byId: new Map() };
    former.note(listing(old), empty);
    expect(former.successorOf('price_old', empty)).toBeUndefined();
    expect(former.successorOf('price_other', listing(price('price_new')))).toBeUndefined();
  });

  it('forgets the oldest beyond a thousand', () => {
    const former = new FormerPrices();
    const now = listing(price('price_new'));
    const many = Array.from({ length: 1001 }, (_, index) => price(`price_${index}`));
    former.note(listing(...many), now);
    expect(former.successorOf('price_0', now)).toBeUndefined();
    expect(former.successorOf('price_1', now)?.price.id).toBe('price_new');
  });
});
