import type { Stripe } from 'stripe';
import { findSale } from '../orders/find-sale.js';
import type { OrderSource } from '../orders/order-record.js';
import { settleRead, type AfterSale } from '../orders/settle-read.js';
import type { Settlement } from '../orders/settlement.js';
import { startBudget, type Budget } from '../stripe/budget.js';
import type { OnRefunded, Refund } from './on-refunded.js';

/** Settles a refund, once Stripe says that it succeeded. */
export function settleRefunded(
  id: string,
  callback: OnRefunded | undefined,
  after: AfterSale,
  patience: number,
): Promise<Settlement> {
  const read = (budget: Budget) => readRefund(id, after.source, budget);
  return settleRead({ name: 'onRefunded', callback, read }, after, patience);
}

/** Ids of the refunds of a charge. */
export async function refundsOf(charge: string, stripe: Stripe): Promise<string[]> {
  const { data } = await stripe.refunds.list({ charge, limit: 100 }, startBudget().options());
  return data.map(({ id }) => id);
}

async function readRefund(
  id: string,
  source: OrderSource,
  budget: Budget,
): Promise<Refund | 'pending' | undefined> {
  const refund = await source.stripe.refunds.retrieve(id, {}, budget.options());
  const sale = await findSale(refund.payment_intent, source, budget);
  if (!sale) return undefined;
  if (refund.status !== 'succeeded') return 'pending';
  const { amount, currency, reason, created } = refund;
  return { id, ...sale, amount, currency, reason, created, livemode: source.livemode };
}
