import type { CallbackContext } from '../ledger/callback-context.js';
import { Stripe } from 'stripe';
import { idOf } from '../catalog/to-product.js';
import type { Logger } from '../log/logger.js';
import type { OnPaid, PaidOrder } from '../orders/on-paid.js';
import { sha256 } from '../sha256.js';
import { startBudget } from '../stripe/budget.js';

/** What is needed to give money back. */
export interface LateTerms {
  stripe: Stripe;
  onLate: OnPaid | undefined;
  logger: Logger;
}

/**
 * Sees to an order that was paid after its stock had been given back, and of which nothing is left: the owner's
 * `onLate`, or else the money goes back. What it throws makes the order be tried again: the money is never kept for
 * nothing.
 *
 * @see {@link https://docs.stripe.com/api/refunds/create}
 */
export async function settleLate(
  order: PaidOrder,
  context: CallbackContext,
  { stripe, onLate, logger }: LateTerms,
): Promise<void> {
  if (onLate) {
    await onLate(order, context);
    return;
  }
  logger.warn('An order was paid when nothing was left for it; the money goes back.', {
    order: order.id,
    amount: order.amount,
    currency: order.currency,
  });
  const { signal } = context;
  const options = () => {
    signal.throwIfAborted();
    return startBudget().options();
  };
  const payments =
    order.subscription === null
      ? [order.payment_intent].flatMap((id) => id ?? [])
      : await endSubscription(order.subscription, stripe, options);
  for (const payment of payments) {
    const refund = {
      payment_intent: payment,
      metadata: { storetag_order: order.id, storetag_reason: 'late' },
    };
    try {
      const idempotencyKey = await sha256(`storetag late\n${order.id}\n${payment}`);
      // oxlint-disable-next-line no-await-in-loop -- one in all but the strangest cases
      await stripe.refunds.create(refund, { idempotencyKey, ...options() });
    } catch (error) {
      if (!isRefunded(error)) throw error;
    }
  }
}

/** Ends a subscription that has just begun. Answers with the payments of its first invoice. */
async function endSubscription(
  id: string,
  stripe: Stripe,
  options: () => { timeout: number },
): Promise<string[]> {
  const subscription = await stripe.subscriptions.retrieve(id, {}, options());
  if (subscription.status !== 'canceled') await stripe.subscriptions.cancel(id, {}, options());
  const invoice = idOf(subscription.latest_invoice);
  if (invoice === undefined) return [];
  const { data } = await stripe.invoicePayments.list({ invoice, limit: 100 }, options());
  return data.flatMap(({ status, payment }) =>
    status === 'paid' ? (idOf(payment.payment_intent) ?? []) : [],
  );
}

function isRefunded(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === 'charge_already_refunded';
}
