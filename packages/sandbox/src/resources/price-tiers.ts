import type { Params } from '../core/params.js';
import type { PriceTier } from '../core/state.js';
import { invalidRequest } from '../core/stripe-failure.js';
import type { priceFields } from './price-fields.js';

type TierParams = NonNullable<Params<typeof priceFields>['tiers']>[number];

/** What tells a price's tiers. */
export type TieredParams = Pick<
  Params<typeof priceFields>,
  'billing_scheme' | 'tiers' | 'tiers_mode'
>;

/** Refuses a tiered price whose tiers do not reach from one to infinity, and tiers of any other. */
export function checkTiers({ billing_scheme, tiers, tiers_mode }: TieredParams): void {
  if (billing_scheme !== 'tiered') {
    if (tiers === undefined && tiers_mode === undefined) return;
    throw invalidRequest(
      'You can only set `tiers` and `tiers_mode` when `billing_scheme` is `tiered`.',
      undefined,
      tiers === undefined ? 'tiers_mode' : 'tiers',
    );
  }
  if (tiers_mode === undefined) throw missing('tiers_mode');
  if (!tiers || tiers.length === 0) throw missing('tiers');
  for (const [index, tier] of tiers.entries()) checkTier(tier, index, tiers);
}

function checkTier(tier: TierParams, index: number, tiers: readonly TierParams[]): void {
  const path = `tiers[${index}]`;
  const last = index === tiers.length - 1;
  const below = tiers[index - 1]?.up_to ?? 0;
  if (last !== (tier.up_to === null) || (tier.up_to !== null && tier.up_to <= below)) {
    throw invalidRequest(
      'Each tier must reach further than the one before it, and the last one, and no other, to `inf`.',
      undefined,
      `${path}[up_to]`,
    );
  }
  const { flat_amount, flat_amount_decimal, unit_amount, unit_amount_decimal } = tier;
  const given = [flat_amount, flat_amount_decimal, unit_amount, unit_amount_decimal];
  if (given.every((each) => each === undefined)) throw missing(`${path}[unit_amount]`);
}

/** Tiers as Stripe answers them. */
export function toTiers(tiers: readonly TierParams[]): PriceTier[] {
  return tiers.map((tier) => ({
    flat_amount: tier.flat_amount ?? null,
    flat_amount_decimal: written(tier.flat_amount, tier.flat_amount_decimal),
    unit_amount: tier.unit_amount ?? null,
    unit_amount_decimal: written(tier.unit_amount, tier.unit_amount_decimal),
    up_to: tier.up_to,
  }));
}

function written(amount: number | undefined, decimal: string | undefined): string | null {
  return decimal ?? (amount === undefined ? null : String(amount));
}

function missing(param: string) {
  return invalidRequest(`Missing required param: ${param}.`, 'parameter_missing', param);
}
