import type Stripe from 'stripe';
import { createdField, isWithin } from '../core/created-range.js';
import type { Engine } from '../core/engine.js';
import { pageFields, paginate } from '../core/pagination.js';
import { oneOf, text, unmodelled } from '../core/fields.js';
import type { FieldsOf } from '../core/params.js';
import type { PaymentIntentRecord } from '../core/records.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { operation } from '../http/operation.js';
import { changes } from './changes.js';
import { AMENDABLE, checkIntentChange, checkMethodData, checkNewIntent } from './check-intent.js';
import { confirmAsAsked, methodOf } from './confirm-as-asked.js';
import { checkConfirmable } from './confirm-intent.js';
import { checkSecretGiven, intentFor, viewOf } from './intent-view.js';
import { methodTypes } from './method-types.js';
import { mergeMetadata } from './merge-metadata.js';
import {
  confirmIntentFields,
  createIntentFields,
  updateIntentFields,
} from './payment-intent-fields.js';
import { createIntent, toShipping, unexpectedState } from './payment-intents.js';

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
    params: createIntentFields,
    check({ key }, params) {
      checkNewIntent(params, key);
      return params;
    },
    run({ engine, key }, params) {
      const method = methodOf(engine, params, key);
      const intent = createIntent(engine, params);
      if (method) {
        intent.payment_method = method.id;
        intent.status = 'requires_confirmation';
      }
      if (params.confirm) confirmAsAsked(engine, intent, method, params, key);
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
    params: updateIntentFields,
    check({ engine, id, key }, params) {
      checkIntentChange(params, key, engine.state.paymentIntents.find(id));
      return params;
    },
    run({ engine, id, key }, params) {
      const intent = engine.state.paymentIntents.get(id);
      const { amount, currency, customer } = params;
      if (amount !== undefined || currency !== undefined) {
        checkNotOfCheckout(engine, intent);
        if (!AMENDABLE.includes(intent.status)) {
          throw unexpectedState(
            `This PaymentIntent's amount could not be updated because it has a status of ${intent.status}. You may only update the amount of a PaymentIntent with one of the following statuses: ${AMENDABLE.join(', ')}.`,
            viewOf(engine, intent, key),
          );
        }
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
      intent.payment_method_types = methodTypes(intent);
      return viewOf(engine, intent, key);
    },
  }),
  operation({
    method: 'POST',
    path: '/v1/payment_intents/:id/confirm',
    publishable: true,
    params: confirmIntentFields,
    check({ key }, params) {
      checkSecretGiven(key, params.client_secret);
      checkMethodData(params, key);
      return params;
    },
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
      confirmAsAsked(engine, intent, method, params, key);
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
