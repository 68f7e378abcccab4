import { readCurrency } from './ids.js';
import { integer, listOf, nullable, objectOf, oneOf, text, type ReadBy } from './reader.js';

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
        /** Total of the line. */
        amount: integer(0),
      }),
    ),
  },
  {
    /** Only for whoever proved to own the order. */
    email: nullable(text()),
  },
);
