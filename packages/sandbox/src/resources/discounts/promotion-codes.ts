import type Stripe from 'stripe';
import type { Engine } from '../../core/engine.js';
import { flag, hashOf, integer, metadata, oneOf, text, unmodelled } from '../../core/fields.js';
import { currencyField } from '../../core/money.js';
import { required, type FieldsOf, type Params } from '../../core/params.js';
import type { PromotionCodeRecord } from '../../core/records.js';
import { invalidRequest } from '../../core/stripe-failure.js';
import { mergeMetadata } from '../merge-metadata.js';

/** `POST /v1/promotion_codes`. */
export const promotionCodeFields = {
  active: flag(),
  code: text({ max: 500, pattern: /^[A-Za-z0-9-]+$/ }),
  customer: text(),
  customer_account: unmodelled(),
  expires_at: integer(),
  max_redemptions: integer({ min: 1 }),
  metadata: metadata(),
  promotion: required(
    hashOf({
      coupon: required(text()),
      type: required(oneOf('coupon')),
    } satisfies FieldsOf<Stripe.PromotionCodeCreateParams.Promotion>),
  ),
  restrictions: hashOf({
    currency_options: unmodelled(),
    first_time_transaction: flag(),
    minimum_amount: integer({ min: 1 }),
    minimum_amount_currency: currencyField,
  } satisfies FieldsOf<Stripe.PromotionCodeCreateParams.Restrictions>),
} satisfies FieldsOf<Stripe.PromotionCodeCreateParams>;

type PromotionCodeParams = Params<typeof promotionCodeFields>;

/** Refuses what no promotion code can be, whatever coupons there are. */
export function checkPromotionCode(
  engine: Engine,
  params: PromotionCodeParams,
): PromotionCodeParams {
  const { expires_at, restrictions } = params;
  if (
    (restrictions?.minimum_amount === undefined) !==
    (restrictions?.minimum_amount_currency === undefined)
  ) {
    throw invalidRequest(
      'You must pass `minimum_amount` and `minimum_amount_currency` together.',
      'parameter_missing',
      'restrictions[minimum_amount_currency]',
    );
  }
  if (expires_at !== undefined && expires_at <= engine.clock.seconds()) {
    throw invalidRequest('`expires_at` must be in the future.', undefined, 'expires_at');
  }
  return params;
}

/** Makes a promotion code. Only one active code may have the same word. */
export function createPromotionCode(
  engine: Engine,
  params: PromotionCodeParams,
): PromotionCodeRecord {
  const coupon = engine.state.coupons.refer(params.promotion.coupon, 'promotion[coupon]');
  if (!coupon.valid) {
    throw invalidRequest('This coupon is no longer valid.', undefined, 'promotion[coupon]');
  }
  if (params.customer !== undefined) engine.state.customers.refer(params.customer, 'customer');
  const { active = true, expires_at, restrictions } = params;
  const code = params.code ?? engine.ids.next('code_', 8).slice('code_'.length).toUpperCase();
  if (active) checkFree(engine, code);
  const made = engine.state.promotionCodes.add<PromotionCodeRecord>({
    id: engine.ids.next('promo_1', 23),
    object: 'promotion_code',
    active,
    code,
    created: engine.clock.seconds(),
    customer: params.customer ?? null,
    customer_account: null,
    expires_at: expires_at ?? null,
    livemode: false,
    max_redemptions: params.max_redemptions ?? null,
    metadata: mergeMetadata({}, params.metadata),
    promotion: { coupon: coupon.id, type: 'coupon' },
    restrictions: {
      first_time_transaction: restrictions?.first_time_transaction ?? false,
      minimum_amount: restrictions?.minimum_amount ?? null,
      minimum_amount_currency: restrictions?.minimum_amount_currency ?? null,
    },
    times_redeemed: 0,
  });
  if (expires_at !== undefined) {
    engine.clock.at(expires_at * 1000, () => {
      made.active = false;
    });
  }
  engine.emit('promotion_code.created', made);
  return made;
}

/** The active promotion code that a customer types: case does not matter. */
export function activeCode(engine: Engine, typed: string): PromotionCodeRecord | undefined {
  const wanted = typed.trim().toLowerCase();
  for (const each of engine.state.promotionCodes.values()) {
    if (each.active && each.code.toLowerCase() === wanted) return each;
  }
  return undefined;
}

/** @throws {StripeFailure} when another active promotion code has the same word. */
export function checkFree(engine: Engine, code: string, id?: string): void {
  const holder = activeCode(engine, code);
  if (!holder || holder.id === id) return;
  throw invalidRequest(
    `An active promotion code with \`code: ${code}\` already exists.`,
    'resource_already_exists',
    'code',
  );
}
