import type { Price } from './catalog.js';

/**
 * What so many units of a price come to, in minor units. `null` when the customer chooses the amount.
 *
 * @see {@link https://docs.stripe.com/products-prices/pricing-models#tiered-pricing}
 */
export function amountFor(price: Price, quantity: number): number | null {
  const { unit_amount: amount, tiers, tiers_mode: mode } = price;
  if (amount !== null) return amount * quantity;
  let sum = 0;
  let below = 0;
  for (const { up_to, unit_amount: each, flat_amount: flat } of tiers ?? []) {
    const end = up_to ?? Infinity;
    const units = mode === 'volume' ? quantity : Math.min(quantity, end) - below;
    const cost = (each ?? 0) * units + (flat ?? 0);
    sum = mode === 'volume' ? cost : sum + cost;
    if (quantity <= end) return sum;
    below = end;
  }
  return null;
}
