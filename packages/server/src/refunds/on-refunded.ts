import type { CallbackContext } from '../ledger/callback-context.js';

/** Money that went back to a customer, the whole or a part. Amounts are integers in the currency's minor unit. */
export interface Refund {
  /** Id of the refund, `re_…`. */
  id: string;
  /** Id of the order that it was paid for, as `onPaid` had it; `null` for the renewal of a subscription. */
  order: string | null;
  /** Id of the subscription that it was paid for. */
  subscription: string | null;
  payment_intent: string;
  amount: number;
  currency: string;
  /** Why, where whoever made it said so: `duplicate`, `fraudulent`, `requested_by_customer`. */
  reason: string | null;
  /** When it was made, in seconds. */
  created: number;
  /** `false` for test keys and the sandbox. */
  livemode: boolean;
}

/** Sees to a refund, as `onPaid` does to an order. */
export type OnRefunded = (refund: Refund, context: CallbackContext) => unknown;
