import type Stripe from 'stripe';
import { addressField } from '../core/address.js';
import {
  hashOf,
  integer,
  metadata,
  modelled,
  oneOf,
  text,
  unmodelled,
  unsettable,
} from '../core/fields.js';
import { required, type FieldsOf, type Params } from '../core/params.js';
import { OTHER_TYPES, otherTypes } from './payment-method-types.js';

const card = hashOf({
  cvc: text({ max: 4 }),
  exp_month: required(integer()),
  exp_year: required(integer()),
  networks: unmodelled(),
  number: required(text({ max: 40 })),
  token: unmodelled(),
} satisfies FieldsOf<Stripe.PaymentMethodCreateParams.Card>);

const usBankAccount = hashOf({
  account_holder_type: oneOf('company', 'individual'),
  account_number: required(text({ max: 17, pattern: /^\d+$/ })),
  account_type: oneOf('checking', 'savings'),
  financial_connections_account: unmodelled(),
  routing_number: required(text({ pattern: /^\d{9}$/ })),
} satisfies FieldsOf<Stripe.PaymentMethodCreateParams.UsBankAccount>);

const billingDetails = hashOf({
  address: unsettable(addressField),
  email: unsettable(text({ max: 512 })),
  name: unsettable(text()),
  phone: unsettable(text()),
  tax_id: unmodelled(),
} satisfies FieldsOf<Stripe.PaymentMethodCreateParams.BillingDetails>);

/** `payment_method_data`: what Stripe.js sends of a form. */
export const paymentMethodDataFields = {
  ...otherTypes,
  allow_redisplay: oneOf('always', 'limited', 'unspecified'),
  billing_details: billingDetails,
  // Which bank is asked on the bank's own page.
  ideal: hashOf({ bank: text() }),
  // Not in stripe-node's types: only Stripe.js may send a card's digits.
  card,
  metadata: metadata(),
  radar_options: unmodelled(),
  type: required(modelled(['card', 'ideal', 'us_bank_account'], OTHER_TYPES)),
  us_bank_account: usBankAccount,
} satisfies FieldsOf<
  Stripe.PaymentIntentCreateParams.PaymentMethodData &
    Pick<Stripe.PaymentMethodCreateParams, 'card'>
>;

/** `POST /v1/payment_methods`. */
export const paymentMethodFields = {
  ...paymentMethodDataFields,
  custom: unmodelled(),
  customer: unmodelled(),
  payment_method: unmodelled(),
} satisfies FieldsOf<Stripe.PaymentMethodCreateParams>;

/** What a payment method is made of. */
export type PaymentMethodParams = Params<typeof paymentMethodDataFields>;
/** A card as a customer types it. */
export type CardInput = NonNullable<PaymentMethodParams['card']>;
