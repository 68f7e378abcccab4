import type Stripe from 'stripe';
import type { Engine } from '../../core/engine.js';
import { hashOf, integer, metadata, oneOf, text, unmodelled } from '../../core/fields.js';
import { currencyField } from '../../core/money.js';
import { required, type FieldsOf, type Params } from '../../core/params.js';
import type { ShippingRateRecord } from '../../core/records.js';
import { invalidRequest } from '../../core/stripe-failure.js';
import { mergeMetadata } from '../merge-metadata.js';

const estimate = hashOf({
  unit: required(oneOf('business_day', 'day', 'hour', 'month', 'week')),
  value: required(integer({ min: 1 })),
} satisfies FieldsOf<Stripe.ShippingRateCreateParams.DeliveryEstimate.Maximum>);

/** `POST /v1/shipping_rates`, and `shipping_rate_data` of a session. */
export const shippingRateFields = {
  delivery_estimate: hashOf({
    maximum: estimate,
    minimum: estimate,
  } satisfies FieldsOf<Stripe.ShippingRateCreateParams.DeliveryEstimate>),
  display_name: required(text({ max: 100 })),
  fixed_amount: hashOf({
    amount: required(integer()),
    currency: required(currencyField),
    currency_options: unmodelled(),
  } satisfies FieldsOf<Stripe.ShippingRateCreateParams.FixedAmount>),
  metadata: metadata(),
  tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
  tax_code: text({ pattern: /^txcd_\d+$/ }),
  type: oneOf('fixed_amount'),
} satisfies FieldsOf<Stripe.ShippingRateCreateParams>;

/** What a shipping rate is made of. */
export type ShippingRateParams = Params<typeof shippingRateFields>;

/** Refuses a shipping rate without its amount. @param path - The parameter that holds it, `''` (default) for none. */
export function checkShippingRate(params: ShippingRateParams, path = ''): ShippingRateParams {
  if (params.fixed_amount) return params;
  const param = path ? `${path}[fixed_amount]` : 'fixed_amount';
  throw invalidRequest(`Missing required param: ${param}.`, 'parameter_missing', param);
}

/** Makes a shipping rate that {@link checkShippingRate} has passed. */
export function createShippingRate(engine: Engine, params: ShippingRateParams): ShippingRateRecord {
  const { delivery_estimate: estimated, fixed_amount: fixed } = params;
  return engine.state.shippingRates.add<ShippingRateRecord>({
    id: engine.ids.next('shr_1', 23),
    object: 'shipping_rate',
    active: true,
    created: engine.clock.seconds(),
    delivery_estimate: estimated
      ? { maximum: estimated.maximum ?? null, minimum: estimated.minimum ?? null }
      : null,
    display_name: params.display_name,
    fixed_amount: { amount: fixed?.amount ?? 0, currency: fixed?.currency ?? 'usd' },
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tax_code: params.tax_code ?? null,
    type: 'fixed_amount',
  });
}
