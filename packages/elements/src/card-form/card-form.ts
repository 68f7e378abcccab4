import {
  formatMoney,
  toMajorUnits,
  type ExpectedTotal,
  type LineItem,
  type Price,
  type Product,
  type StoreConfig,
} from '@storetag/protocol';
import type { Stripe, StripeElementLocale, StripeElements } from '@stripe/stripe-js';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { createCheckout } from '../buy-button/create-checkout.js';
import { explain } from '../buy-button/explain.js';
import {
  CheckoutCreatedEvent,
  CheckoutFailedEvent,
  PaymentFailedEvent,
  PaymentProcessingEvent,
  PaymentSucceededEvent,
  StoreAnalyticsEvent,
} from '../events.js';
import { Loading } from '../loading.js';
import { fill, messages } from '../messages.js';
import { amountOf, analyticsItem } from '../offers.js';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { AppearanceBridge } from '../stripe/appearance-bridge.js';
import { fontsOfPage } from '../stripe/fonts-of-page.js';
import { LightDomMount } from '../stripe/light-dom-mount.js';
import { loadStripe } from '../stripe/stripe-loader.js';
import { styles } from './card-form.styles.js';
import { CardPayment } from './card-payment.js';
import type { Outcome } from './outcome.js';
import { returnUrl, successUrl, takeReturn } from './return-url.js';

/** What is sold, at which price, and to whose account. */
interface Offer {
  product: Product;
  price: Price;
  config: StoreConfig;
}

/** Stripe, as it is mounted. */
interface Kit {
  stripe: Stripe;
  elements: StripeElements;
}

/** Why nothing can be paid here now, and the ways on. */
interface Obstacle {
  text: unknown;
  retry?: () => Promise<void>;
  hosted?: boolean;
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

  /** Stripe Price id to sell, `price_…`: a one-time price with a fixed amount. */
  @property() price?: string;

  /** Units to buy, 1 to 99. */
  @property({ type: Number }) quantity = 1;

  /** How it is paid. Only `payment-intent` in this version. */
  @property() flow = 'payment-intent';

  /** How Stripe lists the ways to pay. */
  @property() layout: 'tabs' | 'accordion' = 'tabs';

  /** Path of the site to go to after payment. Default: stay. */
  @property({ attribute: 'success-path' }) successPath?: string;

  /** Label of the pay button; the amount stands for `{price}` in it, else after it. */
  @property({ attribute: 'submit-label' }) submitLabel?: string;

  /** The product, where the page has read it already. */
  @property({ attribute: false }) data?: Product | undefined;

  @state() private phase: 'form' | 'busy' | 'checking' | 'paid' | 'processing' = 'form';
  @state() private seen = false;
  @state() private ready = false;
  /** Why the last try did not succeed. */
  @state() private message: unknown;
  /** What the server said that it costs now, or how many are left. */
  @state() private fresh: ExpectedTotal | undefined;
  @state() private left: number | undefined;

  private payment: CardPayment | undefined;
  private paying: Promise<void> | undefined;
  private settling = false;
  /** What the payment was begun for, and what Stripe's frames were told that it costs. */
  private bound = '';
  private told = '';
  private readonly mount = new LightDomMount(this);
  private readonly bridge = new AppearanceBridge(this, (appearance) => this.tell({ appearance }));
  private observer: IntersectionObserver | undefined;

  private readonly offer = new Loading<Offer>(this, {
    key: () => [this.address, this.price, this.data?.id].join(' '),
    load: async (signal) => {
      if (!this.price) throw new StoreError('misconfigured', messages.noFormPrice);
      const isSought = ({ id }: Price): boolean => id === this.price;
      const [config, product] = await Promise.all([
        this.store.config(),
        this.data ?? this.store.productWith(isSought, signal),
      ]);
      const price = product?.prices.find(isSought);
      if (!product || !price) throw new StoreError('price_not_sold', messages.notSold);
      return { config, product, price };
    },
    done: (_, error) => error && this.dispatchEvent(new CheckoutFailedEvent(error)),
  });

  private readonly kit = new Loading<Kit | undefined>(this, {
    key: () => (this.sellable ? this.sellable.config.publishable_key : ''),
    load: () => this.open(),
    done: (kit, error) => {
      if (error) this.dispatchEvent(new CheckoutFailedEvent(error));
      else if (kit) this.record('begin_checkout');
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.observer = new IntersectionObserver(
      (entries) => {
        this.seen ||= entries.some((entry) => entry.isIntersecting);
      },
      { rootMargin: '50%' },
    );
    this.observer.observe(this);
    if (this.phase === 'checking') void this.end({ status: 'unknown' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  /** Keeps the frames alive in a state-preserving move, unless the form came under another shadow host. */
  connectedMoveCallback(): void {
    this.mount.hostConnected();
  }

  /** Does what the pay button does; while that lasts, further calls join it. Never rejects: an event tells. */
  pay(): Promise<void> {
    return (this.paying ??= this.start().finally(() => {
      this.paying = undefined;
    }));
  }

  /** Reads product and price again. Never rejects. */
  refresh(): Promise<void> {
    return this.offer.run();
  }

  protected override willUpdate(): void {
    const bound = [this.address, this.price, this.count].join(' ');
    if (bound !== this.bound && this.phase !== 'busy' && this.phase !== 'checking') {
      this.bound = bound;
      this.phase = 'form';
      this.payment = this.message = this.fresh = this.left = undefined;
    }
    const { known } = this;
    if (known && !this.payment) {
      const payment = (this.payment = new CardPayment(this.store, this.lines));
      const returned = takeReturn(known.price.id);
      if (returned) {
        this.phase = 'busy';
        void payment
          .resume(loadStripe(known.config), returned)
          .then((outcome) => this.end(outcome));
      }
    }
  }

  protected override updated(): void {
    const { total } = this;
    const told = total ? total.currency + total.amount : this.told;
    if (told !== this.told && this.kit.value) {
      this.told = told;
      this.tell({ ...total });
    }
  }

  private get count(): number {
    return Math.min(99, Math.max(1, Math.trunc(this.quantity) || 1));
  }

  private get lines(): LineItem[] {
    return [{ price: this.price ?? '', quantity: this.count }];
  }

  /** The offer, once it is that of the present price. */
  private get known(): Offer | undefined {
    const { value } = this.offer;
    return value?.price.id === this.price ? value : undefined;
  }

  /** What is displayed, and compared by the server. */
  private get total(): ExpectedTotal | undefined {
    const { price } = this.known ?? {};
    const amount = amountOf(price, this.count);
    return this.fresh ?? (price && amount ? { amount, currency: price.currency } : undefined);
  }

  /** The offer, when it is time for Stripe.js: somebody sees the form and can pay in it. */
  private get sellable(): Offer | undefined {
    const { known, seen, flow, total } = this;
    if (!seen || flow !== 'payment-intent' || !known || !total) return undefined;
    return known.price.recurring || known.product.stock === 0 ? undefined : known;
  }

  private get obstacle(): Obstacle | undefined {
    const { flow, offer, kit, known, count } = this;
    if (flow !== 'payment-intent') return { text: fill(messages.noSuchFlow, { flow }) };
    if (offer.error) return { text: offer.error.message, retry: () => this.refresh() };
    if (!known) return undefined;
    const left = this.left ?? known.product.stock ?? count;
    if (!left) return { text: messages.soldOut };
    if (left < count) return { text: fill(messages.fewLeft, { left }) };
    if (!this.total || known.price.recurring) return { text: messages.onlyHosted, hosted: true };
    if (kit.error) return { text: messages.noCardForm, retry: () => kit.run(), hosted: true };
    return undefined;
  }

  /** Loads Stripe.js and mounts the Payment Element. */
  private async open(): Promise<Kit | undefined> {
    const { sellable, total, language } = this;
    if (!sellable || !total) return undefined;
    const stripe = await loadStripe(sellable.config);
    const elements = stripe.elements({
      mode: 'payment',
      ...total,
      appearance: this.bridge.read(),
      fonts: fontsOfPage(),
      locale: isLocale(language) ? language : 'auto',
    });
    this.told = total.currency + total.amount;
    this.mount.set((node) => {
      const element = elements.create('payment', { layout: this.layout });
      element.on('ready', () => {
        this.ready = true;
      });
      element.on('loaderror', ({ error }) => this.fail(error));
      element.mount(node);
      return () => {
        this.ready = false;
        element.destroy();
      };
    });
    return { stripe, elements };
  }

  private tell(options: Parameters<StripeElements['update']>[0]): void {
    this.kit.value?.elements.update(options).catch((error: unknown) => this.fail(error));
  }

  /** Stripe's frame is of no use any more: says so, and offers other ways. */
  private fail(cause: unknown): void {
    this.kit.error = new StoreError('stripe_unreachable', messages.noCardForm, { cause });
    this.requestUpdate();
    this.dispatchEvent(new CheckoutFailedEvent(this.kit.error));
  }

  private async start(): Promise<void> {
    const { kit, payment, total, known } = this;
    if (!kit.value || !payment || !total || !known || !this.ready || this.obstacle) return;
    if (this.phase !== 'form') return;
    this.phase = 'busy';
    this.message = undefined;
    const { stripe, elements } = kit.value;
    await this.end(await payment.pay(stripe, elements, total, returnUrl(known.price.id)));
  }

  private async end(outcome: Outcome): Promise<void> {
    const { payment } = this;
    if (outcome.status === 'unknown' && payment) {
      this.phase = 'checking';
      if (this.settling) return;
      this.settling = true;
      outcome = await payment.settle(() => this.isConnected);
      this.settling = false;
    }
    if ('error' in outcome) {
      this.refuse(outcome.error);
    } else if ('payment' in outcome) {
      this.phase = outcome.status;
      this.mount.set(undefined);
      const { successPath } = this;
      const to = successUrl(successPath, outcome.payment.id);
      if (outcome.status === 'paid' && !to) this.record('purchase', outcome.payment.id);
      const Result = outcome.status === 'paid' ? PaymentSucceededEvent : PaymentProcessingEvent;
      if (this.dispatchEvent(new Result(outcome.payment)) && to) location.assign(to);
      await this.focusOn('[role=status]');
    }
  }

  /** Tells why nothing was paid. What was typed stays, and the pay button with it. */
  private refuse(error: StoreError): void {
    const { code, problem } = error;
    const old = this.total;
    this.phase = 'form';
    this.message = code === 'payment_failed' ? error.message : explain(error, old, this.language);
    this.fresh = problem?.total ?? this.fresh;
    if (code === 'out_of_stock') this.left = problem?.line_items?.[0]?.stock ?? 0;
    if (code === 'price_not_sold') this.offer.error = error;
    const Failed = code === 'payment_failed' ? PaymentFailedEvent : CheckoutFailedEvent;
    this.dispatchEvent(new Failed(error));
    void this.focusOn('[role=alert]');
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private readonly payOnStripe = async (): Promise<void> => {
    if (this.phase !== 'form') return;
    this.phase = 'busy';
    const { lines, total, successPath, language: locale } = this;
    try {
      const { id, url } = await createCheckout(this.store, {
        line_items: lines,
        cancel_path: location.pathname,
        ...(total && { expected_total: total }),
        ...(successPath && { success_path: successPath }),
        ...(locale && { locale }),
      });
      this.phase = 'form';
      if (this.dispatchEvent(new CheckoutCreatedEvent(id, url))) location.assign(url);
    } catch (thrown) {
      this.refuse(StoreError.from(thrown));
    }
  };

  private record(event: 'begin_checkout' | 'purchase', order?: string): void {
    const { known, total, count } = this;
    if (!known || !total) return;
    const { amount, currency } = total;
    this.dispatchEvent(
      new StoreAnalyticsEvent(event, {
        currency: currency.toUpperCase(),
        value: toMajorUnits(amount, currency),
        ...(order && { transaction_id: order }),
        items: [analyticsItem(known.product, known.price, count)],
      }),
    );
  }

  private readonly submit = (event: Event): void => {
    event.preventDefault();
    void this.pay();
  };

  protected override render(): unknown {
    const { phase, known, obstacle } = this;
    const over = phase === 'paid' || phase === 'processing';
    // The page's own HTML stays until ours is ready.
    const waits = !known && !obstacle && this.querySelector(':scope > :not([slot])');
    return html`
      ${this.bridge.probe}
      ${waits ? html`<slot></slot>` : over ? this.renderEnd(messages[phase]) : this.renderForm()}
    `;
  }

  private renderEnd(words: string): unknown {
    return html`
      <div part="message" role="status" tabindex="-1">
        ${
          this.phase === 'paid'
            ? html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m4 12 5 5L20 6" /></svg>`
            : nothing
        }
        <p>${words}</p>
      </div>
    `;
  }

  private renderForm(): unknown {
    const { phase, known, obstacle, ready, total, count } = this;
    const checking = phase === 'checking';
    const shows = !checking && !obstacle;
    const amount = total && formatMoney(total.amount, total.currency, this.language);
    return html`
      <form part="form" aria-labelledby="name" @submit=${this.submit}>
        <p class="summary" part="summary">
          <span>
            <span id="name" class="name" part="name">${known?.product.name ?? '\u00a0'}</span>
            ${count > 1 ? html`<span class="quantity" part="quantity">× ${count}</span>` : nothing}
          </span>
          <span class="total" part="price">${amount}</span>
        </p>
        <div
          class="field ${ready ? 'ready' : ''}"
          part="field"
          aria-busy=${!ready}
          ?hidden=${!shows}
        >
          <div class="skeleton"><i></i><i></i><i></i><i></i><i></i><i></i></div>
          <slot name=${this.mount.slot}></slot>
        </div>
        <p part="message" role="alert" tabindex="-1">
          ${checking ? nothing : (obstacle?.text ?? this.message)}
        </p>
        ${checking ? this.renderChecking() : nothing}
        ${obstacle ? this.renderWaysOn(obstacle) : nothing}
        ${
          shows
            ? html`<button
                class="primary"
                part="button"
                aria-busy=${phase === 'busy'}
                aria-disabled=${!ready || phase === 'busy'}
              >
                ${phase === 'busy' ? messages.busy : this.label(amount)}
              </button>`
            : nothing
        }
      </form>
    `;
  }

  private renderChecking(): unknown {
    return html`<div part="message" role="status" tabindex="-1">
      <p class="pulse">${messages.checking}</p>
      <p class="muted">${messages.unknown}</p>
    </div>`;
  }

  private renderWaysOn({ retry, hosted }: Obstacle): unknown {
    return html`
      ${
        retry
          ? html`<button type="button" part="retry" @click=${retry}>${messages.retry}</button>`
          : nothing
      }
      ${
        hosted
          ? html`<button type="button" part="hosted" class="primary" @click=${this.payOnStripe}>
              ${messages.payOnStripe}
            </button>`
          : nothing
      }
    `;
  }

  private label(price = ''): string {
    const { submitLabel: label } = this;
    if (!label) return fill(messages.pay, { price });
    return label.includes('{price}') ? fill(label, { price }) : `${label} · ${price}`;
  }
}

/** Stripe takes a language, with or without a region, and shows its own choice for one that it does not have. */
function isLocale(tag: string | undefined): tag is StripeElementLocale {
  return /^[a-z]{2,3}(-[A-Z0-9]{2,3})?$/.test(tag ?? '');
}
