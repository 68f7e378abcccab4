import type Stripe from 'stripe';
import { createdField, isWithin } from '../core/created-range.js';
import { currencyField } from '../core/money.js';
import { pageFields, paginate } from '../core/pagination.js';
import { flag, hashOf, listOf, metadata, oneOf, text, unmodelled } from '../core/fields.js';
import { required, type FieldsOf } from '../core/params.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { operation } from '../http/operation.js';
import { priceFields, priceUpdateFields } from './price-fields.js';
import { checkAmount, checkLookupKey, createPrice, updatePrice } from './prices.js';
import { createProduct } from './products.js';

const createFields = {
  ...priceFields,
  product_data: hashOf({
    name: required(text()),
    active: flag(),
    id: text({ max: 255, pattern: /^[\w-]+$/ }),
    metadata: metadata(),
    statement_descriptor: text({ max: 22 }),
    tax_code: text({ pattern: /^txcd_\d+$/ }),
    tax_details: unmodelled(),
    unit_label: text({ max: 12 }),
  } satisfies FieldsOf<Stripe.PriceCreateParams.ProductData>),
} satisfies FieldsOf<Stripe.PriceCreateParams>;

const listFields = {
  active: flag(),
  created: createdField,
  currency: currencyField,
  lookup_keys: listOf(text(), { max: 10 }),
  product: text(),
  recurring: hashOf({
    interval: oneOf('day', 'month', 'week', 'year'),
    meter: unmodelled(),
    usage_type: oneOf('licensed', 'metered'),
  } satisfies FieldsOf<Stripe.PriceListParams.Recurring>),
  type: oneOf('one_time', 'recurring'),
  ...pageFields,
} satisfies FieldsOf<Stripe.PriceListParams>;

/** Prices: `/v1/prices`. @see {@link https://docs.stripe.com/api/prices} */
export const priceOperations = [
  operation({
    method: 'POST',
    path: '/v1/prices',
    params: createFields,
    check(_call, params) {
      if ((params.product_data === undefined) === (params.product === undefined)) {
        throw invalidRequest(
          'You must specify exactly one of `product` and `product_data`.',
          'parameter_missing',
          'product',
        );
      }
      checkAmount(params);
      return params;
    },
    run({ engine }, { product_data, ...params }) {
      if (!product_data) return createPrice(engine, params);
      checkLookupKey(engine, params);
      const product = createProduct(engine, product_data);
      return createPrice(engine, { ...params, product: product.id });
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/prices',
    params: listFields,
    run({ engine, path }, params) {
      const { active, created, currency, lookup_keys, product, recurring, type } = params;
      const { inlinePrices, prices } = engine.state;
      const all = prices.newestFirst().filter((price) => !inlinePrices.has(price.id));
      const found = all.filter(
        (price) =>
          (active ?? price.active) === price.active &&
          (currency ?? price.currency) === price.currency &&
          (product ?? price.product) === price.product &&
          (type ?? price.type) === price.type &&
          (!lookup_keys || lookup_keys.some((key) => key === price.lookup_key)) &&
          (recurring?.interval ?? price.recurring?.interval) === price.recurring?.interval &&
          (recurring?.usage_type ?? price.recurring?.usage_type) === price.recurring?.usage_type &&
          isWithin(price.created, created),
      );
      return paginate(found, params, path, 'price', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/prices/:id',
    params: {},
    run: ({ engine, id }) => engine.state.prices.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/prices/:id',
    params: priceUpdateFields,
    run: ({ engine, id }, params) => updatePrice(engine, id, params),
  }),
];
