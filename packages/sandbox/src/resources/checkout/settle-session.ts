import type { Engine } from '../../core/engine.js';
import type { PaymentIntentRecord, SessionRecord } from '../../core/records.js';
import { notModelled } from '../../core/stripe-failure.js';
import { redeem } from '../discounts/redeem.js';
import { createCustomer } from '../customers.js';
import { subscribe } from '../billing/subscribe.js';

/**
 * Completes the session that owns an intent whose customer has done all there is to do: it is paid, or its bank will
 * answer later. Does nothing for any other.
 */
export function settleSession(engine: Engine, intent: PaymentIntentRecord): void {
  const session = sessionOf(engine, intent);
  const done = intent.status === 'succeeded' || intent.status === 'processing';
  if (session?.status !== 'open' || !done) return;
  close(engine, session, intent.status === 'succeeded' ? 'paid' : 'unpaid');
  if (session.mode === 'subscription') {
    subscribe(engine, session, intent);
  } else {
    intent.customer = session.customer;
  }
  engine.emit('checkout.session.completed', session);
}

/** Completes a session whose discount left nothing to pay. */
export function completeFree(engine: Engine, session: SessionRecord): void {
  if (session.mode === 'subscription') {
    throw notModelled('a subscription whose first payment is 0', 'promotion_code');
  }
  close(engine, session, 'no_payment_required');
  engine.emit('checkout.session.completed', session);
}

function close(
  engine: Engine,
  session: SessionRecord,
  paid: 'no_payment_required' | 'paid' | 'unpaid',
): void {
  engine.state.sessionDetails.get(session.id)?.forgetExpiry();
  session.status = 'complete';
  redeem(engine, session);
  session.payment_status = paid;
  session.url = null;
  if (session.automatic_tax.enabled) session.automatic_tax.status = 'complete';
  if (session.customer_creation !== 'always') return;
  const { email = null, name = null } = session.customer_details ?? {};
  session.customer = createCustomer(engine, { email, name }).id;
}

/** Tells what became of a session that was completed before its bank had answered. */
export function settleLater(engine: Engine, intent: PaymentIntentRecord): void {
  const session = sessionOf(engine, intent);
  if (!session) return;
  const succeeded = intent.status === 'succeeded';
  if (succeeded) session.payment_status = 'paid';
  engine.emit(`checkout.session.async_payment_${succeeded ? 'succeeded' : 'failed'}`, session);
}

function sessionOf(engine: Engine, intent: PaymentIntentRecord): SessionRecord | undefined {
  return engine.state.sessions.find(engine.state.intentDetails.get(intent.id)?.session ?? '');
}
