import type { Engine } from '../../core/engine.js';
import type { LineItemRecord, SessionRecord, TaxRecord } from '../../core/records.js';
import type { SessionDetails } from '../../core/state.js';
import { couponOf, isFor, shareDiscount } from './discounts.js';
import { lineAmount } from './line-amount.js';
import { detailsOf } from './session-details.js';
import { automaticRates, ratesOf, taxCountry, taxesOn } from './taxes.js';

/**
 * Works out anew what an open session costs: its lines, discount, shipping and tax, and the sums. Whatever changes one
 * of them calls this.
 */
export function recompute(engine: Engine, session: SessionRecord): void {
  const details = detailsOf(engine, session);
  const { lineItems, page } = details;
  const coupon = couponOf(engine, session);
  const amounts = lineItems.map((line) => lineAmount(engine.state, line, page));
  const discounts = coupon
    ? shareDiscount(
        coupon,
        lineItems.map((line, index) => (isFor(engine, coupon, line) ? (amounts[index] ?? 0) : 0)),
      )
    : amounts.map(() => 0);
  for (const [index, line] of lineItems.entries()) {
    const { [index]: amount = 0 } = amounts;
    const { [index]: discount = 0 } = discounts;
    line.amount_subtotal = amount;
    line.amount_discount = discount;
    const taxes = taxesOn(amount - discount, ratesOf(engine, session, details, line));
    engine.state.taxes.set(line.id, taxes);
    line.amount_tax = taxes.reduce((all, tax) => all + tax.amount, 0);
    line.amount_total = amount - discount + added(taxes);
  }
  const shipping = shippingCost(engine, session, details);
  session.shipping_cost = shipping;
  const sum = (part: (line: LineItemRecord) => number) =>
    lineItems.reduce((total, line) => total + part(line), 0);
  session.amount_subtotal = sum((line) => line.amount_subtotal);
  session.amount_total = sum((line) => line.amount_total) + (shipping?.amount_total ?? 0);
  session.total_details = {
    amount_discount: sum((line) => line.amount_discount),
    amount_shipping: shipping?.amount_subtotal ?? 0,
    amount_tax: sum((line) => line.amount_tax) + (shipping?.amount_tax ?? 0),
  };
  if (session.automatic_tax.enabled) {
    session.automatic_tax.status =
      taxCountry(session, details) === null ? 'requires_location_inputs' : 'complete';
  }
}

/** The taxes that come on top. */
function added(taxes: readonly TaxRecord[]): number {
  return taxes.reduce((sum, { amount, rate }) => sum + (rate.inclusive ? 0 : amount), 0);
}

function shippingCost(
  engine: Engine,
  session: SessionRecord,
  details: SessionDetails,
): SessionRecord['shipping_cost'] {
  const rate = engine.state.shippingRates.find(details.page.shippingRate ?? '');
  if (!rate) return null;
  const { amount } = rate.fixed_amount;
  const taxes = taxesOn(amount, automaticRates(engine, session, details, rate.tax_behavior));
  engine.state.taxes.set(session.id, taxes);
  return {
    amount_subtotal: amount,
    amount_tax: taxes.reduce((sum, tax) => sum + tax.amount, 0),
    amount_total: amount + added(taxes),
    shipping_rate: rate.id,
  };
}
