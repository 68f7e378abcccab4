import { toMajorUnits, type ExpectedTotal, type LineItem, type Product } from '@storetag/protocol';
import { cartItems, toLine, type CartItem } from '../cart/cart-items.js';
import type { Cart } from '../cart/cart.js';
import { readProducts } from '../cart/read-products.js';
import { StoreAnalyticsEvent, type AnalyticsItem } from '../analytics-event.js';
import { analyticsItem } from '../analytics-item.js';
import type { StoreClient } from '../store-client.js';
import type { StoreError } from '../store-error.js';
import { analyticsValue } from './analytics-value.js';
import type { Sale } from './sale.js';

/** Why lines cannot be bought together, as the server would say it. */
export type Clash = 'mixed_currencies' | 'mixed_intervals' | 'sold_alone';

/**
 * What is bought of a cart: its lines, as far as they are still sold. What is not stays in the cart, and is told.
 *
 * Before {@link check} has read the catalogue it goes by what the customer was last shown.
 */
export class CartPurchase implements Sale {
  readonly #cart: () => Cart;
  #products = new Map<string, Product>();
  /** Products as the store told of them, which is later than any catalogue that a browser may keep. */
  readonly #fresh = new Map<string, Product>();
  #checked: ReadonlySet<string> = new Set();
  readonly #successors = new Map<string, string>();
  readonly #left = new Map<string, number>();
  readonly #refused = new Set<string>();

  constructor(cart: () => Cart) {
    this.#cart = cart;
  }

  /**
   * Reads from the catalogue what the cart's products are and cost now.
   *
   * @throws {StoreError}
   */
  async check(store: StoreClient, signal?: AbortSignal): Promise<void> {
    const { lines } = this.#cart();
    const products = await readProducts(store, lines, signal);
    this.forget();
    this.#products = new Map([...products, ...this.#fresh]);
    this.#checked = new Set(lines.map(({ price }) => price));
  }

  /** Whether {@link check} has seen every line: what has come into the cart since it has not. */
  get isChecked(): boolean {
    return this.#cart().lines.every(({ price }) => this.#checked.has(price));
  }

  /** Every line of the cart. */
  get items(): CartItem[] {
    const { lines, held } = this.#cart();
    return cartItems(lines, {
      held,
      products: this.#products,
      checked: this.#checked,
      successors: this.#successors,
      left: this.#left,
      refused: this.#refused,
    });
  }

  get openOrder(): string | undefined {
    return this.#cart().openOrder;
  }

  get lines(): LineItem[] {
    return this.#bought.map(({ line, price, quantity }) => ({
      price: price?.id ?? line.price,
      quantity,
    }));
  }

  /** What is bought together, by currency, in minor units; `undefined` where a customer chooses an amount. */
  get subtotals(): ExpectedTotal[] | undefined {
    const sums = new Map<string, number>();
    for (const { amount, currency } of this.#bought) {
      if (amount === undefined || currency === undefined) return undefined;
      sums.set(currency, (sums.get(currency) ?? 0) + amount);
    }
    return Array.from(sums, ([currency, amount]) => ({ amount, currency }));
  }

  get total(): ExpectedTotal | undefined {
    const [total, ...others] = this.subtotals ?? [];
    return others.length === 0 ? total : undefined;
  }

  /** What is paid again and again, by itself. */
  get recurring(): CartItem[] {
    return this.#bought.filter(({ price }) => price?.recurring);
  }

  /** Always `undefined`: only what is there is bought. */
  get left(): undefined {
    return undefined;
  }

  get isFixed(): boolean {
    return !!this.total?.amount && this.#bought.every(({ price }) => !!price && !price.recurring);
  }

  get isEmpty(): boolean {
    return this.#bought.length === 0;
  }

  get title(): string | undefined {
    return this.#bought.map(({ product, line }) => product?.name ?? line.name).join(', ');
  }

  get quantity(): number {
    return this.#bought.reduce((sum, { quantity }) => sum + quantity, 0);
  }

  /** Why the lines cannot be bought together. */
  get clash(): Clash | undefined {
    const bought = this.#bought;
    const isOpen = bought.some(({ price }) => price?.custom_unit_amount);
    const rhythms = new Set(this.recurring.map(({ price }) => JSON.stringify(price?.recurring)));
    if ((this.subtotals?.length ?? 0) > 1) return 'mixed_currencies';
    if (isOpen && (bought.length > 1 || this.quantity > 1)) return 'sold_alone';
    return rhythms.size > 1 ? 'mixed_intervals' : undefined;
  }

  /** Makes the cart what the customer has seen and confirmed. What is not sold stays there. */
  accept(from?: EventTarget): void {
    for (const { line, product, price, quantity, news } of this.items) {
      if (product && price && (news === 'changed' || news === 'few')) {
        this.#cart().replace(line.price, toLine(product, price, quantity), from);
      }
    }
  }

  learn({ code, problem }: StoreError): void {
    const asked = this.#bought.map(({ line }) => line.price);
    const fresh = problem?.line_items ?? [];
    for (const { product } of fresh) {
      if (!product) continue;
      this.#fresh.set(product.id, product);
      this.#products.set(product.id, product);
    }
    if (code === 'price_changed' && fresh.length === asked.length) {
      for (const [at, { price }] of fresh.entries()) this.#successors.set(asked[at] ?? '', price);
    }
    if (code === 'out_of_stock') {
      for (const { price, stock } of fresh) {
        if (stock !== undefined) this.#left.set(price, stock);
      }
    }
    if (code === 'price_not_sold') {
      for (const price of asked) if (problem?.detail?.includes(price)) this.#refused.add(price);
    }
  }

  forget(): void {
    this.#left.clear();
    this.#refused.clear();
  }

  noteOrder(order: string, lines: readonly LineItem[]): void {
    // Otherwise what is paid could not be found in the cart.
    this.accept();
    this.#cart().noteOrder(order, lines);
  }

  count(on: EventTarget, event: 'begin_checkout' | 'purchase' | 'view_cart', order?: string): void {
    on.dispatchEvent(
      new StoreAnalyticsEvent(event, {
        ...analyticsValue(this.total),
        ...(order && { transaction_id: order }),
        items: this.#bought.map(itemFor),
      }),
    );
  }

  get #bought(): CartItem[] {
    return this.items.filter(({ quantity }) => quantity > 0);
  }
}

/** A line as analytics have it. */
export function itemFor({ line, product, price, quantity }: CartItem): AnalyticsItem {
  if (product) return analyticsItem(product, price, quantity);
  const { price: id, name, unit_amount, currency } = line;
  return {
    item_id: line.product ?? id,
    item_name: name ?? id,
    ...(unit_amount != null && currency && { price: toMajorUnits(unit_amount, currency) }),
    quantity,
  };
}
