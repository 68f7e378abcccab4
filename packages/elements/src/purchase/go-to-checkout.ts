import { CheckoutCreatedEvent } from '../payment-events.js';
import type { StoreClient } from '../store-client.js';
import { createCheckout, type CheckoutOptions } from './create-checkout.js';
import type { Sale } from './sale.js';

/**
 * Makes a checkout on Stripe's page and goes there, unless a listener keeps the page.
 *
 * @param element - What sells, and tells of it.
 * @returns Whether the page is being left.
 * @throws {StoreError}
 */
export async function goToCheckout(
  element: EventTarget,
  store: StoreClient,
  sale: Sale,
  options: CheckoutOptions,
): Promise<boolean> {
  const { id, url } = await createCheckout(store, sale, options);
  return goTo(element, sale, id, url);
}

/**
 * Goes to a page of Stripe that sells something, unless a listener keeps this one.
 *
 * @param id - Of the Checkout Session; `''` where there is none yet.
 */
export function goTo(element: EventTarget, sale: Sale, id: string, url: string): boolean {
  sale.count(element, 'begin_checkout');
  const leaves = element.dispatchEvent(new CheckoutCreatedEvent(id, url));
  if (leaves) location.assign(url);
  return leaves;
}
