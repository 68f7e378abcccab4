import type { LineItem, Price, Product } from '@storetag/protocol';
import { amountFor, MAX_QUANTITY } from '@storetag/protocol';
import { ProblemError } from '../http/problem-error.js';

/** Most lines of either kind, recurring and one-time, with which Stripe's Checkout begins a subscription. */
const MAX_SUBSCRIPTION_LINES = 20;

/** A line with what Stripe says it costs, a moment ago. */
export interface PricedLine {
  price: Price;
  product: Product;
  quantity: number;
}

/** Lines that one payment can pay, and what they come to. */
export interface PricedLines {
  lines: readonly PricedLine[];
  currency: string;
  /** In minor units; `null` when the customer chooses the amount. */
  total: number | null;
  /** Whether any line is paid again and again. */
  recurs: boolean;
}

/**
 * Puts lines of the same price together.
 *
 * @throws {ProblemError} 400 when that comes to more than 99 units of one price.
 */
export function mergeLines(lines: readonly LineItem[]): LineItem[] {
  const quantities = new Map<string, number>();
  for (const { price, quantity } of lines) {
    quantities.set(price, (quantities.get(price) ?? 0) + quantity);
  }
  return [...quantities].map(([price, quantity]) => {
    if (quantity > MAX_QUANTITY) {
      throw new ProblemError('invalid_request', 'The request is not valid.', {
        detail: `\`line_items\` must have at most ${MAX_QUANTITY} units of a price, not ${quantity} of ${price}.`,
      });
    }
    return { price, quantity };
  });
}

/**
 * Adds up lines, in integers.
 *
 * @throws {ProblemError} 409 `out_of_stock`; 422 `mixed_currencies`, `mixed_intervals`, `sold_alone` or `not_sellable`
 * for lines that no single payment can pay.
 */
export function addUp(lines: readonly PricedLine[]): PricedLines {
  const soldOut = lines.filter(
    ({ product: { stock }, quantity }) => (stock ?? quantity) < quantity,
  );
  if (soldOut.length > 0) {
    throw new ProblemError('out_of_stock', 'Some of this is no longer in stock.', {
      detail: `Sold out: ${soldOut.map(({ product }) => product.name).join(', ')}.`,
      line_items: soldOut.map(toFreshLine),
    });
  }
  const currencies = new Set(lines.map(({ price }) => price.currency));
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1) {
    throw new ProblemError('mixed_currencies', 'These cannot be paid together.', {
      detail: `One payment has one currency, these lines have ${[...currencies].join(' and ')}.`,
    });
  }
  const isOpen = lines.some(({ price }) => price.custom_unit_amount);
  if (isOpen && (lines.length > 1 || lines[0]?.quantity !== 1)) {
    throw new ProblemError('sold_alone', 'These cannot be paid together.', {
      detail: 'A price whose amount the customer chooses is paid alone, one unit at a time.',
    });
  }
  checkRhythms(lines);
  return {
    lines,
    currency,
    total: isOpen ? null : lines.reduce((sum, line) => sum + amountOf(line), 0),
    recurs: lines.some(({ price }) => price.recurring),
  };
}

/** One-time prices may stand beside recurring ones: they are on the first invoice only. */
function checkRhythms(lines: readonly PricedLine[]): void {
  const rhythms = new Set(lines.flatMap(({ price: { recurring } }) => rhythmOf(recurring) ?? []));
  if (rhythms.size > 1) {
    throw new ProblemError('mixed_intervals', 'These cannot be paid together.', {
      detail: `One subscription is paid at one interval, these lines every ${[...rhythms].join(' and every ')}.`,
    });
  }
  const recurring = lines.filter(({ price }) => price.recurring).length;
  const most = Math.max(recurring, lines.length - recurring);
  if (recurring > 0 && most > MAX_SUBSCRIPTION_LINES) {
    throw new ProblemError('not_sellable', 'These are too many to be paid together.', {
      detail: `A subscription begins with at most ${MAX_SUBSCRIPTION_LINES} recurring and ${MAX_SUBSCRIPTION_LINES} one-time lines, not ${most}.`,
    });
  }
}

function rhythmOf(recurring: Price['recurring']): string | undefined {
  return recurring ? `${recurring.interval_count} ${recurring.interval}` : undefined;
}

/** Amount of a line in minor units, 0 when the customer chooses it. */
export function amountOf({ price, quantity }: PricedLine): number {
  // At most 12 digits times 99 times 50 lines: an integer that a double holds exactly.
  return amountFor(price, quantity) ?? 0;
}

/** The line as the page is told of it. */
export function toFreshLine({ price, product, quantity }: PricedLine) {
  return {
    price: price.id,
    quantity,
    product,
    ...(price.unit_amount === null ? {} : { unit_amount: price.unit_amount }),
    ...(product.stock === null ? {} : { stock: product.stock }),
  };
}
