import type { Engine } from '../../core/engine.js';
import { StripeFailure } from '../../core/stripe-failure.js';
import { AUTHENTICATION_REQUIRED } from '../../core/test-cards.js';
import { cardOf, charge } from '../charge-intent.js';
import { createIntent } from '../payment-intents.js';
import { endSubscription } from './end-subscription.js';
import { payInvoice } from './invoice-payments.js';
import { createInvoice } from './invoices.js';
import { periodEnd } from './period.js';
import type { SubscriptionRecord } from './subscriptions.js';

/** Has a subscription renewed, or ended, when its period ends. */
export function renewLater(engine: Engine, subscription: SubscriptionRecord): void {
  const end = subscription.items.data[0]?.current_period_end;
  if (end === undefined) return;
  engine.clock.at(end * 1000, () => {
    if (subscription.status === 'canceled') return;
    if (subscription.cancel_at_period_end) endSubscription(engine, subscription);
    else renew(engine, subscription);
  });
}

/**
 * Begins the next period and charges for it. A refusal leaves the invoice open and the subscription `past_due`; Stripe
 * would try again for some days, the sandbox does not.
 */
function renew(engine: Engine, subscription: SubscriptionRecord): void {
  for (const item of subscription.items.data) {
    item.current_period_start = item.current_period_end;
    item.current_period_end = periodEnd(item.current_period_start, item.price);
  }
  renewLater(engine, subscription);
  const invoice = createInvoice(engine, {
    customer: engine.state.customers.get(subscription.customer),
    subscription,
    lines: subscription.items.data.map(({ price, quantity = 1 }) => ({
      amount_total: (price.unit_amount ?? 0) * quantity,
      currency: price.currency,
      description: engine.state.products.find(price.product)?.name ?? null,
      price,
      quantity,
    })),
    reason: 'subscription_cycle',
  });
  subscription.latest_invoice = invoice.id;
  engine.emit('invoice.created', invoice);
  engine.emit('invoice.finalized', invoice);
  const intent = createIntent(engine, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: subscription.customer,
    description: 'Subscription update',
  });
  const method = engine.state.paymentMethods.get(subscription.default_payment_method ?? '');
  const card = cardOf(engine, method);
  try {
    intent.payment_method = method.id;
    // The customer is not there to answer the bank.
    const decline = card?.authenticate ? AUTHENTICATION_REQUIRED : (card?.decline ?? null);
    charge(engine, intent, method, decline, { key: 'secret' });
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    subscription.status = 'past_due';
    invoice.attempted = true;
    invoice.attempt_count += 1;
    engine.emit('invoice.payment_failed', invoice);
    engine.emit('customer.subscription.updated', subscription, { status: 'active' });
    return;
  }
  payInvoice(engine, invoice, intent);
  engine.emit('customer.subscription.updated', subscription, {
    latest_invoice: null,
  });
}
