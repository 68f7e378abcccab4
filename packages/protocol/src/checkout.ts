import { readCurrency } from './currency.js';
import { readAttemptId, readPriceId } from './ids.js';
import { integer, listOf, objectOf, oneOf, text, truth, type ReadBy } from './reader.js';

/** Most units of one price in an order. */
export const MAX_QUANTITY = 99;
/** Most lines in an order. */
export const MAX_LINE_ITEMS = 50;

/** What the page may say about a line: which price, how many. Never an amount. */
export type LineItem = ReadBy<typeof readLineItem>;
export const readLineItem = objectOf(
  { price: readPriceId, quantity: integer(1, MAX_QUANTITY) },
  {},
  { exact: true },
);

/** The total that the page displayed, so that the server can refuse to charge another. */
export type ExpectedTotal = ReadBy<typeof readExpectedTotal>;
export const readExpectedTotal = objectOf(
  { amount: integer(0), currency: readCurrency },
  {},
  { exact: true },
);

const lineItems = listOf(readLineItem, { min: 1, max: MAX_LINE_ITEMS });
/** A path of the page's own site; the server resolves it and refuses another origin. */
const path = text('a path such as `/thanks`', { min: 1, max: 2000 });
const email = text('an e-mail address', { max: 254, pattern: /^[^\s@]+@[^\s@]+$/ });

/**
 * Attempt of the same customer whose order this one takes the place of, as when a cart was changed. What that holds of
 * the stock is given back, and it can be paid no more; one that holds nothing, or was paid, is left as it is.
 */
const replaces = readAttemptId;

/** Body of `POST {endpoint}/checkout-sessions`. */
export type CheckoutSessionRequest = ReadBy<typeof readCheckoutSessionRequest>;
export const readCheckoutSessionRequest = objectOf(
  {
    attempt_id: readAttemptId,
    line_items: lineItems,
    ui_mode: oneOf('hosted_page', 'embedded_page', 'elements'),
  },
  {
    expected_total: readExpectedTotal,
    success_path: path,
    cancel_path: path,
    locale: text('a BCP 47 language tag', { max: 35, pattern: /^[A-Za-z0-9-]+$/ }),
    email,
    /** Stripe's `client_reference_id`. */
    reference: text('up to 200 letters, digits, - or _', { max: 200, pattern: /^[\w-]+$/ }),
    /** Whether customers may change quantities on Stripe's page. Default `false`. */
    adjustable_quantity: truth,
    replaces,
  },
  { exact: true },
);

/** Answer to it: where to go, or what to mount. */
export type CheckoutSession = ReadBy<typeof readCheckoutSession>;
export const readCheckoutSession = objectOf(
  { id: text() },
  {
    /** Stripe's hosted page, for `hosted_page`. */
    url: text(),
    /** For `embedded_page` and `elements`. A secret: keep it out of events, attributes and logs. */
    client_secret: text(),
  },
);

const address = objectOf(
  { line1: text(), country: text('a two-letter country code', { min: 2, max: 2 }) },
  { line2: text(), city: text(), state: text(), postal_code: text() },
  { exact: true },
);

/** Body of `POST {endpoint}/payment-intents`. */
export type PaymentIntentRequest = ReadBy<typeof readPaymentIntentRequest>;
export const readPaymentIntentRequest = objectOf(
  { attempt_id: readAttemptId, line_items: lineItems },
  {
    expected_total: readExpectedTotal,
    email,
    replaces,
    shipping: objectOf({ name: text(), address }, { phone: text() }, { exact: true }),
  },
  { exact: true },
);

/** Answer to it. `amount` is in minor units and is what will be charged. */
export type PaymentIntentAnswer = ReadBy<typeof readPaymentIntentAnswer>;
export const readPaymentIntentAnswer = objectOf({
  id: text(),
  /** A secret: keep it out of events, attributes and logs. */
  client_secret: text(),
  amount: integer(0),
  currency: readCurrency,
});
