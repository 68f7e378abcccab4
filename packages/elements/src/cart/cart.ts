import { MAX_LINE_ITEMS, MAX_QUANTITY, type LineItem } from '@storetag/protocol';
import { StoreError } from '../store-error.js';
import { checkoutEnglish } from '../words/checkout-words.js';
import { CartChangedEvent } from './cart-changed-event.js';
import { MAX_BYTES, readLines, writeLines, type CartLine } from './cart-line.js';
import { CartOrders } from './cart-orders.js';
import { StoredText } from './stored-text.js';

/**
 * The cart of one endpoint: shared by all elements of a page and all tabs of a browser, kept in localStorage under
 * `storetag:cart:<endpoint>`. Get it by {@link cartOf}.
 *
 * Every change is read anew, changed and written in one go, so that no tab takes back what another did. Whoever changes
 * it says which element did: `cart-changed` comes from there.
 */
export class Cart {
  readonly #stored: StoredText;
  readonly #orders: CartOrders;
  readonly #listeners = new Set<() => void>();
  #read: string | null | undefined;
  #lines: readonly CartLine[] = [];

  constructor(endpoint: string) {
    this.#stored = new StoredText(`storetag:cart:${endpoint}`);
    this.#orders = new CartOrders(`storetag:cart-orders:${endpoint}`);
    addEventListener('storage', ({ key }) => {
      // `null`: everything was removed.
      if (key === this.#stored.key || key === null) this.#tell(document);
    });
    // A page in the browser's cache hears nothing of other pages.
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.#tell(document);
    });
  }

  /** In the order in which they were added; the same list until something changes. */
  get lines(): readonly CartLine[] {
    const raw = this.#stored.value;
    if (raw !== this.#read) this.#lines = readLines(raw);
    this.#read = raw;
    return this.#lines;
  }

  /** Units in all lines. */
  get count(): number {
    return this.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  }

  /**
   * Adds units of a price; to its line, where it has one.
   *
   * @throws {StoreError} `cart_full` for more than 50 lines, 99 units of a price, or 4 KiB. Nothing changes then.
   */
  add(line: CartLine, from?: EventTarget): void {
    const lines = [...this.lines];
    const at = lines.findIndex(({ price }) => price === line.price);
    const quantity = (lines[at]?.quantity ?? 0) + line.quantity;
    lines.splice(at < 0 ? lines.length : at, 1, { ...line, quantity });
    this.#write(lines, from);
  }

  /** Sets the units of a price that is in the cart: 0 removes it, more than 99 are 99. */
  setQuantity(price: string, quantity: number, from?: EventTarget): void {
    const units = Math.min(MAX_QUANTITY, Math.trunc(quantity) || 0);
    const lines = this.lines.map((line) =>
      line.price === price ? { ...line, quantity: units } : line,
    );
    this.#write(
      lines.filter((line) => line.quantity > 0),
      from,
    );
  }

  /**
   * Puts a line in the place of that of a price: what is sold now, as the customer has accepted it. Two lines that come
   * to be of one price become one.
   */
  replace(price: string, line: CartLine, from?: EventTarget): void {
    const others = this.lines.filter((each) => each.price === line.price && each.price !== price);
    const quantity = others.reduce((sum, each) => sum + each.quantity, line.quantity);
    const replaced = { ...line, quantity: Math.min(MAX_QUANTITY, quantity) };
    this.#write(
      this.lines
        .filter((each) => !others.includes(each))
        .map((each) => (each.price === price ? replaced : each)),
      from,
    );
  }

  /** Removes a line, and gives a function that puts it back into its place. */
  remove(price: string, from?: EventTarget): () => void {
    const at = this.lines.findIndex((line) => line.price === price);
    const line = this.lines[at];
    if (!line) return () => {};
    this.setQuantity(price, 0, from);
    return () => {
      const lines = [...this.lines];
      // Where it is there again, nothing is missing.
      if (lines.some((each) => each.price === price)) return;
      lines.splice(at, 0, line);
      this.#write(lines, from);
    };
  }

  /** Notes that an order (`cs_…` or `pi_…`) sells these lines of the cart, as soon as it has been made. */
  noteOrder(order: string, lines: readonly LineItem[]): void {
    this.#orders.note(order, lines);
  }

  /** What the order sells that came of this cart last, as long as nobody has said how it ended. */
  get held(): LineItem[] {
    return this.#orders.held;
  }

  /** The order that came of this cart last, where nobody has said yet how it ended. */
  get openOrder(): string | undefined {
    return this.#orders.last;
  }

  /** Forgets an order that can no longer be paid: what it would have sold stays. */
  forgetOrder(order: string): void {
    this.#orders.take(order);
  }

  /**
   * Takes out what a paid order sold, once, whoever asks how often; what has come into the cart since stays. An order
   * that did not come of this cart changes nothing.
   *
   * Only for when the **server** says that the order is paid.
   */
  clear(order: string): void {
    const sold = this.#orders.take(order);
    if (sold.length === 0) return;
    const lines = this.lines.map((line) => {
      const units = sold.find(({ price }) => price === line.price)?.quantity ?? 0;
      return { ...line, quantity: line.quantity - units };
    });
    this.#write(lines.filter(({ quantity }) => quantity > 0));
  }

  /** Calls `listener` after each change, whichever tab made it, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #write(lines: readonly CartLine[], from: EventTarget = document): void {
    const before = this.#stored.value ?? '';
    const raw = writeLines(lines);
    const isFull =
      raw.length > MAX_BYTES ||
      lines.length > MAX_LINE_ITEMS ||
      lines.some(({ quantity }) => quantity > MAX_QUANTITY);
    // What another script left may be too much as it is; it can still become less.
    if (isFull && raw.length > writeLines(this.lines).length) {
      throw new StoreError('cart_full', checkoutEnglish.cartFull);
    }
    if (raw === before) return;
    this.#stored.value = raw;
    this.#tell(from);
  }

  #tell(from: EventTarget): void {
    from.dispatchEvent(new CartChangedEvent(this.lines, this.count));
    for (const listener of this.#listeners) listener();
  }
}

const carts = new Map<string, Cart>();

/**
 * The one cart of an endpoint.
 *
 * @param endpoint - Absolute URL, without a slash at its end: `store.endpoint`.
 */
export function cartOf(endpoint: string): Cart {
  let cart = carts.get(endpoint);
  if (!cart) carts.set(endpoint, (cart = new Cart(endpoint)));
  return cart;
}
