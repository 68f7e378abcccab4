import type { ExpectedTotal, Product } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { paymentLinkOf } from '../catalog-file/payment-link.js';
import { later } from '../later.js';
import { leftOf } from '../left-of.js';
import { Loading } from '../loading.js';
import { offerText } from '../offers.js';
import { CheckoutFailedEvent } from '../checkout-failed-event.js';
import { Busy } from '../purchase/busy.js';
import { Purchase } from '../purchase/purchase.js';
import { whole } from '../late.styles.js';
import { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { buttonEnglish, buttonWords } from '../words/button-words.js';
import { fill } from '../words/message.js';
import { styles } from './buy-button.styles.js';
import type { CardDialog } from './card-dialog.js';
import { FormFields } from './form-fields.js';
import { findPrice, readProduct } from './named-price.js';

const attempts = later(() => import('../attempts.js'));
const failed = later(() => import('./failed.view.js'));
const goingAway = () => import('../purchase/go-to-checkout.js');

/**
 * Sells one price: on Stripe's hosted page, on its embedded page or with a card form in a dialog, or by way of the cart.
 * Without a server, as `catalog` says, on the price's Payment Link, one unit at a time.
 *
 * The store decides what is charged. The button sends what it displayed, and when that has changed in the meantime it
 * says so and asks once more.
 *
 * In a `<form>`, its fields named `quantity`, `email` and `reference` count before the attributes, nothing is bought
 * while a field is not valid, and Enter buys where the form has no submit button. The form itself is never submitted by
 * it, and the page's own submit buttons do what they did.
 *
 * @tag buy-button
 *
 * @slot - The label, instead of “Buy now · $12.00”; as text, in which the price stands for `{price}`, if that is in it. A link, button or form in it is not a label but what is shown
 * without JavaScript, until the price is known.
 *
 * @fires {CheckoutCreatedEvent} checkout-created - A Checkout Session exists. Cancel it to stay on the page.
 * @fires {CheckoutFailedEvent} checkout-failed - No checkout could be made, and nothing was charged; `event.error` says why.
 * @fires {CartChangedEvent} cart-changed - It was added to the cart.
 * @fires {PaymentSucceededEvent} payment-succeeded - Stripe took the payment, on its embedded page or in the card form.
 * @fires {PaymentProcessingEvent} payment-processing - Stripe is working on it.
 * @fires {StoreAnalyticsEvent} store-analytics - `begin_checkout` or `add_to_cart`, shaped like Google Analytics 4.
 *
 * @csspart button - The native `<button>`.
 * @csspart label - What it says.
 * @csspart message - What went wrong, beside it.
 * @csspart status - That it is in the cart now.
 * @csspart dialog - The native `<dialog>` of `checkout="form"`.
 * @csspart heading - The dialog's heading.
 * @csspart close - The dialog's close button.
 */
export class BuyButton extends StoreElement {
  static override styles = [whole, styles];
  static override shadowRootOptions = { ...StoreElement.shadowRootOptions, delegatesFocus: true };
  /** @internal */
  static formAssociated = true;
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
    adjustableQuantity: { type: Boolean, attribute: 'adjustable-quantity' },
    disabled: { type: Boolean, reflect: true, useDefault: true },
    data: { attribute: false },
    blocked: { state: true },
    added: { state: true },
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

  /**
   * `page`: Stripe's hosted page. `embedded`: Stripe's embedded page in a dialog. `form`: `<card-form>` in a dialog; free
   * and custom amounts take the hosted page. `cart`: adds to the cart.
   */
  checkout = 'page';

  /** Path of the site to go to after payment. Default: the store's. */
  successPath?: string;

  /** Path of the site to come back to without payment. Default: this page. */
  cancelPath?: string;

  /** E-mail address of the customer, where the site knows it. */
  email?: string;

  /** The site's own word for this order, Stripe's `client_reference_id`: up to 200 letters, digits, - or _. */
  reference?: string;

  /** Whether customers may change the quantity on Stripe's page. */
  adjustableQuantity = false;

  /** Blocks the button. */
  disabled = false;

  /** The product, where the page has read it already. */
  data?: Product | undefined;

  /** Whether a `<fieldset>` around it is disabled. */
  private blocked = false;
  /** Whether it was put into the cart. */
  private added = false;
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
    return { product, price, quantity: this.units };
  });

  private dialog: CardDialog | undefined;
  private readonly busy = new Busy(this);

  private readonly fields = new FormFields(
    () => {
      this.reset();
      this.requestUpdate();
    },
    () => void this.buy(),
  );

  /** @internal */
  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.fields.form = form;
  }

  /** @internal */
  formDisabledCallback(disabled: boolean): void {
    this.blocked = disabled;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (['price', 'lookupKey', 'product', 'quantity', 'data'].some((name) => changed.has(name))) {
      this.reset();
    }
  }

  /** Does what a click does; while that lasts, further calls join it. Never rejects: an event tells how it went. */
  buy(): Promise<void> {
    return (this.buying ??= this.start(this.checkout).finally(() => {
      this.buying = undefined;
    }));
  }

  /** Adds to the cart, whatever `checkout` says. Never rejects: an event tells how it went. */
  async addToCart(): Promise<void> {
    await this.buying;
    await this.start('cart');
  }

  /** Reads product and price again. Never rejects. */
  refresh(): Promise<void> {
    this.reset();
    return this.loading.run();
  }

  private reset(): void {
    this.error = undefined;
    this.added = false;
    this.purchase.forget();
  }

  /** Units as the form says, else the attribute. A Payment Link sells one. */
  private get units(): number {
    return this.catalogAddress ? 1 : Number(this.fields.read('quantity') ?? this.quantity);
  }

  private async start(checkout: string): Promise<void> {
    if (this.disabled || this.blocked || this.busy.is || !this.fields.check()) return;
    this.busy.begin();
    this.error = undefined;
    this.added = false;
    this.old = this.purchase.total;
    try {
      if (!this.purchase.price) await this.loading.run();
      if (!this.purchase.price) {
        throw this.loading.error ?? new StoreError('price_not_sold', buttonEnglish.notSold);
      }
      this.busy.leave(await this.sell(checkout));
    } catch (thrown) {
      await failed.load();
      this.error = StoreError.from(thrown);
      this.purchase.learn(this.error);
      this.busy.end();
      this.dispatchEvent(new CheckoutFailedEvent(this.error));
    }
  }

  /** @returns Whether the page is being left. */
  private async sell(checkout: string): Promise<boolean> {
    const { purchase, fields, successPath, cancelPath, adjustableQuantity, language } = this;
    const email = fields.read('email') ?? this.email;
    const reference = fields.read('reference') ?? this.reference;
    const isKnown = ['page', 'embedded', 'form', 'cart'].includes(checkout);
    if (!isKnown) {
      const { builderEnglish } = await import('../words/builder-words.js');
      throw new StoreError('misconfigured', fill(builderEnglish.noSuchCheckout, { checkout }));
    }
    if (checkout === 'cart') {
      const { putInCart } = await import('../cart/put-in-cart.js');
      this.added = putInCart(this, this.store, purchase);
      return false;
    }
    if (this.catalogAddress) {
      const link = this.linkOf({ email, reference, locale: language });
      if (!link) throw new StoreError('not_sellable', buttonEnglish.noLink);
      const { goTo } = await goingAway();
      return goTo(this, purchase, '', link);
    }
    if (checkout === 'form' && purchase.total?.amount) {
      const loaded = await import('./card-dialog.js');
      this.dialog ??= new loaded.CardDialog(this);
      await this.dialog.open();
      return false;
    }
    const { store } = this;
    const locale = language;
    const options = { successPath, cancelPath, email, reference, locale, adjustableQuantity };
    if (checkout === 'embedded') {
      const { openEmbeddedCheckout } = await import('../stripe/embedded-checkout.js');
      await openEmbeddedCheckout(this, store, purchase, options);
      return false;
    }
    const { goToCheckout } = await goingAway();
    return goToCheckout(this, store, purchase, options);
  }

  private linkOf(customer?: Parameters<typeof paymentLinkOf>[1]): string | undefined {
    const { price } = this.purchase;
    return price && paymentLinkOf(price, customer);
  }

  private get words(): ReturnType<typeof buttonWords.in> {
    return buttonWords.in(this.language);
  }

  protected override render(): unknown {
    const { purchase, loading, language, words, error } = this;
    const reason = error ?? loading.error;
    const busy = this.busy.is;
    const { product, price } = purchase;
    // The page's own way to buy stays until ours is ready. It is no label.
    const way = this.querySelector(':scope > :is(a, button, form):not([slot])');
    if (!price && way) return html`<slot></slot>`;
    const soldOut =
      leftOf(product, price) === 0 &&
      // Who comes back from Stripe's page has taken the last unit himself.
      !attempts(this)?.isUnderWay(this.store.endpoint, purchase.lines);
    const noLink = !!price && !!this.catalogAddress && this.checkout !== 'cart' && !this.linkOf();
    return html`
      <div>
        <button
          part="button"
          class="primary"
          type="button"
          aria-busy=${busy}
          ?disabled=${this.disabled || this.blocked || soldOut || noLink}
          @click=${this.buy}
        >
          <span part="label"> ${soldOut ? words.soldOut : this.renderLabel(!way)} </span>
          <span class="unseen">${product?.name}</span>
        </button>
        <p part="message" role="alert">
          ${
            error || !noLink
              ? reason &&
                (failed(this)?.failedView(reason, this.old, !!error, language) ?? reason.message)
              : words.noLink
          }
        </p>
        <p part="status" class=${this.added ? 'muted' : 'unseen'} role="status">
          ${this.added ? words.added : busy ? words.busy : nothing}
        </p>
        ${this.dialog?.view(language, (key) =>
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
    const text = own && this.textContent?.includes('{price}') ? this.textContent : undefined;
    const offer =
      total && price ? offerText(total.amount, price, this.words, this.language) : undefined;
    // The page's words are in its own place, where nothing can stand for the price.
    if (text) return fill(text, { price: offer ?? '…' });
    if (own && this.hasOwnContent) return slot;
    return [own ? slot : nothing, offer ? `${this.action} · ${offer}` : this.action];
  }

  private get action(): string {
    const { words, purchase, checkout } = this;
    if (checkout === 'cart') return words.addToCart;
    return purchase.price?.recurring ? words.subscribe : words.buy;
  }
}
