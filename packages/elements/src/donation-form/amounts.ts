import type { Price, Product } from '@storetag/protocol';
import { offers } from '../offers.js';

/** Amounts that are given equally often. */
export interface Rhythm {
  /** As in {@link Price.recurring}; `null` for once. */
  recurring: Price['recurring'];
  /** Those with a fixed amount, then the one that the customer chooses. */
  prices: Price[];
}

/** What a form offers of some products: once first, then what recurs. Tiers are no amounts to choose from. */
export function rhythmsOf(
  products: readonly Product[],
  wanted: readonly string[],
  currency: string | undefined,
): Rhythm[] {
  const prices = products
    .flatMap((product) => offers(product, currency))
    .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
    .filter(({ unit_amount, custom_unit_amount }) => unit_amount !== null || custom_unit_amount)
    .toSorted((a, b) => rank(a) - rank(b));
  const rhythms = new Map<string, Rhythm>();
  for (const price of prices) {
    const key = JSON.stringify(price.recurring);
    const rhythm = rhythms.get(key) ?? { recurring: price.recurring, prices: [] };
    rhythm.prices.push(price);
    rhythms.set(key, rhythm);
  }
  return [...rhythms.values()].toSorted((a, b) => Number(!!a.recurring) - Number(!!b.recurring));

  /** As the page wrote them; else by amount; one that is open last. */
  function rank({ id, unit_amount }: Price): number {
    return wanted.length > 0 ? wanted.indexOf(id) : (unit_amount ?? Infinity);
  }
}
