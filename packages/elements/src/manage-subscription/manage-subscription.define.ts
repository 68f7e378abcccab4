import { ManageSubscription } from './manage-subscription.js';

// The guards make it harmless in Node, and to load twice.
if (globalThis.customElements && !customElements.get('manage-subscription')) {
  customElements.define('manage-subscription', ManageSubscription);
}

declare global {
  interface HTMLElementTagNameMap {
    'manage-subscription': ManageSubscription;
  }
}
