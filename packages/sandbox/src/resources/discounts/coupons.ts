import type Stripe from 'stripe';
import type { Engine } from '../../core/engine.js';
import {
  decimal,
  hashOf,
  integer,
  listOf,
  metadata,
  oneOf,
  text,
  unmodelled,
} from '../../core/fields.js';
import { currencyField } from '../../core/money.js';
import type { FieldsOf, Params } from '../../core/params.js';
import type { CouponRecord } from '../../core/records.js';
import { invalidRequest } from '../../core/stripe-failure.js';
import { mergeMetadata } from '../merge-metadata.js';

/** `POST /v1/coupons`. */
export const couponFields = {
  amount_off: integer({ min: 1 }),
  applies_to: hashOf({
    products: listOf(text(), { max: 100 }),
  } satisfies FieldsOf<Stripe.CouponCreateParams.AppliesTo>),
  currency: currencyField,
  currency_options: unmodelled(),
  duration: oneOf('forever', 'once', 'repeating'),
  duration_in_months: integer({ min: 1 }),
  id: text({ max: 200, pattern: /^[\w-]+$/ }),
  max_redemptions: integer({ min: 1 }),
  metadata: metadata(),
  name: text({ max: 40 }),
  percent_off: decimal({ above: 0 }),
  redeem_by: integer(),
} satisfies FieldsOf<Stripe.CouponCreateParams>;

type CouponParams = Params<typeof couponFields>;

/** Refuses a coupon that takes nothing off, or nobody knows how much. */
export function checkCoupon(engine: Engine, params: CouponParams): CouponParams {
  const { amount_off, currency, duration, duration_in_months, percent_off, redeem_by } = params;
  if ((amount_off === undefined) === (percent_off === undefined)) {
    throw invalidRequest(
      'You must specify exactly one of `percent_off` and `amount_off`.',
      'parameter_missing',
      'percent_off',
    );
  }
  if (amount_off !== undefined && currency === undefined) {
    throw invalidRequest(
      'You must pass `currency` when passing `amount_off`.',
      'parameter_missing',
      'currency',
    );
  }
  if ((duration === 'repeating') !== (duration_in_months !== undefined)) {
    throw invalidRequest(
      'You must pass `duration_in_months` if and only if `duration` is `repeating`.',
      'parameter_missing',
      'duration_in_months',
    );
  }
  if (redeem_by !== undefined && redeem_by <= engine.clock.seconds()) {
    throw invalidRequest('`redeem_by` must be in the future.', undefined, 'redeem_by');
  }
  return params;
}

/** Makes a coupon that {@link checkCoupon} has passed. */
export function createCoupon(engine: Engine, params: CouponParams): CouponRecord {
  const id = params.id ?? engine.ids.next('coupon_', 8).slice('coupon_'.length);
  if (engine.state.coupons.find(id)) {
    throw invalidRequest('Coupon already exists.', 'resource_already_exists');
  }
  const products = params.applies_to?.products;
  for (const product of products ?? []) {
    engine.state.products.refer(product, 'applies_to[products][0]');
  }
  const coupon = engine.state.coupons.add<CouponRecord>({
    id,
    object: 'coupon',
    amount_off: params.amount_off ?? null,
    created: engine.clock.seconds(),
    currency: params.amount_off === undefined ? null : (params.currency ?? null),
    duration: params.duration ?? 'once',
    duration_in_months: params.duration_in_months ?? null,
    livemode: false,
    max_redemptions: params.max_redemptions ?? null,
    metadata: mergeMetadata({}, params.metadata),
    name: params.name ?? null,
    percent_off: params.percent_off ?? null,
    redeem_by: params.redeem_by ?? null,
    times_redeemed: 0,
    valid: true,
  });
  if (products) engine.state.couponProducts.set(id, products);
  if (params.redeem_by !== undefined) {
    engine.clock.at(params.redeem_by * 1000, () => {
      coupon.valid = false;
    });
  }
  engine.emit('coupon.created', coupon);
  return coupon;
}
