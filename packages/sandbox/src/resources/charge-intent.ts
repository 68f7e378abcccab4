import type { Engine } from '../core/engine.js';
import type { PaymentIntentRecord, PaymentMethodRecord } from '../core/records.js';
import { StripeFailure } from '../core/stripe-failure.js';
import type { Decline, TestCard } from '../core/test-cards.js';
import { createCharge } from './charges.js';
import { createDispute } from './disputes/disputes.js';
import { fail } from './fail-intent.js';
import { viewOf } from './intent-view.js';

/** Charges after 3-D Secure, or at once. */
export function charge(
  engine: Engine,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  decline: Decline | null,
  { authenticated = false, key }: { authenticated?: boolean; key: 'publishable' | 'secret' },
): void {
  const risk = cardOf(engine, method)?.risk ?? 'normal';
  const made = createCharge(engine, intent, method, { decline, risk, authenticated });
  intent.latest_charge = made.id;
  intent.next_action = null;
  if (decline) {
    engine.emit('charge.failed', made);
    const failure = {
      code: decline.code,
      decline_code: decline.decline_code,
      charge: made.id,
    };
    fail(engine, intent, method, { ...failure, type: 'card_error', message: decline.message });
    throw new StripeFailure('card_error', decline.message, {
      ...failure,
      status: 402,
      payment_intent: viewOf(engine, intent, key),
      payment_method: engine.wire(method),
    });
  }
  intent.status = 'succeeded';
  intent.amount_received = intent.amount;
  engine.emit('charge.succeeded', made);
  engine.emit('payment_intent.succeeded', intent);
  const dispute = cardOf(engine, method)?.dispute;
  if (dispute) createDispute(engine, made, dispute);
}

/** What a payment method does as a card; nothing for a bank account. */
export function cardOf(engine: Engine, method: PaymentMethodRecord): TestCard | undefined {
  return engine.state.cards.get(method.id);
}
