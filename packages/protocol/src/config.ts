import { readCurrency } from './currency.js';
import { readWebAddress } from './ids.js';
import { listOf, nullable, objectOf, oneOf, text, truth, type ReadBy } from './reader.js';

/** Ways to pay on the page that a server offers. */
export const flows = ['payment-intent', 'checkout-session'] as const;
export type Flow = (typeof flows)[number];

/** Answer of `GET {endpoint}/config`. */
export type StoreConfig = ReadBy<typeof readStoreConfig>;
export const readStoreConfig = objectOf(
  {
    /** Stripe publishable key, `pk_…`. */
    publishable_key: text('a publishable key, `pk_…`', { pattern: /^pk_/ }),
    flows: listOf(oneOf(...flows)),
    /** Currency the store prefers, `null` when each price's own counts. */
    currency: nullable(readCurrency),
    /** ISO 3166-1 alpha-2 codes; empty when nothing is shipped. */
    shipping_countries: listOf(text()),
  },
  {
    /** Sandbox only: address of the sandbox's Stripe.js. */
    stripe_js: text(),
    /** Login page of Stripe's customer portal, where customers change or cancel their subscriptions. */
    customer_portal: readWebAddress,
    /** Whether Checkout Sessions of the store take promotion codes. */
    promotion_codes: truth,
    /** Whether Checkout Sessions of the store ask for a shipping address. */
    shipping: truth,
  },
);

/**
 * Whether a key belongs to `@storetag/sandbox` and to no Stripe account: `pk_test_sandbox_…`, `sk_test_sandbox_…`.
 * Stripe's own keys have no further underscore.
 */
export function isSandboxKey(key: string): boolean {
  return /^[ps]k_test_sandbox_/.test(key);
}
