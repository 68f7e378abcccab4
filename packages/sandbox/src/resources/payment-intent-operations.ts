import type Stripe from 'stripe';
import { createdField, isWithin } from '../core/created-range.js';
import type { Engine } from '../core/engine.js';
import { checkCharge, currencyField } from '../core/money.js';
import { pageFields, paginate } from '../core/pagination.js';
import {
  flag,
  hashOf,
  integer,
  metadata,
  oneOf,
  text,
  unmodelled,
  unsettable,
  type FieldsOf,
  type Params,
} from '../core/params.js';
import type { PaymentIntentRecord, PaymentMethodRecord } from '../core/records.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { operation } from '../http/operation.js';
import { changes } from './changes.js';
import { checkConfirmable, confirmIntent } from './confirm-intent.js';
import { intentFor, viewOf } from './intent-view.js';
import { mergeMetadata } from './merge-metadata.js';
import {
  createIntent,
  intentFields,
  removedPaymentMethodTypes,
  toShipping,
  typeFilters,
  unexpectedState,
  unsettableIntentFields,
} from './payment-intents.js';
import { unmodelledEach } from './payment-method-types.js';
import {
  createPaymentMethod,
  paymentMethodDataFields,
  resolvePaymentMethod,
} from './payment-methods.js';

const methodFields = {
  payment_method: text(),
  payment_method_data: hashOf(paymentMethodDataFields),
};
const confirmFields = {
  ...methodFields,
  error_on_requires_action: flag(),
  off_session: flag(),
  return_url: text({ pattern: /^[a-z][a-z0-9+.-]*:/i }),
  use_stripe_sdk: flag(),
};
const unmodelledAlways = unmodelledEach([
  'amount_details',
  'hooks',
  'payment_details',
  'payment_method_options',
]);
const unmodelledOnConfirm = unmodelledEach([
  'confirmation_token',
  'mandate',
  'mandate_data',
  'radar_options',
]);
const unmodelledConnect = unmodelledEach([
  'application_fee_amount',
  'customer_account',
  'payment_method_configuration',
  'transfer_data',
  'transfer_group',
]);

/** Gone from stripe-node's types, and still answered by an error of its own. */
interface Removed {
  payment_method_types: string[];
}

const createFields = {
  ...intentFields,
  ...confirmFields,
  ...unmodelledAlways,
  ...unmodelledOnConfirm,
  ...unmodelledConnect,
  ...removedPaymentMethodTypes,
  confirm: flag(),
  on_behalf_of: unmodelled(),
} satisfies FieldsOf<Stripe.PaymentIntentCreateParams & Removed>;

const updateFields = {
  ...methodFields,
  ...typeFilters,
  ...unsettableIntentFields,
  ...unmodelledAlways,
  ...unmodelledConnect,
  ...removedPaymentMethodTypes,
  amount: integer(),
  capture_method: intentFields.capture_method,
  currency: currencyField,
  customer: text(),
  description: text({ max: 1000 }),
  metadata: unsettable(metadata()),
  setup_future_usage: unmodelled(),
  statement_descriptor: intentFields.statement_descriptor,
  statement_descriptor_suffix: intentFields.statement_descriptor_suffix,
} satisfies FieldsOf<Stripe.PaymentIntentUpdateParams & Removed>;

const confirmingFields = {
  ...confirmFields,
  ...typeFilters,
  ...unsettableIntentFields,
  ...unmodelledAlways,
  ...unmodelledOnConfirm,
  ...removedPaymentMethodTypes,
  amount_to_confirm: integer(),
  capture_method: intentFields.capture_method,
  // Not in stripe-node's types: Stripe.js sends it, with a publishable key.
  client_secret: text(),
  setup_future_usage: unmodelled(),
} satisfies FieldsOf<Stripe.PaymentIntentConfirmParams & Removed & { client_secret: string }>;

type Key = 'publishable' | 'secret';

/** The payment method that a request brings, if any. */
function methodOf(
  engine: Engine,
  params: Params<typeof methodFields>,
  key: Key,
): PaymentMethodRecord | undefined {
  if (params.payment_method_data)
    return createPaymentMethod(engine, params.payment_method_data, key);
  if (params.payment_method !== undefined)
    return resolvePaymentMethod(engine, params.payment_method);
  return undefined;
}

function confirm(
  engine: Engine,
  intent: PaymentIntentRecord,
  given: PaymentMethodRecord | undefined,
  params: Params<typeof confirmFields>,
  key: Key,
): void {
  const method =
    given ??
    (intent.payment_method === null
      ? undefined
      : engine.state.paymentMethods.find(intent.payment_method));
  if (!method) {
    throw unexpectedState(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      viewOf(engine, intent, key),
    );
  }
  const redirects =
    intent.automatic_payment_methods?.enabled === true &&
    intent.automatic_payment_methods.allow_redirects !== 'never';
  if (key === 'secret' && redirects && params.return_url === undefined && !params.use_stripe_sdk) {
    throw invalidRequest(
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    );
  }
  confirmIntent(engine, intent, {
    method,
    key,
    returnUrl: params.return_url,
    // Stripe.js asks for it to be handled in the page; a server has to say so.
    useStripeSdk: params.use_stripe_sdk ?? key === 'publishable',
    offSession: params.off_session,
    errorOnRequiresAction: params.error_on_requires_action,
  });
}

/** @throws {StripeFailure} when a Checkout Session owns the intent. */
function checkNotOfCheckout(engine: Engine, intent: PaymentIntentRecord): void {
  if (engine.state.intentDetails.get(intent.id)?.session === undefined) return;
  throw invalidRequest('You cannot perform this action on PaymentIntents created by Checkout.');
}

/** Payment intents: `/v1/payment_intents`. @see {@link https://docs.stripe.com/api/payment_intents} */
export const paymentIntentOperations = [
  operation({
    method: 'POST',
    path: '/v1/payment_intents',
    params: createFields,
    run({ engine, key }, params) {
      const givenOnConfirm = ['error_on_requires_action', 'off_session', 'return_url'] as const;
      const early = givenOnConfirm.find((name) => params[name] !== undefined);
      if (!params.confirm && early) {
        throw invalidRequest(
          `You cannot pass \`${early}\` unless \`confirm\` is set to true.`,
          'parameter_invalid_empty',
          early,
        );
      }
      checkCharge(params.amount, params.currency);
      const method = methodOf(engine, params, key);
      const intent = createIntent(engine, params);
      if (method) {
        intent.payment_method = method.id;
        intent.status = 'requires_confirmation';
      }
      if (params.confirm) confirm(engine, intent, method, params, key);
      return viewOf(engine, intent, key);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/payment_intents',
    params: {
      created: createdField,
      customer: text(),
      customer_account: unmodelled(),
      ...pageFields,
    } satisfies FieldsOf<Stripe.PaymentIntentListParams>,
    run({ engine, path }, params) {
      const all = engine.state.paymentIntents.newestFirst();
      const found = all.filter(
        (intent) =>
          (params.customer ?? intent.customer) === intent.customer &&
          isWithin(intent.created, params.created),
      );
      return paginate(found, params, path, 'payment_intent', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/payment_intents/:id',
    publishable: true,
    params: { client_secret: text() } satisfies FieldsOf<Stripe.PaymentIntentRetrieveParams>,
    run: ({ engine, id, key }, { client_secret }) =>
      viewOf(engine, intentFor(engine, id, key, client_secret), key),
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_intents/:id',
    params: updateFields,
    run({ engine, id, key }, params) {
      const intent = engine.state.paymentIntents.get(id);
      const { amount, currency, customer } = params;
      if (amount !== undefined || currency !== undefined) {
        checkNotOfCheckout(engine, intent);
        if (
          !['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(
            intent.status,
          )
        ) {
          throw unexpectedState(
            `This PaymentIntent's amount could not be updated because it has a status of ${intent.status}. You may only update the amount of a PaymentIntent with one of the following statuses: requires_payment_method, requires_confirmation, requires_action.`,
            viewOf(engine, intent, key),
          );
        }
        checkCharge(amount ?? intent.amount, currency ?? intent.currency);
      }
      if (customer !== undefined) engine.state.customers.refer(customer, 'customer');
      const method = methodOf(engine, params, key);
      if (method) {
        checkNotOfCheckout(engine, intent);
        checkConfirmable(engine, intent, key);
        intent.payment_method = method.id;
        intent.status = 'requires_confirmation';
      }
      changes(intent, {
        amount,
        capture_method: params.capture_method,
        currency,
        customer,
        description: params.description,
        receipt_email: params.receipt_email,
        shipping: params.shipping ? toShipping(params.shipping) : params.shipping,
        allowed_payment_method_types: params.allowed_payment_method_types,
        excluded_payment_method_types: params.excluded_payment_method_types,
        statement_descriptor: params.statement_descriptor,
        statement_descriptor_suffix: params.statement_descriptor_suffix,
        ...(params.metadata === undefined
          ? {}
          : { metadata: mergeMetadata(intent.metadata, params.metadata) }),
      });
      return viewOf(engine, intent, key);
    },
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    publishable: true,
    params: confirmingFields,
    run({ engine, id, key }, params) {
      const intent = intentFor(engine, id, key, params.client_secret);
      checkNotOfCheckout(engine, intent);
      checkConfirmable(engine, intent, key);
      if (params.amount_to_confirm !== undefined && params.amount_to_confirm !== intent.amount) {
        throw invalidRequest(
          `The amount_to_confirm (${params.amount_to_confirm}) does not match the amount of the PaymentIntent (${intent.amount}).`,
          'payment_intent_invalid_parameter',
          'amount_to_confirm',
        );
      }
      const method = methodOf(engine, params, key);
      changes(intent, {
        receipt_email: params.receipt_email,
        shipping: params.shipping ? toShipping(params.shipping) : params.shipping,
      });
      confirm(engine, intent, method, params, key);
      return viewOf(engine, intent, key);
    },
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_intents/:id/cancel',
    params: {
      cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'),
    } satisfies FieldsOf<Stripe.PaymentIntentCancelParams>,
    run({ engine, id, key }, { cancellation_reason }) {
      const intent = engine.state.paymentIntents.get(id);
      checkNotOfCheckout(engine, intent);
      const cancelable = [
        'requires_payment_method',
        'requires_capture',
        'requires_confirmation',
        'requires_action',
        'processing',
      ];
      if (!cancelable.includes(intent.status)) {
        throw unexpectedState(
          `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${cancelable.join(', ')}.`,
          viewOf(engine, intent, key),
        );
      }
      intent.status = 'canceled';
      intent.canceled_at = engine.clock.seconds();
      intent.cancellation_reason = cancellation_reason ?? null;
      intent.next_action = null;
      engine.emit('payment_intent.canceled', intent);
      return viewOf(engine, intent, key);
    },
  }),
];
