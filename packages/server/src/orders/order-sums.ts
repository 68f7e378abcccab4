import type { Order, OrderStatus } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import type { OrderStamp } from '../checkout/order-stamp.js';
import { chargeOf } from './order-status.js';

/** What the total of a Checkout Session is made of. */
export function totalsOf(session: Stripe.Checkout.Session): NonNullable<Order['totals']> {
  const { amount_subtotal: subtotal, amount_total: total, total_details: details } = session;
  return {
    subtotal: subtotal ?? 0,
    discount: details?.amount_discount ?? 0,
    shipping: details?.amount_shipping ?? 0,
    tax: details?.amount_tax ?? 0,
    total: total ?? 0,
  };
}

/** What the lines come to by their prices and quantities. `null` where a price is not so much per unit. */
export function sumOf(items: readonly Stripe.LineItem[]): number | null {
  let sum = 0;
  for (const { price, quantity } of items) {
    if (price?.unit_amount == null || quantity === null) return null;
    sum += price.unit_amount * quantity;
  }
  return sum;
}

/**
 * What the lines of a Checkout Session were sold for. `NaN`, which nothing equals, where there is a line that was not
 * sold at all.
 */
export function soldTotal(
  { total, lines }: OrderStamp,
  items: readonly Stripe.LineItem[],
): number | null {
  if (lines.length === 0 || total === null) return total;
  return items.reduce((sum, { price, quantity }) => {
    const sold = lines.find((line) => line.price === price?.id);
    // Tiers are sold in the quantity that was asked for; all else costs so much per unit.
    return sum + (sold && quantity ? (sold.amount * quantity) / sold.quantity : NaN);
  }, 0);
}

/** What helps whoever made the order. */
export function aidOf(
  status: OrderStatus,
  intent: Stripe.PaymentIntent | null,
): Pick<Order, 'receipt_url' | 'next_action'> {
  const receipt = chargeOf(intent)?.receipt_url;
  const isCharged = status === 'paid' || status === 'refunded';
  return {
    ...(isCharged && receipt && { receipt_url: receipt }),
    ...(status === 'unpaid' && { next_action: intent?.status === 'requires_action' }),
  };
}
