import type { Engine } from '../../core/engine.js';
import type { CouponRecord, PromotionCodeRecord, SessionRecord } from '../../core/records.js';
import { invalidRequest, type StripeFailure } from '../../core/stripe-failure.js';
import { isFor } from '../checkout/discounts.js';
import { detailsOf } from '../checkout/session-details.js';
import { activeCode } from './promotion-codes.js';

/**
 * Finds the promotion code that a customer typed and this session may use.
 *
 * @throws {StripeFailure} `promotion_code_invalid`, `promotion_code_amount_insufficient` or `coupon_applies_to_nothing`.
 */
export function redeemable(
  engine: Engine,
  session: SessionRecord,
  typed: string,
): PromotionCodeRecord {
  if (!session.allow_promotion_codes) {
    throw invalidRequest(
      'This Checkout Session does not allow promotion codes.',
      undefined,
      'promotion_code',
    );
  }
  const code = activeCode(engine, typed);
  const coupon = engine.state.coupons.find(code?.promotion.coupon ?? '');
  if (!code || !coupon || (code.customer !== null && code.customer !== session.customer)) {
    throw invalid('This code is invalid.');
  }
  checkCodeFor(engine, session, code);
  checkCouponFor(engine, session, coupon);
  return code;
}

/** Refuses a code that has restrictions which the session does not meet. */
function checkCodeFor(
  engine: Engine,
  session: SessionRecord,
  { active, restrictions }: PromotionCodeRecord,
): void {
  if (!active) throw invalid('This code is invalid.');
  if (restrictions.first_time_transaction && hasBought(engine, session)) {
    throw invalid('This code is only valid for a first purchase.');
  }
  const { minimum_amount: minimum, minimum_amount_currency: currency } = restrictions;
  if (minimum === null) return;
  if (currency !== session.currency || (session.amount_subtotal ?? 0) < minimum) {
    throw invalidRequest(
      `This code needs a subtotal of at least ${minimum} ${currency ?? ''}.`,
      'promotion_code_amount_insufficient',
      'promotion_code',
    );
  }
}

/** Refuses a coupon that takes nothing off this session. */
function checkCouponFor(
  engine: Engine,
  session: SessionRecord,
  coupon: CouponRecord,
  param = 'promotion_code',
): void {
  if (!coupon.valid) throw invalid('This code has expired.', param);
  if (coupon.currency !== null && coupon.currency !== session.currency) {
    throw invalid(`This code is not valid for ${session.currency ?? ''}.`, param);
  }
  const { lineItems } = detailsOf(engine, session);
  if (lineItems.some((line) => isFor(engine, coupon, line))) return;
  throw invalidRequest(
    'This code does not apply to anything in this order.',
    'coupon_applies_to_nothing',
    param,
  );
}

/** Counts the discount of a session that was completed. */
export function redeem(engine: Engine, { discounts }: SessionRecord): void {
  const [discount] = discounts;
  const code = engine.state.promotionCodes.find(discount?.promotion_code ?? '');
  const coupon = engine.state.coupons.find(code?.promotion.coupon ?? discount?.coupon ?? '');
  if (code) {
    code.times_redeemed += 1;
    if (code.times_redeemed >= (code.max_redemptions ?? Infinity)) code.active = false;
  }
  if (coupon) {
    coupon.times_redeemed += 1;
    if (coupon.times_redeemed >= (coupon.max_redemptions ?? Infinity)) coupon.valid = false;
  }
}

function hasBought(engine: Engine, session: SessionRecord): boolean {
  const { customer } = session;
  const { email } = detailsOf(engine, session).page;
  for (const other of engine.state.sessions.values()) {
    if (other.status !== 'complete') continue;
    if (customer !== null && other.customer === customer) return true;
    if (email !== null && other.customer_details?.email === email) return true;
  }
  return false;
}

function invalid(message: string, param = 'promotion_code'): StripeFailure {
  return invalidRequest(message, 'promotion_code_invalid', param);
}
