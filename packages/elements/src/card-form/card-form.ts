import {
  formatMoney,
  type ExpectedTotal,
  type Product,
  type StoreConfig,
} from '@storetag/protocol';
import type {
  Appearance,
  Stripe,
  StripeExpressCheckoutElementConfirmEvent,
} from '@stripe/stripe-js';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { cartOf } from '../cart/cart.js';
import { offerText } from '../offers.js';
import { CheckoutFailedEvent, PaymentFailedEvent } from '../payment-events.js';
import { orderOutcome } from '../payment/order-outcome.js';
import type { Failed, Finished } from '../payment/outcome.js';
import { settleOrder } from '../payment/settle-order.js';
import { statusStyles, statusView } from '../payment/status.view.js';
import { tellOfPayment } from '../payment/tell-of-payment.js';
import { proofOf } from '../attempts.js';
import { explain } from '../purchase/explain.js';
import { goToCheckout } from '../purchase/go-to-checkout.js';
import { unitsOf } from '../purchase/units.js';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { AppearanceBridge } from '../stripe/appearance-bridge.js';
import { loadStripe } from '../stripe/stripe-loader.js';
import { checkoutWords } from '../words/checkout-words.js';
import type { Words } from '../words/words.js';
import { styles } from './card-form.styles.js';
import { fieldsView, summaryView } from './card-form.view.js';
import { CardPayment } from './card-payment.js';
import { FormPlan } from './form-plan.js';
import { FormSale } from './form-sale.js';
import { InView } from './in-view.js';
import type { Kit } from './kit.js';
import { obstacleIn, type Obstacle } from './obstacle.js';
import { openKit } from './open-kit.js';
import { PaymentFrames, type FramesOptions } from './payment-frames.js';
import { PaymentRun } from './payment-run.js';
import { readPerson } from './read-person.js';
import { returnUrl, takeReturn } from './return-url.js';
import { SessionDesk } from './session-desk.js';
import { SessionPayment } from './session-payment.js';
import { noTerms, type Terms } from './terms.js';

/**
 * Pays for a price or the cart in the page, with Stripe's Payment Element.
 *
 * Stripe.js is loaded when the form comes into view. What is paid once and as it is displayed is paid by a PaymentIntent,
 * of which nothing is made at Stripe before the customer pays. What recurs, and stores with promotion codes, shipping or
 * tax, need a Checkout Session, which is made when the form comes into view.
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
 * @csspart button - Pays.
 * @csspart retry - Tries again to load.
 * @csspart hosted - Goes to Stripe's page instead.
 */
export class CardForm extends StoreElement {
  static override styles = [shared, AppearanceBridge.styles, styles, statusStyles];
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

  /** Why the last try did not succeed. */
  #message: unknown;
  /** What the form sells: what its attributes say, or said when the payment began that it shows. */
  #terms = noTerms;
  /** Key of what the attributes said last. */
  #said = '';
  /** Name and total of what is being, or has been, paid for, whatever becomes of it meanwhile. */
  #paid: { title: string | undefined; offer: string } | undefined;
  #paying: Promise<void> | undefined;
  #session: SessionPayment | undefined;
  /** The wallet that waits to be told how it went. */
  #wallet: StripeExpressCheckoutElementConfirmEvent | undefined;

  readonly #view = new InView(this);
  readonly #desk = new SessionDesk(this);

  readonly #selling = new FormSale(
    this,
    () => this.#terms,
    () => this.store,
    (error) => this.dispatchEvent(new CheckoutFailedEvent(error)),
  );

  readonly #plan = new FormPlan(this, this.#selling);

  readonly #run = new PaymentRun(this, (outcome) => {
    if ('error' in outcome) this.#refuse(outcome);
    else {
      if ('payment' in outcome) this.#finish(outcome);
      void this.#focus('status');
    }
  });

  readonly #frames: PaymentFrames = new PaymentFrames(
    this,
    () => this.#framesOptions,
    (error) => {
      if (!error) this.#selling.sale.count(this, 'begin_checkout');
      else if (error.code === 'stripe_unreachable') {
        this.dispatchEvent(new CheckoutFailedEvent(error));
      } else this.#refuse({ error });
    },
  );

  /** Keeps what was typed in a state-preserving move, unless the form came under another shadow host. */
  connectedMoveCallback(): void {
    this.#frames.moved();
  }

  /** Does what the pay button does; while that lasts, further calls join it. Never rejects: an event tells. */
  pay(): Promise<void> {
    return (this.#paying ??= this.#pay().finally(() => {
      this.#paying = undefined;
    }));
  }

  /** Reads product and price again. Never rejects. */
  refresh(): Promise<void> {
    return this.#selling.refresh();
  }

  protected override willUpdate(): void {
    const wanted = this.#wanted;
    const { isUnderWay, isOver } = this.#run;
    // A cart that is empty once it is paid is no other wish.
    const isEmptied = isOver && wanted.source === 'cart' && cartOf(wanted.address).count === 0;
    const changed = wanted.key !== this.#said && !isEmptied;
    this.#said = wanted.key;
    // A payment under way is first brought to its end. How it ended stays until the page says something else after it.
    if (!isUnderWay && (changed || !isOver)) {
      const isOther = isOver || wanted.key !== this.#terms.key;
      this.#terms = wanted;
      if (changed) this.#message = undefined;
      if (isOther) {
        this.#run.unbind();
        this.#paid = undefined;
        // What a cart has learnt of its lines, it keeps until it is read again.
        if (!this.#selling.isCart) this.#selling.sale.forget();
      }
      if (isOver) this.#frames.reopen();
    }
    const { config, error, sale, isKnown } = this.#selling;
    const { flow, isSession } = this.#plan;
    // What has come into the cart may be paid another way.
    if (this.#run.isBound && this.#run.phase === 'form' && isSession !== !!this.#session) {
      this.#run.unbind();
    }
    const isReady = config && !sale.isEmpty && (isKnown || flow);
    if (isReady && !this.#run.isBound && !error) this.#bind(config);
  }

  #bind(config: StoreConfig): void {
    try {
      const { store } = this;
      this.#session = this.#plan.isSession ? new SessionPayment(store) : undefined;
      this.#run.bind(this.#session ?? new CardPayment(store, this.#selling.sale));
    } catch (thrown) {
      const error = StoreError.from(thrown);
      this.#selling.error = error;
      this.dispatchEvent(new CheckoutFailedEvent(error));
      return;
    }
    const returned = takeReturn(this.#mark);
    if (returned) void this.#run.resume(loadStripe(config), returned);
  }

  /** What the attributes say. */
  get #wanted(): Terms {
    const { address, source, price, data, flow } = this;
    const quantity = unitsOf(this.quantity);
    const sold =
      source === 'cart' ? JSON.stringify(cartOf(address).lines) : [price, quantity].join(' ');
    return { key: [address, sold, flow].join(' '), address, source, price, quantity, data };
  }

  /** Says which form it was, when a payment method's own page comes back. */
  get #mark(): string | undefined {
    return this.#selling.isCart ? 'cart' : this.#terms.price;
  }

  /** What is to be paid: as Stripe says of an open session, else as the page displays. */
  get #total(): ExpectedTotal | undefined {
    const session = this.#frames.kit?.checkout?.session;
    return session
      ? { amount: session.total.total.minorUnitsAmount, currency: session.currency }
      : this.#selling.sale.total;
  }

  get #framesOptions(): FramesOptions | undefined {
    const { config: account, sale, error, clash } = this.#selling;
    const { total, left, isEmpty } = sale;
    const { isOver, isReturning } = this.#run;
    if (!this.#view.seen || !account || !total || left === 0 || isEmpty || error || clash) {
      return undefined;
    }
    // Back from a payment method's own page: first, how that ended.
    if (!this.#plan.flow || isOver || isReturning) return undefined;
    const { key, names } = this.#plan;
    return { account, key, names, total, open: (...made) => this.#open(...made) };
  }

  #open(stripe: Stripe, appearance: Appearance): Promise<Kit | undefined> {
    return openKit({
      stripe,
      appearance,
      host: this,
      plan: this.#plan,
      selling: this.#selling,
      session: this.#session,
      layout: this.layout,
      locale: this.language,
      successPath: this.successPath,
      cancelPath: returnUrl(this.#mark),
      rateName: this.words.shipping,
      onExpress: (event) => void this.#payBy(event),
      onChange: () => this.requestUpdate(),
      onFinished: (outcome) => this.#run.adopt(outcome),
    });
  }

  get #obstacle(): Obstacle | undefined {
    const { error: saleError, clash, sale, isCart, config } = this.#selling;
    return obstacleIn({
      wantedFlow: this.flow,
      flow: this.#plan.flow,
      saleError,
      clash,
      frameError: this.#frames.error,
      sale,
      isKnown: !!config && (isCart || !sale.isEmpty),
      isCart,
      words: this.words,
    });
  }

  async #pay(express?: StripeExpressCheckoutElementConfirmEvent): Promise<void> {
    const { kit, ready } = this.#frames;
    const total = this.#total;
    const form = this.renderRoot.querySelector('form');
    if (!kit || !total || !form || this.#obstacle) return;
    if (!express && !(ready && form.reportValidity())) return;
    this.#message = undefined;
    this.#paid = { title: this.#selling.sale.title, offer: this.#offer };
    const person = readPerson(form);
    await this.#run.pay(kit, { total, returnTo: returnUrl(this.#mark), person, express });
  }

  /** Pays in a wallet's sheet. */
  async #payBy(event: StripeExpressCheckoutElementConfirmEvent): Promise<void> {
    if (this.#run.phase !== 'form') return event.paymentFailed();
    this.#wallet = event;
    await this.#pay(event);
    this.#wallet = undefined;
  }

  /** Tells how it ended, for good. */
  #finish(outcome: Finished): void {
    const { sale, isCart } = this.#selling;
    this.#said = this.#wanted.key;
    this.#paid ??= { title: sale.title, offer: this.#offer };
    this.#frames.close();
    tellOfPayment(this, sale, outcome, this.successPath);
    // Only on the server's word does the cart become empty.
    const { id } = outcome.payment;
    const { store } = this;
    const ask = () =>
      orderOutcome(store, id, proofOf(id)).catch(() => ({ status: 'unknown' }) as const);
    if (isCart) void settleOrder(ask, () => this.isConnected, 0);
  }

  /** Tells why nothing was paid. What was typed stays, and the pay button with it. */
  #refuse({ error, says }: Pick<Failed, 'error' | 'says'>): void {
    const { code, message } = error;
    const isPayment = code === 'payment_failed';
    const isExpired = code === 'attempt_finished';
    const { sale } = this.#selling;
    this.#paid = undefined;
    const { words } = this;
    if (isPayment) this.#message = says ? words[says] : message;
    else if (isExpired) this.#message = words.expired;
    else this.#message = explain(error, sale.total, words, this.language);
    this.#wallet?.paymentFailed({ reason: 'fail', message });
    sale.learn(error);
    // Another price is another purchase, which the customer confirms.
    if (code === 'price_changed' || isExpired) this.#run.unbind();
    if (isExpired) void this.#frames.retry();
    if (code === 'price_not_sold' && !this.#selling.isCart) this.#selling.error = error;
    this.requestUpdate();
    this.dispatchEvent(isPayment ? new PaymentFailedEvent(error) : new CheckoutFailedEvent(error));
    void this.#focus('alert');
  }

  async #focus(role: 'alert' | 'status'): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[role=${role}]`)?.focus();
  }

  async #payOnStripe(): Promise<void> {
    if (this.#run.phase !== 'form') return;
    this.#run.phase = 'busy';
    const { successPath, language: locale } = this;
    try {
      await goToCheckout(this, this.store, this.#selling.sale, { successPath, locale });
    } catch (thrown) {
      this.#refuse({ error: StoreError.from(thrown) });
    }
    this.#run.phase = 'form';
  }

  #submit(event: Event): void {
    event.preventDefault();
    void this.pay();
  }

  private get words(): Words {
    return checkoutWords.in(this.language);
  }

  /** What it costs, and how often, for the summary. */
  get #offer(): string {
    const { price } = this.#selling;
    const total = this.#total;
    if (!total) return '';
    return offerText(
      total.amount,
      { recurring: price?.recurring ?? null, currency: total.currency },
      this.words,
      this.language,
    );
  }

  protected override render(): unknown {
    const { phase, isOver } = this.#run;
    const { sale, isCart, config } = this.#selling;
    const { words, language } = this;
    const checkout = this.#frames.kit?.checkout;
    const total = this.#total;
    const title = this.#paid ? this.#paid.title : sale.title;
    const isKnown = !sale.isEmpty || (isCart && !!config);
    // The page's own HTML stays until ours is ready.
    const waits = !isKnown && !isOver && !this.#obstacle && this.hasOwnContent;
    if (waits) return html`${this.#frames.probe}<slot></slot>`;
    return html`
      ${this.#frames.probe}
      <form part="form" aria-labelledby="name" @submit=${this.#submit}>
        ${summaryView(title, isCart ? 1 : this.#terms.quantity, this.#paid?.offer ?? this.#offer)}
        ${phase === 'form' || phase === 'busy' ? nothing : statusView(phase, words)}
        ${
          phase === 'paid' || phase === 'processing'
            ? nothing
            : fieldsView({
                words,
                phase,
                price: total ? formatMoney(total.amount, total.currency, language) : '',
                obstacle: this.#obstacle,
                frames: this.#frames,
                names: this.#plan.names,
                person: this.#plan.person,
                shippingOptions: checkout
                  ? this.#desk.shippingOptions(checkout, words, language)
                  : nothing,
                extras: checkout
                  ? this.#desk.extras(checkout, !!config?.promotion_codes, words, language)
                  : nothing,
                message: this.#message,
                label: this.submitLabel,
                retry: () => (this.#selling.error ? this.refresh() : this.#frames.retry()),
                payOnStripe: () => this.#payOnStripe(),
              })
        }
      </form>
    `;
  }
}
