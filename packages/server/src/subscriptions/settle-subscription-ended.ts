import { idOf } from '../catalog/to-product.js';
import { readStamp } from '../checkout/order-stamp.js';
import type { OrderSource } from '../orders/order-record.js';
import { settleRead, type AfterSale } from '../orders/settle-read.js';
import type { Settlement } from '../orders/settlement.js';
import type { Budget } from '../stripe/budget.js';
import type { EndedSubscription, OnSubscriptionEnded } from './on-subscription-ended.js';

/** Settles the end of a subscription. */
export function settleSubscriptionEnded(
  id: string,
  callback: OnSubscriptionEnded | undefined,
  after: AfterSale,
  patience: number,
): Promise<Settlement> {
  const read = (budget: Budget) => readEnded(id, after.source, budget);
  return settleRead({ name: 'onSubscriptionEnded', callback, read }, after, patience);
}

async function readEnded(
  id: string,
  { stripe, shop, livemode }: OrderSource,
  budget: Budget,
): Promise<EndedSubscription | 'pending' | undefined> {
  const subscription = await stripe.subscriptions.retrieve(id, {}, budget.options());
  if (!readStamp(subscription.metadata, shop) || subscription.livemode !== livemode) {
    return undefined;
  }
  const { status, ended_at: ended, created } = subscription;
  if (status !== 'canceled' || ended === null) return 'pending';
  return {
    id,
    customer: idOf(subscription.customer) ?? null,
    reason: subscription.cancellation_details?.reason ?? null,
    items: subscription.items.data.map(({ price, quantity = 1 }) => ({
      price: price.id,
      quantity,
    })),
    created,
    ended,
    livemode,
  };
}
