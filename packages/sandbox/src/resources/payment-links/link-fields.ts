import type Stripe from 'stripe';
import { urlField } from '../../core/contact-fields.js';
import {
  flag,
  hashOf,
  integer,
  listOf,
  metadata,
  oneOf,
  text,
  unsettable,
} from '../../core/fields.js';
import { currencyField } from '../../core/money.js';
import { required, type FieldsOf, type Params } from '../../core/params.js';
import { adjustableField, offOnly, sessionFields } from '../checkout/session-fields.js';
import { intentFields, removedPaymentMethodTypes } from '../payment-intents.js';
import { unmodelledEach } from '../payment-method-types.js';

type Create = Stripe.PaymentLinkCreateParams;

const afterCompletion = hashOf({
  hosted_confirmation: hashOf({ custom_message: text({ max: 500 }) }),
  redirect: hashOf({ url: required(urlField) }),
  type: required(oneOf('hosted_confirmation', 'redirect')),
} satisfies FieldsOf<Stripe.PaymentLinkCreateParams.AfterCompletion>);

const shippingOptions = listOf(
  hashOf({
    shipping_rate: required(text()),
  } satisfies FieldsOf<Stripe.PaymentLinkCreateParams.ShippingOption>),
  { max: 5 },
);

/** What both making and changing a link refuse, as known to Stripe. */
const others = unmodelledEach([
  'application_fee_amount',
  'application_fee_percent',
  'consent_collection',
  'custom_fields',
  'custom_text',
  'name_collection',
  'on_behalf_of',
  'optional_items',
  'payment_method_options',
  'restrictions',
  'transfer_data',
]);

/** What may be changed of a link too. */
const shared = {
  after_completion: afterCompletion,
  allow_promotion_codes: flag(),
  automatic_tax: sessionFields.automatic_tax,
  billing_address_collection: oneOf('auto', 'required'),
  customer_creation: oneOf('always', 'if_required'),
  invoice_creation: offOnly,
  metadata: metadata(),
  payment_method_collection: sessionFields.payment_method_collection,
  phone_number_collection: sessionFields.phone_number_collection,
  submit_type: sessionFields.submit_type,
  tax_id_collection: offOnly,
};

/** `POST /v1/payment_links`. */
export const linkFields = {
  ...others,
  ...removedPaymentMethodTypes,
  ...shared,
  currency: currencyField,
  inactive_message: text({ max: 500 }),
  line_items: required(
    listOf(
      hashOf({
        ...unmodelledEach(['price_data']),
        adjustable_quantity: adjustableField,
        price: required(text()),
        quantity: required(integer({ max: 999_999 })),
      } satisfies FieldsOf<Stripe.PaymentLinkCreateParams.LineItem>),
      { max: 20 },
    ),
  ),
  managed_payments: offOnly,
  payment_intent_data: hashOf({
    ...unmodelledEach(['capture_method', 'setup_future_usage', 'transfer_group']),
    description: intentFields.description,
    metadata: metadata(),
    statement_descriptor: intentFields.statement_descriptor,
    statement_descriptor_suffix: intentFields.statement_descriptor_suffix,
  } satisfies FieldsOf<Stripe.PaymentLinkCreateParams.PaymentIntentData>),
  shipping_address_collection: sessionFields.shipping_address_collection,
  shipping_options: shippingOptions,
  subscription_data: hashOf({
    ...unmodelledEach(['invoice_settings', 'trial_period_days', 'trial_settings']),
    description: text({ max: 500 }),
    metadata: metadata(),
  } satisfies FieldsOf<Stripe.PaymentLinkCreateParams.SubscriptionData>),
} satisfies FieldsOf<Create>;

/** `POST /v1/payment_links/:id`. */
export const linkUpdateFields = {
  ...others,
  ...removedPaymentMethodTypes,
  ...shared,
  ...unmodelledEach(['payment_intent_data', 'subscription_data']),
  active: flag(),
  inactive_message: unsettable(text({ max: 500 })),
  line_items: listOf(
    hashOf({
      adjustable_quantity: adjustableField,
      id: required(text()),
      quantity: integer({ max: 999_999 }),
    }),
  ),
  shipping_address_collection: unsettable(sessionFields.shipping_address_collection),
  shipping_options: unsettable(shippingOptions),
};

/** What a link is made of. */
export type LinkParams = Params<typeof linkFields>;
/** What of a link is changed. */
export type LinkChange = Params<typeof linkUpdateFields>;
