import type { Engine } from '../../core/engine.js';
import { decodeForm, encodeForm } from '../../core/form.js';
import { invalidRequest, notModelled } from '../../core/stripe-failure.js';
import { operations } from '../../resources/operations.js';
import { exponentOf } from '../money.js';

/** What a form of the dashboard sends. */
type Form = Readonly<Record<string, string>>;

const UNITS: Readonly<Record<string, number>> = {
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** What the dashboard can do, by the name in the address. Each throws a `StripeFailure` when it cannot. */
export const actions: Readonly<Record<string, (engine: Engine, form: Form) => void>> = {
  price: changePrice,
  archive: (engine, form) => setActive(engine, form, false),
  unarchive: (engine, form) => setActive(engine, form, true),
  refund: (engine, { payment_intent = '' }) => post(engine, '/v1/refunds', { payment_intent }),
  resend: (engine, { event = '' }) => engine.webhooks.resend(event),
  advance: (engine, { count = '', unit = '' }) => {
    const length = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
    if (!/^\d{1,4}$/.test(count) || length === undefined) {
      throw invalidRequest('Advance by a whole number of minutes, hours or days.');
    }
    engine.clock.advance(Number(count) * length);
  },
};

/** Where each action is found again. */
export const tabOfAction: Readonly<Record<string, string>> = {
  price: 'products',
  archive: 'products',
  unarchive: 'products',
  refund: 'payments',
  resend: 'events',
  advance: 'clock',
  reset: 'clock',
};

/** As Stripe's dashboard does it: a new price takes the place of the old, which is archived. */
function changePrice(engine: Engine, { price: id = '', amount = '' }: Form): void {
  const old = engine.state.prices.get(id);
  const product = engine.state.products.get(old.product);
  const unit_amount = readAmount(amount, old.currency);
  if (unit_amount === old.unit_amount) return;
  const { currency, lookup_key, metadata, nickname, recurring, tax_behavior } = old;
  const made = post(engine, '/v1/prices', {
    currency,
    product: product.id,
    unit_amount,
    ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
    ...(nickname === null ? {} : { nickname }),
    ...(tax_behavior === null || tax_behavior === 'unspecified' ? {} : { tax_behavior }),
    ...(lookup_key === null ? {} : { lookup_key, transfer_lookup_key: true }),
    ...(recurring
      ? { recurring: { interval: recurring.interval, interval_count: recurring.interval_count } }
      : {}),
  });
  if (product.default_price === id) {
    post(engine, '/v1/products/:id', { default_price: made }, product.id);
  }
  post(engine, '/v1/prices/:id', { active: false }, id);
}

function setActive(engine: Engine, { product = '' }: Form, active: boolean): void {
  post(engine, '/v1/products/:id', { active }, product);
}

/** Runs an operation of the API, as its owner. Gives the id of what came out. */
function post(engine: Engine, path: string, params: object, id = ''): string {
  const found = operations.find((each) => each.method === 'POST' && each.path === path);
  if (!found) throw notModelled(`POST ${path}`);
  const call = { engine, id, key: 'secret', path } as const;
  const made = found.prepare(decodeForm(encodeForm(params)), call).run();
  return 'id' in made ? String(made.id) : '';
}

/** Reads an amount as people write it into Stripe's minor unit, without a rounding step. */
function readAmount(text: string, currency: string): number {
  const exponent = exponentOf(currency);
  const [, whole = '', fraction = ''] = /^\s*(\d{1,9})(?:[.,](\d+))?\s*$/.exec(text) ?? [];
  if (whole === '' || fraction.length > exponent) {
    throw invalidRequest(
      `${JSON.stringify(text)} is not an amount in ${currency.toUpperCase()}; write it with at most ${exponent} decimal places.`,
    );
  }
  return Number(whole + fraction.padEnd(exponent, '0'));
}
