import type { Engine } from '../core/engine.js';
import { checkSteps } from '../core/money.js';
import type { Params } from '../core/params.js';
import type { PriceRecord } from '../core/records.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { changes } from './changes.js';
import { mergeMetadata } from './merge-metadata.js';
import type { priceFields, priceUpdateFields } from './price-fields.js';

/** What a price is made of, once its product is known. */
export type PriceParams = Params<typeof priceFields>;

/** Makes a price. @param inline - Made by `price_data`: it shows in no list. */
export function createPrice(engine: Engine, params: PriceParams, inline = false): PriceRecord {
  const product = engine.state.products.refer(params.product ?? '', 'product');
  const { unit_amount, unit_amount_decimal } = amountsOf(params);
  const { custom_unit_amount: custom } = params;
  const price: PriceRecord = {
    id: engine.ids.next('price_1', 23),
    object: 'price',
    active: params.active ?? true,
    billing_scheme: 'per_unit',
    created: engine.clock.seconds(),
    currency: params.currency,
    custom_unit_amount: custom?.enabled
      ? {
          maximum: custom.maximum ?? null,
          minimum: custom.minimum ?? null,
          preset: custom.preset ?? null,
        }
      : null,
    livemode: false,
    lookup_key: null,
    metadata: mergeMetadata({}, params.metadata),
    nickname: params.nickname ?? null,
    product: product.id,
    recurring: params.recurring
      ? {
          interval: params.recurring.interval,
          interval_count: params.recurring.interval_count ?? 1,
          meter: null,
          trial_period_days: params.recurring.trial_period_days ?? null,
          usage_type: 'licensed',
        }
      : null,
    tax_behavior: params.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: params.recurring ? 'recurring' : 'one_time',
    unit_amount,
    unit_amount_decimal,
  };
  takeLookupKey(engine, price, params.lookup_key, params.transfer_lookup_key);
  engine.state.prices.add(price);
  if (inline) engine.state.inlinePrices.add(price.id);
  else engine.emit('price.created', price);
  return price;
}

function amountsOf(params: PriceParams): Pick<PriceRecord, 'unit_amount' | 'unit_amount_decimal'> {
  const given = [params.unit_amount, params.unit_amount_decimal, params.custom_unit_amount];
  if (given.filter((each) => each !== undefined).length !== 1) {
    throw invalidRequest(
      'You must specify exactly one of `unit_amount`, `unit_amount_decimal` and `custom_unit_amount`.',
      'parameter_missing',
      'unit_amount',
    );
  }
  if (params.unit_amount !== undefined) {
    checkSteps(params.unit_amount, params.currency, 'unit_amount');
    return { unit_amount: params.unit_amount, unit_amount_decimal: String(params.unit_amount) };
  }
  const written = params.unit_amount_decimal;
  if (written === undefined) return { unit_amount: null, unit_amount_decimal: null };
  const whole = Number(written);
  return { unit_amount: Number.isInteger(whole) ? whole : null, unit_amount_decimal: written };
}

function takeLookupKey(
  engine: Engine,
  price: PriceRecord,
  key: string | null | undefined,
  transfer = false,
): void {
  if (key === undefined) return;
  for (const holder of key ? engine.state.prices.values() : []) {
    if (holder.lookup_key !== key || holder.id === price.id) continue;
    if (!transfer) {
      throw invalidRequest(
        `A price (\`${holder.id}\`) already uses that lookup key.`,
        'resource_already_exists',
        'lookup_key',
      );
    }
    holder.lookup_key = null;
    engine.emit('price.updated', holder, { lookup_key: key });
  }
  price.lookup_key = key;
}

/** Changes what may change of a price: never its amount. */
export function updatePrice(
  engine: Engine,
  id: string,
  params: Params<typeof priceUpdateFields>,
): PriceRecord {
  const price = engine.state.prices.get(id);
  const { active, lookup_key, metadata: changed, nickname, tax_behavior } = params;
  if (active === false && engine.state.products.find(price.product)?.default_price === id) {
    throw invalidRequest(
      'This price cannot be archived because it is the default price of its product.',
      undefined,
      'active',
    );
  }
  const before = { lookup_key: price.lookup_key };
  takeLookupKey(engine, price, lookup_key, params.transfer_lookup_key);
  const previous = {
    ...(before.lookup_key === price.lookup_key ? {} : before),
    ...changes(price, {
      active,
      nickname,
      tax_behavior,
      ...(changed === undefined ? {} : { metadata: mergeMetadata(price.metadata, changed) }),
    }),
  };
  if (Object.keys(previous).length > 0) engine.emit('price.updated', price, previous);
  return price;
}
