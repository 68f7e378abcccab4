import type { Engine } from '../../core/engine.js';
import type { FormHash } from '../../core/form.js';
import { readParams } from '../../core/params.js';
import { StripeFailure } from '../../core/stripe-failure.js';
import { confirmPage } from '../payment-page/confirm-page.js';
import { confirmPageFields } from '../payment-page/page-fields.js';
import { returnAddress } from '../payment-page/return-address.js';
import { checkOpen, sessionFor } from '../payment-page/session-for.js';

/** How an attempt to pay a session went. */
export type PayResult =
  /** The session is complete: paid, or its bank answers later. Send the customer to `url`, `''` for nowhere. */
  | { outcome: 'paid'; url: string }
  /** The bank wants to see the customer: show `url` in a frame, then look at the session again. */
  | { outcome: 'requires_action'; url: string }
  /** The bank wants to see the customer on its own page: go to `url`, which comes back by itself. */
  | { outcome: 'redirect'; url: string }
  /** The card was refused: `failure` has code, decline code and message. The session stays open. */
  | { outcome: 'declined'; failure: StripeFailure };

/**
 * Pays a session, as the form of the hosted page does.
 *
 * @param form - Parameters of `POST /v1/payment_pages/:id/confirm`.
 * @throws {StripeFailure} 404 for an unknown session; 400 when it is not open any more, or the form is not whole.
 */
export function payCheckoutSession(engine: Engine, id: string, form: FormHash): PayResult {
  engine.clock.catchUp();
  checkOpen(engine.state.sessions.get(id));
  const { client_secret, ...params } = readParams(confirmPageFields, form);
  const session = sessionFor(engine, id, client_secret);
  try {
    const intent = confirmPage(engine, session, params);
    const challenge = intent?.next_action?.use_stripe_sdk?.['stripe_js'];
    if (typeof challenge === 'string') return { outcome: 'requires_action', url: challenge };
    const page = intent?.next_action?.redirect_to_url?.url;
    if (page) return { outcome: 'redirect', url: page };
    return { outcome: 'paid', url: returnAddress(session) ?? '' };
  } catch (error) {
    if (error instanceof StripeFailure && error.type === 'card_error') {
      return { outcome: 'declined', failure: error };
    }
    throw error;
  }
}
