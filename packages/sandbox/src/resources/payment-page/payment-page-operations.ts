import { text } from '../../core/fields.js';
import { operation } from '../../http/operation.js';
import { confirmPage } from './confirm-page.js';
import { confirmPageFields, updatePageFields } from './page-fields.js';
import { checkOpen, sessionFor } from './session-for.js';
import { toPaymentPage } from './to-payment-page.js';
import { updatePage } from './update-page.js';

/**
 * What Stripe.js and the sandbox's own pages call to show and pay a Checkout Session, with the publishable key. These
 * paths are Stripe's private ones; the shapes here are the sandbox's own. Each answers a {@link PaymentPage}.
 *
 * `client_secret` is required for sessions of `ui_mode` `elements` and `embedded_page`; all else is optional:
 *
 * - `GET /v1/payment_pages/:session` with `client_secret`: the page as it stands.
 * - `POST /v1/payment_pages/:session` changes it: `email`, `phone`, `shipping` (`{ name, address, phone }`),
 *   `billing_address` (`{ name, address }`), `shipping_rate` (id of an option), `promotion_code` (what the customer
 *   typed), `line_items` (`[{ id, quantity, custom_unit_amount }]`, only the lines that change). An empty value takes
 *   away: `promotion_code=`. Errors have a `code`: `resource_missing`, `promotion_code_invalid`,
 *   `promotion_code_amount_insufficient`, `email_invalid`, `quantity_too_large`, `amount_too_small`, …; nothing has
 *   changed then.
 * - `POST /v1/payment_pages/:session/confirm` pays it: the same, and `payment_method_data` (as in
 *   `/v1/payment_intents/:id/confirm`) or `payment_method` (id), `expected_amount` (what the customer was shown: another
 *   total is refused with `checkout_amount_mismatch`), `return_url` instead of the session's. Left out where the total is
 *   0: the payment method. The answer is `complete`, or `open` with a `payment_intent` that waits for the customer. A
 *   declined card is a 402 `card_error`; the session stays open.
 */
export const paymentPageOperations = [
  operation({
    method: 'GET',
    path: '/v1/payment_pages/:id',
    publishable: true,
    params: { client_secret: text() },
    run: ({ engine, id }, { client_secret }) =>
      toPaymentPage(engine, sessionFor(engine, id, client_secret)),
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_pages/:id',
    publishable: true,
    params: updatePageFields,
    run({ engine, id }, { client_secret, ...params }) {
      const session = sessionFor(engine, id, client_secret);
      checkOpen(session);
      updatePage(engine, session, params);
      return toPaymentPage(engine, session);
    },
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_pages/:id/confirm',
    publishable: true,
    params: confirmPageFields,
    run({ engine, id }, { client_secret, ...params }) {
      const session = sessionFor(engine, id, client_secret);
      confirmPage(engine, session, params);
      return toPaymentPage(engine, session);
    },
  }),
];
