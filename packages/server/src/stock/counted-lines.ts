import type { FreshLine } from '@storetag/protocol';
import { toFreshLine, type PricedLine } from '../checkout/priced-lines.js';
import { ProblemError } from '../http/problem-error.js';
import { countProduct, itemOf, type Counts, type Uncounted } from './count-products.js';
import type { StockLine } from './stock-ledger.js';

/** What lines take from the stock: those of one item together, those that have no limit left out. */
export function countedLines(lines: readonly PricedLine[], counts: Counts): StockLine[] {
  const units = new Map<string, number>();
  for (const { price, product, quantity } of lines) {
    const item = itemOf(price.id, product.id, counts);
    if (item === undefined || counts.get(item) === null) continue;
    units.set(item, (units.get(item) ?? 0) + quantity);
  }
  return [...units].map(([item, count]) => ({ item, units: count }));
}

/** The ids that lines may be counted by. */
export function idsOf(lines: readonly PricedLine[]): string[] {
  return [...new Set(lines.flatMap(({ price, product }) => [price.id, product.id]))];
}

/** Whether a price must not be sold, because nobody has counted it. */
export function isUncounted({ price, product }: PricedLine, counts: Counts): boolean {
  return itemOf(price.id, product.id, counts) === undefined;
}

/**
 * 409 `out_of_stock`, with what is left for each line that has too little.
 *
 * @param left - Units that this customer could have, by item.
 */
export function outOfStock(
  lines: readonly PricedLine[],
  counts: Counts,
  left: ReadonlyMap<string | undefined, number>,
  uncounted: Uncounted,
): ProblemError {
  const units = new Map(countedLines(lines, counts).map((line) => [line.item, line.units]));
  const now = new Map(counts);
  for (const [item, count] of left) if (item !== undefined && item !== '') now.set(item, count);
  const short = lines.flatMap((line): [PricedLine, number][] => {
    const item = itemOf(line.price.id, line.product.id, counts);
    const some = left.get(item);
    const wanted = item === undefined ? line.quantity : (units.get(item) ?? 0);
    return some !== undefined && some < wanted ? [[line, some]] : [];
  });
  const words = short.map(([{ product }, some]) => `${product.name}: ${some}`);
  return new ProblemError('out_of_stock', 'Some of this is no longer in stock.', {
    detail: `Left of ${words.join(', of ')}.`,
    line_items: short.map(([line, some]): FreshLine => {
      const product = countProduct(line.product, now, uncounted);
      return { ...toFreshLine({ ...line, product }), stock: some };
    }),
  });
}
