import type {
  StripeCheckoutAmount,
  StripeCheckoutContact,
  StripeCheckoutDiscountAmount,
  StripeCheckoutSession,
  StripeCheckoutShipping,
  StripeCheckoutStatus,
  StripeCheckoutTaxAmount,
} from '@stripe/stripe-js';
import { formatMoney } from '../../../pages/money.js';
import type {
  PageContact,
  PageDiscount,
  PageShippingOption,
  PageTax,
  PaymentPage,
} from '../../../resources/payment-page/payment-page.js';
import { toLineItem } from './to-line-item.js';
import { toRecurring } from './to-recurring.js';

/** Writes an amount of minor units as Stripe.js gives it: with its words. */
export type ToAmount = (minorUnits: number) => StripeCheckoutAmount;

/**
 * A payment page as the session that a page's own code sees.
 *
 * @param canConfirm - Whether the elements are filled in, too.
 * @see {@link https://docs.stripe.com/js/custom_checkout/session_object}
 */
export function toCheckoutSession(
  page: PaymentPage,
  locale: string,
  canConfirm: boolean,
): StripeCheckoutSession {
  const { currency, total } = page;
  const money: ToAmount = (minorUnitsAmount) => ({
    minorUnitsAmount,
    amount: formatMoney(minorUnitsAmount, currency, locale),
  });
  const options = page.shipping_options.map((option) => toShippingOption(option, money));
  return {
    id: page.id,
    livemode: page.livemode,
    status: toStatus(page),
    canConfirm: page.can_confirm && canConfirm,
    currency,
    currencyOptions: null,
    minorUnitsAmountDivisor: page.minor_units_amount_divisor,
    email: page.email,
    phoneNumber: page.phone,
    businessName: null,
    nameCollection: null,
    billingAddress: toContact(page.billing_address),
    shippingAddress: toContact(page.shipping_address),
    lineItems: page.line_items.map((line) => toLineItem(line, money)),
    optionalItems: null,
    total: {
      subtotal: money(total.subtotal),
      discount: money(total.discount),
      shippingRate: money(total.shipping),
      taxExclusive: money(total.tax_exclusive),
      taxInclusive: money(total.tax_inclusive),
      surcharge: money(0),
      appliedBalance: money(0),
      balanceAppliedToNextInvoice: false,
      total: money(total.total),
    },
    discountAmounts:
      page.discounts.length > 0 ? page.discounts.map((each) => toDiscount(each, money)) : null,
    shippingOptions: options,
    shipping: toShipping(options.find(({ id }) => id === page.shipping_rate)),
    tax: { status: page.tax.status },
    taxAmounts: page.taxes.length > 0 ? page.taxes.map((tax) => toTax(tax, money)) : null,
    taxIdInfo: null,
    surcharge: null,
    recurring: toRecurring(page, money),
    savedPaymentMethods: null,
    lastPaymentError: page.last_payment_error && { message: page.last_payment_error.message },
  };
}

function toStatus({ status, payment_status: paymentStatus }: PaymentPage): StripeCheckoutStatus {
  return status === 'complete' ? { type: status, paymentStatus } : { type: status };
}

function toContact(contact: PageContact | null): StripeCheckoutContact | null {
  if (!contact) return null;
  const { country, line1, line2, city, postal_code, state } = contact.address;
  return {
    name: contact.name,
    address: { country: country ?? '', line1, line2, city, postal_code, state },
  };
}

function toDiscount(discount: PageDiscount, money: ToAmount): StripeCheckoutDiscountAmount {
  const { duration, duration_in_months: durationInMonths } = discount;
  return {
    ...money(discount.amount),
    displayName: discount.display_name,
    promotionCode: discount.promotion_code,
    percentOff: discount.percent_off,
    recurring:
      duration === 'forever'
        ? { type: duration }
        : duration === 'repeating'
          ? { type: duration, durationInMonths: durationInMonths ?? 1 }
          : null,
  };
}

function toTax(tax: PageTax, money: ToAmount): StripeCheckoutTaxAmount {
  const { amount, display_name: displayName, inclusive, percentage } = tax;
  return { ...money(amount), displayName, inclusive, percentage };
}

type ShippingOption = StripeCheckoutShipping['shippingOption'];

function toShippingOption(option: PageShippingOption, money: ToAmount): ShippingOption {
  const { delivery_estimate: estimate } = option;
  return {
    ...money(option.amount),
    id: option.id,
    currency: option.currency,
    displayName: option.display_name,
    deliveryEstimate: estimate && {
      minimum: toEstimate(estimate.minimum),
      maximum: toEstimate(estimate.maximum),
    },
  };
}

const UNITS = ['business_day', 'day', 'hour', 'month', 'week'] as const;

function toEstimate(bound: { unit: string; value: number } | null) {
  const unit = UNITS.find((each) => each === bound?.unit);
  return bound && unit ? { unit, value: bound.value } : null;
}

function toShipping(shippingOption: ShippingOption | undefined): StripeCheckoutShipping | null {
  return shippingOption ? { shippingOption, taxAmounts: null } : null;
}
