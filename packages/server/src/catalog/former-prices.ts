import type { Price, Product } from '@storetag/protocol';
import type { Snapshot } from './list-catalog.js';

/** Most prices that are remembered; the oldest are forgotten first. */
const REMEMBERED = 1000;

/**
 * Prices that were listed once and are not any more.
 *
 * The amount of a Stripe price cannot be edited: who changes it in the Dashboard gets a new price, and the old one is
 * archived. A page that still displays the old one should hear of a changed price, not that nothing is sold any more.
 *
 * @see {@link https://docs.stripe.com/products-prices/manage-prices#edit-price}
 */
export class FormerPrices {
  readonly #prices = new Map<string, Price>();

  /** Remembers what the next listing does not have any more. */
  note(before: Snapshot | undefined, now: Snapshot): void {
    for (const [id, { price }] of before?.byPrice ?? []) {
      if (!now.byPrice.has(id)) this.#prices.set(id, price);
    }
    for (const id of this.#prices.keys()) {
      if (this.#prices.size <= REMEMBERED) break;
      this.#prices.delete(id);
    }
  }

  /**
   * What is sold now in place of a former price: the one price of its product in the same currency and rhythm with the
   * same label, or the product's default price where there are several such.
   */
  successorOf(id: string, now: Snapshot): { price: Price; product: Product } | undefined {
    const former = this.#prices.get(id);
    const product = former && now.byId.get(former.product)?.product;
    if (!product) return undefined;
    const alike = product.prices.filter((price) => kindOf(price) === kindOf(former));
    const price =
      alike.length > 1 ? alike.find((each) => each.id === product.default_price) : alike[0];
    return price && { price, product };
  }
}

function kindOf({ currency, recurring, label }: Price): string {
  return JSON.stringify([currency, recurring?.interval, recurring?.interval_count, label]);
}
