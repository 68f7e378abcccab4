import { type ExpectedTotal, type FreshLine, type Price, type Product } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { CheckoutCreatedEvent, CheckoutFailedEvent, StoreAnalyticsEvent } from '../events.js';
import { Loading } from '../loading.js';
import { fill } from '../messages.js';
import { paymentMessages } from '../payment-messages.js';
import { amountOf, analyticsItem, analyticsValue, offers, offerText } from '../offers.js';
import { sitePath } from '../safe-url.js';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { styles } from './buy-button.styles.js';
import { cardDialog } from './card-dialog.js';
import { createCheckout } from './create-checkout.js';
import { explain } from './explain.js';

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
    fresh: { state: true },
    successor: { state: true },
    opened: { state: true },
  };

  /** Stripe Price id to sell, `price_…`. */
  price?: string;

  /** Stripe lookup key of the price to sell, instead of `price`. */
  lookupKey?: string;

  /** Stripe Product id: sells its default price where neither `price` nor `lookup-key` says which. */
  product?: string;

  /** Units to buy, 1 to 99. */
  quantity = 1;

  /** `page`: Stripe's hosted page. `form`: `<card-form>` in a dialog; recurring prices take the hosted page. */
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
  /** What it costs since the store said that the displayed total is not right any more, and that total. */
  private fresh: ExpectedTotal | undefined;
  private old: ExpectedTotal | undefined;
  /** What the store sells now in place of the price that the page displayed. */
  private successor: FreshLine | undefined;
  private opened = false;
  /** How many payments were made. */
  private paid = 0;
  private buying: Promise<void> | undefined;

  private readonly loading = new Loading<Product>(this, {
    key: () =>
      this.data ? '' : [this.address, this.product, this.price, this.lookupKey].join(' '),
    load: async (signal) => {
      if (this.data) return this.data;
      if (this.product) return this.store.product(this.product, signal);
      if (!this.price && !this.lookupKey) {
        throw new StoreError('misconfigured', paymentMessages.noPrice);
      }
      const product = await this.store.productWith((price) => this.isSought(price), signal);
      if (!product) throw new StoreError('price_not_sold', paymentMessages.notSold);
      return product;
    },
  });

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
      this.error = this.fresh = this.successor = undefined;
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
    this.error = this.fresh = this.successor = undefined;
    return this.loading.run();
  }

  /** After a payment the next purchase gets a form of its own. */
  private readonly renew = (): void => {
    this.opened = false;
    this.paid += 1;
  };

  private readonly free = (): void => {
    this.busy = false;
  };

  private get record(): Product | undefined {
    return this.successor?.product ?? this.data ?? this.loading.value;
  }

  private get offer(): Price | undefined {
    const { record, price, lookupKey, successor } = this;
    if (successor) return record?.prices.find(({ id }) => id === successor.price);
    if (!price && !lookupKey) return record && offers(record, this.preferredCurrency)[0];
    return record?.prices.find((each) => this.isSought(each));
  }

  private isSought({ id, lookup_key }: Price): boolean {
    return this.price ? id === this.price : lookup_key === this.lookupKey;
  }

  /** What is displayed; `undefined` where no amount is. */
  private get total(): ExpectedTotal | undefined {
    const { offer } = this;
    const amount = amountOf(offer, this.quantity);
    return (
      this.fresh ??
      (offer && amount !== undefined ? { amount, currency: offer.currency } : undefined)
    );
  }

  private async start(): Promise<void> {
    if (this.disabled || this.busy) return;
    this.busy = true;
    this.error = undefined;
    this.old = this.total;
    try {
      if (!this.offer) await this.loading.run();
      if (!this.offer) {
        throw this.loading.error ?? new StoreError('price_not_sold', paymentMessages.notSold);
      }
      await this.sell(this.offer);
    } catch (thrown) {
      this.error = StoreError.from(thrown);
      const { code, problem } = this.error;
      this.fresh = problem?.total ?? this.fresh;
      if (code === 'price_changed') this.successor = problem?.line_items?.[0];
      this.free();
      this.dispatchEvent(new CheckoutFailedEvent(this.error));
    }
  }

  private async sell(offer: Price): Promise<void> {
    const { checkout } = this;
    if (checkout !== 'page' && checkout !== 'form') {
      throw new StoreError('misconfigured', fill(paymentMessages.noSuchCheckout, { checkout }));
    }
    if (checkout === 'form' && !offer.recurring) {
      this.opened = true;
      await this.updateComplete;
      this.renderRoot.querySelector('dialog')?.showModal();
      this.free();
      return;
    }
    const { email, reference, language: locale, total, quantity } = this;
    const successPath = sitePath(this.successPath);
    const { id, url } = await createCheckout(this.store, {
      line_items: [{ price: offer.id, quantity }],
      cancel_path: sitePath(this.cancelPath) ?? location.pathname + location.search,
      ...(total && { expected_total: total }),
      ...(successPath && { success_path: successPath }),
      ...(email && { email }),
      ...(reference && { reference }),
      ...(locale && /^[A-Za-z0-9-]{1,35}$/.test(locale) && { locale }),
    });
    if (this.record) {
      const items = [analyticsItem(this.record, offer, quantity)];
      this.dispatchEvent(
        new StoreAnalyticsEvent('begin_checkout', { ...analyticsValue(total), items }),
      );
    }
    if (this.dispatchEvent(new CheckoutCreatedEvent(id, url))) {
      // Busy until the page is left. Where it is not, or comes back from the browser's cache, the button is free again.
      location.assign(url);
      setTimeout(this.free, LEAVING);
    } else {
      this.free();
    }
  }

  protected override render(): unknown {
    const { offer, record, loading, busy, language } = this;
    // The page's own way to buy stays until ours is ready. It is no label.
    const way = this.querySelector(':scope > :is(a, button, form):not([slot])');
    if (!offer && way) return html`<slot></slot>`;
    const soldOut = record?.stock === 0;
    const error = this.error ?? loading.error;
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
          <span part="label"> ${soldOut ? paymentMessages.soldOut : this.renderLabel(!way)} </span>
          <span class="unseen">${record?.name}</span>
        </button>
        <p part="message" role="alert">${error && explain(error, this.old, language)}</p>
        <p class="unseen" role="status">${busy ? paymentMessages.busy : nothing}</p>
        ${
          this.opened
            ? cardDialog(
                this.child('card-form', `form ${this.paid}`, {
                  data: record,
                  price: offer?.id,
                  quantity: this.quantity,
                  successPath: this.successPath,
                }),
                this.renew,
              )
            : nothing
        }
      </div>
    `;
  }

  /** @param own - Whether the page's content is the label, if there is any. */
  private renderLabel(own: boolean): unknown {
    const { offer, total, language } = this;
    const slot = html`<slot @slotchange=${() => this.requestUpdate()}></slot>`;
    if (own && this.hasOwnContent) return slot;
    const action = offer?.recurring ? paymentMessages.subscribe : paymentMessages.buy;
    const amount = total && offer ? ` · ${offerText(total.amount, offer, language)}` : '';
    return [own ? slot : nothing, action + amount];
  }
}
