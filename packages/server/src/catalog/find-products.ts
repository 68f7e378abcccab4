import {
  amountFor,
  toMajorUnits,
  type Product,
  type ProductPage,
  type ProductSort,
} from '@storetag/protocol';
import { readCursor, writeCursor, type SortKey } from './cursor.js';
import type { Listed, Snapshot } from './list-catalog.js';

/** Which products, in which order. */
export interface ProductQuery {
  /** These only, in this order. */
  ids?: readonly string[];
  category?: string;
  /** The product that this price belongs to. */
  price?: string;
  /** The product that has the price with this lookup key. */
  lookupKey?: string;
  /** Words that all occur in the name, description, category or features. */
  search?: string;
  /** Default `position`; without effect beside `ids`. */
  sort: ProductSort;
  /** Prices in this currency only; products without one are left out. */
  currency?: string;
  /** Most products of the page. */
  limit: number;
  /** `next_cursor` of the page before. */
  cursor?: string;
}

/**
 * One page of the catalogue.
 *
 * A cursor holds the place of the last product in the order, not a count: products that come or go between two pages
 * shift nothing.
 */
export function findProducts(snapshot: Snapshot, query: ProductQuery): ProductPage {
  const { ids, currency, sort, limit } = query;
  const order = ids ? 'ids' : sort;
  const keyOf = ids
    ? ({ product }: Listed): SortKey => [ids.indexOf(product.id)]
    : (listed: Listed) => sortKey(listed, sort);
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, order);

  const candidates = ids
    ? [...new Set(ids)].flatMap((id) => snapshot.byId.get(id) ?? [])
    : snapshot.products;
  const words = fold(query.search ?? '').split(/\s/);
  const found = candidates
    .filter((listed) => isWanted(listed, query, words))
    .flatMap((listed) => inCurrency(listed, currency))
    .map((listed) => ({ product: listed.product, key: keyOf(listed) }))
    .toSorted((a, b) => compareKeys(a.key, b.key))
    .filter(({ key }) => after === undefined || compareKeys(key, after) > 0);

  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    products: page.map(({ product }) => product),
    next_cursor: last && found.length > limit ? writeCursor(order, last.key) : null,
  };
}

function inCurrency(listed: Listed, currency: string | undefined): Listed[] {
  if (currency === undefined) return [listed];
  const prices = listed.product.prices.filter((price) => price.currency === currency);
  const [first] = prices;
  if (first === undefined) return [];
  return [{ ...listed, product: { ...listed.product, prices, default_price: first.id } }];
}

function isWanted(
  listed: Listed,
  { category, price, lookupKey }: ProductQuery,
  words: readonly string[],
): boolean {
  const { product } = listed;
  if (category !== undefined && product.category !== category) return false;
  if (price !== undefined && !product.prices.some(({ id }) => id === price)) return false;
  if (lookupKey !== undefined && !product.prices.some((each) => each.lookup_key === lookupKey)) {
    return false;
  }
  if (words.every((word) => word === '')) return true;
  const text = textOf(listed);
  return words.every((word) => text.includes(word));
}

/** What is searched, by product: as long as the snapshot lives. */
const texts = new WeakMap<Listed, string>();

function textOf(listed: Listed): string {
  const known = texts.get(listed);
  if (known !== undefined) return known;
  const { name, description, category, features } = listed.product;
  const text = fold([name, description, category, ...features].join(' '));
  texts.set(listed, text);
  return text;
}

/** Without case, accents and width: `É` finds `e`. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** What a product is sorted by. Its id comes last, so that no two places are the same. */
function sortKey({ product, created }: Listed, sort: ProductSort): SortKey {
  const { id, name } = product;
  switch (sort) {
    case 'name':
      return [name, id];
    case 'newest':
      return [-created, id];
    case 'price':
      return [amountOf(product), id];
    case '-price':
      return [-amountOf(product), id];
    case 'position':
      return [positionOf(product), name, id];
    default:
      return sort satisfies never;
  }
}

/** The owner's own order; products without a position come last. */
function positionOf({ metadata }: Product): number {
  const position = Number.parseFloat(metadata['position'] ?? '');
  return Number.isNaN(position) ? Number.MAX_VALUE : position;
}

/** In major units, so that ¥1,500 and $15.00 are not a hundredfold apart. */
function amountOf({ prices: [price] }: Product): number {
  if (price === undefined) return 0;
  const { custom_unit_amount: custom, currency } = price;
  return toMajorUnits(amountFor(price, 1) ?? custom?.preset ?? custom?.minimum ?? 0, currency);
}

// One language for all servers: their own locales would sort the same pages differently.
const collator = new Intl.Collator('en', { numeric: true });

function compareKeys(a: SortKey, b: SortKey): number {
  for (const [index, x] of a.entries()) {
    const y = b[index];
    if (y === undefined) return 1;
    const order =
      typeof x === 'number' && typeof y === 'number'
        ? x - y
        : collator.compare(String(x), String(y)) || compareText(String(x), String(y));
    if (order !== 0) return order;
  }
  return 0;
}

/** For names that the collator takes for equal. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
