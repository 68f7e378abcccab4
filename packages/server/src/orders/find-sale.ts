import type { Stripe } from 'stripe';
import { idOf } from '../catalog/to-product.js';
import { readStamp } from '../checkout/order-stamp.js';
import type { Budget } from '../stripe/budget.js';
import type { OrderSource } from './order-record.js';

/** What a payment was for. */
export interface Sale {
  /** Id of its Checkout Session or PaymentIntent; `null` for the renewal of a subscription. */
  order: string | null;
  subscription: string | null;
  payment_intent: string;
}

/**
 * What a PaymentIntent paid for. `undefined` when it was nothing of this shop.
 *
 * Stripe makes the payments of subscriptions by itself and writes nothing of ours on them: they are found by their
 * invoice.
 *
 * @see {@link https://docs.stripe.com/api/invoice-payment/list}
 */
export async function findSale(
  intent: string | Stripe.PaymentIntent | null,
  { stripe, shop, livemode }: OrderSource,
  budget: Budget,
): Promise<Sale | undefined> {
  const id = idOf(intent);
  if (id === undefined) return undefined;
  const paid = await stripe.paymentIntents.retrieve(id, {}, budget.options());
  if (paid.livemode !== livemode) return undefined;
  const stamp = readStamp(paid.metadata, shop);
  if (stamp?.flow === 'payment-intent') {
    return { order: id, subscription: null, payment_intent: id };
  }
  if (stamp) {
    const found = { payment_intent: id, limit: 1 };
    const [session] = (await stripe.checkout.sessions.list(found, budget.options())).data;
    return { order: session?.id ?? null, subscription: null, payment_intent: id };
  }
  const payments = await stripe.invoicePayments.list(
    { payment: { type: 'payment_intent', payment_intent: id }, limit: 1 },
    budget.options(),
  );
  const invoice = idOf(payments.data[0]?.invoice);
  if (invoice === undefined) return undefined;
  const { parent, billing_reason: reason } = await stripe.invoices.retrieve(
    invoice,
    {},
    budget.options(),
  );
  const details = parent?.subscription_details;
  if (!details || !readStamp(details.metadata, shop)) return undefined;
  const subscription = idOf(details.subscription) ?? null;
  if (reason !== 'subscription_create' || subscription === null) {
    return { order: null, subscription, payment_intent: id };
  }
  const [begun] = (
    await stripe.checkout.sessions.list({ subscription, limit: 1 }, budget.options())
  ).data;
  return { order: begun?.id ?? null, subscription, payment_intent: id };
}
