import '../shopping-cart/shopping-cart.define.js';
import { CartButton } from './cart-button.js';

// The guards make it harmless in Node, and to load twice.
if (globalThis.customElements && !customElements.get('cart-button')) {
  customElements.define('cart-button', CartButton);
}

declare global {
  interface HTMLElementTagNameMap {
    'cart-button': CartButton;
  }
}
