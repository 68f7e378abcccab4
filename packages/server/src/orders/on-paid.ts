import type { CallbackContext } from '../ledger/callback-context.js';

/** A paid order, as Stripe has it at that moment. Amounts are integers in the currency's minor unit. */
export interface PaidOrder {
  /** Id of the Checkout Session, `cs_…`, or of the PaymentIntent, `pi_…`, that was paid. */
  id: string;
  /** Id of the PaymentIntent; `null` for subscriptions and for what costs nothing. */
  payment_intent: string | null;
  /** Id of the subscription that began with this order. */
  subscription: string | null;
  /** Id of the customer at Stripe, where one was made. */
  customer: string | null;
  /** What was charged in all, tax, shipping and discounts included. */
  amount: number;
  currency: string;
  line_items: PaidLine[];
  email: string | null;
  name: string | null;
  phone: string | null;
  shipping: ShippingDetails | null;
  /** The `reference` that the page passed. */
  reference: string | null;
  /** When the session or intent was made, in seconds. */
  created: number;
  /** `false` for test keys and the sandbox. */
  livemode: boolean;
}

/** A line of a paid order. */
export interface PaidLine {
  /** Price id, `null` where Stripe no longer knows it. */
  price: string | null;
  /** The product's name when it was sold. */
  name: string;
  quantity: number;
  /** What so many cost, before discounts and what tax is added: the lines add up to the subtotal. */
  amount: number;
}

/** Where to ship to. */
export interface ShippingDetails {
  name: string | null;
  address: {
    line1: string | null;
    line2: string | null;
    city: string | null;
    state: string | null;
    postal_code: string | null;
    country: string | null;
  };
}

/** Fulfils a paid order. A promise is awaited; what it throws makes the order be tried again. */
export type OnPaid = (order: PaidOrder, context: CallbackContext) => unknown;
