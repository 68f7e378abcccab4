import type { LineItemRecord, PriceRecord } from '../../core/records.js';
import type { PageInput, PriceTier, State } from '../../core/state.js';

/** What a line costs before discounts and taxes, in minor units. */
export function lineAmount(
  state: State,
  { id, price, quantity }: Pick<LineItemRecord, 'id' | 'price' | 'quantity'>,
  page: Pick<PageInput, 'amounts'>,
): number {
  if (price.custom_unit_amount) {
    return (page.amounts.get(id) ?? price.custom_unit_amount.preset ?? 0) * quantity;
  }
  return priceAmount(price, quantity, state.tiers.get(price.id));
}

/** What a quantity of a price costs, in minor units, rounded once at the end. */
export function priceAmount(
  price: Pick<PriceRecord, 'tiers_mode' | 'unit_amount_decimal'>,
  quantity: number,
  tiers: readonly PriceTier[] = [],
): number {
  if (!price.tiers_mode) return Math.round(Number(price.unit_amount_decimal) * quantity);
  let amount = 0;
  let below = 0;
  for (const tier of tiers) {
    const upTo = tier.up_to ?? Infinity;
    const last = quantity <= upTo;
    if (price.tiers_mode === 'graduated') {
      amount += tierAmount(tier, Math.min(quantity, upTo) - below);
    } else if (last) {
      amount = tierAmount(tier, quantity);
    }
    if (last) break;
    below = upTo;
  }
  return Math.round(amount);
}

function tierAmount(tier: PriceTier, quantity: number): number {
  if (quantity <= 0) return 0;
  return Number(tier.flat_amount_decimal ?? 0) + Number(tier.unit_amount_decimal ?? 0) * quantity;
}
