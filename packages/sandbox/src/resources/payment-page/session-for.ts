import type { Engine } from '../../core/engine.js';
import type { SessionRecord } from '../../core/records.js';
import { invalidRequest } from '../../core/stripe-failure.js';

/**
 * Finds a session for a page. The hosted page is known by its address alone; the others must know the client secret.
 *
 * @throws {StripeFailure} 404 for an unknown session, 400 for a missing or wrong secret.
 */
export function sessionFor(
  engine: Engine,
  id: string,
  clientSecret: string | undefined,
): SessionRecord {
  const session = engine.state.sessions.get(id);
  if (session.client_secret === null || session.client_secret === clientSecret) return session;
  throw clientSecret === undefined
    ? invalidRequest('Missing required param: client_secret.', 'parameter_missing', 'client_secret')
    : invalidRequest(
        'The client_secret provided does not match the client_secret associated with the Checkout Session.',
        undefined,
        'client_secret',
      );
}

/** @throws {StripeFailure} 400 unless the session can still be paid. */
export function checkOpen({ status }: SessionRecord): void {
  if (status === 'open') return;
  throw invalidRequest(
    status === 'expired'
      ? 'This Checkout Session has expired.'
      : 'This Checkout Session has already been completed.',
    status === 'expired' ? 'checkout_session_expired' : 'checkout_session_complete',
  );
}
