import type Stripe from 'stripe';
import type { Engine } from '../../core/engine.js';
import type { LineItemRecord, PaymentIntentRecord, SessionRecord } from '../../core/records.js';
import { createCustomer } from '../customers.js';
import { payInvoice } from './invoice-payments.js';
import { renewLater } from './renew.js';
import { createInvoice } from './invoices.js';
import { createSubscription } from './subscriptions.js';

/** The customer of a subscription session: it is made before the payment. `null` in payment mode. */
export function createSubscriber(engine: Engine, session: SessionRecord): string | null {
  if (session.mode !== 'subscription') return session.customer;
  const { email = null, name = null } = session.customer_details ?? {};
  session.customer ??= createCustomer(engine, { email, name }).id;
  return session.customer;
}

/** Begins what a subscription session paid for: a subscription, and its first invoice. */
export function subscribe(
  engine: Engine,
  session: SessionRecord,
  intent: PaymentIntentRecord,
): void {
  const details = engine.state.sessionDetails.get(session.id);
  const customer: Stripe.Customer = engine.state.customers.get(session.customer ?? '');
  const lines: readonly LineItemRecord[] = details?.lineItems ?? [];
  const subscription = createSubscription(engine, {
    customer: customer.id,
    method: intent.payment_method,
    lines: lines.filter(({ price }) => price.type === 'recurring'),
    metadata: details?.subscription.metadata ?? {},
    description: details?.subscription.description ?? null,
  });
  const invoice = createInvoice(engine, {
    customer,
    subscription,
    lines,
    reason: 'subscription_create',
  });
  subscription.latest_invoice = invoice.id;
  session.subscription = subscription.id;
  session.invoice = invoice.id;
  engine.emit('customer.subscription.created', subscription);
  payInvoice(engine, invoice, intent);
  renewLater(engine, subscription);
}
