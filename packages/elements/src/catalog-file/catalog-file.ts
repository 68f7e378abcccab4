import {
  readProductPage,
  toMajorUnits,
  type Product,
  type ProductPage,
  type ProductSort,
} from '@storetag/protocol';
import { amountOf } from '../amount-of.js';
import type { ProductQuery } from '../store-client.js';

/**
 * A `catalog.json`, searched in the page: answers what the server's `GET /products` would.
 *
 * Orders and searched texts are made once and kept, so that a search looks through 5,000 products within a frame.
 */
export class CatalogFile {
  private readonly products: readonly Product[];
  private readonly sorted = new Map<string, readonly Product[]>();
  private readonly texts = new Map<Product, string>();
  private readonly byId: ReadonlyMap<string, Product>;

  /**
   * @param content - The parsed file.
   * @throws {Error} Where it is not the answer of `GET /products`.
   */
  constructor(content: unknown) {
    this.products = readProductPage(content).products;
    this.byId = new Map(this.products.map((each) => [each.id, each]));
    this.prepare(this.products.values());
  }

  /** Makes the texts while the browser has nothing else to do, so that the first search need not. */
  private prepare(products: Iterator<Product>): void {
    // Safari has no idle callbacks.
    globalThis.requestIdleCallback?.((deadline) => {
      while (deadline.timeRemaining() > 1) {
        const { done, value } = products.next();
        if (done) return;
        this.textOf(value);
      }
      this.prepare(products);
    });
  }

  product(id: string): Product | undefined {
    return this.byId.get(id);
  }

  /** One page; a cursor is the number of products before it: the file does not change under a page. */
  find(query: ProductQuery): ProductPage {
    const { ids, category, search = '', sort = '', currency, price, lookup_key: key } = query;
    const words = fold(search).split(/\s+/);
    const candidates = ids
      ? [...new Set(ids.split(','))].flatMap((id) => this.byId.get(id) ?? [])
      : this.inOrder(sort);
    const found = candidates.filter(
      (product) =>
        (!category || product.category === category) &&
        (!price || product.prices.some(({ id }) => id === price)) &&
        (!key || product.prices.some(({ lookup_key }) => lookup_key === key)) &&
        (!currency || product.prices.some((each) => each.currency === currency)) &&
        (!search || words.every((word) => this.textOf(product).includes(word))),
    );
    const start = Number(query.cursor) || 0;
    const end = start + (query.limit || found.length);
    return {
      products: found.slice(start, end).map((each) => inCurrency(each, currency)),
      next_cursor: end < found.length ? String(end) : null,
    };
  }

  private inOrder(sort: string): readonly Product[] {
    let sorted = this.sorted.get(sort);
    if (!sorted) {
      const keys = new Map(this.products.map((each) => [each, sortKey(each, sort)]));
      const keyOf = (product: Product): string | number => keys.get(product) ?? 0;
      sorted = this.products.toSorted((a, b) => compare(keyOf(a), keyOf(b)));
      this.sorted.set(sort, sorted);
    }
    return sorted;
  }

  private textOf(product: Product): string {
    let text = this.texts.get(product);
    if (text === undefined) {
      const { name, description, category, features } = product;
      text = fold([name, description, category, ...features].join(' '));
      this.texts.set(product, text);
    }
    return text;
  }
}

/** Without case, accents and width: `É` finds `e`. As the server does it. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What a product is sorted by. The file does not say when a product was made: `newest` is its own order. */
function sortKey(product: Product, sort: ProductSort | (string & {})): string | number {
  if (sort === 'name') return product.name;
  if (sort === 'price') return majorAmount(product);
  if (sort === '-price') return -majorAmount(product);
  const position = Number.parseFloat(product.metadata['position'] ?? '');
  return sort === 'newest' ? 0 : Number.isNaN(position) ? Number.MAX_VALUE : position;
}

/** In major units, so that ¥1,500 and $15.00 are not a hundredfold apart. */
function majorAmount({ prices: [price] }: Product): number {
  if (!price) return 0;
  const { custom_unit_amount: custom, currency } = price;
  return toMajorUnits(amountOf(price) ?? custom?.preset ?? custom?.minimum ?? 0, currency);
}

const collator = new Intl.Collator('en', { numeric: true });

/** Equal ones stay as the file has them. */
function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : collator.compare(String(a), String(b));
}

function inCurrency(product: Product, currency: string | undefined): Product {
  if (!currency) return product;
  const prices = product.prices.filter((each) => each.currency === currency);
  const isThere = prices.some(({ id }) => id === product.default_price);
  return {
    ...product,
    prices,
    default_price: isThere ? product.default_price : (prices[0]?.id ?? null),
  };
}
