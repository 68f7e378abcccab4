import type { Price, Product } from '@storetag/protocol';
import type { Listed, Snapshot } from '../catalog/list-catalog.js';

/** Units that can be bought now, by price or product id; `null` without limit. What is not counted is left out. */
export type Counts = ReadonlyMap<string, number | null>;

/** What becomes of prices that nobody counts. */
export type Uncounted = 'unlimited' | 'sold_out';

/**
 * What a price is counted as: by itself where it has a count of its own, as a size does; else with the other prices of
 * its product. `undefined`: it is not counted.
 */
export function itemOf(price: string, product: string, counts: Counts): string | undefined {
  return [price, product].find((id) => counts.has(id));
}

/** The product with its stock: 0 where the owner says that it is sold out, whatever is counted. */
export function countProduct(product: Product, counts: Counts, uncounted: Uncounted): Product {
  if (product.stock === 0) return product;
  const items = new Map<string | undefined, number | null>();
  const prices = product.prices.map((price): Price => {
    const item = itemOf(price.id, product.id, counts);
    const left = item === undefined ? leftUncounted(uncounted) : (counts.get(item) ?? null);
    items.set(item, left);
    return item === price.id ? { ...price, stock: left } : price;
  });
  const all = [...items.values()];
  const stock = all.includes(null) ? null : all.reduce<number>((sum, left) => sum + (left ?? 0), 0);
  return { ...product, stock, prices };
}

/** The catalogue with the stock of everything in it. */
export function countSnapshot(snapshot: Snapshot, counts: Counts, uncounted: Uncounted): Snapshot {
  const products = snapshot.products.map((listed): Listed => {
    const { product } = listed;
    const isCounted =
      uncounted === 'sold_out' ||
      counts.has(product.id) ||
      product.prices.some(({ id }) => counts.has(id));
    return isCounted ? { ...listed, product: countProduct(product, counts, uncounted) } : listed;
  });
  return {
    ...snapshot,
    products,
    byId: new Map(products.map((listed) => [listed.product.id, listed])),
  };
}

function leftUncounted(uncounted: Uncounted): number | null {
  return uncounted === 'unlimited' ? null : 0;
}
