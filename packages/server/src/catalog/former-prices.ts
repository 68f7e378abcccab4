import type { Price, Product } from '@storetag/protocol';
import type { Snapshot } from './list-catalog.js';

/** Most prices that are remembered; the oldest are forgotten first. */
const REMEMBERED = 1000;
/** How far apart the new price may appear and the old one vanish, in milliseconds. An edit takes seconds. */
const EDIT = 600_000;

/**
 * Prices that were listed once and are not any more.
 *
 * The amount of a Stripe price cannot be edited: who changes it in the Dashboard gets a new price, and the old one is
 * archived. A page that still displays the old one should hear of a changed price, not that nothing is sold any more.
 * But a price that merely stands beside an archived one, another size say, is no successor of it.
 *
 * @see {@link https://docs.stripe.com/products-prices/manage-prices#edit-price}
 */
export class FormerPrices {
  readonly #former = new Map<string, { price: Price; vanished: number }>();
  /** When each listed price appeared; those of the first listing were always there, as far as is known. */
  #appeared = new Map<string, number>();

  /** Remembers what the next listing does not have any more, and what it is the first to have. */
  note(before: Snapshot | undefined, now: Snapshot): void {
    this.#appeared = new Map(
      [...now.byPrice.keys()].map((id) => [
        id,
        this.#appeared.get(id) ?? (before ? now.at : -Infinity),
      ]),
    );
    for (const [id, { price }] of before?.byPrice ?? []) {
      if (!now.byPrice.has(id)) this.#former.set(id, { price, vanished: now.at });
    }
    for (const id of this.#former.keys()) {
      if (this.#former.size <= REMEMBERED) break;
      this.#former.delete(id);
    }
  }

  /**
   * What is sold now in place of a former price: the price that has its lookup key now, else the only one of its
   * product, currency, rhythm and label that appeared when it vanished. `undefined` where that is not certain.
   */
  successorOf(id: string, now: Snapshot): { price: Price; product: Product } | undefined {
    const former = this.#former.get(id);
    const product = former && now.byId.get(former.price.product)?.product;
    if (!product) return undefined;
    const { price: old, vanished } = former;
    const isNew = (price: Price) =>
      Math.abs((this.#appeared.get(price.id) ?? -Infinity) - vanished) <= EDIT;
    const alike = product.prices.filter((price) => kindOf(price) === kindOf(old));
    const keyed = alike.filter((price) => old.lookup_key && price.lookup_key === old.lookup_key);
    const [price, ...others] = keyed.length > 0 ? keyed : alike.filter(isNew);
    return price && others.length === 0 ? { price, product } : undefined;
  }
}

function kindOf({ currency, recurring, label }: Price): string {
  return JSON.stringify([currency, recurring?.interval, recurring?.interval_count, label]);
}
