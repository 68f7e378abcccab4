import { readCurrency } from './currency.js';
import { readWebAddress } from './ids.js';
import { integer, listOf, nullable, objectOf, oneOf, text, truth, type ReadBy } from './reader.js';

/** What the server says of an order, never what an address bar says. */
export const orderStatuses = ['paid', 'processing', 'unpaid', 'expired', 'refunded'] as const;
export type OrderStatus = (typeof orderStatuses)[number];

/** Answer of `GET {endpoint}/orders/{id}`. Amounts are integers in the currency's minor unit. */
export type Order = ReadBy<typeof readOrder>;
export const readOrder = objectOf(
  {
    /** Id of the Checkout Session or the PaymentIntent. */
    id: text(),
    status: oneOf(...orderStatuses),
    /** What was, or would be, charged in all. */
    amount: integer(0),
    currency: readCurrency,
    line_items: listOf(
      objectOf({
        /** `null` where Stripe no longer knows it. */
        price: nullable(text()),
        name: text(),
        quantity: integer(1),
        /** What so many cost, before discounts and what tax is added: the lines add up to the subtotal. */
        amount: integer(0),
      }),
    ),
  },
  {
    /** Only for whoever proved to own the order. */
    email: nullable(text()),
    /** What the total is made of: `subtotal - discount + shipping + tax = total` where tax is not in the prices. */
    totals: objectOf({
      subtotal: integer(0),
      discount: integer(0),
      shipping: integer(0),
      tax: integer(0),
      total: integer(0),
    }),
    /** Stripe's receipt of a paid order. Only for whoever proved to own the order. */
    receipt_url: readWebAddress,
    /** Stripe's page where an unpaid order can be paid. Only for whoever proved to own the order. */
    url: readWebAddress,
    /** Whether an unpaid order waits for the customer's bank to be answered. */
    next_action: truth,
  },
);
