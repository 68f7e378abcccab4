import type { Params } from '../../core/params.js';
import { invalidRequest, notModelled } from '../../core/stripe-failure.js';
import { checkShippingRate } from '../shipping/shipping-rates.js';
import type { sessionFields } from './session-fields.js';

type SessionParams = Params<typeof sessionFields>;

/** Refuses discounts, ways to ship and taxes that do not go together, whatever the shop has. */
export function checkExtras(params: SessionParams): void {
  const { allow_promotion_codes, automatic_tax, discounts, line_items, shipping_options } = params;
  if (allow_promotion_codes !== undefined && discounts !== undefined) {
    throw invalidRequest(
      'You may only specify one of these parameters: allow_promotion_codes, discounts.',
      undefined,
      'discounts',
    );
  }
  for (const [index, { coupon, promotion_code }] of (discounts ?? []).entries()) {
    checkOne(`discounts[${index}]`, ['coupon', coupon], ['promotion_code', promotion_code]);
  }
  for (const [index, option] of (shipping_options ?? []).entries()) {
    const { shipping_rate, shipping_rate_data: data } = option;
    const path = `shipping_options[${index}]`;
    checkOne(path, ['shipping_rate', shipping_rate], ['shipping_rate_data', data]);
    if (data) checkShippingRate(data, `${path}[shipping_rate_data]`);
  }
  if (shipping_options && params.mode === 'subscription') {
    throw notModelled('`shipping_options` of a subscription', 'shipping_options');
  }
  const taxed = (line_items ?? []).findIndex(({ tax_rates }) => tax_rates !== undefined);
  if (automatic_tax?.enabled && taxed !== -1) {
    throw invalidRequest(
      'You cannot use `tax_rates` with automatic tax.',
      undefined,
      `line_items[${taxed}][tax_rates]`,
    );
  }
}

function checkOne(path: string, ...[one, other]: [[string, unknown], [string, unknown]]): void {
  if ((one[1] === undefined) !== (other[1] === undefined)) return;
  throw invalidRequest(
    `You must specify exactly one of \`${one[0]}\` and \`${other[0]}\` in \`${path}\`.`,
    'parameter_missing',
    `${path}[${one[0]}]`,
  );
}
