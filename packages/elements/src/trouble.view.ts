import { html } from 'lit';
import type { StoreError } from './store-error.js';
import { checkoutWords } from './words/checkout-words.js';
import { reason } from './words/reason.js';

/** What went wrong, and a button to try again. */
export function troubleView(
  error: StoreError,
  language: string | undefined,
  retry: () => unknown,
): unknown {
  const words = checkoutWords.in(language);
  return html`<p part="error" role="alert">${reason(error, words)}</p>
    <button part="retry" @click=${retry}>${words.retry}</button>`;
}
