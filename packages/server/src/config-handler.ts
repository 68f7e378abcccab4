import type { Flow, StoreConfig } from '@storetag/protocol';
import { respond } from './http/respond.js';
import type { StoreContext } from './store-context.js';

/** Answers `GET /config`: what a page needs to know before it can sell. */
export function answerConfig({ options }: StoreContext): Response {
  const { stripe, checkout, currency } = options;
  const flows: Flow[] = checkout.automaticTax
    ? ['checkout-session']
    : ['payment-intent', 'checkout-session'];
  const config: StoreConfig = {
    publishable_key: stripe.publishableKey,
    flows,
    currency,
    shipping_countries: [...checkout.shippingCountries],
    ...(stripe.sandbox && { stripe_js: new URL('/stripe.js', stripe.sandbox.url).href }),
  };
  return respond(config);
}
