import type { Product } from '@storetag/protocol';
import type { ReactiveControllerHost } from 'lit';
import { pageConfiguration } from '../configure-store.js';
import { later } from '../later.js';

/** What customers choose on a card before they buy, where there is something to choose. */
export const options = later(() => import('./card-options.js'));

/** Images in the sizes that the page's `images` makes. */
const sizedImages = later(() => import('./sized-images.js'));

/** Has the images below an element in sizes, where the page has any. */
export function sizeImages(host: ReactiveControllerHost, root: ParentNode): void {
  if (pageConfiguration().images) sizedImages(host)?.sizeImages(root);
}

/** Fetches both where one of the products needs it, so that nothing moves once they are shown. Never rejects. */
export async function loadOptions(
  products: readonly Product[],
  { quantityInput }: { quantityInput: boolean },
): Promise<void> {
  if (pageConfiguration().images) await sizedImages.load();
  if (quantityInput || products.some(hasOptions)) await options.load();
}

function hasOptions({ prices }: Product): unknown {
  return prices.length > 1 || prices[0]?.tiers;
}
