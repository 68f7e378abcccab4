import type { Price, Product, StoreConfig } from '@storetag/protocol';
import { readConfig, productWith } from '../payment-calls.js';
import type { StoreClient } from '../store-client.js';
import { StoreError } from '../store-error.js';
import { checkoutEnglish } from '../words/checkout-words.js';

/** What is sold, and to whose account. */
export interface Sold {
  product: Product;
  config: StoreConfig;
}

/**
 * Reads the product of a price, unless the page has it, and the store's configuration.
 *
 * @throws {StoreError} `misconfigured` without a price, `price_not_sold` where no product has it.
 */
export async function readSold(
  store: StoreClient,
  price: string | undefined,
  data: Product | undefined,
  signal: AbortSignal,
): Promise<Sold> {
  if (!price) throw new StoreError('misconfigured', checkoutEnglish.noFormPrice);
  const isSought = ({ id }: Price): boolean => id === price;
  const [config, product] = await Promise.all([
    readConfig(store),
    data ?? productWith(store, isSought, signal),
  ]);
  if (!product?.prices.some(isSought)) {
    throw new StoreError('price_not_sold', checkoutEnglish.notSold);
  }
  return { config, product };
}
