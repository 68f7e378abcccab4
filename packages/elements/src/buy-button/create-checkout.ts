import type { CheckoutSession, CheckoutSessionRequest } from '@storetag/protocol';
import { attemptFor, rememberOrder, renewAttempt } from '../attempts.js';
import { messages } from '../messages.js';
import { createCheckoutSession } from '../payment-calls.js';
import { safeUrl } from '../safe-url.js';
import type { StoreClient } from '../store-client.js';
import { StoreError } from '../store-error.js';

/**
 * Makes a Checkout Session on Stripe's hosted page, or gives again the open one for the same lines.
 *
 * When the store says that the last attempt is over, because it was paid or has expired, this is a new one.
 *
 * @throws {StoreError}
 */
export async function createCheckout(
  store: StoreClient,
  order: Omit<CheckoutSessionRequest, 'attempt_id' | 'ui_mode'>,
): Promise<{ id: string; url: string }> {
  const attempt = async (attempt_id: string): Promise<CheckoutSession> => {
    const body = { attempt_id, ui_mode: 'hosted_page', ...order } as const;
    const session = await createCheckoutSession(store, body);
    rememberOrder(session.id, attempt_id);
    return session;
  };
  const { endpoint } = store;
  const { id, url } = await attempt(attemptFor(endpoint, order.line_items)).catch(
    (error: unknown) => {
      if (StoreError.from(error).code !== 'attempt_finished') throw error;
      return attempt(renewAttempt(endpoint, order.line_items));
    },
  );
  const safe = safeUrl(url);
  if (!safe) throw new StoreError('answer_invalid', messages.unreadable);
  return { id, url: safe };
}
