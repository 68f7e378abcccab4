import type { CallbackContext } from '../ledger/callback-context.js';

/** A subscription that is over: nothing will be charged for it any more. */
export interface EndedSubscription {
  /** Id of the subscription, `sub_…`, as in the `subscription` of the order that it began with. */
  id: string;
  customer: string | null;
  /** Why: `cancellation_requested`, `payment_failed`, `payment_disputed`, or `null`. */
  reason: string | null;
  /** What was subscribed to. */
  items: { price: string; quantity: number }[];
  /** When it began and ended, in seconds. */
  created: number;
  ended: number;
  /** `false` for test keys and the sandbox. */
  livemode: boolean;
}

/** Sees to the end of a subscription, as `onPaid` does to an order. */
export type OnSubscriptionEnded = (
  subscription: EndedSubscription,
  context: CallbackContext,
) => unknown;
