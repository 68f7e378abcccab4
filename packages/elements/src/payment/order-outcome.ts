import { finishAttempt } from '../attempts.js';
import { cartOf } from '../cart/cart.js';
import { findOrder } from '../payment-calls.js';
import type { StoreClient } from '../store-client.js';
import { unpaid, type Outcome } from './outcome.js';

/**
 * What the server says of an order. A paid one ends its attempt, and leaves the cart that it came of.
 *
 * @param proof - Client secret or attempt id.
 * @throws {StoreError} where the server does not say.
 */
export async function orderOutcome(
  store: StoreClient,
  order: string,
  proof: string | undefined,
): Promise<Outcome> {
  const { id, status, amount, currency } = await findOrder(store, order, proof);
  if (status === 'paid') {
    finishAttempt(id);
    cartOf(store.endpoint).clear(id);
  }
  return status === 'paid' || status === 'processing'
    ? { status, payment: { id, amount, currency } }
    : unpaid();
}
