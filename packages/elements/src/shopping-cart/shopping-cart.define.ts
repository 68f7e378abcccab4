import '../card-form/card-form.define.js';
import { ShoppingCart } from './shopping-cart.js';

// The guards make it harmless in Node, and to load twice.
if (globalThis.customElements && !customElements.get('shopping-cart')) {
  customElements.define('shopping-cart', ShoppingCart);
}

declare global {
  interface HTMLElementTagNameMap {
    'shopping-cart': ShoppingCart;
  }
}
