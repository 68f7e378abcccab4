import type { LineItem, Price, Product } from '@storetag/protocol';
import { MAX_QUANTITY } from '@storetag/protocol';
import { ProblemError } from '../http/problem-error.js';

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
 * @throws {ProblemError} 409 `out_of_stock`; 422 `not_sellable` for lines that no single payment can pay.
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
    throw new ProblemError('not_sellable', 'These cannot be paid together.', {
      detail: `One payment has one currency, these lines have ${[...currencies].join(' and ')}.`,
    });
  }
  const isOpen = lines.some(({ price }) => price.custom_unit_amount);
  if (isOpen && (lines.length > 1 || lines[0]?.quantity !== 1)) {
    throw new ProblemError('not_sellable', 'These cannot be paid together.', {
      detail: 'A price whose amount the customer chooses is paid alone, one unit at a time.',
    });
  }
  return {
    lines,
    currency,
    total: isOpen ? null : lines.reduce((sum, line) => sum + amountOf(line), 0),
    recurs: lines.some(({ price }) => price.recurring),
  };
}

/** Amount of a line in minor units, 0 when the customer chooses it. */
export function amountOf({ price, quantity }: PricedLine): number {
  // At most 12 digits times 99 times 50 lines: an integer that a double holds exactly.
  return (price.unit_amount ?? 0) * quantity;
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
