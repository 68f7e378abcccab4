import type { Engine } from '../core/engine.js';
import type { PaymentIntentRecord, PaymentMethodRecord } from '../core/records.js';
import { invalidRequest, StripeFailure } from '../core/stripe-failure.js';
import { cardOf, charge } from './charge-intent.js';
import { fail } from './fail-intent.js';
import { unexpectedState } from './payment-intents.js';
import { settleSession } from './checkout/settle-session.js';

/** How the customer answered the bank. */
export type ThreeDSecureOutcome = 'complete' | 'fail';

/**
 * Ends 3-D Secure, or the visit of a bank's page: the customer is then charged, or the intent waits for another payment method. A decline after it shows in
 * `last_payment_error`; it does not throw. A session that owns the intent is settled with it.
 *
 * @throws {StripeFailure} when the intent does not wait for 3-D Secure.
 */
export function authenticate(
  engine: Engine,
  intent: PaymentIntentRecord,
  outcome: ThreeDSecureOutcome,
): void {
  const id = intent.payment_method;
  if (intent.status !== 'requires_action' || id === null) {
    throw unexpectedState(
      `This PaymentIntent has a status of ${intent.status}; only one that requires_action can be authenticated.`,
      undefined,
    );
  }
  const method = engine.state.paymentMethods.refer(id, 'payment_method');
  if (outcome === 'fail') {
    fail(engine, intent, method, { type: 'invalid_request_error', ...REFUSED[kindOf(method)] });
  } else {
    try {
      const decline = cardOf(engine, method)?.decline ?? null;
      charge(engine, intent, method, decline, { authenticated: true, key: 'publishable' });
    } catch (error) {
      if (!(error instanceof StripeFailure && error.type === 'card_error')) throw error;
    }
  }
  settleSession(engine, intent);
}

function kindOf({ type }: PaymentMethodRecord): 'card' | 'redirect' {
  return type === 'card' ? 'card' : 'redirect';
}

const REFUSED = {
  card: {
    code: 'payment_intent_authentication_failure',
    message:
      'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
  },
  redirect: {
    code: 'payment_intent_payment_attempt_failed',
    message: 'The customer failed or declined the payment on the page of their bank.',
  },
} as const;

/** Reads the outcome that a challenge page sends. */
export function readOutcome(value: unknown): ThreeDSecureOutcome {
  if (value === 'complete' || value === 'fail') return value;
  throw invalidRequest('Invalid outcome: must be one of complete, or fail', undefined, 'outcome');
}
