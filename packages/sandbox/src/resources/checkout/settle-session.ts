import type { Engine } from '../../core/engine.js';
import type { PaymentIntentRecord } from '../../core/records.js';
import { createCustomer } from '../customers.js';
import { subscribe } from './subscribe.js';

/** Completes the session that owns a paid intent. Does nothing for an unpaid one, or one that no session owns. */
export function settleSession(engine: Engine, intent: PaymentIntentRecord): void {
  const id = engine.state.intentDetails.get(intent.id)?.session;
  if (id === undefined || intent.status !== 'succeeded') return;
  const session = engine.state.sessions.get(id);
  if (session.status !== 'open') return;
  engine.state.sessionDetails.get(id)?.forgetExpiry();
  session.status = 'complete';
  session.payment_status = 'paid';
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
