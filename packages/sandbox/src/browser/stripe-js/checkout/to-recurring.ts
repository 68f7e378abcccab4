import type { StripeCheckoutRecurring } from '@stripe/stripe-js';
import type { PaymentPage } from '../../../resources/payment-page/payment-page.js';
import type { ToAmount } from './to-checkout-session.js';

/** What comes back each period: the recurring lines, with a discount only where that lasts. */
export function toRecurring(page: PaymentPage, money: ToAmount): StripeCheckoutRecurring | null {
  if (!page.recurring) return null;
  const lasts = page.discounts.some(({ duration }) => duration !== 'once');
  const next = { subtotal: 0, discount: 0, taxInclusive: 0, taxExclusive: 0 };
  for (const line of page.line_items) {
    if (!line.recurring) continue;
    next.subtotal += line.subtotal;
    next.discount += lasts ? line.discount : 0;
    next.taxInclusive += line.tax_inclusive;
    next.taxExclusive += line.tax_exclusive;
  }
  return {
    interval: page.recurring.interval,
    intervalCount: page.recurring.interval_count,
    isProrated: false,
    trial: null,
    dueNext: {
      subtotal: money(next.subtotal),
      discount: money(next.discount),
      taxInclusive: money(next.taxInclusive),
      taxExclusive: money(next.taxExclusive),
      total: money(next.subtotal - next.discount + next.taxExclusive),
      billingCycleAnchor: null,
    },
  };
}
