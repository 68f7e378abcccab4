import type { Flow, StoreConfig } from '@storetag/protocol';
import { respond } from './http/respond.js';
import type { StoreContext } from './store-context.js';

/** Answers `GET /config`: what a page needs to know before it can sell. */
export function answerConfig({ options }: StoreContext): Response {
  const { stripe, checkout, currency, customerPortal } = options;
  // Only a Checkout Session has tax and shipping rates, and only it asks for an address by itself.
  const needsSession = checkout.automaticTax || checkout.shippingCountries.length > 0;
  const flows: Flow[] = needsSession
    ? ['checkout-session']
    : ['payment-intent', 'checkout-session'];
  const config: StoreConfig = {
    publishable_key: stripe.publishableKey,
    flows,
    currency,
    shipping_countries: [...checkout.shippingCountries],
    shipping: checkout.shippingCountries.length > 0,
    promotion_codes: checkout.promotionCodes,
    ...(customerPortal !== undefined && { customer_portal: customerPortal }),
    ...(stripe.sandbox && { stripe_js: new URL('/stripe.js', stripe.sandbox.url).href }),
  };
  return respond(config);
}
