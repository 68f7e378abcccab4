import { BuyButton } from './buy-button.js';

// The guards make it harmless in Node, and to load twice.
if (globalThis.customElements && !customElements.get('buy-button')) {
  customElements.define('buy-button', BuyButton);
}

declare global {
  interface HTMLElementTagNameMap {
    'buy-button': BuyButton;
  }
}

// For `checkout="form"`. Apart, because it is much, and nobody pays at once.
import('../card-form/card-form.define.js').catch(console.error);
