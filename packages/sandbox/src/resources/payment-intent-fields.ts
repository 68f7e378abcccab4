import type Stripe from 'stripe';
import { returnUrlField } from '../core/contact-fields.js';
import { currencyField } from '../core/money.js';
import { flag, hashOf, integer, metadata, text, unmodelled, unsettable } from '../core/fields.js';
import type { FieldsOf } from '../core/params.js';
import {
  intentFields,
  removedPaymentMethodTypes,
  typeFilters,
  unsettableIntentFields,
} from './payment-intents.js';
import { paymentMethodDataFields } from './payment-method-fields.js';
import { unmodelledEach } from './payment-method-types.js';

/** What it is paid with. */
export const methodFields = {
  payment_method: text(),
  payment_method_data: hashOf(paymentMethodDataFields),
};
/** How it is confirmed. */
export const confirmFields = {
  ...methodFields,
  error_on_requires_action: flag(),
  off_session: flag(),
  return_url: returnUrlField,
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

/** `POST /v1/payment_intents`. */
export const createIntentFields = {
  ...intentFields,
  ...confirmFields,
  ...unmodelledAlways,
  ...unmodelledOnConfirm,
  ...unmodelledConnect,
  ...removedPaymentMethodTypes,
  confirm: flag(),
  on_behalf_of: unmodelled(),
} satisfies FieldsOf<Stripe.PaymentIntentCreateParams & Removed>;

/** `POST /v1/payment_intents/:id`. */
export const updateIntentFields = {
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

/** `POST /v1/payment_intents/:id/confirm`. */
export const confirmIntentFields = {
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
