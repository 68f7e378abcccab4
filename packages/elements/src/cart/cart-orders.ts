import type { LineItem } from '@storetag/protocol';
import { readLines, writeLines } from './cart-line.js';
import { StoredText } from './stored-text.js';

/** Most orders that are kept in mind; the oldest is forgotten, and would then not empty the cart. */
const KEPT = 8;

/** Which orders came of a cart, and what they sell: when one is paid, exactly that leaves the cart, once. */
export class CartOrders {
  readonly #stored: StoredText;

  /** @param key - Where they are kept. */
  constructor(key: string) {
    this.#stored = new StoredText(key);
  }

  /** Notes what an order sells. */
  note(order: string, lines: readonly LineItem[]): void {
    const others = this.#read().filter(([id]) => id !== order);
    this.#write([...others, [order, writeLines(lines)]]);
  }

  /** The order that was made last, of those that are neither paid nor over. */
  get last(): string | undefined {
    return this.#read().at(-1)?.[0];
  }

  /** What that order sells. */
  get held(): LineItem[] {
    return readLines(this.#read().at(-1)?.[1] ?? null);
  }

  /** What an order sells, when asked for the first time; nothing for an order that did not come of the cart. */
  take(order: string): LineItem[] {
    const orders = this.#read();
    const [, text] = orders.find(([id]) => id === order) ?? [];
    if (text) this.#write(orders.filter(([id]) => id !== order));
    return readLines(text ?? null);
  }

  #read(): [string, string][] {
    try {
      const stored: unknown = JSON.parse(this.#stored.value ?? '');
      return Array.isArray(stored) ? stored.filter(isPair) : [];
    } catch {
      return [];
    }
  }

  #write(orders: [string, string][]): void {
    this.#stored.value = JSON.stringify(orders.slice(-KEPT));
  }
}

function isPair(value: unknown): value is [string, string] {
  return (
    Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string')
  );
}
