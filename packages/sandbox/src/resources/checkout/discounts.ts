import type { Engine } from '../../core/engine.js';
import type { CouponRecord, LineItemRecord, SessionRecord } from '../../core/records.js';

/** The coupon that a session's only discount takes off, if it has one. */
export function couponOf(engine: Engine, { discounts }: SessionRecord): CouponRecord | undefined {
  const [discount] = discounts;
  const code = engine.state.promotionCodes.find(discount?.promotion_code ?? '');
  return engine.state.coupons.find(code?.promotion.coupon ?? discount?.coupon ?? '');
}

/** Whether a coupon is for a line's product. */
export function isFor(engine: Engine, coupon: CouponRecord, { price }: LineItemRecord): boolean {
  return engine.state.couponProducts.get(coupon.id)?.includes(price.product) ?? true;
}

/**
 * What a coupon takes off each line, in minor units: a part of the whole discount in proportion to the line, so that
 * the parts add up to it.
 *
 * @param amounts - What the lines cost; 0 for those that the coupon is not for.
 */
export function shareDiscount(coupon: CouponRecord, amounts: readonly number[]): number[] {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const whole =
    coupon.percent_off === null
      ? Math.min(coupon.amount_off ?? 0, sum)
      : Math.round((sum * coupon.percent_off) / 100);
  let before = 0;
  let given = 0;
  return amounts.map((amount) => {
    before += amount;
    const share = sum === 0 ? 0 : Math.round((whole * before) / sum) - given;
    given += share;
    return share;
  });
}
