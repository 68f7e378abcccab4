import type { Engine } from './core/engine.js';
import type { PriceRecord, ProductRecord } from './core/records.js';

/** A product with its prices, oldest first. Amounts are integers in minor units. */
export type LiveProduct = Readonly<ProductRecord> & {
  readonly prices: readonly Readonly<PriceRecord>[];
};

/** The products as they stand now; read it again to see changes. */
export interface LiveProducts extends Iterable<LiveProduct> {
  readonly size: number;
  /** A product by id. */
  get(id: string): LiveProduct | undefined;
}

/** Makes the live view. */
export function liveProducts(engine: Engine): LiveProducts {
  const { prices, products } = engine.state;
  const withPrices = (product: ProductRecord): LiveProduct => ({
    ...structuredClone(product),
    prices: structuredClone([...prices.values()].filter((price) => price.product === product.id)),
  });
  return {
    get size() {
      return products.size;
    },
    get(id) {
      const product = products.find(id);
      return product && withPrices(product);
    },
    *[Symbol.iterator]() {
      for (const product of products.values()) yield withPrices(product);
    },
  };
}
