import { html, nothing } from 'lit';
import { fill } from '../words/message.js';
import type { Words } from '../words/words.js';
import type { Obstacle } from './obstacle.js';
import type { PaymentFrame } from './payment-frame.js';

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
function frameView(slot: unknown, ready: boolean, shows: boolean): unknown {
  return html`
    <div class="field ${ready ? 'ready' : ''}" part="field" aria-busy=${!ready} ?hidden=${!shows}>
      <div class="skeleton"><i></i><i></i><i></i><i></i><i></i><i></i></div>
      ${slot}
    </div>
  `;
}

/** A button that is not the pay button. */
function wayOnView(part: 'retry' | 'hosted', label: string, act: () => unknown): unknown {
  return html`<button
    type="button"
    part=${part}
    class=${part === 'hosted' ? 'primary' : ''}
    @click=${act}
  >
    ${label}
  </button>`;
}

/** The pay button. The price stands for `{price}` in its label, else after it. */
function buttonView(
  words: Words,
  label = words.pay,
  price: string,
  busy: boolean,
  ready: boolean,
): unknown {
  const text = label.includes('{price}') ? label : `${label} · {price}`;
  return html`<button
    class="primary"
    part="button"
    aria-busy=${busy}
    aria-disabled=${busy || !ready}
  >
    ${busy ? words.busy : fill(text, { price })}
  </button>`;
}

/** What is seen as long as nothing is paid. */
export interface Fields {
  words: Words;
  phase: 'form' | 'busy' | 'checking';
  /** What it costs, with its currency. */
  price: string;
  obstacle: Obstacle | undefined;
  frame: PaymentFrame;
  /** Why the last try did not succeed. */
  message: unknown;
  /** The page's own label of the pay button. */
  label: string | undefined;
  retry: () => unknown;
  payOnStripe: () => unknown;
}

/** Where the card is entered, what went wrong, and the ways on. */
export function fieldsView(fields: Fields): unknown {
  const { words, phase, price, obstacle, frame, message, label, retry, payOnStripe } = fields;
  const shows = phase !== 'checking' && !obstacle;
  const text = phase === 'checking' ? undefined : (obstacle?.text ?? message);
  return html`
    ${frameView(frame.slot, frame.ready, shows)}
    <p part="message" role="alert" tabindex="-1" ?hidden=${!text}>${text}</p>
    ${obstacle?.retry ? wayOnView('retry', words.retry, retry) : nothing}
    ${obstacle?.hosted ? wayOnView('hosted', words.payOnStripe, payOnStripe) : nothing}
    ${shows ? buttonView(words, label, price, phase === 'busy', frame.ready) : nothing}
  `;
}
