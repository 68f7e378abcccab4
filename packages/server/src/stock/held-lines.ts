import type { StockLine } from './stock-ledger.js';

/** Lines as the database keeps them: equal ones are equal text, where they are sorted. */
export function writeLines(lines: readonly StockLine[]): string {
  return JSON.stringify(lines.map(({ item, units }) => [item, units]));
}

/** Reads what {@link writeLines} wrote. */
export function readLines(written: unknown): StockLine[] {
  const list: unknown = JSON.parse(String(written));
  if (!Array.isArray(list))
    throw new TypeError('The lines of an order in the database are no list.');
  return list.map((pair: unknown) => {
    const [item, units]: unknown[] = Array.isArray(pair) ? pair : [];
    if (typeof item === 'string' && typeof units === 'number') return { item, units };
    throw new TypeError('A line of an order in the database is no pair of item and units.');
  });
}
