import '../buy-button/buy-button.define.js';
import { ProductCard } from './product-card.js';

// The guards make it harmless in Node, and to load twice.
if (globalThis.customElements && !customElements.get('product-card')) {
  customElements.define('product-card', ProductCard);
}

declare global {
  interface HTMLElementTagNameMap {
    'product-card': ProductCard;
  }
}
