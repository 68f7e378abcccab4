import { ProductPrice } from './product-price.js';

// The guards make it harmless in Node, and to load twice.
if (globalThis.customElements && !customElements.get('product-price')) {
  customElements.define('product-price', ProductPrice);
}

declare global {
  interface HTMLElementTagNameMap {
    'product-price': ProductPrice;
  }
}
