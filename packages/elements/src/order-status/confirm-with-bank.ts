import { readConfig } from '../payment-calls.js';
import type { StoreClient } from '../store-client.js';
import { loadStripe } from '../stripe/stripe-loader.js';
import type { ReturnedOrder } from './returned-order.js';

/** Whether this page can have the customer answer the bank: it holds the client secret of a PaymentIntent. */
export function canConfirm(returned: ReturnedOrder | undefined): boolean {
  return !!returned?.id.startsWith('pi_') && !!returned.proof?.startsWith(`${returned.id}_secret_`);
}

/**
 * Shows what the customer's bank asks, and resolves when it has been answered or turned away. What came of it the
 * server knows.
 *
 * @param language - BCP 47 tag of what Stripe.js says.
 * @throws {StoreError} Stripe.js or the store cannot be reached.
 * @see {@link https://docs.stripe.com/js/payment_intents/handle_next_action}
 */
export async function confirmWithBank(
  store: StoreClient,
  { proof = '' }: ReturnedOrder,
  language: string | undefined,
): Promise<void> {
  const stripe = await loadStripe(await readConfig(store), language);
  await stripe.handleNextAction({ clientSecret: proof });
}
