import { DonationForm } from './donation-form.js';

// The guards make it harmless in Node, and to load twice.
if (globalThis.customElements && !customElements.get('donation-form')) {
  customElements.define('donation-form', DonationForm);
}

declare global {
  interface HTMLElementTagNameMap {
    'donation-form': DonationForm;
  }
}
