import type { ExpectedTotal, StoreConfig } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { proofOf } from '../attempts.js';
import type { CartItem } from '../cart/cart-items.js';
import type { Cart } from '../cart/cart.js';
import { FollowedCart } from '../cart/followed-cart.js';
import { StoreAnalyticsEvent } from '../analytics-event.js';
import { Loading } from '../loading.js';
import { findOrder, readConfig } from '../payment-calls.js';
import { CheckoutFailedEvent, type PaymentSucceededEvent } from '../payment-events.js';
import { Busy } from '../purchase/busy.js';
import { analyticsValue } from '../purchase/analytics-value.js';
import { CartPurchase, itemFor } from '../purchase/cart-purchase.js';
import { explain } from '../purchase/explain.js';
import { goToCheckout } from '../purchase/go-to-checkout.js';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { builderEnglish, checkoutWords } from '../words/checkout-words.js';
import { fill, parts } from '../words/message.js';
import { reason } from '../words/reason.js';
import type { Words } from '../words/words.js';
import { cartFooterView, cartNoteView } from './cart-footer.view.js';
import { cartLineView } from './cart-line.view.js';
import { styles } from './shopping-cart.styles.js';

/** What was removed last, and how to put it back. */
interface Removed {
  at: number;
  name: string;
  undo: () => void;
}

/**
 * The cart, in a drawer: lines, quantities, subtotal, and the way to pay for them.
 *
 * Lines are kept in the browser, the same in all its tabs, until the server says that they are paid. When the drawer
 * opens they are compared with the catalogue: what costs something else now, is sold out or no longer sold is told, and
 * stays until the customer has accepted or removed it.
 *
 * @tag shopping-cart
 *
 * @fires {CartChangedEvent} cart-changed - The lines are others than before.
 * @fires {CheckoutCreatedEvent} checkout-created - A Checkout Session exists. Cancel it to stay on the page.
 * @fires {CheckoutFailedEvent} checkout-failed - No checkout could be made, and nothing was charged; `event.error` says why.
 * @fires {StoreAnalyticsEvent} store-analytics - `view_cart`, `add_to_cart`, `remove_from_cart`, `begin_checkout`, shaped
 * like Google Analytics 4.
 *
 * @slot empty - What stands in an empty cart, instead of our sentence.
 *
 * @csspart dialog - The native `<dialog>`.
 * @csspart heading - Its heading.
 * @csspart close - The button that closes it.
 * @csspart line - Each line.
 * @csspart media - The frame of its image.
 * @csspart image - Its image.
 * @csspart name - The product's name.
 * @csspart news - What has changed of it.
 * @csspart price - What the line costs.
 * @csspart quantity - Its stepper.
 * @csspart remove - The button that removes it.
 * @csspart removed - What stands in place of the line that was removed last.
 * @csspart undo - The button that puts it back.
 * @csspart empty - What an empty cart says.
 * @csspart note - What comes at checkout, and after it.
 * @csspart footer - Subtotal, and what goes on.
 * @csspart back - The button from the card form back to the lines.
 * @csspart lines - The list of lines.
 * @csspart subtotal - What the lines cost together.
 * @csspart message - What went wrong.
 * @csspart button - The button to check out.
 * @csspart retry - The button to read the catalogue again.
 */
export class ShoppingCart extends StoreElement {
  static override styles = [shared, styles];
  static override properties: PropertyDeclarations = {
    opened: { type: Boolean, reflect: true, attribute: 'open', useDefault: true },
    checkout: {},
    successPath: { attribute: 'success-path' },
    cancelPath: { attribute: 'cancel-path' },
    email: {},
    reference: {},
    paying: { state: true },
    removed: { state: true },
    error: { state: true },
  };

  /** Whether the drawer is open. */
  opened = false;

  /** `page`: Stripe's hosted page. `embedded`: Stripe's embedded page in a dialog. `form`: `<card-form>` in the drawer. */
  checkout = 'page';

  /** Path of the site to go to after payment. Default: the store's. */
  successPath?: string;

  /** Path of the site to come back to without payment. Default: this page. */
  cancelPath?: string;

  /** E-mail address of the customer, where the site knows it. */
  email?: string;

  /** The site's own word for this order, Stripe's `client_reference_id`: up to 200 letters, digits, - or _. */
  reference?: string;

  /** Whether the card form is shown in place of the lines. */
  private paying = false;
  private removed: Removed | undefined;
  private error: StoreError | undefined;
  /** Counts how often it was opened: each time the catalogue is read again. */
  private openings = 0;
  /** Counts the card forms: after a payment the next one is new. */
  private payments = 0;
  /** Whether something was paid since it was opened. */
  private isPaid = false;
  /** The total that was displayed when it was bought last. */
  private old: ExpectedTotal | undefined;
  private buying: Promise<void> | undefined;

  private readonly followed = new FollowedCart(this, () => this.address);
  private readonly busy = new Busy(this);
  private readonly purchase = new CartPurchase(() => this.cart);

  private readonly loading: Loading<StoreConfig | undefined> = new Loading(this, {
    key: () => (this.opened ? [this.openings, this.address, this.wares].join(' ') : ''),
    load: async (signal) => {
      if (!this.opened) return undefined;
      const { store } = this;
      const [config] = await Promise.all([
        // Without it only a sentence is missing.
        this.catalogAddress ? undefined : readConfig(store).catch(() => undefined),
        this.purchase.check(store, signal),
        // Who paid and never came back to the site would otherwise pay again.
        this.settle(this.cart.openOrder),
      ]);
      return config;
    },
    done: () => {
      if (this.told === this.openings || !this.opened) return;
      this.told = this.openings;
      this.purchase.count(this, 'view_cart');
    },
  });
  /** The opening that analytics were told of last. */
  private told = 0;

  constructor() {
    super();
    this.addEventListener('payment-succeeded', this.paid);
  }

  /** Opens the drawer. */
  open(): void {
    this.opened = true;
  }

  /** Closes it. */
  close(): void {
    this.opened = false;
  }

  /** Does what its button does: goes on to pay for the lines. Never rejects: an event tells how it went. */
  buy(): Promise<void> {
    return (this.buying ??= this.start().finally(() => {
      this.buying = undefined;
    }));
  }

  /** Reads the catalogue again. Never rejects. */
  refresh(): Promise<void> {
    return this.loading.run();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('opened') && this.opened) {
      this.openings += 1;
      this.removed = this.error = undefined;
      this.paying = false;
    }
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog || dialog.open === this.opened || !this.isConnected) return;
    if (this.opened) dialog.showModal();
    else dialog.close();
  }

  private get cart(): Cart {
    return this.followed.cart;
  }

  /** What is in the cart, whatever its order and quantities. */
  private get wares(): string {
    return this.cart.lines.map(({ price }) => price).join(' ');
  }

  private async start(): Promise<void> {
    const { purchase, busy } = this;
    if (busy.is || purchase.isEmpty || purchase.clash || this.catalogAddress) return;
    busy.begin();
    this.error = undefined;
    this.old = purchase.total;
    try {
      const seen = JSON.stringify([purchase.lines, purchase.total]);
      // What is clicked before it was compared with the catalogue has to be seen again where it comes out otherwise.
      if (this.loading.pending) await this.loading.run();
      if (seen !== JSON.stringify([purchase.lines, purchase.total])) {
        busy.end();
        return;
      }
      purchase.accept(this);
      await this.sell();
    } catch (thrown) {
      const error = StoreError.from(thrown);
      // Whoever bought without the drawer sees in it why not.
      this.open();
      await this.updateComplete;
      this.error = error;
      purchase.learn(error);
      busy.end();
      this.dispatchEvent(new CheckoutFailedEvent(error));
    }
  }

  private async sell(): Promise<void> {
    const { purchase, busy, store, checkout, successPath, cancelPath, email, reference } = this;
    const options = { successPath, cancelPath, email, reference, locale: this.language };
    if (checkout === 'page' || (checkout === 'form' && !purchase.total?.amount)) {
      busy.leave(await goToCheckout(this, store, purchase, options));
      return;
    }
    if (checkout === 'embedded') {
      const { openEmbeddedCheckout } = await import('../stripe/embedded-checkout.js');
      await openEmbeddedCheckout(this, store, purchase, options);
    } else if (checkout === 'form') {
      this.paying = true;
      await this.focusOn('[part=heading]');
    } else {
      throw new StoreError('misconfigured', fill(builderEnglish.noSuchCheckout, { checkout }));
    }
    busy.end();
  }

  private readonly paid = ({ payment }: PaymentSucceededEvent): void => {
    this.isPaid = true;
    void this.settle(payment.id);
  };

  /** Empties the cart of what an order sold, if the server says that it is paid. Never rejects. */
  private async settle(order: string | undefined): Promise<void> {
    const { cart } = this;
    if (!order) return;
    try {
      const { status } = await findOrder(this.store, order, proofOf(order));
      if (status === 'paid') cart.clear(order);
      if (status === 'expired') cart.forgetOrder(order);
    } catch {
      // The next time it is opened, or the page that customers come back to, will know.
    }
  }

  private setQuantity(item: CartItem, quantity: number): void {
    if (quantity === 0) {
      this.takeOut(item);
      return;
    }
    const more = quantity - item.quantity;
    this.cart.setQuantity(item.line.price, quantity, this);
    this.tell(more > 0 ? 'add_to_cart' : 'remove_from_cart', item, Math.abs(more));
  }

  private takeOut(item: CartItem): void {
    const { price, name = '' } = item.line;
    const at = this.cart.lines.findIndex((line) => line.price === price);
    const undo = this.cart.remove(price, this);
    this.tell('remove_from_cart', item, item.quantity);
    this.removed = {
      at,
      name: item.product?.name ?? name,
      undo: () => {
        this.removed = undefined;
        try {
          undo();
          this.tell('add_to_cart', item, item.quantity);
        } catch (full) {
          this.error = StoreError.from(full);
        }
        void this.focusOn('[part=heading]');
      },
    };
    void this.focusOn('[part=undo]');
  }

  private tell(event: 'add_to_cart' | 'remove_from_cart', item: CartItem, quantity: number): void {
    const { currency, amount } = item;
    if (quantity === 0) return;
    const each = amount === undefined ? undefined : (amount / (item.quantity || 1)) * quantity;
    const value = each !== undefined && currency ? { amount: each, currency } : undefined;
    const items = [itemFor({ ...item, quantity })];
    this.dispatchEvent(new StoreAnalyticsEvent(event, { ...analyticsValue(value), items }));
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private get words(): Words {
    return checkoutWords.in(this.language);
  }

  protected override render(): unknown {
    if (!this.openings) return nothing;
    const { words } = this;
    return html`
      <dialog
        part="dialog"
        aria-labelledby="heading"
        closedby="any"
        @close=${this.closed}
        @click=${this.clicked}
      >
        <div class="sheet">
          <div class="head">
            <h2 id="heading" part="heading" tabindex="-1" autofocus>
              ${this.paying ? words.checkout : words.cart}
            </h2>
            <button part="close" @click=${this.close}>${words.close}</button>
          </div>
          ${this.paying ? this.renderForm() : this.renderLines()}
        </div>
      </dialog>
    `;
  }

  private renderForm(): unknown {
    const { successPath } = this;
    return html`<div class="scroll">
      ${this.child('card-form', `form ${this.payments}`, { source: 'cart', successPath })}
      <button part="back" class="link" @click=${this.goBack}>${this.words.back}</button>
    </div>`;
  }

  private renderLines(): unknown {
    const { purchase, removed, loading, words, language: locale } = this;
    const { items } = purchase;
    if (items.length === 0 && !removed) return this.renderEmpty();
    const lines = items.map((item) =>
      cartLineView({
        item,
        words,
        locale,
        setQuantity: (quantity) => this.setQuantity(item, quantity),
        remove: () => this.takeOut(item),
      }),
    );
    if (removed) lines.splice(removed.at, 0, this.renderRemoved(removed));
    const footer = {
      purchase,
      words,
      locale,
      takesCodes: !!loading.value?.promotion_codes,
      message: this.message,
      busy: this.busy.is,
      disabled: purchase.isEmpty || !!purchase.clash || !!this.catalogAddress,
      buy: () => this.buy(),
      ...(loading.error && { retry: () => this.refresh() }),
    };
    return html`
      <div class="scroll">
        <ul part="lines">
          ${lines}
        </ul>
        ${items.length === 0 ? this.renderEmpty() : cartNoteView(footer)}
      </div>
      ${items.length === 0 ? nothing : cartFooterView(footer)}
    `;
  }

  private renderRemoved({ name, undo }: Removed): unknown {
    return html`<li part="removed">
      <span id="removed"
        >${parts<unknown>(this.words.removed, { name: html`<bdi>${name}</bdi>` })}</span
      >
      <button part="undo" aria-describedby="removed" @click=${undo}>${this.words.undo}</button>
    </li>`;
  }

  private renderEmpty(): unknown {
    return html`<div class="scroll empty" part="empty">
      <slot name="empty"><p>${this.words.cartEmpty}</p></slot>
      <button @click=${this.close}>${this.words.goOn}</button>
    </div>`;
  }

  /** Why nothing can be bought, what did not work, or what has changed. */
  private get message(): unknown {
    const { error, loading, purchase, words, language } = this;
    if (this.catalogAddress) return words.cartNeedsServer;
    if (error && error.code !== 'out_of_stock' && error.code !== 'price_not_sold') {
      return explain(error, this.old, words, language);
    }
    if (purchase.clash) return words[clashes[purchase.clash]];
    if (purchase.items.some(({ news }) => news)) return words.cartChanged;
    return loading.error && reason(loading.error, words);
  }

  private closed({ target }: Event): void {
    // Told late: it may have been opened again. And of dialogs inside it.
    if (!(target instanceof HTMLDialogElement) || target.open) return;
    this.opened = false;
    if (this.isPaid) this.payments += 1;
    this.isPaid = false;
  }

  /** A click beside the drawer, in browsers that do not know `closedby`. */
  private clicked({ target }: Event): void {
    if (target instanceof HTMLDialogElement) this.close();
  }

  private goBack(): void {
    this.paying = false;
    void this.focusOn('[part=heading]');
  }
}

const clashes = {
  mixed_currencies: 'mixedCurrencies',
  mixed_intervals: 'mixedIntervals',
  sold_alone: 'soldAlone',
} as const;
