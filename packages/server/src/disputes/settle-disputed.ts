import { findSale } from '../orders/find-sale.js';
import type { OrderSource } from '../orders/order-record.js';
import { settleRead, type AfterSale } from '../orders/settle-read.js';
import type { Settlement } from '../orders/settlement.js';
import type { Budget } from '../stripe/budget.js';
import type { Dispute, OnDisputed } from './on-disputed.js';

/** Settles a dispute. */
export function settleDisputed(
  id: string,
  callback: OnDisputed | undefined,
  after: AfterSale,
  patience: number,
): Promise<Settlement> {
  const read = (budget: Budget) => readDispute(id, after.source, budget);
  return settleRead({ name: 'onDisputed', callback, read }, after, patience);
}

async function readDispute(
  id: string,
  source: OrderSource,
  budget: Budget,
): Promise<Dispute | undefined> {
  const dispute = await source.stripe.disputes.retrieve(id, {}, budget.options());
  const sale = await findSale(dispute.payment_intent, source, budget);
  if (!sale || dispute.livemode !== source.livemode) return undefined;
  const { amount, currency, reason, status, created, livemode } = dispute;
  const due = dispute.evidence_details.due_by;
  return { id, ...sale, amount, currency, reason, status, due, created, livemode };
}
