import type { Engine } from '../../core/engine.js';
import { words } from '../../core/money.js';
import { MAXIMUM_CHARGE, minimumCharge } from '../../core/money.js';
import type { Params } from '../../core/params.js';
import type { SessionRecord } from '../../core/records.js';
import { invalidRequest, notModelled } from '../../core/stripe-failure.js';
import { toAddress } from '../../core/address.js';
import { mergeMetadata } from '../merge-metadata.js';
import { toShipping } from '../payment-intents.js';
import { createLineItems } from './line-items.js';
import type { sessionFields } from './session-fields.js';

type SessionParams = Params<typeof sessionFields>;

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Makes a session that can be paid on the hosted page until it expires. */
export function createSession(engine: Engine, params: SessionParams): SessionRecord {
  const { mode, line_items: lines = [], success_url } = params;
  if (mode === undefined) throw missing('mode');
  if (lines.length === 0) throw missing('line_items');
  if (success_url === undefined) throw missing('success_url');
  checkCombinations(engine, params);
  const expires_at = expiryOf(engine, params.expires_at);
  const lineItems = createLineItems(engine, lines, mode);
  const currency = lineItems[0]?.currency ?? 'usd';
  if (params.currency !== undefined && params.currency !== currency) {
    throw invalidRequest(
      `The price specified only supports \`${currency}\`. This doesn't match the expected currency: \`${params.currency}\`.`,
      undefined,
      'line_items[0][price]',
    );
  }
  const amount = lineItems.reduce((sum, line) => sum + line.amount_total, 0);
  checkTotal(amount, currency);

  const id = engine.ids.next('cs_test_a1', 56);
  const session = engine.state.sessions.add(
    toSession(engine, { ...params, mode, success_url, expires_at }, { id, amount, currency }),
  );
  const { capture_method: _method, shipping, ...intent } = params.payment_intent_data ?? {};
  engine.state.sessionDetails.set(id, {
    lineItems,
    intent: { ...intent, ...(shipping ? { shipping: toShipping(shipping) } : {}) },
    subscription: params.subscription_data ?? {},
    forgetExpiry: engine.clock.at(expires_at * 1000, () => {
      expireSession(engine, session);
    }),
  });
  return session;
}

/** Ends an open session unpaid. Whoever authenticates its payment later finds it canceled. */
export function expireSession(engine: Engine, session: SessionRecord): void {
  if (session.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    );
  }
  const details = engine.state.sessionDetails.get(session.id);
  details?.forgetExpiry();
  session.status = 'expired';
  session.url = null;
  const intent = engine.state.paymentIntents.find(details?.paidBy ?? '');
  if (intent && intent.status !== 'succeeded') {
    intent.status = 'canceled';
    intent.canceled_at = engine.clock.seconds();
    intent.cancellation_reason = 'automatic';
    intent.next_action = null;
    engine.emit('payment_intent.canceled', intent);
  }
  engine.emit('checkout.session.expired', session);
}

function checkCombinations(engine: Engine, params: SessionParams): void {
  if (params.customer !== undefined) {
    if (params.customer_email !== undefined) {
      throw invalidRequest(
        'You may only specify one of these parameters: customer, customer_email.',
        undefined,
        'customer_email',
      );
    }
    engine.state.customers.refer(params.customer, 'customer');
  }
  const refused =
    params.mode === 'subscription'
      ? (['payment_intent_data', 'customer_creation'] as const)
      : (['subscription_data', 'payment_method_collection'] as const);
  const wrong = refused.find((name) => params[name] !== undefined);
  if (wrong) {
    throw invalidRequest(
      `You can not pass \`${wrong}\` in \`${params.mode}\` mode.`,
      undefined,
      wrong,
    );
  }
}

function expiryOf(engine: Engine, given: number | undefined): number {
  const now = engine.clock.seconds();
  if (given === undefined) return now + DAY;
  // Stripe allows for the time that a request takes.
  if (given < now + 30 * MINUTE - MINUTE) {
    throw invalidRequest(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      undefined,
      'expires_at',
    );
  }
  if (given > now + DAY + MINUTE) {
    throw invalidRequest(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      undefined,
      'expires_at',
    );
  }
  return given;
}

function checkTotal(amount: number, currency: string): void {
  if (amount === 0) throw notModelled('a Checkout Session with a total of 0', 'line_items');
  const minimum = minimumCharge(currency);
  if (amount < minimum) {
    throw invalidRequest(
      `The Checkout Session's total amount due must add up to at least ${words(minimum, currency)}`,
      'amount_too_small',
    );
  }
  if (amount > MAXIMUM_CHARGE) {
    throw invalidRequest(
      `The Checkout Session's total amount due cannot exceed ${words(MAXIMUM_CHARGE, currency)}`,
      'amount_too_large',
    );
  }
}

function missing(param: string) {
  return invalidRequest(`Missing required param: ${param}.`, 'parameter_missing', param);
}

function toSession(
  engine: Engine,
  params: SessionParams & {
    mode: 'payment' | 'subscription';
    success_url: string;
    expires_at: number;
  },
  { id, amount, currency }: { id: string; amount: number; currency: string },
): SessionRecord {
  const { automatic_tax: tax, customer_email = null, shipping_address_collection } = params;
  const email = customer_email ?? engine.state.customers.find(params.customer ?? '')?.email ?? null;
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: {
      enabled: tax?.enabled ?? false,
      liability: tax?.enabled ? { type: 'self' } : null,
      provider: tax?.enabled ? 'stripe' : null,
      status: tax?.enabled ? 'requires_location_inputs' : null,
    },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: {
      business_name: null,
      individual_name: null,
      shipping_details: null,
    },
    consent: null,
    consent_collection: null,
    created: engine.clock.seconds(),
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: params.customer ?? null,
    customer_account: null,
    customer_creation:
      params.mode === 'payment' && params.customer === undefined
        ? (params.customer_creation ?? 'if_required')
        : null,
    customer_details: email === null ? null : customerDetails(email, null, toAddress(null)),
    customer_email,
    discounts: [],
    ...(params.excluded_payment_method_types
      ? { excluded_payment_method_types: params.excluded_payment_method_types }
      : {}),
    expires_at: params.expires_at,
    integration_identifier: params.integration_identifier ?? null,
    invoice: null,
    invoice_creation:
      params.mode === 'payment'
        ? {
            enabled: false,
            invoice_data: {
              account_tax_ids: null,
              custom_fields: null,
              description: null,
              footer: null,
              issuer: null,
              metadata: {},
              rendering_options: null,
            },
          }
        : null,
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: { enabled: false },
    metadata: mergeMetadata({}, params.metadata),
    mode: params.mode,
    origin_context: params.origin_context ?? null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: params.mode === 'subscription' ? 'always' : 'if_required',
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    payment_status: 'unpaid',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: shipping_address_collection ?? null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `/c/pay/${id}`,
    wallet_options: null,
  };
}

/** Who pays, as a session tells it. */
export function customerDetails(
  email: string,
  name: string | null,
  address: ReturnType<typeof toAddress>,
): NonNullable<SessionRecord['customer_details']> {
  return {
    address,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
}
