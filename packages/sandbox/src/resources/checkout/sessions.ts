import type { Engine } from '../../core/engine.js';
import type { LineItemRecord, SessionRecord, TaxRateRecord } from '../../core/records.js';
import { invalidRequest, notModelled } from '../../core/stripe-failure.js';
import { toShipping } from '../payment-intents.js';
import type { CheckedSession } from './check-session.js';
import { checkTotal } from './check-total.js';
import { checkTogether } from './check-together.js';
import { createLineItems, priceLines, type PricedLine } from './line-items.js';
import { checkReferences, taxRatesOf, toShippingOptions } from './session-extras.js';
import { toSession } from './to-session.js';
import { recompute } from './totals.js';

/**
 * Makes a session that can be paid on the hosted page until it expires.
 *
 * @throws {StripeFailure} for objects that cannot be sold; nothing has been made then.
 */
export function createSession(engine: Engine, params: CheckedSession): SessionRecord {
  const { customer, expires_at, line_items, mode } = params;
  if (customer !== undefined) engine.state.customers.refer(customer, 'customer');
  const lines = priceLines(engine, line_items);
  const currency = checkTogether(lines, mode, params.currency);
  const amounts = lines.flatMap(({ amount }) => amount ?? []);
  const amount = amounts.reduce((sum, each) => sum + each, 0);
  if (amount === 0 && mode === 'subscription') {
    throw notModelled('a subscription whose first payment is 0', 'line_items');
  }
  checkTotal(amount, currency);
  checkReferences(engine, params, currency);

  const id = engine.ids.next('cs_test_a1', 56);
  const session = engine.state.sessions.add(toSession(engine, params, { id, currency }));
  const { capture_method: _method, shipping, ...intent } = params.payment_intent_data ?? {};
  session.shipping_options = toShippingOptions(engine, params.shipping_options);
  const lineItems = createLineItems(engine, lines);
  engine.state.sessionDetails.set(id, {
    lineItems,
    page: {
      email: session.customer_details?.email ?? null,
      phone: null,
      billing: null,
      shipping: null,
      shippingRate: session.shipping_options[0]?.shipping_rate ?? null,
      amounts: new Map(),
    },
    taxRates: ownRates(engine, lineItems, lines),
    intent: { ...intent, ...(shipping ? { shipping: toShipping(shipping) } : {}) },
    subscription: params.subscription_data ?? {},
    forgetExpiry: engine.clock.at(expires_at * 1000, () => {
      expireSession(engine, session);
    }),
  });
  recompute(engine, session);
  return session;
}

/** The tax rates of those lines that have their own. Lines of which nothing is bought are no lines. */
function ownRates(
  engine: Engine,
  items: readonly LineItemRecord[],
  lines: readonly PricedLine[],
): Map<string, readonly TaxRateRecord[]> {
  const bought = lines.filter(({ line }) => line.quantity > 0);
  return new Map(
    items.flatMap(({ id }, index) => {
      const line = bought[index]?.line;
      const rates = line && taxRatesOf(engine, line);
      return rates ? [[id, rates]] : [];
    }),
  );
}

/** Ends an open session unpaid. Whoever authenticates its payment later finds it canceled. */
export function expireSession(engine: Engine, session: SessionRecord): void {
  if (session.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    );
  }
  const details = engine.state.sessionDetails.get(session.id);
  details?.forgetExpiry();
  session.status = 'expired';
  session.url = null;
  const intent = engine.state.paymentIntents.find(details?.paidBy ?? '');
  if (intent && intent.status !== 'succeeded') {
    intent.status = 'canceled';
    intent.canceled_at = engine.clock.seconds();
    intent.cancellation_reason = 'automatic';
    intent.next_action = null;
    engine.emit('payment_intent.canceled', intent);
  }
  engine.emit('checkout.session.expired', session);
}
