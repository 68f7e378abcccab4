import { html, nothing } from 'lit';
import { paymentMessages } from '../payment-messages.js';

/** What is bought: name, how many, for how much. */
export function summaryView(name: string | undefined, quantity: number, total: string): unknown {
  return html`
    <p class="summary" part="summary">
      <span>
        <span id="name" class="name" part="name">${name ?? '\u00a0'}</span>
        ${quantity > 1 ? html`<span class="muted" part="quantity">× ${quantity}</span>` : nothing}
      </span>
      <span class="total" part="price">${total}</span>
    </p>
  `;
}

/** Room for Stripe's frame, and the frame when it is there. */
export function frameView(slot: unknown, ready: boolean, shows: boolean): unknown {
  return html`
    <div class="field ${ready ? 'ready' : ''}" part="field" aria-busy=${!ready} ?hidden=${!shows}>
      <div class="skeleton"><i></i><i></i><i></i><i></i><i></i><i></i></div>
      ${slot}
    </div>
  `;
}

/** How the payment stands: nobody knows yet, paid, or on its way. */
export function statusView(status: 'checking' | 'paid' | 'processing'): unknown {
  return html`
    <div part="message" role="status" tabindex="-1">
      ${
        status === 'paid'
          ? html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m4 12 5 5L20 6" /></svg>`
          : nothing
      }
      <p class=${status}>${paymentMessages[status]}</p>
      ${status === 'checking' ? html`<p class="muted">${paymentMessages.unknown}</p>` : nothing}
    </div>
  `;
}

/** A button that is not the pay button. */
export function wayOnView(part: 'retry' | 'hosted', label: string, act: () => unknown): unknown {
  return html`<button
    type="button"
    part=${part}
    class=${part === 'hosted' ? 'primary' : ''}
    @click=${act}
  >
    ${label}
  </button>`;
}
