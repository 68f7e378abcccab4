import { html, nothing } from 'lit';
import { statusView } from '../payment/status.view.js';
import type { Words } from '../words/words.js';

/** Where it is: Stripe's page on its way, there, or not to be had; being paid for; or over. */
export type EmbeddedPhase = 'loading' | 'ready' | 'failed' | 'checking' | 'paid' | 'processing';

/** What the dialog shows. */
export interface Embedded {
  words: Words;
  phase: EmbeddedPhase;
  /** Name of the slot in which Stripe's page is seen. */
  slot: string;
  /** What went wrong on the way to Stripe's own page. */
  message: unknown;
  retry: () => unknown;
  payOnStripe: () => unknown;
}

/** The dialog's heading, Stripe's page or what stands for it, and the way out. */
export function embeddedView({
  words,
  phase,
  slot,
  message,
  retry,
  payOnStripe,
}: Embedded): unknown {
  const isShown = phase === 'loading' || phase === 'ready';
  return html`
    <form method="dialog" class="top">
      <h2 id="embedded-heading" part="heading" tabindex="-1" autofocus>${words.checkout}</h2>
      <button part="close">${words.close}</button>
    </form>
    <div class="stripe" ?hidden=${!isShown} aria-busy=${phase === 'loading'}>
      ${phase === 'loading' ? html`<p class="muted" role="status">${words.loading}</p>` : nothing}
      <slot name=${slot}></slot>
    </div>
    ${
      phase === 'failed'
        ? html`<p part="message" role="alert">${message ?? words.noCardForm}</p>
            <div class="ways">
              <button type="button" part="retry" @click=${retry}>${words.retry}</button>
              <button type="button" part="hosted" class="primary" @click=${payOnStripe}>
                ${words.payOnStripe}
              </button>
            </div>`
        : nothing
    }
    ${isShown || phase === 'failed' ? nothing : statusView(phase, words)}
  `;
}
