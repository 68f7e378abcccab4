import { isFirstTime } from '../attempts.js';
import { PaymentProcessingEvent, PaymentSucceededEvent } from '../payment-events.js';
import type { Purchase } from '../purchase/purchase.js';
import type { Finished } from './outcome.js';
import { successUrl } from './success-url.js';

/** Tells of a finished payment, and goes to the success path unless a listener keeps the page. */
export function tellOfPayment(
  element: EventTarget,
  purchase: Pick<Purchase, 'count'>,
  { status, payment }: Finished,
  successPath: string | undefined,
): void {
  const to = successUrl(successPath, payment.id);
  // Otherwise the page that it goes to counts it.
  if (status === 'paid' && !to && isFirstTime(`purchase:${payment.id}`)) {
    purchase.count(element, 'purchase', payment.id);
  }
  const Done = status === 'paid' ? PaymentSucceededEvent : PaymentProcessingEvent;
  if (element.dispatchEvent(new Done(payment)) && to) location.assign(to);
}
