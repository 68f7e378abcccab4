import type { Engine } from '../../core/engine.js';
import type { SessionRecord, TaxRateRecord } from '../../core/records.js';
import { invalidRequest } from '../../core/stripe-failure.js';
import { createShippingRate } from '../shipping/shipping-rates.js';
import type { CheckedLine } from './check-lines.js';
import type { CheckedSession } from './check-session.js';

/**
 * Refuses discounts, ways to ship and tax rates that the shop does not have, or that are not valid any more. Makes
 * nothing.
 */
export function checkReferences(engine: Engine, params: CheckedSession, currency: string): void {
  const { discounts, line_items, shipping_options } = params;
  const [discount] = discounts ?? [];
  if (discount) checkDiscount(engine, discount, currency);
  for (const [index, { shipping_rate, shipping_rate_data: data }] of (
    shipping_options ?? []
  ).entries()) {
    const param = `shipping_options[${index}]`;
    const rate = engine.state.shippingRates;
    const known =
      shipping_rate === undefined ? data : rate.refer(shipping_rate, `${param}[shipping_rate]`);
    const given = known?.fixed_amount?.currency;
    if (given !== currency) {
      throw invalidRequest(
        `The shipping rate's currency, \`${given}\`, is not that of the Checkout Session, \`${currency}\`.`,
        undefined,
        param,
      );
    }
  }
  for (const { param, taxRates } of line_items) {
    for (const id of taxRates ?? []) {
      if (engine.state.taxRates.refer(id, param).active) continue;
      throw invalidRequest(`The tax rate ${id} is not active.`, undefined, param);
    }
  }
}

function checkDiscount(
  engine: Engine,
  { coupon: id, promotion_code }: { coupon?: string; promotion_code?: string },
  currency: string,
): void {
  const { coupons, promotionCodes } = engine.state;
  const param = `discounts[0][${id === undefined ? 'promotion_code' : 'coupon'}]`;
  const code =
    promotion_code === undefined ? undefined : promotionCodes.refer(promotion_code, param);
  const coupon = coupons.refer(id ?? code?.promotion.coupon ?? '', param);
  if (!coupon.valid || code?.active === false) {
    throw invalidRequest(
      code
        ? `This promotion code cannot be redeemed because it is not active.`
        : `Coupon ${coupon.id} is expired and cannot be applied.`,
      'coupon_expired',
      param,
    );
  }
  if (coupon.currency !== null && coupon.currency !== currency) {
    throw invalidRequest(
      `The coupon's currency, \`${coupon.currency}\`, is not that of the Checkout Session, \`${currency}\`.`,
      undefined,
      param,
    );
  }
}

/** The ways to ship of a session; makes those that are described inline. */
export function toShippingOptions(
  engine: Engine,
  options: CheckedSession['shipping_options'],
): SessionRecord['shipping_options'] {
  return (options ?? []).map(({ shipping_rate, shipping_rate_data: data }) => {
    const rate = data
      ? createShippingRate(engine, data)
      : engine.state.shippingRates.get(shipping_rate ?? '');
    return { shipping_amount: rate.fixed_amount.amount, shipping_rate: rate.id };
  });
}

/** The tax rates of a line; nothing where it has none of its own. */
export function taxRatesOf(engine: Engine, { taxRates }: CheckedLine): TaxRateRecord[] | undefined {
  return taxRates?.map((id) => engine.state.taxRates.get(id));
}
