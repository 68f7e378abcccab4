import type { Engine } from '../core/engine.js';
import type { PaymentIntentRecord } from '../core/records.js';
import { isHash } from '../core/wire.js';
import { invalidRequest } from '../core/stripe-failure.js';

/** What a browser may see of an intent: no metadata, no customer, no charge. */
const PUBLIC = [
  'id',
  'object',
  'amount',
  'amount_details',
  'automatic_payment_methods',
  'canceled_at',
  'cancellation_reason',
  'capture_method',
  'client_secret',
  'confirmation_method',
  'created',
  'currency',
  'description',
  'last_payment_error',
  'livemode',
  'next_action',
  'payment_method',
  'payment_method_configuration_details',
  'payment_method_types',
  'processing',
  'receipt_email',
  'setup_future_usage',
  'shipping',
  'source',
  'status',
];

/** An intent as the holder of a key may see it. */
export function viewOf(
  engine: Engine,
  intent: PaymentIntentRecord,
  key: 'publishable' | 'secret',
): object {
  const wire = engine.wire(intent);
  if (!isHash(wire)) throw new TypeError(`${intent.id} is no object of Stripe's.`);
  if (key === 'secret') return wire;
  return Object.fromEntries(
    PUBLIC.filter((name) => name in wire).map((name) => [name, wire[name]]),
  );
}

/**
 * Finds an intent for the holder of a key: a publishable one must know the client secret.
 *
 * @throws {StripeFailure} 404 for an unknown intent, 400 for a missing or wrong secret.
 */
export function intentFor(
  engine: Engine,
  id: string,
  key: 'publishable' | 'secret',
  clientSecret: string | undefined,
): PaymentIntentRecord {
  const intent = engine.state.paymentIntents.get(id);
  checkSecretGiven(key, clientSecret);
  if (clientSecret !== undefined && clientSecret !== intent.client_secret) {
    throw invalidRequest(
      'The client_secret provided does not match the client_secret associated with the PaymentIntent.',
      'payment_intent_invalid_parameter',
      'client_secret',
    );
  }
  return intent;
}

/** @throws {StripeFailure} 400 for a publishable key without a client secret, whatever the intent. */
export function checkSecretGiven(
  key: 'publishable' | 'secret',
  clientSecret: string | undefined,
): void {
  if (key === 'publishable' && clientSecret === undefined) {
    throw invalidRequest(
      'Missing required param: client_secret.',
      'parameter_missing',
      'client_secret',
    );
  }
}
