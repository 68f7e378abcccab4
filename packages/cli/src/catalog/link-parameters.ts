import { createHash } from 'node:crypto';
import { MAX_QUANTITY, type Price } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import type { LinkOptions } from './read-link-options.js';

/**
 * What the Payment Link of a price is made with, apart from the metadata that it is found by.
 *
 * The same rules as for the store's Checkout Sessions: no shipping rates for subscriptions, neither discounts nor
 * quantities where the customer chooses the amount.
 *
 * @see {@link https://docs.stripe.com/api/payment-link/create}
 */
export function linkParameters(
  price: Price,
  { successUrl, adjustableQuantity, checkout }: LinkOptions,
): Stripe.PaymentLinkCreateParams {
  const {
    automaticTax,
    phone,
    promotionCodes,
    shippingCountries = [],
    shippingRates = [],
  } = checkout;
  const isOpen = price.custom_unit_amount !== null;
  const quantity = { enabled: true, minimum: 1, maximum: MAX_QUANTITY };
  return {
    line_items: [
      {
        price: price.id,
        quantity: 1,
        ...(adjustableQuantity && !isOpen && { adjustable_quantity: quantity }),
      },
    ],
    ...(successUrl !== undefined && {
      after_completion: { type: 'redirect', redirect: { url: successUrl } },
    }),
    ...(promotionCodes && !isOpen && { allow_promotion_codes: true }),
    ...(automaticTax && { automatic_tax: { enabled: true } }),
    ...(phone && { phone_number_collection: { enabled: true } }),
    ...(shippingCountries.length > 0 && {
      shipping_address_collection: { allowed_countries: [...shippingCountries] },
    }),
    ...(shippingRates.length > 0 &&
      price.recurring === null && {
        shipping_options: shippingRates.map((id) => ({ shipping_rate: id })),
      }),
  };
}

/**
 * The same for a link that was made with other options: what is not asked for any more is taken away.
 *
 * @param item - Id of the link's one line.
 */
export function linkChanges(
  wanted: Stripe.PaymentLinkCreateParams,
  item: string,
): Stripe.PaymentLinkUpdateParams {
  const [line] = wanted.line_items;
  return {
    line_items: [
      {
        id: item,
        quantity: 1,
        adjustable_quantity: line?.adjustable_quantity ?? { enabled: false },
      },
    ],
    after_completion: wanted.after_completion ?? { type: 'hosted_confirmation' },
    allow_promotion_codes: wanted.allow_promotion_codes ?? false,
    automatic_tax: wanted.automatic_tax ?? { enabled: false },
    phone_number_collection: wanted.phone_number_collection ?? { enabled: false },
    shipping_address_collection: wanted.shipping_address_collection ?? '',
    shipping_options: wanted.shipping_options ?? '',
  };
}

/** A short text that differs where the parameters do. */
export function fingerprintOf(...parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
