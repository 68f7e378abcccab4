import { readOrderId } from '@storetag/protocol';
import { proofOf } from '../attempts.js';

/** The order that a customer comes back with. */
export interface ReturnedOrder {
  /** Id of the Checkout Session or PaymentIntent. */
  id: string;
  /** What proves that this browser made it. A secret. */
  proof: string | undefined;
}

const SECRET = 'payment_intent_client_secret';

/**
 * Reads the order from the page's address, where Stripe put it, and takes secrets out of the address bar: they would
 * otherwise be in screenshots, in history, and in what analytics send.
 *
 * The secret stays in sessionStorage, so that a reload can still prove whose order it is.
 */
export function takeReturnedOrder(): ReturnedOrder | undefined {
  const url = new URL(location.href);
  const query = url.searchParams;
  const secret = query.get(SECRET);
  if (secret || query.has('redirect_status')) {
    query.delete(SECRET);
    query.delete('redirect_status');
    history.replaceState(history.state, '', url);
  }
  const id = query.get('session_id') ?? query.get('payment_intent');
  try {
    const order = readOrderId(id);
    return { id: order, proof: secret ? keep(order, secret) : (proofOf(order) ?? kept(order)) };
  } catch {
    // Not an order's id: then there is no order, whatever else the address says.
    return undefined;
  }
}

function keep(order: string, secret: string): string {
  try {
    sessionStorage.setItem(`storetag:proof:${order}`, secret);
  } catch {
    // Denied or full: then a reload proves nothing, and shows nothing personal.
  }
  return secret;
}

function kept(order: string): string | undefined {
  try {
    return sessionStorage.getItem(`storetag:proof:${order}`) ?? undefined;
  } catch {
    return undefined;
  }
}
