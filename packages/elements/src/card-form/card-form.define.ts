import { CardForm } from './card-form.js';

// The guards make it harmless in Node, and to load twice.
if (globalThis.customElements && !customElements.get('card-form')) {
  customElements.define('card-form', CardForm);
}

declare global {
  interface HTMLElementTagNameMap {
    'card-form': CardForm;
  }
}
