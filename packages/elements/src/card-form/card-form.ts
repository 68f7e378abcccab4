import { formatMoney, type Product } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { statusStyles, statusView } from '../payment/status.view.js';
import { whole } from '../late.styles.js';
import { StoreElement } from '../store-element.js';
import { AppearanceBridge } from '../stripe/appearance-bridge.js';
import { checkoutWords } from '../words/checkout-words.js';
import type { Words } from '../words/words.js';
import { styles } from './card-form.styles.js';
import { fieldsView, summaryView } from './card-form.view.js';
import { FormTill } from './form-till.js';

/**
 * Pays for a price or the cart in the page, with Stripe's Payment Element.
 *
 * Stripe.js is loaded when the form comes into view. What is paid once and as it is displayed is paid by a PaymentIntent,
 * of which nothing is made at Stripe before the customer pays. What recurs, and stores with promotion codes, shipping or
 * tax, need a Checkout Session, without which Stripe shows no fields. It may hold goods, so it is made when the customer
 * turns to the form: clicks into it, presses its button, or has opened the dialog or cart that it stands in. Until then
 * the fields are outlines, in the same room.
 *
 * A payment is called paid or failed only when Stripe or the store's server says so; until then there is no way to pay
 * twice.
 *
 * @tag card-form
 *
 * @slot - Shown without JavaScript, and until the product is known.
 *
 * @fires {PaymentSucceededEvent} payment-succeeded - Stripe took the payment. Cancel it to stay, instead of going to `success-path`.
 * @fires {PaymentProcessingEvent} payment-processing - Stripe is working on it. Cancel it likewise.
 * @fires {PaymentFailedEvent} payment-failed - Declined or incomplete; the customer may try again.
 * @fires {CheckoutFailedEvent} checkout-failed - The store refused or could not be reached; nothing was charged.
 * @fires {CheckoutCreatedEvent} checkout-created - The customer chose Stripe's page instead. Cancel it to navigate yourself.
 * @fires {StoreAnalyticsEvent} store-analytics - `begin_checkout`; `purchase` where there is no `success-path`.
 *
 * @csspart form - The form.
 * @csspart summary - Name, quantity and total.
 * @csspart name - The product's name.
 * @csspart quantity - How many.
 * @csspart price - What they cost together.
 * @csspart field - Around each of Stripe's frames.
 * @csspart label - Name of a group of fields, or of a field of our own.
 * @csspart input - A text field of our own.
 * @csspart choice - A way of shipping.
 * @csspart code - Applies or removes a promotion code.
 * @csspart error - What is wrong with the promotion code.
 * @csspart sum - A row of what the total is made of.
 * @csspart total - The last of them.
 * @csspart message - What went wrong, or how the payment stands.
 * @csspart button - Pays; or brings the fields, where they wait for the customer.
 * @csspart retry - Tries again to load.
 * @csspart hosted - Goes to Stripe's page instead.
 */
export class CardForm extends StoreElement {
  static override styles = [whole, AppearanceBridge.styles, styles, statusStyles];
  static override properties: PropertyDeclarations = {
    price: {},
    quantity: { type: Number },
    source: {},
    flow: {},
    express: { type: Boolean },
    collect: {},
    layout: {},
    successPath: { attribute: 'success-path' },
    submitLabel: { attribute: 'submit-label' },
    data: { attribute: false },
  };

  /** Stripe Price id to sell, `price_…`. */
  price?: string;

  /** Units to buy, 1 to 99. */
  quantity = 1;

  /** `cart`: pays for the page's cart, instead of a price. */
  source?: string;

  /**
   * How it is paid: `payment-intent` or `checkout-session`. Default: whichever it needs. One that cannot pay for it is
   * not taken.
   */
  flow?: string;

  /** Whether wallets are offered on top, where the customer has any. */
  express = false;

  /** What is asked for, any of `email name phone billing shipping`. A Checkout Session asks itself for what it needs. */
  collect = '';

  /** How Stripe lists the ways to pay. */
  layout: 'tabs' | 'accordion' = 'tabs';

  /** Path of the site to go to after payment. Default: stay. */
  successPath?: string;

  /** Label of the pay button; the amount stands for `{price}` in it, else after it. */
  submitLabel?: string;

  /** The product, where the page has read it already. */
  data?: Product | undefined;

  readonly #till = new FormTill({
    host: this,
    address: () => this.address,
    store: () => this.store,
    words: () => this.words,
    language: () => this.language,
  });

  /** Keeps what was typed in a state-preserving move, unless the form came under another shadow host. */
  connectedMoveCallback(): void {
    this.#till.frames.moved();
  }

  /**
   * Does what the pay button does; while that lasts, further calls join it. Where the fields wait for the customer, it
   * brings them. Never rejects: an event tells.
   */
  pay(): Promise<void> {
    return this.#till.pay();
  }

  /** Reads product and price again. Never rejects. */
  refresh(): Promise<void> {
    return this.#till.selling.refresh();
  }

  #submit(event: Event): void {
    event.preventDefault();
    void this.pay();
  }

  private get words(): Words {
    return checkoutWords.in(this.language);
  }

  protected override render(): unknown {
    const { run, selling, frames, plan, news, total, terms, typed, waits } = this.#till;
    const { phase } = run;
    const { sale, isCart, config } = selling;
    const { obstacle, paid } = news;
    const { words, language } = this;
    const isKnown = !sale.isEmpty || (isCart && !!config);
    // The page's own HTML stays until ours is ready.
    if (!isKnown && !run.isOver && !obstacle && this.hasOwnContent) {
      return html`${frames.probe}<slot></slot>`;
    }
    const title = paid ? paid.title : sale.title;
    return html`
      ${frames.probe}
      <form part="form" aria-labelledby="name" @submit=${this.#submit}>
        ${summaryView(title, isCart ? 1 : terms.quantity, paid?.offer ?? news.offer)}
        ${statusView(phase === 'form' || phase === 'busy' ? undefined : phase, words)}
        ${
          phase === 'paid' || phase === 'processing'
            ? nothing
            : fieldsView({
                words,
                locale: language,
                phase,
                price: total ? formatMoney(total.amount, total.currency, language) : '',
                obstacle,
                frames,
                plan,
                typed,
                takesCodes: !!config?.promotion_codes,
                message: news.message,
                waits,
                label: this.submitLabel,
                retry: () => (selling.error ? this.refresh() : frames.retry()),
                payOnStripe: () => this.#till.payOnStripe(),
              })
        }
      </form>
    `;
  }
}
