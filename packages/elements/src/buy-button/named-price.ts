import type { Price, Product } from '@storetag/protocol';
import { productWith } from '../product-with.js';
import { offers } from '../offers.js';
import type { StoreClient } from '../store-client.js';
import { StoreError } from '../store-error.js';
import { buttonEnglish } from '../words/button-words.js';

/** How a page names a price: by its id, else its lookup key, else as the default price of a product. */
export interface PriceNames {
  price?: string;
  lookupKey?: string;
  product?: string;
}

/**
 * Reads the product of a named price.
 *
 * @throws {StoreError} `misconfigured` without any name, `price_not_sold` where no product has the price.
 */
export async function readProduct(
  names: PriceNames,
  store: StoreClient,
  signal: AbortSignal,
): Promise<Product> {
  if (names.product) return store.product(names.product, signal);
  const { price, lookupKey } = names;
  if (!price && !lookupKey) {
    const { builderEnglish } = await import('../words/builder-words.js');
    throw new StoreError('misconfigured', builderEnglish.noPrice);
  }
  const query = price ? { price } : lookupKey ? { lookup_key: lookupKey } : {};
  const product = await productWith(store, (each) => isNamed(names, each), signal, query);
  if (!product) throw new StoreError('price_not_sold', buttonEnglish.notSold);
  return product;
}

/** The named price of a product. A default price is in the wanted currency where it exists in it. */
export function findPrice(
  names: PriceNames,
  product: Product,
  currency: string | undefined,
): Price | undefined {
  if (!names.price && !names.lookupKey) return offers(product, currency)[0];
  return product.prices.find((price) => isNamed(names, price));
}

function isNamed({ price, lookupKey }: PriceNames, { id, lookup_key }: Price): boolean {
  return price ? id === price : lookup_key === lookupKey;
}
