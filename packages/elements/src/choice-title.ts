import type { Price } from '@storetag/protocol';
import { intervalText } from './offers.js';
import { costText, rhythm } from './price-texts.js';
import { fill } from './words/message.js';
import type { Words } from './words/words.js';

/** What prices are told apart by where the owner gave them no label: how often they are paid, else what they cost. */
export function choiceTitle(
  price: Price,
  among: readonly Price[],
  words: Words,
  locale?: string,
): string {
  if (price.label) return price.label;
  if (among.every((each) => rhythm(each) === rhythm(price))) return costText(price, words, locale);
  const { recurring } = price;
  if (!recurring) return words.once;
  const { interval, interval_count: count } = recurring;
  return fill(words.per, { interval: intervalText(interval, count, locale) });
}
