import type {
  StripeExpressCheckoutElement,
  StripeExpressCheckoutElementConfirmEvent,
} from '@stripe/stripe-js';
import type { Collected } from './collect.js';

/** Called when a customer has agreed to pay in a wallet's sheet. */
export type OnExpress = (event: StripeExpressCheckoutElementConfirmEvent) => void;

/**
 * Answers a wallet at once: Stripe waits a second for it, no longer.
 *
 * A PaymentIntent has no shipping costs; a wallet that asks for an address wants to name some all the same.
 *
 * @param rateName - How they are called.
 * @see {@link https://docs.stripe.com/js/elements_object/express_checkout_element_click_event}
 */
export function expressFrame(
  element: StripeExpressCheckoutElement,
  onExpress: OnExpress,
  collect: ReadonlySet<Collected>,
  countries: readonly string[],
  rateName: string,
): StripeExpressCheckoutElement {
  const isShipped = collect.has('shipping');
  element.on('click', ({ resolve }) =>
    resolve({
      emailRequired: collect.has('email'),
      phoneNumberRequired: collect.has('phone'),
      billingAddressRequired: collect.has('billing') || collect.has('name'),
      ...(isShipped && {
        shippingAddressRequired: true,
        ...(countries.length > 0 && { allowedShippingCountries: [...countries] }),
        shippingRates: [{ id: 'free', displayName: rateName, amount: 0 }],
      }),
    }),
  );
  if (isShipped) {
    element.on('shippingaddresschange', ({ resolve }) => resolve());
    element.on('shippingratechange', ({ resolve }) => resolve());
  }
  element.on('confirm', onExpress);
  return element;
}
