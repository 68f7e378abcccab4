import { formatMoney, type Price } from '@storetag/protocol';
import { offerText } from './offers.js';
import { fill } from './words/message.js';
import type { ListWords } from './words/words.js';

let ofTiers: (price: Price) => number | undefined = () => undefined;

/**
 * Has texts say what tiered prices cost from how much on. Most shops have none: what counts them is loaded by whoever
 * meets one, and until then they cost “…”.
 */
export function knowTiers(lowestAmount: typeof ofTiers): void {
  ofTiers = lowestAmount;
}

function lowestOf(price: Price): number | undefined {
  return price.tiers ? ofTiers(price) : (price.unit_amount ?? undefined);
}

/** What a price costs, in words: `€9.00 / month`; of tiers the lowest; what the customer chooses where nothing is fixed. */
export function costText(price: Price, words: ListWords, locale?: string): string {
  const amount = lowestOf(price);
  if (amount !== undefined) return offerText(amount, price, words, locale);
  const { custom_unit_amount: custom, currency, tiers } = price;
  if (tiers) return '…';
  if (!custom?.minimum) return words.open;
  return fill(words.openFrom, { price: formatMoney(custom.minimum, currency, locale) });
}

/**
 * What a product costs, in words: its only price, or from its lowest on. Of prices that are paid differently often, which
 * cannot be compared, those count that are like the first.
 */
export function priceLine(prices: readonly Price[], words: ListWords, locale?: string): string {
  const [first] = prices;
  if (!first) return words.unavailable;
  const alike = prices.filter((each) => rhythm(each) === rhythm(first));
  const amounts = alike.map(lowestOf).filter((each) => each !== undefined);
  if (amounts.length === 0) return costText(first, words, locale);
  const lowest = Math.min(...amounts);
  const price = offerText(lowest, first, words, locale);
  return alike.some((each) => each.unit_amount !== lowest) ? fill(words.from, { price }) : price;
}

/** How often a price is paid, to be compared. */
export function rhythm({ recurring }: Price): string {
  return JSON.stringify(recurring);
}
