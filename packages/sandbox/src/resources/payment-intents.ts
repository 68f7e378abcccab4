import type Stripe from 'stripe';
import { addressField, toAddress } from '../core/address.js';
import type { Engine } from '../core/engine.js';
import { checkCharge, currencyField } from '../core/money.js';
import {
  flag,
  hashOf,
  integer,
  listOf,
  metadata,
  modelled,
  text,
  unmodelled,
  unsettable,
} from '../core/fields.js';
import { required, type Params } from '../core/params.js';
import type { PaymentIntentRecord } from '../core/records.js';
import { invalidRequest, StripeFailure, notModelled } from '../core/stripe-failure.js';
import { methodTypes } from './method-types.js';
import { mergeMetadata } from './merge-metadata.js';

/** Shipping as a parameter. */
export const shippingField = hashOf({
  address: required(addressField),
  carrier: text(),
  name: required(text()),
  phone: text(),
  tracking_number: text(),
});

const cardAmongThem = {
  read(value: Parameters<ReturnType<typeof listOf<string>>['read']>[0], path: string) {
    const types = listOf(text()).read(value, path);
    if (!types.includes('card')) throw notModelled(`\`${path}\` without \`card\``, path);
    return types;
  },
};
const cardNotAmongThem = {
  read(value: Parameters<ReturnType<typeof listOf<string>>['read']>[0], path: string) {
    const types = listOf(text()).read(value, path);
    if (types.includes('card')) throw notModelled(`\`${path}\` with \`card\``, path);
    return types;
  },
};

/** Filters of payment methods, which the sandbox takes as long as cards pass. */
export const typeFilters = {
  allowed_payment_method_types: cardAmongThem,
  excluded_payment_method_types: cardNotAmongThem,
};

/** A parameter that the API version of the sandbox has no more. */
export const removedPaymentMethodTypes = {
  payment_method_types: {
    read(_value: unknown, path: string): never {
      throw invalidRequest(
        `The \`payment_method_types\` parameter is no longer supported. Use \`allowed_payment_method_types\` or \`excluded_payment_method_types\` to filter the payment methods enabled in your Dashboard.`,
        'payment_method_types_no_longer_supported',
        path,
      );
    },
  },
};

/** What intents are made of, wherever they are made: by the API, or by a session. */
export const intentFields = {
  amount: required(integer({ min: 0 })),
  currency: required(currencyField),
  ...typeFilters,
  automatic_payment_methods: hashOf({
    allow_redirects: modelled(['always', 'never'], []),
    enabled: required(flag()),
  }),
  capture_method: modelled(['automatic', 'automatic_async'], ['manual']),
  confirmation_method: modelled(['automatic'], ['manual']),
  customer: text(),
  description: text({ max: 1000 }),
  metadata: metadata(),
  receipt_email: text({ max: 800, pattern: /^[^\s@]+@[^\s@]+$/ }),
  setup_future_usage: unmodelled(),
  shipping: shippingField,
  statement_descriptor: text({ max: 22 }),
  statement_descriptor_suffix: text({ max: 22 }),
};

/** What an intent is made of. */
export type IntentParams = Params<typeof intentFields>;

/** Makes an intent that waits for a payment method. @param session - The Checkout Session that owns it, if one does. */
export function createIntent(
  engine: Engine,
  params: IntentParams,
  session?: string,
): PaymentIntentRecord {
  checkCharge(params.amount, params.currency);
  const id = engine.ids.next('pi_3');
  const { automatic_payment_methods: automatic, customer } = params;
  if (customer !== undefined) engine.state.customers.refer(customer, 'customer');
  const intent = engine.state.paymentIntents.add<PaymentIntentRecord>({
    id,
    object: 'payment_intent',
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount: params.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: {
      allow_redirects: automatic?.allow_redirects ?? 'always',
      enabled: automatic?.enabled ?? true,
    },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: params.capture_method ?? 'automatic_async',
    client_secret: `${id}_secret_${engine.ids.next('', 25)}`,
    confirmation_method: params.confirmation_method ?? 'automatic',
    created: engine.clock.seconds(),
    currency: params.currency,
    customer: customer ?? null,
    customer_account: null,
    description: params.description ?? null,
    excluded_payment_method_types: params.excluded_payment_method_types ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: mergeMetadata({}, params.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: 'automatic',
      },
    },
    payment_method_types: methodTypes(params),
    payment_record: null,
    processing: null,
    receipt_email: params.receipt_email ?? null,
    review: null,
    setup_future_usage: null,
    shipping: params.shipping ? toShipping(params.shipping) : null,
    source: null,
    statement_descriptor: params.statement_descriptor ?? null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  });
  engine.state.intentDetails.set(id, session === undefined ? {} : { session });
  engine.emit('payment_intent.created', intent);
  return intent;
}

/** Shipping as Stripe answers it. */
export function toShipping(
  given: NonNullable<IntentParams['shipping']>,
): Stripe.PaymentIntent.Shipping {
  return {
    address: toAddress(given.address),
    carrier: given.carrier ?? null,
    name: given.name,
    phone: given.phone ?? null,
    tracking_number: given.tracking_number ?? null,
  };
}

/** `PaymentIntent` in a state that the call does not take: 400, with the intent in the error. */
export function unexpectedState(message: string, shown: unknown): StripeFailure {
  return new StripeFailure('invalid_request_error', message, {
    code: 'payment_intent_unexpected_state',
    payment_intent: shown,
  });
}

/** What may be unset on update and confirm. */
export const unsettableIntentFields = {
  receipt_email: unsettable(intentFields.receipt_email),
  shipping: unsettable(shippingField),
  excluded_payment_method_types: unsettable(cardNotAmongThem),
};
