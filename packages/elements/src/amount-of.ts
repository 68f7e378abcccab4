import { amountFor, type Price } from '@storetag/protocol';

/** What some units of a price cost, in minor units; `undefined` where the customer decides. */
export function amountOf(price: Price | undefined, quantity = 1): number | undefined {
  return (price && amountFor(price, quantity)) ?? undefined;
}

/** What a unit costs where as many are bought as make it cheapest, in minor units. Differs from one unit's by tiers only. */
export function lowestAmountOf(price: Price): number | undefined {
  const amount = amountOf(price);
  if (amount === undefined || !price.tiers) return amount;
  let first = 1;
  const each = price.tiers.map(({ up_to }) => {
    const units = up_to ?? first;
    first = units + 1;
    return Math.ceil((amountOf(price, units) ?? 0) / units);
  });
  return Math.min(amount, ...each);
}
