import type { Product } from '@storetag/protocol';
import { later } from '../later.js';

/** What customers choose on a card before they buy, where there is something to choose. */
export const options = later(() => import('./card-options.js'));

/** Fetches that where one of the products needs it, so that nothing moves once they are shown. Never rejects. */
export async function loadOptions(
  products: readonly Product[],
  { quantityInput }: { quantityInput: boolean },
): Promise<void> {
  if (quantityInput || products.some(hasOptions)) await options.load();
}

function hasOptions({ prices }: Product): unknown {
  return prices.length > 1 || prices[0]?.tiers;
}
