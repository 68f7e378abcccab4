import {
  integer,
  MAX_QUANTITY,
  nullable,
  readCurrency,
  readPriceId,
  readProductId,
  text,
  type LineItem,
  type Reader,
} from '@storetag/protocol';

/**
 * One line of a cart: what the server is told, and beside it what the customer was shown, only so that a change can be
 * noticed and told.
 */
export interface CartLine extends LineItem {
  /** Stripe Product id: finds what is sold in place of a price that is not sold any more. */
  product?: string | undefined;
  /** Minor units, per unit; `null` where the customer or a tier decides. */
  unit_amount?: number | null | undefined;
  /** Lowercase ISO 4217 code. */
  currency?: string | undefined;
  /** The product's name. */
  name?: string | undefined;
}

/** Most bytes that a cart takes in localStorage. */
export const MAX_BYTES = 4096;
const VERSION = 1;

/**
 * The lines as stored: `{"v":1,"lines":[[price, quantity, product, unit_amount, currency, name], …]}`, in ASCII. A later
 * version may add to the ends, so that this one still reads what it knows.
 *
 * Where it would take more than 4 KiB, names are cut: they are only for telling of products that are gone.
 */
export function writeLines(lines: readonly CartLine[]): string {
  let raw = '';
  for (const letters of [200, 40, 20, 10, 0]) {
    raw = write(lines, letters);
    if (raw.length <= MAX_BYTES) break;
  }
  return raw;
}

function write(lines: readonly CartLine[], letters: number): string {
  const stored = lines.map(({ price, quantity, product, unit_amount, currency, name }) => [
    price,
    quantity,
    product,
    unit_amount,
    currency,
    (name ?? '').slice(0, letters),
  ]);
  return JSON.stringify({ v: VERSION, lines: stored }).replaceAll(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Every line that can be read, from whatever is stored; the units of a price that stands there twice together. */
export function readLines(raw: string | null): CartLine[] {
  const lines = new Map<string, CartLine>();
  for (const each of storedLines(raw)) {
    const line = readLine(each);
    if (!line) continue;
    const units = lines.get(line.price)?.quantity ?? 0;
    lines.set(line.price, { ...line, quantity: Math.min(MAX_QUANTITY, units + line.quantity) });
  }
  return [...lines.values()];
}

function storedLines(raw: string | null): unknown[] {
  try {
    const stored: unknown = JSON.parse(raw ?? '');
    const lines: unknown = Object(stored).lines;
    return Array.isArray(lines) ? lines : [];
  } catch {
    return [];
  }
}

const quantity = integer(1, MAX_QUANTITY);
const amount = nullable(integer(0));
const label = text();

/** A line without price or quantity is none; what it says besides is kept as far as it can be read. */
function readLine(stored: unknown): CartLine | undefined {
  if (!Array.isArray(stored)) return undefined;
  const [price, units]: unknown[] = stored;
  try {
    return {
      price: readPriceId(price),
      quantity: quantity(units),
      product: orNothing(readProductId, stored[2]),
      // What was not known when it was written is `null` in JSON, too: then there is no currency either.
      unit_amount: orNothing(amount, stored[3]),
      currency: orNothing(readCurrency, stored[4]),
      name: orNothing(label, stored[5]) || undefined,
    };
  } catch {
    return undefined;
  }
}

function orNothing<T>(reader: Reader<T>, value: unknown): T | undefined {
  try {
    return reader(value);
  } catch {
    return undefined;
  }
}
