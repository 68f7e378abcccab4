import type Stripe from 'stripe';
import type { Engine } from '../../core/engine.js';
import type { LineItemRecord, PriceRecord } from '../../core/records.js';

/** An item as the sandbox keeps it: as it goes over the wire. */
export type SubscriptionItemRecord = Omit<Stripe.SubscriptionItem, 'plan' | 'price'> & {
  plan: Omit<Stripe.Plan, 'amount_decimal'> & { amount_decimal: string | null };
  price: PriceRecord;
};

/** An item of a subscription, made of a line of the session that began it. */
export function itemOf(
  engine: Engine,
  subscription: string,
  { price, quantity }: LineItemRecord,
  start: number,
  end: number,
): SubscriptionItemRecord {
  return {
    id: engine.ids.next('si_', 14),
    object: 'subscription_item',
    billing_thresholds: null,
    created: start,
    current_period_end: end,
    current_period_start: start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity,
    subscription,
    tax_rates: [],
  };
}

/** The same price in the shape that came before prices. */
function planOf(price: PriceRecord): SubscriptionItemRecord['plan'] {
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: 'per_unit',
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? 'month',
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: { ...price.metadata },
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  };
}
