import type Stripe from 'stripe';
import type { Engine } from '../../core/engine.js';
import type { LineItemRecord } from '../../core/records.js';
import { periodEnd } from './period.js';
import { itemOf, type SubscriptionItemRecord } from './subscription-items.js';

/** A subscription as the sandbox keeps it: as it goes over the wire. */
export type SubscriptionRecord = Omit<Stripe.Subscription, 'items'> & {
  customer: string;
  default_payment_method: string | null;
  latest_invoice: string | null;
  items: { object: 'list'; data: SubscriptionItemRecord[]; has_more: boolean; url: string };
};

interface Begun {
  customer: string;
  method: string | null;
  /** The recurring lines. */
  lines: readonly LineItemRecord[];
  metadata: Record<string, string>;
  description: string | null;
}

/** Begins a subscription whose first period is paid. */
export function createSubscription(engine: Engine, begun: Begun): SubscriptionRecord {
  const id = engine.ids.next('sub_1', 23);
  const now = engine.clock.seconds();
  const [first] = begun.lines;
  return engine.state.subscriptions.add<SubscriptionRecord>({
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: now,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: now,
    currency: first?.currency ?? 'usd',
    customer: begun.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: begun.method,
    default_source: null,
    default_tax_rates: [],
    description: begun.description,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: {
      object: 'list',
      data: begun.lines.map((line) => itemOf(engine, id, line, now, periodEnd(now, line.price))),
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
    },
    latest_invoice: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: begun.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: 'active',
    test_clock: null,
    transfer_data: null,
    trial_end: null,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' },
    },
    trial_start: null,
  });
}
