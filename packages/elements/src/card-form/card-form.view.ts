import { html, nothing } from 'lit';
import { fill } from '../words/message.js';
import type { Words } from '../words/words.js';
import type { Obstacle } from './obstacle.js';
import type { ElementFrame } from '../stripe/element-frame.js';
import type { FormPlan } from './form-plan.js';
import { groupView } from './group.view.js';
import type { FrameName } from './kit.js';
import type { PaymentFrames } from './payment-frames.js';
import type { Typed } from './typed.js';

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
function frameView(name: FrameName, { slot, ready }: ElementFrame, waits: boolean): unknown {
  return html`
    <div class="field ${name} ${ready ? 'ready' : ''}" part="field" aria-busy=${!ready && !waits}>
      <div class="skeleton">${bars[name]}</div>
      ${slot}
    </div>
  `;
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

/** The pay button. The price stands for `{price}` in its label, else after it. One that brings the fields pays nothing yet. */
function buttonView(
  { words, waits, label = words.pay }: Fields,
  price: string,
  busy: boolean,
  ready: boolean,
): unknown {
  if (waits) label = words.checkout;
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
  /** BCP 47 tag; nothing for the browser's own. */
  locale: string | undefined;
  phase: 'form' | 'busy' | 'checking';
  /** What it costs, with its currency. */
  price: string;
  obstacle: Obstacle | undefined;
  frames: PaymentFrames;
  plan: FormPlan;
  /** What was typed before. */
  typed: Typed;
  /** Whether the store takes promotion codes. */
  takesCodes: boolean;
  /** Why the last try did not succeed. */
  message: unknown;
  /** Whether the fields come only when the customer turns to them. */
  waits: boolean;
  /** The page's own label of the pay button. */
  label: string | undefined;
  retry: () => unknown;
  payOnStripe: () => unknown;
}

/** Where the card is entered, what went wrong, and the ways on. */
export function fieldsView(fields: Fields): unknown {
  const { words, phase, price, obstacle, frames, message, waits } = fields;
  const shows = phase !== 'checking' && !obstacle;
  const text = phase === 'checking' ? undefined : (obstacle?.text ?? message);
  return html`
    <div class="fields" ?hidden=${!shows}>${entriesView(fields)}</div>
    <p part="message" role="alert" tabindex="-1">${text}</p>
    ${obstacle?.retry ? wayOnView('retry', words.retry, fields.retry) : nothing}
    ${obstacle?.hosted ? wayOnView('hosted', words.payOnStripe, fields.payOnStripe) : nothing}
    ${shows ? buttonView(fields, price, phase === 'busy', waits || frames.ready) : nothing}
  `;
}

function entriesView({ words, locale, plan, frames, takesCodes, waits, typed }: Fields): unknown {
  const { names, person } = plan;
  const desk = frames.kit?.checkout?.desk;
  const room = plan.isSession && takesCodes ? html`<div class="code room"></div>` : nothing;
  const extras = desk ? desk.extras(takesCodes, words, locale) : room;
  const show = (name: FrameName): unknown =>
    names.includes(name) ? frameView(name, frames.frame(name), waits) : nothing;
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
    ${group('contact', words.contact, asks ? personView(person, typed, words) : nothing)}
    ${group('shipping', words.shippingAddress)} ${desk?.shippingOptions(words, locale)}
    ${group('billing', words.billingAddress)}
    ${groupView(isAlone ? undefined : words.payment, show('payment'))} ${extras}
  `;
}

/** Name and phone number, where no address asks for them. */
function personView(person: FormPlan['person'], typed: Typed, words: Words): unknown {
  const field = (name: 'name' | 'phone', label: string, type: string, autocomplete: string) =>
    person[name]
      ? html`<label part="label"
          >${label}<input
            part="input"
            name=${name}
            type=${type}
            value=${typed[name] ?? nothing}
            autocomplete=${autocomplete}
            required
        /></label>`
      : nothing;
  return [field('name', words.fullName, 'text', 'name'), field('phone', words.phone, 'tel', 'tel')];
}
