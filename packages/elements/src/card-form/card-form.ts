import {
  formatMoney,
  toMajorUnits,
  type ExpectedTotal,
  type FreshLine,
  type LineItem,
  type Price,
  type Product,
  type StoreConfig,
} from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { isFirstTime } from '../attempts.js';
import { createCheckout } from '../buy-button/create-checkout.js';
import { explain } from '../buy-button/explain.js';
import { CheckoutCreatedEvent, CheckoutFailedEvent, StoreAnalyticsEvent } from '../events.js';
import { Loading } from '../loading.js';
import { fill, messages } from '../messages.js';
import { amountOf, analyticsItem } from '../offers.js';
import { readConfig } from '../payment-calls.js';
import {
  PaymentFailedEvent,
  PaymentProcessingEvent,
  PaymentSucceededEvent,
} from '../payment-events.js';
import { paymentMessages } from '../payment-messages.js';
import { sitePath } from '../safe-url.js';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { AppearanceBridge } from '../stripe/appearance-bridge.js';
import { loadStripe } from '../stripe/stripe-loader.js';
import { styles } from './card-form.styles.js';
import { frameView, statusView, summaryView, wayOnView } from './card-form.view.js';
import { CardPayment } from './card-payment.js';
import { obstacleIn, type Obstacle } from './obstacle.js';
import type { Outcome } from './outcome.js';
import { PaymentFrame } from './payment-frame.js';
import { returnUrl, successUrl, takeReturn } from './return-url.js';

/** What is sold, at which price, and to whose account. */
interface Offer {
  product: Product;
  price: Price;
  config: StoreConfig;
}

/**
 * Pays for a one-time price in the page, with Stripe's Payment Element.
 *
 * Nothing is made at Stripe before the customer pays. Stripe.js is loaded when the form comes into view. A payment is
 * called paid or failed only when Stripe or the store's server says so; until then there is no way to pay twice.
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
 * @csspart field - Around Stripe's frame.
 * @csspart message - What went wrong, or how the payment stands.
 * @csspart button - Pays.
 * @csspart retry - Tries again to load.
 * @csspart hosted - Goes to Stripe's page instead.
 */
export class CardForm extends StoreElement {
  static override styles = [shared, AppearanceBridge.styles, styles];
  static override properties: PropertyDeclarations = {
    price: {},
    quantity: { type: Number },
    flow: {},
    layout: {},
    successPath: { attribute: 'success-path' },
    submitLabel: { attribute: 'submit-label' },
    data: { attribute: false },
    phase: { state: true },
    seen: { state: true },
    message: { state: true },
    fresh: { state: true },
    left: { state: true },
    successor: { state: true },
  };

  /** Stripe Price id to sell, `price_…`: a one-time price with a fixed amount. */
  price?: string;

  /** Units to buy, 1 to 99. */
  quantity = 1;

  /** How it is paid. Only `payment-intent` in this version. */
  flow = 'payment-intent';

  /** How Stripe lists the ways to pay. */
  layout: 'tabs' | 'accordion' = 'tabs';

  /** Path of the site to go to after payment. Default: stay. */
  successPath?: string;

  /** Label of the pay button; the amount stands for `{price}` in it, else after it. */
  submitLabel?: string;

  /** The product, where the page has read it already. */
  data?: Product | undefined;

  private phase: 'form' | 'busy' | 'checking' | 'paid' | 'processing' = 'form';
  private seen = false;
  /** Why the last try did not succeed. */
  private message: unknown;
  /** What the server said that it costs now, or how many are left. */
  private fresh: ExpectedTotal | undefined;
  private left: number | undefined;
  /** Id of the price that the store now sells in place of the one that the page names. */
  private successor: string | undefined;

  #payment: CardPayment | undefined;
  /** What the payment is for: another price or quantity is another payment. */
  #bound = '';
  #paying: Promise<void> | undefined;
  #settling = false;
  #observer: IntersectionObserver | undefined;

  readonly #offer = new Loading<Offer>(this, {
    key: () => [this.address, this.price, this.data?.id].join(' '),
    load: (signal) => this.#read(signal),
    done: (_, error) => error && this.dispatchEvent(new CheckoutFailedEvent(error)),
  });

  readonly #frame: PaymentFrame = new PaymentFrame(
    this,
    () => {
      const { layout, language: locale, flow, seen } = this;
      const [account, total] = [this.#known?.config, this.#total];
      const wanted = seen && flow === 'payment-intent' && this.#isFixed && this.#left !== 0;
      return wanted && account && total ? { account, total, layout, locale } : undefined;
    },
    (error) => {
      if (error) this.dispatchEvent(new CheckoutFailedEvent(error));
      else this.#record('begin_checkout');
    },
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new IntersectionObserver(
      (entries) => {
        this.seen ||= entries.some(({ isIntersecting }) => isIntersecting);
      },
      { rootMargin: '50%' },
    );
    this.#observer.observe(this);
    if (this.phase === 'checking') void this.#end({ status: 'unknown' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  /** Keeps what was typed in a state-preserving move, unless the form came under another shadow host. */
  connectedMoveCallback(): void {
    this.#frame.moved();
  }

  /** Does what the pay button does; while that lasts, further calls join it. Never rejects: an event tells. */
  pay(): Promise<void> {
    return (this.#paying ??= this.#pay().finally(() => {
      this.#paying = undefined;
    }));
  }

  /** Reads product and price again. Never rejects. */
  refresh(): Promise<void> {
    return this.#offer.run();
  }

  protected override willUpdate(): void {
    const bound = [this.address, this.price, this.#count].join(' ');
    // A payment that is under way is first brought to its end.
    if (bound !== this.#bound && this.phase !== 'busy' && this.phase !== 'checking') {
      this.#bound = bound;
      this.phase = 'form';
      this.#payment = this.message = this.fresh = this.left = this.successor = undefined;
    }
    const known = this.#known;
    if (!known || this.#payment) return;
    const payment = (this.#payment = new CardPayment(this.store, this.#lines));
    const returned = takeReturn(this.price);
    if (returned) {
      this.phase = 'busy';
      void payment.resume(loadStripe(known.config), returned).then((outcome) => this.#end(outcome));
    }
  }

  protected override updated(): void {
    if (this.#total) this.#frame.tell(this.#total);
  }

  get #count(): number {
    return Math.min(99, Math.max(1, Math.trunc(this.quantity) || 1));
  }

  get #lines(): LineItem[] {
    return [{ price: this.#known?.price.id ?? '', quantity: this.#count }];
  }

  /** The offer, once it is that of the present price. */
  get #known(): Offer | undefined {
    const { value } = this.#offer;
    return value?.price.id === (this.successor ?? this.price) ? value : undefined;
  }

  /** What is displayed, and compared by the server. */
  get #total(): ExpectedTotal | undefined {
    const price = this.#known?.price;
    const amount = amountOf(price, this.#count);
    return this.fresh ?? (price && amount ? { amount, currency: price.currency } : undefined);
  }

  get #left(): number | undefined {
    return this.left ?? this.#known?.product.stock ?? undefined;
  }

  get #isFixed(): boolean {
    return !this.#known || (!this.#known.price.recurring && !!this.#total);
  }

  get #obstacle(): Obstacle | undefined {
    return obstacleIn({
      flow: this.flow,
      offerError: this.#offer.error,
      frameError: this.#frame.error,
      left: this.#left,
      quantity: this.#count,
      fixed: this.#isFixed,
    });
  }

  async #read(signal: AbortSignal): Promise<Offer> {
    if (!this.price) throw new StoreError('misconfigured', paymentMessages.noFormPrice);
    const isSought = ({ id }: Price): boolean => id === this.price;
    const [config, product] = await Promise.all([
      readConfig(this.store),
      this.data ?? this.store.productWith(isSought, signal),
    ]);
    const price = product?.prices.find(isSought);
    if (!product || !price) throw new StoreError('price_not_sold', paymentMessages.notSold);
    return { config, product, price };
  }

  async #pay(): Promise<void> {
    const { kit } = this.#frame;
    const [payment, total] = [this.#payment, this.#total];
    if (!kit || !payment || !total || this.phase !== 'form' || this.#obstacle) return;
    this.phase = 'busy';
    this.message = undefined;
    await this.#end(await payment.pay(kit, total, returnUrl(this.price)));
  }

  async #end(outcome: Outcome): Promise<void> {
    const payment = this.#payment;
    if (outcome.status === 'unknown' && payment) {
      this.phase = 'checking';
      void this.#focus('status');
      if (this.#settling) return;
      this.#settling = true;
      outcome = await payment.settle(() => this.isConnected);
      this.#settling = false;
    }
    if ('error' in outcome) this.#refuse(outcome.error);
    else if ('payment' in outcome) this.#finish(outcome);
  }

  #finish({ status, payment }: Extract<Outcome, { payment: unknown }>): void {
    this.phase = status;
    this.#frame.close();
    const to = successUrl(this.successPath, payment.id);
    // Otherwise the page that it goes to counts it.
    if (status === 'paid' && !to && isFirstTime(`purchase:${payment.id}`)) {
      this.#record('purchase', payment.id);
    }
    const Done = status === 'paid' ? PaymentSucceededEvent : PaymentProcessingEvent;
    if (this.dispatchEvent(new Done(payment)) && to) location.assign(to);
    void this.#focus('status');
  }

  /** Tells why nothing was paid. What was typed stays, and the pay button with it. */
  #refuse(error: StoreError): void {
    const { code, message, problem } = error;
    const isPayment = code === 'payment_failed';
    this.phase = 'form';
    this.message = isPayment ? message : explain(error, this.#total, this.language);
    this.fresh = problem?.total ?? this.fresh;
    if (code === 'price_changed') this.#succeed(problem?.line_items?.[0]);
    if (code === 'out_of_stock') this.left = problem?.line_items?.[0]?.stock ?? 0;
    if (code === 'price_not_sold') this.#offer.error = error;
    this.dispatchEvent(isPayment ? new PaymentFailedEvent(error) : new CheckoutFailedEvent(error));
    void this.#focus('alert');
  }

  /** Goes on with the price that replaced the displayed one: a new purchase, which the customer confirms. */
  #succeed(line: FreshLine | undefined): void {
    const { value } = this.#offer;
    const price = line?.product?.prices.find(({ id }) => id === line.price);
    if (!value || !line?.product || !price) return;
    this.#offer.value = { ...value, product: line.product, price };
    this.successor = price.id;
    this.#payment = undefined;
  }

  async #focus(role: 'alert' | 'status'): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[role=${role}]`)?.focus();
  }

  async #payOnStripe(): Promise<void> {
    if (this.phase !== 'form') return;
    this.phase = 'busy';
    const { language: locale } = this;
    const successPath = sitePath(this.successPath);
    const total = this.#total;
    try {
      const { id, url } = await createCheckout(this.store, {
        line_items: this.#lines,
        cancel_path: location.pathname + location.search,
        ...(total && { expected_total: total }),
        ...(successPath && { success_path: successPath }),
        ...(locale && { locale }),
      });
      this.phase = 'form';
      if (this.dispatchEvent(new CheckoutCreatedEvent(id, url))) location.assign(url);
    } catch (thrown) {
      this.#refuse(StoreError.from(thrown));
    }
  }

  #record(event: 'begin_checkout' | 'purchase', order?: string): void {
    const [known, total] = [this.#known, this.#total];
    if (!known || !total) return;
    const { amount, currency } = total;
    this.dispatchEvent(
      new StoreAnalyticsEvent(event, {
        currency: currency.toUpperCase(),
        value: toMajorUnits(amount, currency),
        ...(order && { transaction_id: order }),
        items: [analyticsItem(known.product, known.price, this.#count)],
      }),
    );
  }

  #submit(event: Event): void {
    event.preventDefault();
    void this.pay();
  }

  protected override render(): unknown {
    const { phase } = this;
    const total = this.#total;
    const price = total ? formatMoney(total.amount, total.currency, this.language) : '';
    const name = this.#known?.product.name;
    // The page's own HTML stays until ours is ready.
    const waits = !name && !this.#obstacle && this.hasOwnContent;
    if (waits) return html`${this.#frame.probe}<slot></slot>`;
    return html`
      ${this.#frame.probe}
      <form part="form" aria-labelledby="name" @submit=${this.#submit}>
        ${summaryView(name, this.#count, price)}
        ${phase === 'form' || phase === 'busy' ? nothing : statusView(phase)}
        ${phase === 'paid' || phase === 'processing' ? nothing : this.#renderFields(price)}
      </form>
    `;
  }

  #renderFields(price: string): unknown {
    const obstacle = this.#obstacle;
    const { phase } = this;
    const { ready, slot } = this.#frame;
    const shows = phase !== 'checking' && !obstacle;
    const text = phase === 'checking' ? undefined : (obstacle?.text ?? this.message);
    const retry = (): Promise<void> => (this.#offer.error ? this.refresh() : this.#frame.retry());
    return html`
      ${frameView(slot, ready, shows)}
      <p part="message" role="alert" tabindex="-1" ?hidden=${!text}>${text}</p>
      ${obstacle?.retry ? wayOnView('retry', messages.retry, retry) : nothing}
      ${
        obstacle?.hosted
          ? wayOnView('hosted', paymentMessages.payOnStripe, () => this.#payOnStripe())
          : nothing
      }
      ${shows ? this.#renderButton(price) : nothing}
    `;
  }

  #renderButton(price: string): unknown {
    const { submitLabel = paymentMessages.pay } = this;
    const busy = this.phase === 'busy';
    const label = submitLabel.includes('{price}') ? submitLabel : `${submitLabel} · {price}`;
    return html`<button
      class="primary"
      part="button"
      aria-busy=${busy}
      aria-disabled=${busy || !this.#frame.ready}
    >
      ${busy ? paymentMessages.busy : fill(label, { price })}
    </button>`;
  }
}
