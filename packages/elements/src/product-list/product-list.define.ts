import '../product-card/product-card.define.js';
import { ProductList } from './product-list.js';

// The guards make it harmless in Node, and to load twice.
if (globalThis.customElements && !customElements.get('product-list')) {
  customElements.define('product-list', ProductList);
}

declare global {
  interface HTMLElementTagNameMap {
    'product-list': ProductList;
  }
}
