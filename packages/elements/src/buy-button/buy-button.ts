import type { ExpectedTotal, Product } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { CheckoutFailedEvent } from '../payment-events.js';
import { Loading } from '../loading.js';
import { offerText } from '../offers.js';
import { goToCheckout } from '../purchase/go-to-checkout.js';
import { explain } from '../purchase/explain.js';
import { Purchase } from '../purchase/purchase.js';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { checkoutEnglish, checkoutWords } from '../words/checkout-words.js';
import { fill } from '../words/message.js';
import { reason } from '../words/reason.js';
import type { Words } from '../words/words.js';
import { styles } from './buy-button.styles.js';
import { CardDialog } from './card-dialog.js';
import { findPrice, readProduct } from './named-price.js';

/** Milliseconds after which a button is free again although the page was not left. */
const LEAVING = 10_000;

/**
 * Sells one price: on Stripe's hosted page, or with a card form in a dialog.
 *
 * The store decides what is charged. The button sends what it displayed, and when that has changed in the meantime it
 * says so and asks once more.
 *
 * @tag buy-button
 *
 * @slot - The label, instead of “Buy now · $12.00”. A link, button or form in it is not a label but what is shown
 * without JavaScript, until the price is known.
 *
 * @fires {CheckoutCreatedEvent} checkout-created - A Checkout Session exists. Cancel it to stay on the page.
 * @fires {CheckoutFailedEvent} checkout-failed - No checkout could be made, and nothing was charged; `event.error` says why.
 * @fires {StoreAnalyticsEvent} store-analytics - `begin_checkout`, shaped like Google Analytics 4.
 *
 * @csspart button - The native `<button>`.
 * @csspart label - What it says.
 * @csspart message - What went wrong, beside it.
 * @csspart dialog - The native `<dialog>` of `checkout="form"`.
 * @csspart heading - The dialog's heading.
 * @csspart close - The dialog's close button.
 */
export class BuyButton extends StoreElement {
  static override styles = [shared, styles];
  static override shadowRootOptions = { ...StoreElement.shadowRootOptions, delegatesFocus: true };
  static override properties: PropertyDeclarations = {
    price: {},
    lookupKey: { attribute: 'lookup-key' },
    product: {},
    quantity: { type: Number },
    checkout: {},
    successPath: { attribute: 'success-path' },
    cancelPath: { attribute: 'cancel-path' },
    email: {},
    reference: {},
    disabled: { type: Boolean, reflect: true, useDefault: true },
    data: { attribute: false },
    busy: { state: true },
    error: { state: true },
  };

  /** Stripe Price id to sell, `price_…`. */
  price?: string;

  /** Stripe lookup key of the price to sell, instead of `price`. */
  lookupKey?: string;

  /** Stripe Product id: sells its default price where neither `price` nor `lookup-key` says which. */
  product?: string;

  /** Units to buy, 1 to 99. */
  quantity = 1;

  /** `page`: Stripe's hosted page. `form`: `<card-form>` in a dialog; recurring, free and custom amounts take the hosted page. */
  checkout = 'page';

  /** Path of the site to go to after payment. Default: the store's. */
  successPath?: string;

  /** Path of the site to come back to without payment. Default: this page. */
  cancelPath?: string;

  /** E-mail address of the customer, where the site knows it. */
  email?: string;

  /** The site's own word for this order, Stripe's `client_reference_id`: up to 200 letters, digits, - or _. */
  reference?: string;

  /** Blocks the button. */
  disabled = false;

  /** The product, where the page has read it already. */
  data?: Product | undefined;

  private busy = false;
  private error: StoreError | undefined;
  /** The total that was displayed when it was clicked last. */
  private old: ExpectedTotal | undefined;
  private buying: Promise<void> | undefined;

  private readonly loading = new Loading<Product>(this, {
    key: () =>
      this.data ? '' : [this.address, this.product, this.price, this.lookupKey].join(' '),
    load: async (signal) => this.data ?? readProduct(this, this.store, signal),
  });

  private readonly purchase = new Purchase(() => {
    const product = this.data ?? this.loading.value;
    const price = product && findPrice(this, product, this.preferredCurrency);
    return { product, price, quantity: this.quantity };
  });

  private readonly dialog = new CardDialog(this);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.free);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', this.free);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (['price', 'lookupKey', 'product', 'quantity', 'data'].some((name) => changed.has(name))) {
      this.reset();
    }
  }

  /** Does what a click does; while that lasts, further calls join it. Never rejects: an event tells how it went. */
  buy(): Promise<void> {
    return (this.buying ??= this.start().finally(() => {
      this.buying = undefined;
    }));
  }

  /** Reads product and price again. Never rejects. */
  refresh(): Promise<void> {
    this.reset();
    return this.loading.run();
  }

  private readonly free = (): void => {
    this.busy = false;
  };

  private reset(): void {
    this.error = undefined;
    this.purchase.forget();
  }

  private async start(): Promise<void> {
    if (this.disabled || this.busy) return;
    this.busy = true;
    this.error = undefined;
    this.old = this.purchase.total;
    try {
      if (!this.purchase.price) await this.loading.run();
      if (!this.purchase.price) {
        throw this.loading.error ?? new StoreError('price_not_sold', checkoutEnglish.notSold);
      }
      await this.sell();
    } catch (thrown) {
      this.error = StoreError.from(thrown);
      this.purchase.learn(this.error);
      this.free();
      this.dispatchEvent(new CheckoutFailedEvent(this.error));
    }
  }

  private async sell(): Promise<void> {
    const { checkout } = this;
    if (checkout !== 'page' && checkout !== 'form') {
      throw new StoreError('misconfigured', fill(checkoutEnglish.noSuchCheckout, { checkout }));
    }
    if (checkout === 'form' && this.purchase.isFixed) {
      await this.dialog.open();
      this.free();
      return;
    }
    const { purchase, successPath, cancelPath, email, reference, language: locale } = this;
    const options = { successPath, cancelPath, email, reference, locale };
    // Busy until the page is left. Where it is not, or comes back from the browser's cache, the button is free again.
    if (await goToCheckout(this, this.store, purchase, options)) setTimeout(this.free, LEAVING);
    else this.free();
  }

  private get words(): Words {
    return checkoutWords.in(this.language);
  }

  protected override render(): unknown {
    const { purchase, loading, busy, language, words } = this;
    const { product, price } = purchase;
    // The page's own way to buy stays until ours is ready. It is no label.
    const way = this.querySelector(':scope > :is(a, button, form):not([slot])');
    if (!price && way) return html`<slot></slot>`;
    const soldOut = product?.stock === 0;
    return html`
      <div>
        <button
          part="button"
          class="primary"
          type="button"
          aria-busy=${busy}
          ?disabled=${this.disabled || soldOut}
          @click=${this.buy}
        >
          <span part="label"> ${soldOut ? words.soldOut : this.renderLabel(!way)} </span>
          <span class="unseen">${product?.name}</span>
        </button>
        <p part="message" role="alert">
          ${
            this.error
              ? explain(this.error, this.old, words, language)
              : loading.error && reason(loading.error, words)
          }
        </p>
        <p class="unseen" role="status">${busy ? words.busy : nothing}</p>
        ${this.dialog.view(words, (key) =>
          this.child('card-form', key, {
            data: product,
            price: price?.id,
            quantity: purchase.quantity,
            successPath: this.successPath,
          }),
        )}
      </div>
    `;
  }

  /** @param own - Whether the page's content is the label, if there is any. */
  private renderLabel(own: boolean): unknown {
    const { price, total } = this.purchase;
    const slot = html`<slot @slotchange=${() => this.requestUpdate()}></slot>`;
    if (own && this.hasOwnContent) return slot;
    const action = price?.recurring ? this.words.subscribe : this.words.buy;
    const amount =
      total && price ? ` · ${offerText(total.amount, price, this.words, this.language)}` : '';
    return [own ? slot : nothing, action + amount];
  }
}
