import { toMajorUnits, type Order } from '@storetag/protocol';
import { StoreAnalyticsEvent } from '../analytics-event.js';
import { finishAttempt, isFirstTime } from '../attempts.js';
import { cartOf } from '../cart/cart.js';
import { OrderSettledEvent } from '../payment-events.js';

/** Whether an order has come to its end. */
export function isSettled({ status }: Order): boolean {
  return status !== 'processing' && status !== 'unpaid';
}

/**
 * Takes note of an order that has come to its end: what was bought leaves the cart, and the page hears of it.
 *
 * @param on - Fires the events.
 * @param endpoint - Of the store.
 * @param told - Whether the page has heard of it.
 */
export function tellOfOrder(on: EventTarget, endpoint: string, order: Order, told: boolean): void {
  const { id, status, amount, currency, line_items } = order;
  finishAttempt(id);
  if (status === 'paid') cartOf(endpoint).clear(id);
  if (told) return;
  on.dispatchEvent(new OrderSettledEvent(order));
  if (status !== 'paid' || !isFirstTime(`purchase:${id}`)) return;
  on.dispatchEvent(
    new StoreAnalyticsEvent('purchase', {
      transaction_id: id,
      currency: currency.toUpperCase(),
      value: toMajorUnits(amount, currency),
      items: line_items.map((line) => ({
        item_id: line.price ?? line.name,
        item_name: line.name,
        price: toMajorUnits(line.amount, currency) / line.quantity,
        quantity: line.quantity,
      })),
    }),
  );
}
