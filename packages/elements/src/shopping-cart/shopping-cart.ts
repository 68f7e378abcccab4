import { html, nothing, type PropertyDeclarations } from 'lit';
import { FollowedCart } from '../cart/followed-cart.js';
import type { PaymentSucceededEvent } from '../payment-events.js';
import { whole } from '../late.styles.js';
import { StoreElement } from '../store-element.js';
import { checkoutWords } from '../words/checkout-words.js';
import type { Words } from '../words/words.js';
import { CartChanges } from './cart-changes.js';
import { CartDrawer } from './cart-drawer.js';
import { cartLinesView } from './cart-lines.view.js';
import { cartMessage } from './cart-message.js';
import type { CartPage } from './cart-page.js';
import { CartTill } from './cart-till.js';
import { styles } from './shopping-cart.styles.js';

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
  static override styles = [whole, styles];
  static override properties: PropertyDeclarations = {
    opened: { type: Boolean, reflect: true, attribute: 'open', useDefault: true },
    checkout: {},
    successPath: { attribute: 'success-path' },
    cancelPath: { attribute: 'cancel-path' },
    email: {},
    reference: {},
    paying: { state: true },
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
  /** Counts the card forms: after a payment the next one is new. */
  #payments = 0;
  /** Whether something was paid since it was opened. */
  #isPaid = false;

  readonly #followed = new FollowedCart(this, () => this.address);
  readonly #page: CartPage = {
    host: this,
    address: () => this.address,
    cart: () => this.#followed.cart,
    showForm: () => this.#turn(true),
  };
  readonly #till = new CartTill(this.#page);
  readonly #drawer = new CartDrawer(this, () => {
    if (this.#isPaid) this.#payments += 1;
    this.#isPaid = false;
  });
  readonly #changes = new CartChanges(this.#page, this.#drawer, (error) => {
    this.#till.error = error;
  });

  constructor() {
    super();
    this.addEventListener('payment-succeeded', this.#paid);
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
    return this.#till.buy();
  }

  /** Reads the catalogue again. Never rejects. */
  refresh(): Promise<void> {
    return this.#till.refresh();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('opened') || !this.opened) return;
    this.#till.open();
    this.#changes.removed = undefined;
    this.paying = false;
  }

  readonly #paid = ({ payment }: PaymentSucceededEvent): void => {
    this.#isPaid = true;
    void this.#till.settle(payment.id);
  };

  /** Shows the card form, or the lines again. */
  #turn(paying: boolean): Promise<void> {
    this.paying = paying;
    return this.#drawer.focus('heading');
  }

  protected override render(): unknown {
    if (!this.#till.wasOpened) return nothing;
    const { paying } = this;
    const words = checkoutWords.in(this.language);
    const { closed, clicked } = this.#drawer;
    return html`
      <dialog
        part="dialog"
        class="drawer"
        aria-labelledby="heading"
        closedby="any"
        @close=${closed}
        @click=${clicked}
      >
        <div class="sheet">
          <div class="head">
            <h2 id="heading" part="heading" tabindex="-1" autofocus>
              ${paying ? words.checkout : words.cart}
            </h2>
            <button part="close" @click=${this.close}>${words.close}</button>
          </div>
          ${paying ? this.#renderForm(words) : this.#renderLines(words)}
        </div>
      </dialog>
    `;
  }

  #renderForm(words: Words): unknown {
    const { successPath } = this;
    return html`<div class="scroll">
      ${this.child('card-form', `form ${this.#payments}`, { source: 'cart', successPath })}
      <button part="back" class="link" @click=${() => this.#turn(false)}>${words.back}</button>
    </div>`;
  }

  #renderLines(words: Words): unknown {
    const { language: locale, catalogAddress } = this;
    const till = this.#till;
    return cartLinesView({
      purchase: till.purchase,
      changes: this.#changes,
      words,
      locale,
      takesCodes: !!till.config?.promotion_codes,
      message: catalogAddress ? words.cartNeedsServer : cartMessage(till, words, locale),
      busy: till.isBusy,
      disabled: till.isBlocked,
      buy: () => this.buy(),
      ...(till.unread && { retry: () => this.refresh() }),
      close: () => this.close(),
    });
  }
}
