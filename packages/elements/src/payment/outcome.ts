import type { PaymentIntentResult, StripeError } from '@stripe/stripe-js';
import type { Payment } from '../payment-events.js';
import { StoreError } from '../store-error.js';
import { checkoutEnglish } from '../words/checkout-words.js';

/** How far a payment got, as Stripe or the server said; nothing is guessed. */
export type Outcome =
  | Finished
  /** Declined, or refused before it began: nothing was charged, and it may be tried again. */
  | Failed
  /** The answer was lost on its way. */
  | { status: 'unknown' };

/** Nothing was charged. */
export interface Failed {
  status: 'unpaid' | 'refused';
  error: StoreError;
  /** Which of our sentences says it to the customer; without it the error does, in Stripe's words. */
  says?: 'declined' | 'notAuthenticated';
}

/** Stripe has the money, or is still working on it. */
export interface Finished {
  status: 'paid' | 'processing';
  payment: Payment;
}

type Failure = Pick<StripeError, 'type' | 'code' | 'message'>;

/** What an answer of Stripe.js means. Where Stripe gives an intent its status counts, whatever the error. */
export function judge({ paymentIntent, error }: Partial<PaymentIntentResult>): Outcome {
  const intent = paymentIntent ?? error?.payment_intent;
  if (!intent) return error && isForCustomer(error) ? unpaid(error) : { status: 'unknown' };
  const { id, amount, currency, status } = intent;
  const payment = { id, amount, currency };
  if (status === 'succeeded') return { status: 'paid', payment };
  // `requires_capture`: the money is reserved, but not taken yet.
  if (status === 'processing' || status === 'requires_capture') {
    return { status: 'processing', payment };
  }
  return unpaid(error ?? intent.last_payment_error);
}

/** Not paid, in Stripe's words as far as Stripe means them for the customer. */
export function unpaid(failure?: Failure | null): Failed {
  const isOfBank = failure?.code === 'payment_intent_authentication_failure';
  if (failure?.message && !isOfBank && isForCustomer(failure)) {
    return { status: 'unpaid', error: new StoreError('payment_failed', failure.message) };
  }
  const says = isOfBank ? 'notAuthenticated' : 'declined';
  return { status: 'unpaid', says, error: new StoreError('payment_failed', checkoutEnglish[says]) };
}

/** @see {@link https://docs.stripe.com/api/errors#errors-message} */
function isForCustomer({ type }: Failure): boolean {
  return type === 'card_error' || type === 'validation_error';
}
