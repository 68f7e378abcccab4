import { formatMoney, type ExpectedTotal } from '@storetag/protocol';
import { html } from 'lit';
import type { StoreError } from '../store-error.js';
import { fill, parts } from '../words/message.js';
import { reason } from '../words/reason.js';
import type { Words } from '../words/words.js';

/**
 * What a failed purchase says to the customer.
 *
 * @param old - The total that was displayed.
 */
export function explain(
  error: StoreError,
  old: ExpectedTotal | undefined,
  words: Words,
  locale: string | undefined,
): unknown {
  const { code, message, problem } = error;
  const total = problem?.total;
  if (code === 'price_changed' && total && old) {
    return parts<unknown>(words.priceChanged, {
      old: html`<s>${formatMoney(old.amount, old.currency, locale)}</s>`,
      new: html`<strong>${formatMoney(total.amount, total.currency, locale)}</strong>`,
    });
  }
  if (code === 'out_of_stock') {
    const left = problem?.line_items?.[0]?.stock;
    return left ? fill(words.fewLeft, { left }) : words.soldOut;
  }
  if (code === 'price_not_sold') return words.notSold;
  if (code === 'not_sellable' && !problem) return words.noLink;
  if (code === 'cart_full') return words.cartFull;
  if (code === 'mixed_intervals') return words.mixedIntervals;
  if (code === 'mixed_currencies') return words.mixedCurrencies;
  if (code === 'sold_alone') return words.soldAlone;
  if (code === 'too_many_declines') return words.declined;
  // These two speak to the page's author.
  if (code === 'misconfigured' || code === 'secret_in_page') return message;
  return `${reason(error, words)} ${words.nothingCharged}`;
}
