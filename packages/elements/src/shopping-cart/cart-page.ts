import type { Cart } from '../cart/cart.js';
import type { StoreElement } from '../store-element.js';

/** A cart's element, with what its attributes say. */
export interface CartElement extends StoreElement {
  opened: boolean;
  checkout: string;
  successPath?: string;
  cancelPath?: string;
  email?: string;
  reference?: string;
}

/** What a cart's parts need of its element. */
export interface CartPage {
  readonly host: CartElement;
  /** Absolute URL of the store's server. */
  address: () => string;
  cart: () => Cart;
  /** Shows the card form in place of the lines. */
  showForm: () => Promise<void>;
}
