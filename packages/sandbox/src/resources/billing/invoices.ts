import type Stripe from 'stripe';
import type { Engine } from '../../core/engine.js';
import type { LineItemRecord } from '../../core/records.js';
import { periodEnd } from './period.js';
import type { SubscriptionRecord } from './subscriptions.js';

/** An invoice as the sandbox keeps it: as it goes over the wire. */
export type InvoiceRecord = Omit<Stripe.Invoice, 'lines'> & {
  customer: string;
  lines: { object: 'list'; data: InvoiceLineRecord[]; has_more: boolean; url: string };
};
type InvoiceLineRecord = Omit<Stripe.InvoiceLineItem, 'pricing' | 'quantity_decimal'> & {
  pricing: {
    price_details: { price: string; product: string };
    type: 'price_details';
    unit_amount_decimal: string | null;
  };
  quantity_decimal: string;
};

interface Billed {
  customer: Stripe.Customer;
  subscription: SubscriptionRecord;
  /** Recurring and one-time lines. */
  lines: readonly Line[];
  reason: 'subscription_create' | 'subscription_cycle';
}

/** What an invoice tells of a line. */
type Line = Pick<
  LineItemRecord,
  'amount_total' | 'currency' | 'description' | 'price' | 'quantity'
>;

/** Makes an invoice of a subscription: open, and to be paid at once. */
export function createInvoice(
  engine: Engine,
  { customer, subscription, lines, reason }: Billed,
): InvoiceRecord {
  const id = engine.ids.next('in_1', 23);
  const now = engine.clock.seconds();
  const total = lines.reduce((sum, line) => sum + line.amount_total, 0);
  const metadata = { ...subscription.metadata };
  return engine.state.invoices.add<InvoiceRecord>({
    id,
    object: 'invoice',
    account_country: 'US',
    account_name: 'Sandbox',
    account_tax_ids: null,
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: total,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: false,
    automatic_tax: {
      disabled_reason: null,
      enabled: false,
      liability: null,
      provider: null,
      status: null,
    },
    automatically_finalizes_at: null,
    billing_reason: reason,
    collection_method: 'charge_automatically',
    created: now,
    currency: subscription.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: now,
    ending_balance: 0,
    footer: null,
    from_invoice: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: {
      object: 'list',
      data: lines.map((line) => lineOf(engine, id, subscription, line, now)),
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
    },
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: `SANDBOX-${String(engine.state.invoices.size + 1).padStart(4, '0')}`,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: {
      default_mandate: null,
      payment_method_options: null,
      payment_method_types: null,
    },
    period_end: now,
    period_start: now,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'open',
    status_transitions: {
      finalized_at: now,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: null,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null,
  });
}

function lineOf(
  engine: Engine,
  invoice: string,
  subscription: SubscriptionRecord,
  { amount_total, currency, description, price, quantity }: Line,
  now: number,
): InvoiceLineRecord {
  const recurring = price.type === 'recurring';
  return {
    id: engine.ids.next('il_1', 23),
    object: 'line_item',
    amount: amount_total,
    currency,
    description: `${quantity} × ${description ?? ''}`,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice,
    livemode: false,
    metadata: { ...subscription.metadata },
    parent: null,
    period: { start: now, end: recurring ? periodEnd(now, price) : now },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: price.id, product: price.product },
      type: 'price_details',
      unit_amount_decimal: price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: String(quantity),
    subscription: subscription.id,
    subtotal: amount_total,
    taxes: [],
  };
}
