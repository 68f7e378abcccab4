import type { Price, Product } from '@storetag/protocol';
import type { ProductQuery, StoreClient } from './store-client.js';

/**
 * The product that has a price for which `isSought` holds, from as many pages of the catalogue as it takes.
 *
 * @param query - Has the server look for it. An older server does not know how, and answers as if not asked.
 */
export async function productWith(
  store: StoreClient,
  isSought: (price: Price) => boolean,
  signal?: AbortSignal,
  query: Pick<ProductQuery, 'price' | 'lookup_key'> = {},
): Promise<Product | undefined> {
  for (let cursor = ''; ;) {
    const page = await store.products({ ...query, limit: 100, cursor }, signal);
    const product = page.products.find(({ prices }) => prices.some(isSought));
    if (product || !page.next_cursor) return product;
    cursor = page.next_cursor;
  }
}
