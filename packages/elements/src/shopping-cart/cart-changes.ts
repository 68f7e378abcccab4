import { StoreAnalyticsEvent } from '../analytics-event.js';
import type { CartItem } from '../cart/cart-items.js';
import { analyticsValue } from '../purchase/analytics-value.js';
import { itemFor } from '../purchase/cart-purchase.js';
import { StoreError } from '../store-error.js';
import type { CartDrawer } from './cart-drawer.js';
import type { CartPage } from './cart-page.js';

/** What was removed last, and how to put it back. */
export interface Removed {
  /** Where it stood. */
  at: number;
  name: string;
  undo: () => void;
}

/** What customers change of their cart: tells analytics, and takes a removal back. */
export class CartChanges {
  removed: Removed | undefined;
  readonly #page: CartPage;
  readonly #drawer: CartDrawer;
  readonly #failed: (error: StoreError) => void;

  /** @param failed - Called when something did not fit into the cart any more. */
  constructor(page: CartPage, drawer: CartDrawer, failed: (error: StoreError) => void) {
    this.#page = page;
    this.#drawer = drawer;
    this.#failed = failed;
  }

  /** @param quantity - 0 removes it. */
  setQuantity(item: CartItem, quantity: number): void {
    if (quantity === 0) {
      this.remove(item);
      return;
    }
    const { host, cart } = this.#page;
    const more = quantity - item.quantity;
    cart().setQuantity(item.line.price, quantity, host);
    this.#tell(more > 0 ? 'add_to_cart' : 'remove_from_cart', item, Math.abs(more));
  }

  /** Removes a line; in its place stands how to put it back. */
  remove(item: CartItem): void {
    const { host, cart } = this.#page;
    const { price, name = '' } = item.line;
    const at = cart().lines.findIndex((line) => line.price === price);
    const undo = cart().remove(price, host);
    this.#tell('remove_from_cart', item, item.quantity);
    this.removed = {
      at,
      name: item.product?.name ?? name,
      undo: () => {
        this.removed = undefined;
        try {
          undo();
          this.#tell('add_to_cart', item, item.quantity);
        } catch (full) {
          this.#failed(StoreError.from(full));
        }
        host.requestUpdate();
        void this.#drawer.focus('heading');
      },
    };
    host.requestUpdate();
    void this.#drawer.focus('undo');
  }

  #tell(event: 'add_to_cart' | 'remove_from_cart', item: CartItem, quantity: number): void {
    const { currency, amount } = item;
    if (quantity === 0) return;
    const each = amount === undefined ? undefined : (amount / (item.quantity || 1)) * quantity;
    const value = each !== undefined && currency ? { amount: each, currency } : undefined;
    const items = [itemFor({ ...item, quantity })];
    const told = new StoreAnalyticsEvent(event, { ...analyticsValue(value), items });
    this.#page.host.dispatchEvent(told);
  }
}
