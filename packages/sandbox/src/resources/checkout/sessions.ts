import type { Engine } from '../../core/engine.js';
import { MAXIMUM_CHARGE, minimumCharge, words } from '../../core/money.js';
import type { Params } from '../../core/params.js';
import type { SessionRecord } from '../../core/records.js';
import { invalidRequest, notModelled } from '../../core/stripe-failure.js';
import { toShipping } from '../payment-intents.js';
import { createLineItems } from './line-items.js';
import type { sessionFields } from './session-fields.js';
import { toSession } from './to-session.js';

type SessionParams = Params<typeof sessionFields>;

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Makes a session that can be paid on the hosted page until it expires. */
export function createSession(engine: Engine, params: SessionParams): SessionRecord {
  const { mode, line_items: lines = [], success_url } = params;
  if (mode === undefined) throw missing('mode');
  if (lines.length === 0) throw missing('line_items');
  if (success_url === undefined) throw missing('success_url');
  checkCombinations(engine, params);
  const expires_at = expiryOf(engine, params.expires_at);
  const lineItems = createLineItems(engine, lines, mode);
  const currency = lineItems[0]?.currency ?? 'usd';
  if (params.currency !== undefined && params.currency !== currency) {
    throw invalidRequest(
      `The price specified only supports \`${currency}\`. This doesn't match the expected currency: \`${params.currency}\`.`,
      undefined,
      'line_items[0][price]',
    );
  }
  const amount = lineItems.reduce((sum, line) => sum + line.amount_total, 0);
  checkTotal(amount, currency);

  const id = engine.ids.next('cs_test_a1', 56);
  const session = engine.state.sessions.add(
    toSession(engine, { ...params, mode, success_url, expires_at }, { id, amount, currency }),
  );
  const { capture_method: _method, shipping, ...intent } = params.payment_intent_data ?? {};
  engine.state.sessionDetails.set(id, {
    lineItems,
    intent: { ...intent, ...(shipping ? { shipping: toShipping(shipping) } : {}) },
    subscription: params.subscription_data ?? {},
    forgetExpiry: engine.clock.at(expires_at * 1000, () => {
      expireSession(engine, session);
    }),
  });
  return session;
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

function checkCombinations(engine: Engine, params: SessionParams): void {
  if (params.customer !== undefined) {
    if (params.customer_email !== undefined) {
      throw invalidRequest(
        'You may only specify one of these parameters: customer, customer_email.',
        undefined,
        'customer_email',
      );
    }
    engine.state.customers.refer(params.customer, 'customer');
  }
  const refused =
    params.mode === 'subscription'
      ? (['payment_intent_data', 'customer_creation'] as const)
      : (['subscription_data', 'payment_method_collection'] as const);
  const wrong = refused.find((name) => params[name] !== undefined);
  if (wrong) {
    throw invalidRequest(
      `You can not pass \`${wrong}\` in \`${params.mode}\` mode.`,
      undefined,
      wrong,
    );
  }
}

function expiryOf(engine: Engine, given: number | undefined): number {
  const now = engine.clock.seconds();
  if (given === undefined) return now + DAY;
  // Stripe allows for the time that a request takes.
  if (given < now + 30 * MINUTE - MINUTE) {
    throw invalidRequest(
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
      undefined,
      'expires_at',
    );
  }
  if (given > now + DAY + MINUTE) {
    throw invalidRequest(
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
      undefined,
      'expires_at',
    );
  }
  return given;
}

function checkTotal(amount: number, currency: string): void {
  if (amount === 0) throw notModelled('a Checkout Session with a total of 0', 'line_items');
  const minimum = minimumCharge(currency);
  if (amount < minimum) {
    throw invalidRequest(
      `The Checkout Session's total amount due must add up to at least ${words(minimum, currency)}`,
      'amount_too_small',
    );
  }
  if (amount > MAXIMUM_CHARGE) {
    throw invalidRequest(
      `The Checkout Session's total amount due cannot exceed ${words(MAXIMUM_CHARGE, currency)}`,
      'amount_too_large',
    );
  }
}

function missing(param: string) {
  return invalidRequest(`Missing required param: ${param}.`, 'parameter_missing', param);
}
