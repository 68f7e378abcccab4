import type Stripe from 'stripe';
import {
  flag,
  hashOf,
  integer,
  listOf,
  metadata,
  modelled,
  oneOf,
  text,
  unmodelled,
} from '../../core/fields.js';
import { required, type Field, type FieldsOf } from '../../core/params.js';
import { notModelled } from '../../core/stripe-failure.js';
import { currencyField } from '../../core/money.js';
import { emailField, urlField } from '../../core/contact-fields.js';
import {
  intentFields,
  removedPaymentMethodTypes,
  shippingField,
  typeFilters,
} from '../payment-intents.js';
import { unmodelledEach } from '../payment-method-types.js';
import { inlinePriceFields } from '../price-fields.js';
import { shippingRateFields } from '../shipping/shipping-rates.js';

type Create = Stripe.Checkout.SessionCreateParams;
type LineItem = Stripe.Checkout.SessionCreateParams.LineItem;

/** An option that is modelled only as switched off. */
export const offOnly = hashOf({
  enabled: {
    read(value, path) {
      if (flag().read(value, path)) throw notModelled(`\`${path}\` = \`true\``, path);
      return false;
    },
  } satisfies Field<boolean>,
});

/** Whether the customer may change a quantity, and within what. */
export const adjustableField = hashOf({
  enabled: required(flag()),
  maximum: integer({ max: 999_999 }),
  minimum: integer({ max: 999_999 }),
} satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.LineItem.AdjustableQuantity>);

const lineItem = hashOf({
  adjustable_quantity: adjustableField,
  metadata: metadata(),
  price: text(),
  price_data: hashOf({
    ...inlinePriceFields,
    product: text(),
    product_data: hashOf({
      description: text({ max: 40_000 }),
      images: listOf(urlField, { max: 8 }),
      metadata: metadata(),
      name: required(text()),
      tax_code: text({ pattern: /^txcd_\d+$/ }),
      tax_details: unmodelled(),
      unit_label: text({ max: 12 }),
    } satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData>),
  } satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.LineItem.PriceData>),
  quantity: integer({ max: 999_999 }),
  tax_rates: listOf(text(), { max: 5 }),
} satisfies FieldsOf<LineItem>);

const paymentIntentData = hashOf({
  ...unmodelledEach(['application_fee_amount', 'on_behalf_of', 'transfer_data', 'transfer_group']),
  capture_method: intentFields.capture_method,
  description: intentFields.description,
  metadata: metadata(),
  receipt_email: intentFields.receipt_email,
  setup_future_usage: unmodelled(),
  shipping: shippingField,
  statement_descriptor: intentFields.statement_descriptor,
  statement_descriptor_suffix: intentFields.statement_descriptor_suffix,
} satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.PaymentIntentData>);

const subscriptionData = hashOf({
  ...unmodelledEach([
    'application_fee_percent',
    'billing_cycle_anchor',
    'billing_cycle_anchor_config',
    'billing_mode',
    'default_tax_rates',
    'invoice_settings',
    'on_behalf_of',
    'pending_invoice_item_interval',
    'proration_behavior',
    'transfer_data',
    'trial_end',
    'trial_period_days',
    'trial_settings',
  ]),
  description: text({ max: 500 }),
  metadata: metadata(),
} satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.SubscriptionData>);

const shippingOption = hashOf({
  shipping_rate: text(),
  shipping_rate_data: hashOf(shippingRateFields),
} satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.ShippingOption>);

const LOCALES =
  'auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW';

/** `POST /v1/checkout/sessions`. */
export const sessionFields = {
  ...unmodelledEach([
    'after_expiration',
    'branding_settings',
    'consent_collection',
    'custom_fields',
    'custom_text',
    'customer_account',
    'customer_update',
    'name_collection',
    'optional_items',
    'payment_method_configuration',
    'payment_method_data',
    'payment_method_options',
    'permissions',
    'saved_payment_method_options',
    'setup_intent_data',
    'wallet_options',
  ]),
  ...typeFilters,
  ...removedPaymentMethodTypes,
  adaptive_pricing: offOnly,
  allow_promotion_codes: flag(),
  automatic_tax: hashOf({
    enabled: required(flag()),
    liability: unmodelled(),
  } satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.AutomaticTax>),
  billing_address_collection: oneOf('auto', 'required'),
  cancel_url: urlField,
  client_reference_id: text({ max: 200 }),
  currency: currencyField,
  customer: text(),
  customer_creation: oneOf('always', 'if_required'),
  customer_email: emailField,
  discounts: listOf(
    hashOf({
      coupon: text(),
      promotion_code: text(),
    } satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.Discount>),
    { max: 1 },
  ),
  expires_at: integer(),
  integration_identifier: text({ max: 200 }),
  invoice_creation: offOnly,
  line_items: listOf(lineItem, { max: 100 }),
  locale: oneOf(...LOCALES.split(' ')),
  managed_payments: offOnly,
  metadata: metadata(),
  mode: modelled(['payment', 'subscription'], ['setup']),
  origin_context: modelled(['web'], ['mobile_app']),
  payment_intent_data: paymentIntentData,
  payment_method_collection: modelled(['always'], ['if_required']),
  phone_number_collection: hashOf({ enabled: required(flag()) }),
  shipping_address_collection: hashOf({
    allowed_countries: required(listOf(text({ pattern: /^[A-Z]{2}$/ }), { max: 300 })),
  } satisfies FieldsOf<Stripe.Checkout.SessionCreateParams.ShippingAddressCollection>),
  shipping_options: listOf(shippingOption, { max: 5 }),
  submit_type: oneOf('auto', 'book', 'donate', 'pay', 'subscribe'),
  subscription_data: subscriptionData,
  success_url: urlField,
  tax_id_collection: offOnly,
  redirect_on_completion: oneOf('always', 'if_required', 'never'),
  return_url: urlField,
  ui_mode: modelled(['elements', 'embedded_page', 'hosted_page'], ['form']),
} satisfies FieldsOf<Create & { payment_method_types: string[] }>;
