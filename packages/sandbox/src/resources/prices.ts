import type { Engine } from '../core/engine.js';
import { checkSteps } from '../core/money.js';
import type { Params } from '../core/params.js';
import type { PriceRecord } from '../core/records.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { changes } from './changes.js';
import { mergeMetadata } from './merge-metadata.js';
import type { priceFields, priceUpdateFields } from './price-fields.js';
import { checkTiers, toTiers, type TieredParams } from './price-tiers.js';

/** What a price is made of, once its product is known. */
export type PriceParams = Params<typeof priceFields>;

/** Makes a price whose amount {@link checkAmount} has passed. @param inline - Made by `price_data`: it shows in no list. */
export function createPrice(engine: Engine, params: PriceParams, inline = false): PriceRecord {
  const product = engine.state.products.refer(params.product ?? '', 'product');
  const { unit_amount, unit_amount_decimal } = amountsOf(params);
  const { custom_unit_amount: custom } = params;
  const price: PriceRecord = {
    id: engine.ids.next('price_1', 23),
    object: 'price',
    active: params.active ?? true,
    billing_scheme: params.billing_scheme ?? 'per_unit',
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
    tiers_mode: params.tiers_mode ?? null,
    transform_quantity: null,
    type: params.recurring ? 'recurring' : 'one_time',
    unit_amount,
    unit_amount_decimal,
  };
  takeLookupKey(engine, price, params);
  engine.state.prices.add(price);
  if (params.tiers) engine.state.tiers.set(price.id, toTiers(params.tiers));
  if (inline) engine.state.inlinePrices.add(price.id);
  else engine.emit('price.created', price);
  return price;
}

/** How the amount of a price may be given. */
type AmountParams = Pick<
  PriceParams,
  'currency' | 'custom_unit_amount' | 'unit_amount' | 'unit_amount_decimal'
> &
  TieredParams;

/**
 * Refuses a price with no amount, several, or one that its currency does not have.
 *
 * @param path - The parameter that holds the price's own, `default_price_data`; `''` (default) for none.
 */
export function checkAmount(params: AmountParams, path = ''): void {
  const param = path ? `${path}[unit_amount]` : 'unit_amount';
  checkTiers(params);
  const given = [params.unit_amount, params.unit_amount_decimal, params.custom_unit_amount];
  const tiered = params.billing_scheme === 'tiered';
  if (given.filter((each) => each !== undefined).length !== (tiered ? 0 : 1)) {
    throw invalidRequest(
      tiered
        ? 'You cannot set the amount of a price whose `billing_scheme` is `tiered`: its `tiers` have it.'
        : 'You must specify exactly one of `unit_amount`, `unit_amount_decimal` and `custom_unit_amount`.',
      'parameter_missing',
      param,
    );
  }
  if (params.unit_amount !== undefined) checkSteps(params.unit_amount, params.currency, param);
}

function amountsOf({
  unit_amount: amount,
  unit_amount_decimal: written,
}: AmountParams): Pick<PriceRecord, 'unit_amount' | 'unit_amount_decimal'> {
  if (amount !== undefined) return { unit_amount: amount, unit_amount_decimal: String(amount) };
  if (written === undefined) return { unit_amount: null, unit_amount_decimal: null };
  const whole = Number(written);
  return { unit_amount: Number.isInteger(whole) ? whole : null, unit_amount_decimal: written };
}

/** @throws {StripeFailure} `resource_already_exists` for a lookup key that another price has and keeps. */
export function checkLookupKey(
  engine: Engine,
  { lookup_key: key, transfer_lookup_key: transfer = false }: LookupParams,
  id?: string,
): void {
  if (!key || transfer) return;
  const holder = holderOf(engine, key);
  if (!holder || holder.id === id) return;
  throw invalidRequest(
    `A price (\`${holder.id}\`) already uses that lookup key.`,
    'resource_already_exists',
    'lookup_key',
  );
}

interface LookupParams {
  lookup_key?: string | null;
  transfer_lookup_key?: boolean;
}

function holderOf(engine: Engine, key: string): PriceRecord | undefined {
  for (const price of engine.state.prices.values()) if (price.lookup_key === key) return price;
  return undefined;
}

function takeLookupKey(engine: Engine, price: PriceRecord, params: LookupParams): void {
  const { lookup_key: key } = params;
  if (key === undefined) return;
  checkLookupKey(engine, params, price.id);
  const holder = key ? holderOf(engine, key) : undefined;
  if (holder && holder.id !== price.id) {
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
  const { active, metadata: changed, nickname, tax_behavior } = params;
  if (active === false && engine.state.products.find(price.product)?.default_price === id) {
    throw invalidRequest(
      'This price cannot be archived because it is the default price of its product.',
      undefined,
      'active',
    );
  }
  const before = { lookup_key: price.lookup_key };
  takeLookupKey(engine, price, params);
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
