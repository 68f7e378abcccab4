import type { Stripe } from 'stripe';
import { idOf } from '../catalog/to-product.js';
import { readStamp } from '../checkout/order-stamp.js';
import type { PaidLine } from '../orders/on-paid.js';
import type { OrderSource } from '../orders/order-record.js';
import { settleRead, type AfterSale } from '../orders/settle-read.js';
import type { Settlement } from '../orders/settlement.js';
import type { Budget } from '../stripe/budget.js';
import type { OnSubscriptionPaid, SubscriptionPayment } from './on-subscription-paid.js';

/** Settles the invoice of a renewal. The first one, which Checkout makes, is its order's. */
export function settleSubscriptionPaid(
  id: string,
  callback: OnSubscriptionPaid | undefined,
  after: AfterSale,
  patience: number,
): Promise<Settlement> {
  const read = (budget: Budget) => readPayment(id, after.source, budget);
  return settleRead({ name: 'onSubscriptionPaid', callback, read }, after, patience);
}

async function readPayment(
  id: string,
  { stripe, shop, livemode }: OrderSource,
  budget: Budget,
): Promise<SubscriptionPayment | 'pending' | undefined> {
  const expand = ['payments'];
  const invoice = await stripe.invoices.retrieve(id, { expand }, budget.options());
  const details = invoice.parent?.subscription_details;
  const subscription = idOf(details?.subscription);
  if (!details || subscription === undefined || invoice.livemode !== livemode) return undefined;
  if (!readStamp(details.metadata, shop)) return undefined;
  if (invoice.status !== 'paid' || invoice.billing_reason === 'subscription_create') {
    return 'pending';
  }
  const payments = invoice.payments?.data ?? [];
  const paid = payments.find(({ status }) => status === 'paid');
  return {
    id,
    subscription,
    customer: idOf(invoice.customer) ?? null,
    payment_intent: idOf(paid?.payment.payment_intent) ?? null,
    amount: invoice.amount_paid,
    currency: invoice.currency,
    line_items: invoice.lines.data.map(toLine),
    email: invoice.customer_email,
    name: invoice.customer_name,
    created: invoice.created,
    livemode,
  };
}

function toLine({ pricing, description, quantity, amount }: Stripe.InvoiceLineItem): PaidLine {
  return {
    price: idOf(pricing?.price_details?.price) ?? null,
    name: description ?? '',
    quantity: quantity ?? 1,
    amount,
  };
}
