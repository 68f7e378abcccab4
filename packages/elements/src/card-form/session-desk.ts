import { formatMoney } from '@storetag/protocol';
import type { StripeCheckoutLoadActionsSuccess, StripeCheckoutSession } from '@stripe/stripe-js';
import { html, nothing, type LitElement } from 'lit';
import { fill } from '../words/message.js';
import type { Words } from '../words/words.js';
import { groupView } from './group.view.js';

type Answer = { type: 'success' } | { type: 'error'; error: { message: string; code?: unknown } };

/** What customers can change of a Checkout Session beside Stripe's frames: its promotion code, and how it is shipped. */
export class SessionDesk {
  readonly #host: LitElement;
  readonly #actions: StripeCheckoutLoadActionsSuccess;
  readonly #session: () => StripeCheckoutSession;
  /** Why the last change was not made. */
  #message = '';
  #isBusy = false;

  /** @param session - Gives the session as it is now. */
  constructor(
    host: LitElement,
    actions: StripeCheckoutLoadActionsSuccess,
    session: () => StripeCheckoutSession,
  ) {
    this.#host = host;
    this.#actions = actions;
    this.#session = session;
  }

  /** Ways of shipping, where there is a choice. */
  shippingOptions(words: Words, locale: string | undefined): unknown {
    const { shippingOptions: options, shipping, currency } = this.#session();
    if (options.length === 0) return nothing;
    return groupView(
      words.shipping,
      options.map(
        ({ id, displayName, minorUnitsAmount: amount }) =>
          html`<label class="choice" part="choice">
            <input
              type="radio"
              name="shipping"
              .value=${id}
              .checked=${id === shipping?.shippingOption.id}
              @change=${() => this.#try(() => this.#actions.updateShippingOption(id), words)}
            />
            <span>${displayName}</span>
            <span>${amount ? formatMoney(amount, currency, locale) : words.free}</span>
          </label>`,
      ),
    );
  }

  /** The promotion code, and what the total is made of. */
  extras(takesCodes: boolean, words: Words, locale: string | undefined): unknown {
    const session = this.#session();
    const code = session.discountAmounts?.find(({ promotionCode }) => promotionCode)?.promotionCode;
    const field = code
      ? html`<button
          type="button"
          part="code"
          @click=${() => this.#try(() => this.#actions.removePromotionCode(), words)}
        >
          ${fill(words.removeCode, { code })}
        </button>`
      : html`<div class="code">
          <label part="label"
            >${words.promotionCode}<input
              part="input"
              name="code"
              autocomplete="off"
              autocapitalize="characters"
              aria-describedby="code-message"
              aria-invalid=${!!this.#message}
              @keydown=${(event: KeyboardEvent) => {
                if (event.key !== 'Enter') return;
                // It would pay.
                event.preventDefault();
                this.#apply(words);
              }}
          /></label>
          <button type="button" part="code" @click=${() => this.#apply(words)}>
            ${words.apply}
          </button>
        </div>`;
    return html`
      ${takesCodes ? field : nothing}
      <p id="code-message" part="error" role="alert">${this.#message}</p>
      ${totalsView(session, words, locale)}
    `;
  }

  #apply(words: Words): void {
    const code = this.#host.renderRoot.querySelector<HTMLInputElement>('[name=code]')?.value.trim();
    if (code) this.#try(() => this.#actions.applyPromotionCode(code), words);
  }

  #try(change: () => Promise<Answer>, words: Words): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const pressed = this.#host.shadowRoot?.activeElement;
    void this.#change(change, words).finally(async () => {
      this.#isBusy = false;
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      // The field gives way to a button, and the button to the field: the focus goes to what has come.
      if (pressed?.isConnected === false && document.activeElement === document.body) {
        this.#host.renderRoot.querySelector<HTMLElement>('[name=code], [part=code]')?.focus();
      }
    });
  }

  async #change(change: () => Promise<Answer>, words: Words): Promise<void> {
    try {
      const answer = await change();
      if (answer.type === 'success') this.#message = '';
      else {
        const { code, message } = answer.error;
        this.#message = code === 'invalidCode' ? words.noSuchCode : message;
      }
    } catch {
      this.#message = words.failed;
    }
  }
}

/** What the total is made of, where it is more than what is bought. */
function totalsView(
  { total, tax, currency }: StripeCheckoutSession,
  words: Words,
  locale: string | undefined,
): unknown {
  const row = (label: string, amount: number, name = ''): unknown =>
    amount || name
      ? html`<div part=${name || 'sum'}>
          <dt>${label}</dt>
          <dd>${formatMoney(amount, currency, locale)}</dd>
        </div>`
      : nothing;
  const { subtotal, discount, shippingRate, taxExclusive, taxInclusive } = total;
  const isMore = [discount, shippingRate, taxExclusive, taxInclusive].some(
    ({ minorUnitsAmount }) => minorUnitsAmount,
  );
  return html`
    <dl class="sums" aria-live="polite">
      ${
        isMore
          ? [
              row(words.subtotal, subtotal.minorUnitsAmount),
              row(words.discount, -discount.minorUnitsAmount),
              row(words.shipping, shippingRate.minorUnitsAmount),
              row(words.tax, taxExclusive.minorUnitsAmount),
              row(words.taxIncluded, taxInclusive.minorUnitsAmount),
              row(words.total, total.total.minorUnitsAmount, 'total'),
            ]
          : nothing
      }
    </dl>
    ${tax.status === 'ready' ? nothing : html`<p class="muted">${words.taxLater}</p>`}
  `;
}
