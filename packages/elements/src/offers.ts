import { formatMoney, type Price, type Product } from '@storetag/protocol';
import type { ListWords } from './words/words.js';
import { fill } from './words/message.js';

/**
 * The prices that a product is offered at, the default one first.
 *
 * Only those in one currency: the wanted one where a price exists in it, else the default price's.
 */
export function offers({ prices, default_price }: Product, currency?: string): Price[] {
  const sorted = prices.toSorted((a, b) => rank(b) - rank(a));
  const chosen = sorted.find((price) => price.currency === currency) ?? sorted[0];
  return sorted.filter((price) => price.currency === chosen?.currency);

  function rank({ id }: Price): number {
    return id === default_price ? 1 : 0;
  }
}

/** An amount with how often it is paid: `$9.00`, `€9.00 / month`, `€25.00 every 3 months`. */
export function offerText(
  amount: number,
  { currency, recurring }: Pick<Price, 'currency' | 'recurring'>,
  words: ListWords,
  locale?: string,
): string {
  const price = formatMoney(amount, currency, locale);
  if (!recurring) return price;
  const { interval, interval_count: count } = recurring;
  return fill(count > 1 ? words.every : words.each, {
    price,
    interval: intervalText(interval, count, locale),
  });
}

/** `3 months`; of one only the word: `month`. */
export function intervalText(unit: string, count: number, locale?: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  const part = format.formatToParts(count).find(({ type }) => type === 'unit');
  return (count === 1 && part?.value) || format.format(count);
}
