import { formatMoney, type ExpectedTotal, type Price, type Product } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { Loading } from '../loading.js';
import { intervalText, offerText } from '../offers.js';
import { productWith } from '../payment-calls.js';
import { CheckoutFailedEvent } from '../payment-events.js';
import { Busy } from '../purchase/busy.js';
import { explain } from '../purchase/explain.js';
import { goToCheckout } from '../purchase/go-to-checkout.js';
import { Purchase } from '../purchase/purchase.js';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { builderEnglish, checkoutEnglish, checkoutWords } from '../words/checkout-words.js';
import { fill } from '../words/message.js';
import { reason } from '../words/reason.js';
import type { Words } from '../words/words.js';
import { rhythmsOf, type Rhythm } from './amounts.js';
import { styles } from './donation-form.styles.js';

/**
 * Takes a donation: amounts to choose from, which are the prices of a product; an amount of the customer's choice, which
 * is its price with `custom_unit_amount` and is typed on Stripe's page; and how often, where it has prices that recur.
 *
 * The page sends the price that was chosen, never an amount.
 *
 * @tag donation-form
 *
 * @slot - Shown without JavaScript, and until the amounts are known.
 *
 * @fires {CheckoutCreatedEvent} checkout-created - A Checkout Session exists. Cancel it to stay on the page.
 * @fires {CheckoutFailedEvent} checkout-failed - No checkout could be made, and nothing was charged.
 * @fires {PaymentSucceededEvent} payment-succeeded - With `checkout="embedded"`: Stripe took the payment.
 * @fires {PaymentProcessingEvent} payment-processing - With `checkout="embedded"`: Stripe is working on it.
 * @fires {StoreAnalyticsEvent} store-analytics - `begin_checkout`, shaped like Google Analytics 4.
 *
 * @csspart form - The form.
 * @csspart label - What a group of choices is about.
 * @csspart choices - The amounts; or how often.
 * @csspart choice - One of them.
 * @csspart hint - That the amount is typed on Stripe's page.
 * @csspart button - Donates.
 * @csspart message - What went wrong.
 * @csspart retry - Tries again to load.
 */
export class DonationForm extends StoreElement {
  static override styles = [shared, styles];
  static override properties: PropertyDeclarations = {
    product: {},
    prices: {},
    checkout: {},
    successPath: { attribute: 'success-path' },
    cancelPath: { attribute: 'cancel-path' },
    submitLabel: { attribute: 'submit-label' },
    email: {},
    reference: {},
    data: { attribute: false },
  };

  /** Stripe Product id, `prod_…`: all its prices are offered. */
  product?: string;

  /** Stripe Price ids, `price_…`, with spaces between: only these are offered, in this order. */
  prices?: string;

  /** `page`: Stripe's hosted page. `embedded`: Stripe's embedded page in a dialog. */
  checkout = 'page';

  /** Path of the site to go to after payment. Default: the store's. */
  successPath?: string;

  /** Path of the site to come back to without payment. Default: this page. */
  cancelPath?: string;

  /** Label of the button; the amount stands for `{price}` in it, else after it. */
  submitLabel?: string;

  /** E-mail address of the customer, where the site knows it. */
  email?: string;

  /** The site's own word for this order, Stripe's `client_reference_id`: up to 200 letters, digits, - or _. */
  reference?: string;

  /** The product, where the page has read it already. */
  data?: Product | undefined;

  #chosen: Price | undefined;
  #error: StoreError | undefined;
  /** The total that was displayed when it was submitted last. */
  #old: ExpectedTotal | undefined;
  #giving: Promise<void> | undefined;
  readonly #busy = new Busy(this);

  readonly #loading = new Loading<Product[]>(this, {
    key: () => [this.address, this.product, this.prices, this.data?.id].join(' '),
    load: (signal) => this.#read(signal),
  });

  readonly #purchase = new Purchase(() => {
    const price = this.#price;
    const product = this.#loading.value?.find(({ prices }) =>
      prices.some(({ id }) => id === price?.id),
    );
    return { product, price, quantity: 1 };
  });

  /** Does what the button does; while that lasts, further calls join it. Never rejects: an event tells how it went. */
  donate(): Promise<void> {
    return (this.#giving ??= this.#give().finally(() => {
      this.#giving = undefined;
    }));
  }

  /** Reads the amounts again. Never rejects. */
  refresh(): Promise<void> {
    this.#forget();
    return this.#loading.run();
  }

  async #read(signal: AbortSignal): Promise<Product[]> {
    const { store, data, product } = this;
    if (data) return [data];
    if (product) return [await store.product(product, signal)];
    const ids = this.#wanted;
    if (ids.length === 0) throw new StoreError('misconfigured', builderEnglish.noAmounts);
    const found = await Promise.all(
      ids.map((price) => productWith(store, ({ id }) => id === price, signal, { price })),
    );
    const products = new Map(found.flatMap((each) => (each ? [[each.id, each]] : [])));
    if (products.size === 0) throw new StoreError('price_not_sold', checkoutEnglish.notSold);
    return [...products.values()];
  }

  get #wanted(): string[] {
    return this.prices?.split(/[\s,]+/).filter(Boolean) ?? [];
  }

  get #rhythms(): Rhythm[] {
    return rhythmsOf(this.#loading.value ?? [], this.#wanted, this.preferredCurrency);
  }

  /** The price that is chosen now: the customer's choice, else the first. */
  get #price(): Price | undefined {
    const prices = this.#rhythms.flatMap((rhythm) => rhythm.prices);
    return prices.find(({ id }) => id === this.#chosen?.id) ?? prices[0];
  }

  #choose(price: Price | undefined): void {
    this.#chosen = price;
    this.#forget();
  }

  /** Another rhythm keeps the amount, where it has the same. */
  #chooseRhythm({ prices }: Rhythm): void {
    const amount = this.#price?.unit_amount;
    this.#choose(prices.find(({ unit_amount }) => unit_amount === amount) ?? prices[0]);
  }

  #forget(): void {
    this.#error = undefined;
    this.#purchase.forget();
    this.requestUpdate();
  }

  async #give(): Promise<void> {
    const purchase = this.#purchase;
    if (this.#busy.is || purchase.isEmpty) return;
    this.#busy.begin();
    this.#error = undefined;
    this.#old = purchase.total;
    const { store, successPath, cancelPath, email, reference, language: locale } = this;
    const options = { successPath, cancelPath, email, reference, locale };
    try {
      if (this.checkout === 'embedded') {
        const { openEmbeddedCheckout } = await import('../stripe/embedded-checkout.js');
        await openEmbeddedCheckout(this, store, purchase, options);
        this.#busy.end();
      } else this.#busy.leave(await goToCheckout(this, store, purchase, options));
    } catch (thrown) {
      this.#error = StoreError.from(thrown);
      purchase.learn(this.#error);
      this.#busy.end();
      this.dispatchEvent(new CheckoutFailedEvent(this.#error));
    }
  }

  private get words(): Words {
    return checkoutWords.in(this.language);
  }

  protected override render(): unknown {
    const { words, language } = this;
    const { error, value } = this.#loading;
    const rhythms = this.#rhythms;
    const chosen = this.#price;
    const rhythm = rhythms.find(({ prices }) => prices.some(({ id }) => id === chosen?.id));
    if (!chosen || !rhythm) {
      const failure = error ? reason(error, words) : value && words.notSold;
      return html`<div>
        <slot></slot>
        <p part="message" role="alert">${failure}</p>
        ${
          error
            ? html`<button part="retry" @click=${this.refresh}>${words.retry}</button>`
            : nothing
        }
      </div>`;
    }
    const isOwn = chosen.unit_amount === null;
    return html`
      <form part="form" @submit=${this.#submit}>
        ${
          rhythms.length > 1
            ? groupView(
                words.howOften,
                rhythms.map((each) =>
                  choiceView('rhythm', rhythmText(each, words, language), each === rhythm, () =>
                    this.#chooseRhythm(each),
                  ),
                ),
              )
            : nothing
        }
        ${groupView(
          words.amount,
          rhythm.prices.map((price) =>
            choiceView('amount', amountText(price, words, language), price === chosen, () =>
              this.#choose(price),
            ),
          ),
        )}
        <p part="hint" id="hint" class=${isOwn ? 'muted' : 'unseen'} role="status">
          ${isOwn ? words.otherAmountHint : nothing}
        </p>
        <button part="button" class="primary" aria-busy=${this.#busy.is} aria-describedby="hint">
          ${this.#busy.is ? words.busy : this.#label}
        </button>
        <p part="message" role="alert">
          ${this.#error ? explain(this.#error, this.#old, words, language) : nothing}
        </p>
      </form>
    `;
  }

  get #label(): string {
    const { words, language, submitLabel: label = words.donate } = this;
    const { total, price: sold } = this.#purchase;
    const price = total && sold ? offerText(total.amount, sold, words, language) : '';
    if (label.includes('{price}')) return fill(label, { price });
    return price ? `${label} · ${price}` : label;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.donate();
  };
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

function amountText(
  { unit_amount, currency, label }: Price,
  words: Words,
  language: string | undefined,
): string {
  if (unit_amount === null) return label ?? words.otherAmount;
  return formatMoney(unit_amount, currency, language);
}

function rhythmText({ recurring }: Rhythm, words: Words, language: string | undefined): string {
  if (!recurring) return words.once;
  const { interval, interval_count: count } = recurring;
  return fill(words.per, { interval: intervalText(interval, count, language) });
}
