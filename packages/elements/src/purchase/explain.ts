import { formatMoney, type ExpectedTotal } from '@storetag/protocol';
import { html } from 'lit';
import { fill, parts } from '../messages.js';
import { paymentMessages } from '../payment-messages.js';
import type { StoreError } from '../store-error.js';

/**
 * What a failed purchase says to the customer.
 *
 * @param old - The total that was displayed.
 */
export function explain(
  { code, message, problem }: StoreError,
  old: ExpectedTotal | undefined,
  locale: string | undefined,
): unknown {
  const total = problem?.total;
  if (code === 'price_changed' && total && old) {
    return parts<unknown>(paymentMessages.priceChanged, {
      old: html`<s>${formatMoney(old.amount, old.currency, locale)}</s>`,
      new: html`<strong>${formatMoney(total.amount, total.currency, locale)}</strong>`,
    });
  }
  if (code === 'out_of_stock') {
    const left = problem?.line_items?.[0]?.stock;
    return left ? fill(paymentMessages.fewLeft, { left }) : paymentMessages.soldOut;
  }
  if (code === 'price_not_sold') return paymentMessages.notSold;
  // These two speak to the page's author.
  if (code === 'misconfigured' || code === 'secret_in_page') return message;
  return `${message} ${paymentMessages.nothingCharged}`;
}
