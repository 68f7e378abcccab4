import type { Stripe } from 'stripe';
import type { Budget } from '../stripe/budget.js';
import { isMissing } from '../stripe/stripe-failure.js';

/**
 * Whether an order can still be paid, as Stripe says:
 *
 * - `closed`: it cannot, and was not: what it held may be given back;
 * - `paid`: it was;
 * - `pending`: its money is under way, as with a bank debit. Only time will tell.
 */
export type Closing = 'closed' | 'paid' | 'pending';

/** How Stripe is reached. */
export interface Access {
  stripe: Stripe;
  budget: Budget;
}

/**
 * Sees to it that an order is paid no more: expires its Checkout Session or cancels its PaymentIntent, unless it was
 * paid meanwhile. Rejects where Stripe does not say which of the two it is.
 *
 * @see {@link https://docs.stripe.com/api/checkout/sessions/expire}
 * @see {@link https://docs.stripe.com/api/payment_intents/cancel}
 */
export async function closeOrder(id: string, access: Access): Promise<Closing> {
  const isSession = id.startsWith('cs_');
  try {
    await (isSession ? expire : cancel)(id, access);
    return 'closed';
  } catch (error) {
    if (isMissing(error)) return 'closed';
    const now = await (isSession ? stateOfSession : stateOfIntent)(id, access);
    if (now === undefined) throw error;
    return now;
  }
}

async function expire(id: string, { stripe, budget }: Access): Promise<void> {
  await stripe.checkout.sessions.expire(id, {}, budget.options());
}

async function cancel(id: string, { stripe, budget }: Access): Promise<void> {
  await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' }, budget.options());
}

/** `undefined`: it is open. */
async function stateOfSession(
  id: string,
  { stripe, budget }: Access,
): Promise<Closing | undefined> {
  const expanded = { expand: ['payment_intent'] };
  const session = await stripe.checkout.sessions.retrieve(id, expanded, budget.options());
  if (session.status === 'expired') return 'closed';
  if (session.status !== 'complete') return undefined;
  if (session.payment_status !== 'unpaid') return 'paid';
  const { payment_intent: intent } = session;
  const status = typeof intent === 'object' ? intent?.status : undefined;
  // The money of a bank debit did not come.
  return status === 'requires_payment_method' || status === 'canceled' ? 'closed' : 'pending';
}

async function stateOfIntent(id: string, { stripe, budget }: Access): Promise<Closing | undefined> {
  const { status } = await stripe.paymentIntents.retrieve(id, {}, budget.options());
  if (status === 'canceled') return 'closed';
  if (status === 'succeeded') return 'paid';
  return status === 'processing' || status === 'requires_capture' ? 'pending' : undefined;
}
