import { html, nothing } from 'lit';
import { fill } from '../words/message.js';
import type { Words } from '../words/words.js';
import type { Obstacle } from './obstacle.js';
import type { ElementFrame } from '../stripe/element-frame.js';
import type { FrameName } from './kit.js';
import type { PaymentFrames } from './payment-frames.js';

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

/** Room for one of Stripe's frames, and the frame when it is there. */
function frameView(name: FrameName, { slot, ready }: ElementFrame): unknown {
  return html`
    <div class="field ${name} ${ready ? 'ready' : ''}" part="field" aria-busy=${!ready}>
      <div class="skeleton">${bars[name]}</div>
      ${slot}
    </div>
  `;
}

/** A group of what is asked for; where it is the only one, it needs no name. */
export function groupView(label: string | undefined, inside: unknown): unknown {
  return label
    ? html`<fieldset>
        <legend part="label">${label}</legend>
        ${inside}
      </fieldset>`
    : inside;
}

const bar = html`<i></i>`;
/** As many as the frame has fields. */
const bars: Record<FrameName, unknown> = {
  express: bar,
  contact: bar,
  shipping: Array.from({ length: 5 }, () => bar),
  billing: Array.from({ length: 5 }, () => bar),
  payment: Array.from({ length: 6 }, () => bar),
};

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
  frames: PaymentFrames;
  names: readonly FrameName[];
  /** What the form asks for itself. */
  person: { name: boolean; phone: boolean };
  /** Controls of a Checkout Session, where there is one. */
  shippingOptions: unknown;
  extras: unknown;
  /** Why the last try did not succeed. */
  message: unknown;
  /** The page's own label of the pay button. */
  label: string | undefined;
  retry: () => unknown;
  payOnStripe: () => unknown;
}

/** Where the card is entered, what went wrong, and the ways on. */
export function fieldsView(fields: Fields): unknown {
  const { words, phase, price, obstacle, frames, names, message, label } = fields;
  const shows = phase !== 'checking' && !obstacle;
  const text = phase === 'checking' ? undefined : (obstacle?.text ?? message);
  return html`
    <div class="fields" ?hidden=${!shows}>${entriesView(fields, names, frames)}</div>
    <p part="message" role="alert" tabindex="-1" ?hidden=${!text}>${text}</p>
    ${obstacle?.retry ? wayOnView('retry', words.retry, fields.retry) : nothing}
    ${obstacle?.hosted ? wayOnView('hosted', words.payOnStripe, fields.payOnStripe) : nothing}
    ${shows ? buttonView(words, label, price, phase === 'busy', frames.ready) : nothing}
  `;
}

function entriesView(
  { words, person, shippingOptions, extras }: Fields,
  names: readonly FrameName[],
  frames: PaymentFrames,
): unknown {
  const show = (name: FrameName): unknown =>
    names.includes(name) ? frameView(name, frames.frame(name)) : nothing;
  const group = (name: FrameName, label: string, more: unknown = nothing): unknown =>
    names.includes(name) || more !== nothing ? groupView(label, [show(name), more]) : nothing;
  const asks = person.name || person.phone;
  const isAlone = names.length === 1 && !asks;
  return html`
    ${
      names.includes('express') && !frames.withoutExpress
        ? html`${show('express')}
            <p class="divider muted"><span>${words.otherwise}</span></p>`
        : nothing
    }
    ${group('contact', words.contact, asks ? personView(person, words) : nothing)}
    ${group('shipping', words.shippingAddress)} ${shippingOptions}
    ${group('billing', words.billingAddress)}
    ${groupView(isAlone ? undefined : words.payment, show('payment'))} ${extras}
  `;
}

/** Name and phone number, where no address asks for them. */
function personView(person: Fields['person'], words: Words): unknown {
  const field = (name: 'name' | 'phone', label: string, type: string, autocomplete: string) =>
    person[name]
      ? html`<label part="label"
          >${label}<input
            part="input"
            name=${name}
            type=${type}
            autocomplete=${autocomplete}
            required
        /></label>`
      : nothing;
  return [field('name', words.fullName, 'text', 'name'), field('phone', words.phone, 'tel', 'tel')];
}
