import { formatMoney, type Price } from '@storetag/protocol';
import { html, nothing } from 'lit';
import { intervalText, offerText } from '../offers.js';
import { explain } from '../purchase/explain.js';
import { fill } from '../words/message.js';
import { reason } from '../words/reason.js';
import type { Words } from '../words/words.js';
import type { Rhythm } from './amounts.js';
import type { Donation } from './donation.js';

/** What a donation form needs to be shown. */
export interface DonationView {
  donation: Donation;
  words: Words;
  locale: string | undefined;
  /** Of the button; the amount stands for `{price}` in it, else after it. */
  label: string | undefined;
}

/** The page's own content, until there is something to choose from; and why there is nothing. */
export function waitingView({ donation, words }: DonationView): unknown {
  const { unread, isRead } = donation;
  return html`<div>
    <slot></slot>
    <p part="message" role="alert">${unread ? reason(unread, words) : isRead && words.notSold}</p>
    ${
      unread
        ? html`<button part="retry" @click=${() => donation.refresh()}>${words.retry}</button>`
        : nothing
    }
  </div>`;
}

/**
 * How often, how much, and the button.
 *
 * @param rhythm - The one of `rhythms` that is chosen.
 * @param chosen - The one of its prices.
 */
export function donationView(
  view: DonationView,
  rhythms: readonly Rhythm[],
  rhythm: Rhythm,
  chosen: Price,
): unknown {
  const { donation, words, locale } = view;
  const { error, old, isBusy } = donation;
  const isOwn = chosen.unit_amount === null;
  const often = rhythms.map((each) =>
    choiceView('rhythm', rhythmText(each, words, locale), each === rhythm, () =>
      donation.chooseRhythm(each),
    ),
  );
  const amounts = rhythm.prices.map((price) =>
    choiceView('amount', amountText(price, words, locale), price === chosen, () =>
      donation.choose(price),
    ),
  );
  return html`
    <form
      part="form"
      @submit=${(event: Event) => {
        event.preventDefault();
        void donation.give();
      }}
    >
      ${often.length > 1 ? groupView(words.howOften, often) : nothing}
      ${groupView(words.amount, amounts)}
      <p part="hint" id="hint" class=${isOwn ? 'muted' : 'unseen'} role="status">
        ${isOwn ? words.otherAmountHint : nothing}
      </p>
      <button part="button" class="primary" aria-busy=${isBusy} aria-describedby="hint">
        ${isBusy ? words.busy : labelText(view)}
      </button>
      <p part="message" role="alert">${error ? explain(error, old, words, locale) : nothing}</p>
    </form>
  `;
}

function groupView(label: string, choices: unknown): unknown {
  return html`<fieldset>
    <legend part="label">${label}</legend>
    <div part="choices" class="choices">${choices}</div>
  </fieldset>`;
}

function choiceView(name: string, label: string, checked: boolean, choose: () => void): unknown {
  return html`<label part="choice" class="choice">
    <input type="radio" name=${name} .checked=${checked} @change=${choose} />
    <span>${label}</span>
  </label>`;
}

function labelText({ donation, words, locale, label = words.donate }: DonationView): string {
  const { total, price: sold } = donation.purchase;
  const price = total && sold ? offerText(total.amount, sold, words, locale) : '';
  if (label.includes('{price}')) return fill(label, { price });
  return price ? `${label} · ${price}` : label;
}

function amountText(
  { unit_amount, currency, label }: Price,
  words: Words,
  locale: string | undefined,
): string {
  if (unit_amount === null) return label ?? words.otherAmount;
  return formatMoney(unit_amount, currency, locale);
}

function rhythmText({ recurring }: Rhythm, words: Words, locale: string | undefined): string {
  if (!recurring) return words.once;
  const { interval, interval_count: count } = recurring;
  return fill(words.per, { interval: intervalText(interval, count, locale) });
}
