import type { Engine } from '../core/engine.js';
import type { ChargeRecord, PaymentIntentRecord, PaymentMethodRecord } from '../core/records.js';
import type { TestBank } from '../core/test-banks.js';
import { createCharge, receiptUrl } from './charges.js';
import { settleLater } from './checkout/settle-session.js';
import { fail } from './fail-intent.js';

/** How long a debit takes, in milliseconds of the sandbox's clock. Real ones take days. */
export const DEBIT_TAKES = 60_000;

/** Begins a debit: the intent is `processing` until the bank has answered. */
export function debit(
  engine: Engine,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  bank: TestBank,
): void {
  const charge = createCharge(engine, intent, method, {
    decline: null,
    risk: 'normal',
    pending: true,
  });
  intent.latest_charge = charge.id;
  intent.status = 'processing';
  engine.emit('charge.pending', charge);
  engine.emit('payment_intent.processing', intent);
  engine.clock.at(engine.clock.now() + DEBIT_TAKES, () => {
    end(engine, intent, method, charge, bank);
  });
}

function end(
  engine: Engine,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  charge: ChargeRecord,
  { failure }: TestBank,
): void {
  if (intent.status !== 'processing') return;
  if (failure) {
    charge.status = 'failed';
    charge.failure_code = failure.code;
    charge.failure_message = failure.message;
    engine.emit('charge.failed', charge);
    fail(engine, intent, method, {
      type: 'invalid_request_error',
      code: failure.code,
      message: failure.message,
      charge: charge.id,
    });
  } else {
    Object.assign(charge, { status: 'succeeded', paid: true, captured: true });
    charge.amount_captured = charge.amount;
    charge.receipt_url = receiptUrl(charge.id);
    intent.status = 'succeeded';
    intent.amount_received = intent.amount;
    engine.emit('charge.succeeded', charge);
    engine.emit('payment_intent.succeeded', intent);
  }
  settleLater(engine, intent);
}
