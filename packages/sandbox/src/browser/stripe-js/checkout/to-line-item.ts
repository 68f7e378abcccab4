import type { StripeCheckoutLineItem } from '@stripe/stripe-js';
import type { PageLine } from '../../../resources/payment-page/payment-page.js';
import type { ToAmount } from './to-checkout-session.js';

/** A line of a payment page as Stripe.js gives it. */
export function toLineItem(line: PageLine, money: ToAmount): StripeCheckoutLineItem {
  const { adjustable_quantity: adjustable, recurring } = line;
  return {
    id: line.id,
    name: line.name,
    description: line.description,
    images: line.images,
    priceId: line.price,
    quantity: line.quantity,
    unitLabel: line.unit_label,
    // In tiers, and where the customer names the amount, what one comes to.
    unitAmount: money(line.unit_amount ?? Math.round(line.subtotal / (line.quantity || 1))),
    unitAmountDecimal: null,
    subtotal: money(line.subtotal),
    discount: money(line.discount),
    taxExclusive: money(line.tax_exclusive),
    taxInclusive: money(line.tax_inclusive),
    total: money(line.total),
    discountAmounts: null,
    taxAmounts:
      line.taxes.length > 0
        ? line.taxes.map(({ amount, display_name: displayName, inclusive, percentage }) => ({
            ...money(amount),
            displayName,
            inclusive,
            percentage,
          }))
        : null,
    recurring: recurring && {
      interval: recurring.interval,
      intervalCount: recurring.interval_count,
      usageType: 'licensed',
    },
    adjustableQuantity: adjustable,
    isRemovable: adjustable?.minimum === 0,
    pricing: null,
    transformQuantity: null,
  };
}
