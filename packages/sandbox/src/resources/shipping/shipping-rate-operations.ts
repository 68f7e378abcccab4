import type Stripe from 'stripe';
import { createdField, isWithin } from '../../core/created-range.js';
import { flag, metadata, oneOf, unmodelled, unsettable } from '../../core/fields.js';
import { currencyField } from '../../core/money.js';
import { pageFields, paginate } from '../../core/pagination.js';
import type { FieldsOf } from '../../core/params.js';
import { operation } from '../../http/operation.js';
import { changes } from '../changes.js';
import { mergeMetadata } from '../merge-metadata.js';
import { checkShippingRate, createShippingRate, shippingRateFields } from './shipping-rates.js';

/** Shipping rates: `/v1/shipping_rates`. @see {@link https://docs.stripe.com/api/shipping_rates} */
export const shippingRateOperations = [
  operation({
    method: 'POST',
    path: '/v1/shipping_rates',
    params: shippingRateFields,
    check: (_call, params) => checkShippingRate(params),
    run: ({ engine }, params) => createShippingRate(engine, params),
  }),
  operation({
    method: 'GET',
    path: '/v1/shipping_rates',
    params: {
      active: flag(),
      created: createdField,
      currency: currencyField,
      ...pageFields,
    } satisfies FieldsOf<Stripe.ShippingRateListParams>,
    run({ engine, path }, params) {
      const all = engine.state.shippingRates.newestFirst();
      const found = all.filter(
        (rate) =>
          (params.active ?? rate.active) === rate.active &&
          (params.currency ?? rate.fixed_amount.currency) === rate.fixed_amount.currency &&
          isWithin(rate.created, params.created),
      );
      return paginate(found, params, path, 'shipping_rate', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/shipping_rates/:id',
    params: {},
    run: ({ engine, id }) => engine.state.shippingRates.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/shipping_rates/:id',
    params: {
      active: flag(),
      fixed_amount: unmodelled(),
      metadata: unsettable(metadata()),
      tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
    } satisfies FieldsOf<Stripe.ShippingRateUpdateParams>,
    run({ engine, id }, { active, metadata: changed, tax_behavior }) {
      const rate = engine.state.shippingRates.get(id);
      changes(rate, {
        active,
        tax_behavior,
        ...(changed === undefined ? {} : { metadata: mergeMetadata(rate.metadata, changed) }),
      });
      return rate;
    },
  }),
];
