import type { Product } from '@storetag/protocol';
import { productWith } from '../product-with.js';
import type { StoreClient } from '../store-client.js';
import type { CartLine } from './cart-line.js';

/**
 * Reads the products of a cart, by their id: in one call, and one for each line that does not know its product.
 *
 * @throws {StoreError}
 */
export async function readProducts(
  store: StoreClient,
  lines: readonly CartLine[],
  signal?: AbortSignal,
): Promise<Map<string, Product>> {
  const ids = new Set(lines.flatMap(({ product }) => product ?? []));
  const [page, ...others] = await Promise.all([
    ids.size > 0
      ? store.products({ ids: [...ids].join(), limit: 100 }, signal, 'no-cache')
      : undefined,
    ...lines
      .filter(({ product }) => !product)
      .map(({ price }) => productWith(store, ({ id }) => id === price, signal, { price })),
  ]);
  const products = [...(page?.products ?? []), ...others.flatMap((product) => product ?? [])];
  return new Map(products.map((product) => [product.id, product]));
}
