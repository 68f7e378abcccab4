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
  unsettable,
} from '../core/fields.js';
import { currencyField } from '../core/money.js';
import { required, type Field, type FieldsOf } from '../core/params.js';

const amount = integer();
const decimal = text({ pattern: /^\d{1,12}(\.\d{1,12})?$/ });
const recurring = hashOf({
  interval: required(oneOf('day', 'month', 'week', 'year')),
  interval_count: integer({ min: 1, max: 1095 }),
  meter: unmodelled(),
  trial_period_days: integer({ max: 730 }),
  usage_type: modelled(['licensed'], ['metered']),
} satisfies FieldsOf<Stripe.PriceCreateParams.Recurring>);
const customUnitAmount = hashOf({
  enabled: required(flag()),
  maximum: amount,
  minimum: amount,
  preset: amount,
} satisfies FieldsOf<Stripe.PriceCreateParams.CustomUnitAmount>);
const taxBehavior = oneOf('exclusive', 'inclusive', 'unspecified');

const upTo: Field<number | null> = {
  read: (value, path) => (value === 'inf' ? null : integer({ min: 1 }).read(value, path)),
};

/** What prices have in common wherever they are made. */
const amountFields = {
  currency: required(currencyField),
  custom_unit_amount: customUnitAmount,
  metadata: metadata(),
  recurring,
  tax_behavior: taxBehavior,
  unit_amount: amount,
  unit_amount_decimal: decimal,
};

/** `price_data` of a line item, but for its product. */
export const inlinePriceFields = {
  currency: amountFields.currency,
  recurring: hashOf({
    interval: required(oneOf('day', 'month', 'week', 'year')),
    interval_count: integer({ min: 1, max: 1095 }),
  }),
  tax_behavior: taxBehavior,
  unit_amount: amount,
  unit_amount_decimal: decimal,
};

/** `default_price_data` of a product. */
export const defaultPriceFields = {
  ...amountFields,
  currency_options: unmodelled(),
} satisfies FieldsOf<Stripe.ProductCreateParams.DefaultPriceData>;

/** `POST /v1/prices`, but for `product_data`, which the operation turns into a product first. */
export const priceFields = {
  ...amountFields,
  active: flag(),
  billing_scheme: oneOf('per_unit', 'tiered'),
  currency_options: unmodelled(),
  lookup_key: text({ max: 200 }),
  nickname: text(),
  product: text(),
  tiers: listOf(
    hashOf({
      flat_amount: amount,
      flat_amount_decimal: decimal,
      unit_amount: amount,
      unit_amount_decimal: decimal,
      up_to: required(upTo),
    } satisfies FieldsOf<Stripe.PriceCreateParams.Tier>),
  ),
  tiers_mode: oneOf('graduated', 'volume'),
  transfer_lookup_key: flag(),
  transform_quantity: unmodelled(),
} satisfies FieldsOf<Omit<Stripe.PriceCreateParams, 'product_data'>>;

/** `POST /v1/prices/:id`. */
export const priceUpdateFields = {
  active: flag(),
  currency_options: unmodelled(),
  lookup_key: unsettable(text({ max: 200 })),
  metadata: unsettable(metadata()),
  nickname: unsettable(text()),
  tax_behavior: taxBehavior,
  transfer_lookup_key: flag(),
} satisfies FieldsOf<Stripe.PriceUpdateParams>;
