import { expect, it } from 'vitest';
import { findProducts } from './find-products.js';
import type { Listed } from './list-catalog.js';

it('prepares a text for the search once, not with each search', () => {
  let reads = 0;
  const price = {
    id: 'price_a',
    product: 'prod_a',
    currency: 'usd',
    unit_amount: 100,
    recurring: null,
    custom_unit_amount: null,
    lookup_key: null,
    label: null,
  };
  const listed: Listed = {
    created: 1,
    product: {
      id: 'prod_a',
      name: 'Mug',
      get description() {
        reads++;
        return 'Crème';
      },
      images: [],
      url: null,
      category: null,
      features: [],
      metadata: {},
      stock: null,
      prices: [price],
      default_price: 'price_a',
    },
  };
  const snapshot = {
    products: [listed],
    byId: new Map([['prod_a', listed]]),
    byPrice: new Map(),
    reads: 2,
    at: 0,
  };
  const search = (words: string) =>
    findProducts(snapshot, { search: words, sort: 'name', limit: 10 }).products.length;
  expect([search('creme'), search('mug CREME'), search('tea')]).toEqual([1, 1, 0]);
  expect(reads).toBe(1);
});
