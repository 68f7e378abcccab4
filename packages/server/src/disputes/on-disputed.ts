import type { CallbackContext } from '../ledger/callback-context.js';

/** A payment that a customer asks back from the bank. Amounts are integers in the currency's minor unit. */
export interface Dispute {
  /** Id of the dispute, `du_…` or `dp_…`. */
  id: string;
  /** Id of the order that was paid, as `onPaid` had it; `null` for the renewal of a subscription. */
  order: string | null;
  /** Id of the subscription that was paid. */
  subscription: string | null;
  payment_intent: string;
  amount: number;
  currency: string;
  /** Such as `fraudulent` or `product_not_received`. */
  reason: string;
  /** Such as `needs_response`. */
  status: string;
  /** Until when it can be answered, in seconds. */
  due: number | null;
  /** When it began, in seconds. */
  created: number;
  /** `false` for test keys and the sandbox. */
  livemode: boolean;
}

/** Sees to a dispute when it begins, as `onPaid` does to an order. */
export type OnDisputed = (dispute: Dispute, context: CallbackContext) => unknown;
