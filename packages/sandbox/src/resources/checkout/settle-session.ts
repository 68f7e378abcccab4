import type { Engine } from '../../core/engine.js';
import type { PaymentIntentRecord, SessionRecord } from '../../core/records.js';
import { createCustomer } from '../customers.js';
import { subscribe } from './subscribe.js';

/**
 * Completes the session that owns an intent whose customer has done all there is to do: it is paid, or its bank will
 * answer later. Does nothing for any other.
 */
export function settleSession(engine: Engine, intent: PaymentIntentRecord): void {
  const session = sessionOf(engine, intent);
  const done = intent.status === 'succeeded' || intent.status === 'processing';
  if (session?.status !== 'open' || !done) return;
  engine.state.sessionDetails.get(session.id)?.forgetExpiry();
  session.status = 'complete';
  session.payment_status = intent.status === 'succeeded' ? 'paid' : 'unpaid';
  session.url = null;
  if (session.automatic_tax.enabled) session.automatic_tax.status = 'complete';
  if (session.mode === 'subscription') {
    subscribe(engine, session, intent);
  } else if (session.customer_creation === 'always') {
    const { email = null, name = null } = session.customer_details ?? {};
    session.customer = createCustomer(engine, { email, name }).id;
    intent.customer = session.customer;
  }
  engine.emit('checkout.session.completed', session);
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
