import type { Engine } from '../core/engine.js';
import type { PaymentIntentRecord, PaymentMethodRecord } from '../core/records.js';
import { documentation } from '../core/stripe-failure.js';

/** What is written into `last_payment_error`. */
export interface PaymentFailure {
  type: 'card_error' | 'invalid_request_error';
  code: string;
  message: string;
  decline_code?: string;
  charge?: string;
}

/** Leaves the intent waiting for another payment method, with the reason in it. */
export function fail(
  engine: Engine,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  failure: PaymentFailure,
): void {
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_payment_error = {
    ...failure,
    doc_url: documentation(failure.code),
    payment_method: structuredClone(method),
  };
  engine.emit('payment_intent.payment_failed', intent);
}
