import type Stripe from 'stripe';
import { createdField, isWithin } from '../../core/created-range.js';
import { decimal, flag, metadata, oneOf, text, unsettable } from '../../core/fields.js';
import { pageFields, paginate } from '../../core/pagination.js';
import { required, type FieldsOf } from '../../core/params.js';
import type { TaxRateRecord } from '../../core/records.js';
import { operation } from '../../http/operation.js';
import { changes } from '../changes.js';
import { mergeMetadata } from '../merge-metadata.js';

const shown = {
  active: flag(),
  country: text({ pattern: /^[A-Z]{2}$/ }),
  description: text(),
  jurisdiction: text({ max: 50 }),
  state: text(),
  tax_type: oneOf(
    'gst',
    'hst',
    'igst',
    'jct',
    'pst',
    'qst',
    'rst',
    'sales_tax',
    'service_tax',
    'vat',
  ),
};

/** Tax rates: `/v1/tax_rates`. @see {@link https://docs.stripe.com/api/tax_rates} */
export const taxRateOperations = [
  operation({
    method: 'POST',
    path: '/v1/tax_rates',
    params: {
      ...shown,
      display_name: required(text({ max: 50 })),
      inclusive: required(flag()),
      metadata: metadata(),
      percentage: required(decimal()),
    } satisfies FieldsOf<Stripe.TaxRateCreateParams>,
    run({ engine }, params) {
      const rate = engine.state.taxRates.add<TaxRateRecord>({
        id: engine.ids.next('txr_1', 23),
        object: 'tax_rate',
        active: params.active ?? true,
        country: params.country ?? null,
        created: engine.clock.seconds(),
        description: params.description ?? null,
        display_name: params.display_name,
        effective_percentage: params.percentage,
        flat_amount: null,
        inclusive: params.inclusive,
        jurisdiction: params.jurisdiction ?? null,
        jurisdiction_level: null,
        livemode: false,
        metadata: mergeMetadata({}, params.metadata),
        percentage: params.percentage,
        rate_type: 'percentage',
        state: params.state ?? null,
        tax_type: params.tax_type ?? null,
      });
      engine.emit('tax_rate.created', rate);
      return rate;
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/tax_rates',
    params: {
      active: flag(),
      created: createdField,
      inclusive: flag(),
      ...pageFields,
    } satisfies FieldsOf<Stripe.TaxRateListParams>,
    run({ engine, path }, params) {
      const all = engine.state.taxRates.newestFirst();
      const found = all.filter(
        (rate) =>
          (params.active ?? rate.active) === rate.active &&
          (params.inclusive ?? rate.inclusive) === rate.inclusive &&
          isWithin(rate.created, params.created),
      );
      return paginate(found, params, path, 'tax_rate', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/tax_rates/:id',
    params: {},
    run: ({ engine, id }) => engine.state.taxRates.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/tax_rates/:id',
    params: {
      ...shown,
      display_name: text({ max: 50 }),
      metadata: unsettable(metadata()),
    } satisfies FieldsOf<Stripe.TaxRateUpdateParams>,
    run({ engine, id }, { metadata: changed, ...rest }) {
      const rate = engine.state.taxRates.get(id);
      const previous = changes(rate, {
        ...rest,
        ...(changed === undefined ? {} : { metadata: mergeMetadata(rate.metadata, changed) }),
      });
      if (previous) engine.emit('tax_rate.updated', rate, previous);
      return rate;
    },
  }),
];
