import type { Product } from '@storetag/protocol';
import type { ReactiveControllerHost } from 'lit';

/** What an element shows, and the lowercase code of the currency that it prefers. */
export interface Shown {
  shown: Product | readonly Product[] | undefined;
  currency: string | undefined;
}

/**
 * Tells search engines what an element shows, as long as it is on the page. What does it is fetched after the products
 * are shown. Never rejects.
 */
export async function describeShown(
  host: ReactiveControllerHost & Element,
  of: () => Shown,
): Promise<void> {
  try {
    (await import('./structured-data.js')).keepDescribed(host, of);
  } catch (error) {
    console.error(error);
  }
}
