import type { Price, Product } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import { idOf, toProduct, whyUnsellable, type SellsRule } from './to-product.js';

/** A product as it is sold, with what sorting needs beside it. */
export interface Listed {
  product: Product;
  /** When Stripe made it, in seconds. */
  created: number;
}

/** The whole catalogue at one moment. */
export interface Snapshot {
  products: readonly Listed[];
  byId: ReadonlyMap<string, Listed>;
  /** Every price that is sold, with the product it belongs to. */
  byPrice: ReadonlyMap<string, { price: Price; product: Product }>;
  /** How many reads the listing cost. */
  reads: number;
  /** When the listing was begun, in milliseconds. */
  at: number;
}

/** What decides which products and fields leave the server. */
export interface CatalogRules {
  sells?: SellsRule;
  metadata?: readonly string[];
  /** Told once about each price that cannot be sold, with the reason. */
  onUnsellable?: (price: string, reason: string) => void;
}

/** Largest page that Stripe gives. */
const PAGE = 100;

/** Reads every active product and price from Stripe, page by page. */
export async function listCatalog(
  stripe: Stripe,
  { sells = () => true, metadata, onUnsellable }: CatalogRules,
  at: number,
): Promise<Snapshot> {
  const [products, prices] = await Promise.all([
    all(stripe.products.list({ active: true, limit: PAGE })),
    all(stripe.prices.list({ active: true, limit: PAGE, expand: ['data.tiers'] })),
  ]);
  const pricesOf = new Map<string, Stripe.Price[]>();
  for (const price of prices) {
    const product = idOf(price.product) ?? '';
    pricesOf.set(product, [...(pricesOf.get(product) ?? []), price]);
  }
  const listed: Listed[] = [];
  for (const source of products) {
    if (!source.active || !sells(source)) continue;
    const own = pricesOf.get(source.id) ?? [];
    for (const price of own) {
      const reason = whyUnsellable(price);
      if (reason !== undefined) onUnsellable?.(price.id, reason);
    }
    const product = toProduct(source, own, metadata);
    if (product) listed.push({ product, created: source.created });
  }
  return {
    products: listed,
    byId: new Map(listed.map((each) => [each.product.id, each])),
    byPrice: new Map(
      listed.flatMap(({ product }) =>
        product.prices.map((price) => [price.id, { price, product }] as const),
      ),
    ),
    reads: pagesOf(products) + pagesOf(prices),
    at,
  };
}

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const each of pages) found.push(each);
  return found;
}

function pagesOf(list: readonly unknown[]): number {
  return Math.max(1, Math.ceil(list.length / PAGE));
}
