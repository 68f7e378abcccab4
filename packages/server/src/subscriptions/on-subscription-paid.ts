import type { CallbackContext } from '../ledger/callback-context.js';
import type { PaidLine } from '../orders/on-paid.js';

/** A renewal of a subscription that was paid. Amounts are integers in the currency's minor unit. */
export interface SubscriptionPayment {
  /** Id of the invoice, `in_…`. */
  id: string;
  /** Id of the subscription, `sub_…`, as in the `subscription` of the order that it began with. */
  subscription: string;
  customer: string | null;
  /** Id of the PaymentIntent; `null` for what cost nothing or was paid in another way. */
  payment_intent: string | null;
  /** What was paid. */
  amount: number;
  currency: string;
  line_items: PaidLine[];
  email: string | null;
  name: string | null;
  /** When the invoice was made, in seconds. */
  created: number;
  /** `false` for test keys and the sandbox. */
  livemode: boolean;
}

/** Sees to a paid renewal, as `onPaid` does to an order. */
export type OnSubscriptionPaid = (
  payment: SubscriptionPayment,
  context: CallbackContext,
) => unknown;
