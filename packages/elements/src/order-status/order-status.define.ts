import { OrderStatus } from './order-status.js';

// The guards make it harmless in Node, and to load twice.
if (globalThis.customElements && !customElements.get('order-status')) {
  customElements.define('order-status', OrderStatus);
}

declare global {
  interface HTMLElementTagNameMap {
    'order-status': OrderStatus;
  }
}
