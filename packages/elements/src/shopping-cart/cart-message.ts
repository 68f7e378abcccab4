import { explain } from '../purchase/explain.js';
import { reason } from '../words/reason.js';
import type { Words } from '../words/words.js';
import type { CartTill } from './cart-till.js';

/** Why nothing can be bought, what did not work, or what has changed. */
export function cartMessage(
  { error, old, purchase, unread }: CartTill,
  words: Words,
  locale: string | undefined,
): unknown {
  // These two are told at the lines that they are about.
  if (error && error.code !== 'out_of_stock' && error.code !== 'price_not_sold') {
    return explain(error, old, words, locale);
  }
  if (purchase.clash) return words[clashes[purchase.clash]];
  if (purchase.items.some(({ news }) => news)) return words.cartChanged;
  return unread && reason(unread, words);
}

const clashes = {
  mixed_currencies: 'mixedCurrencies',
  mixed_intervals: 'mixedIntervals',
  sold_alone: 'soldAlone',
} as const;
