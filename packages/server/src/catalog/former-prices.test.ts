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

/** A listing of one product with these prices. */
function listing(prices: Price[], at = 0): Snapshot {
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
    default_price: prices[0]?.id ?? null,
  };
  const listed = { product, created: 0 };
  return {
    products: [listed],
    byId: new Map([[product.id, listed]]),
    byPrice: new Map(prices.map((each) => [each.id, { price: each, product }])),
    reads: 2,
    at,
  };
}

const MINUTE = 60_000;

/** Id of what is sold in place of `price_old` after these listings, a minute apart; the first is the oldest known. */
function successor(...listings: Price[][]): string | undefined {
  const former = new FormerPrices();
  const snapshots = listings.map((prices, index) => listing(prices, index * MINUTE));
  snapshots.forEach((now, index) => former.note(snapshots[index - 1], now));
  const now = snapshots.at(-1);
  return now && former.successorOf('price_old', now)?.price.id;
}

describe('FormerPrices', () => {
  const old = price('price_old');
  const next = price('price_new');
  const other = price('price_other');

  it('finds the price that came when the former one went', () => {
    expect(successor([old], [next])).toBe('price_new');
    expect(successor([old], [old, next], [next])).toBe('price_new');
    expect(successor([old], [], [next])).toBe('price_new');
    expect(successor([old], [next, price('price_label', { label: 'Large' })])).toBe('price_new');
  });

  it('never takes another price of the product for it', () => {
    expect(successor([old, other], [other])).toBeUndefined();
    expect(successor([old, other], [other, next])).toBe('price_new');
    expect(successor([old], [next, other])).toBeUndefined();
  });

  it('does not take one that came long before, or long after', () => {
    const wait = (prices: Price[]) => Array.from({ length: 12 }, () => prices);
    expect(successor([old], ...wait([old, other]), [other])).toBeUndefined();
    expect(successor([old], ...wait([]), [other])).toBeUndefined();
  });

  it('knows the price that took over its lookup key, whenever that came', () => {
    const keyed = (id: string) => price(id, { lookup_key: 'mug' });
    expect(successor([keyed('price_old'), other], [other, keyed('price_new')])).toBe('price_new');
    expect(successor([keyed('price_old')], [next, keyed('price_key')])).toBe('price_key');
  });

  it.each<[string, Partial<Price>]>([
    ['currency', { currency: 'eur' }],
    ['label', { label: 'Large' }],
    ['rhythm', { recurring: { interval: 'month', interval_count: 1 } }],
  ])('offers nothing of another %s', (_, more) => {
    expect(successor([old], [price('price_new', more)])).toBeUndefined();
  });

  it('tells months from quarters', () => {
    const every = (id: string, interval_count: number) =>
      price(id, { recurring: { interval: 'month', interval_count } });
    expect(successor([every('price_old', 1)], [every('price_new', 3)])).toBeUndefined();
  });

  it('knows nothing of prices that were never listed, or whose product is gone', () => {
    const former = new FormerPrices();
    const empty: Snapshot = { ...listing([]), byId: new Map() };
    former.note(undefined, listing([old]));
    former.note(listing([old]), empty);
    expect(former.successorOf('price_old', empty)).toBeUndefined();
    expect(former.successorOf('price_other', listing([next]))).toBeUndefined();
  });

  it('forgets the oldest beyond a thousand', () => {
    const former = new FormerPrices();
    const many = Array.from({ length: 1001 }, (_, index) => price(`price_${index}`));
    const [before, now] = [listing(many), listing([next])];
    former.note(undefined, before);
    former.note(before, now);
    expect(former.successorOf('price_0', now)).toBeUndefined();
    expect(former.successorOf('price_1', now)?.price.id).toBe('price_new');
  });
});
