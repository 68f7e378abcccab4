import { MAX_QUANTITY, type CheckoutSessionRequest } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import type { StoreSettings } from '../options/store-options.js';
import { writeLines } from './order-stamp.js';
import type { PricedLine, PricedLines } from './priced-lines.js';
import { withSessionId } from './return-url.js';
import { stripeLocale } from './stripe-locale.js';

type Create = Stripe.Checkout.SessionCreateParams;

/** What a Checkout Session is made of. */
export interface SessionContent {
  body: CheckoutSessionRequest;
  priced: PricedLines;
  /** As `writeStamp` makes it. */
  stamp: Record<string, string>;
  /** Where the customer lands who has paid, and who turns back. */
  success: URL;
  cancel: URL;
  checkout: StoreSettings['checkout'];
  /**
   * When what it takes from the stock is held no longer, in seconds; `undefined` where it takes nothing. Such a session
   * sells what is held, no more: its customer cannot change quantities.
   */
  payUntil?: number | undefined;
}

/** The part of the parameters that makes a session another purchase. */
export function purchaseParameters({ priced, stamp }: SessionContent) {
  return {
    mode: priced.recurs ? 'subscription' : 'payment',
    // A price can have several currencies: Stripe would choose by where the customer seems to be.
    currency: priced.currency,
    line_items: priced.lines.map(({ price, quantity }) => ({ price: price.id, quantity })),
    metadata: stamp,
  } satisfies Create;
}

/**
 * All that Stripe is asked for.
 *
 * Stripe has shipping rates in payments only, not in subscriptions, and neither adjusts nor discounts an amount that
 * the customer chooses.
 *
 * @see {@link https://docs.stripe.com/api/checkout/sessions/create}
 */
export function sessionParameters(content: SessionContent): Create {
  const { body, priced, stamp, success, cancel, checkout } = content;
  const { automaticTax, phone, promotionCodes, shippingCountries, shippingRates } = checkout;
  const isOpen = priced.total === null;
  const purchase = purchaseParameters(content);
  return {
    ...purchase,
    ...(body.adjustable_quantity &&
      content.payUntil === undefined && {
        line_items: priced.lines.map(adjustable),
        metadata: { ...stamp, ...writeLines(priced) },
      }),
    ui_mode: body.ui_mode,
    ...(content.payUntil !== undefined && { expires_at: content.payUntil }),
    ...(priced.recurs
      ? { subscription_data: { metadata: stamp } }
      : { payment_intent_data: { metadata: stamp } }),
    ...(body.ui_mode === 'hosted_page'
      ? { success_url: withSessionId(success), cancel_url: cancel.href }
      : { return_url: withSessionId(success) }),
    ...(body.ui_mode === 'embedded_page' && { redirect_on_completion: 'if_required' }),
    ...(body.locale && { locale: stripeLocale(body.locale) }),
    ...(body.email && { customer_email: body.email }),
    ...(body.reference && { client_reference_id: body.reference }),
    ...(shippingCountries.length > 0 && {
      shipping_address_collection: { allowed_countries: [...shippingCountries] },
    }),
    ...(shippingRates.length > 0 &&
      !priced.recurs && {
        shipping_options: shippingRates.map((id) => ({ shipping_rate: id })),
      }),
    ...(phone && { phone_number_collection: { enabled: true } }),
    ...(automaticTax && { automatic_tax: { enabled: true } }),
    ...(promotionCodes && !isOpen && { allow_promotion_codes: true }),
  };
}

/** A line whose quantity the customer may change. Only where so many more cost so much more, and up to what is left. */
function adjustable({
  price,
  product,
  quantity,
}: PricedLine): Stripe.Checkout.SessionCreateParams.LineItem {
  const line = { price: price.id, quantity };
  if (price.unit_amount === null) return line;
  const maximum = Math.min(MAX_QUANTITY, product.stock ?? MAX_QUANTITY);
  return { ...line, adjustable_quantity: { enabled: true, minimum: 1, maximum } };
}
