import { formatMoney, type Product, type StoreConfig } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { Loading } from '../loading.js';
import { CheckoutFailedEvent, PaymentFailedEvent } from '../payment-events.js';
import { offerText } from '../offers.js';
import { goToCheckout } from '../purchase/go-to-checkout.js';
import type { Failed } from '../payment/outcome.js';
import { statusStyles, statusView } from '../payment/status.view.js';
import { tellOfPayment } from '../payment/tell-of-payment.js';
import { explain } from '../purchase/explain.js';
import { Purchase } from '../purchase/purchase.js';
import { unitsOf } from '../purchase/units.js';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { checkoutWords } from '../words/checkout-words.js';
import type { Words } from '../words/words.js';
import { AppearanceBridge } from '../stripe/appearance-bridge.js';
import { loadStripe } from '../stripe/stripe-loader.js';
import { styles } from './card-form.styles.js';
import { fieldsView, summaryView } from './card-form.view.js';
import { InView } from './in-view.js';
import { obstacleIn, type Obstacle } from './obstacle.js';
import { PaymentFrame } from './payment-frame.js';
import { PaymentRun } from './payment-run.js';
import { readSold, type Sold } from './read-sold.js';
import { returnUrl, takeReturn } from './return-url.js';

/** What a form sells. Another key is another payment. */
interface Terms {
  key: string;
  address: string;
  price: string | undefined;
  quantity: number;
  data: Product | undefined;
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
  static override styles = [shared, AppearanceBridge.styles, styles, statusStyles];
  static override properties: PropertyDeclarations = {
    price: {},
    quantity: { type: Number },
    flow: {},
    layout: {},
    successPath: { attribute: 'success-path' },
    submitLabel: { attribute: 'submit-label' },
    data: { attribute: false },
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

  /** Why the last try did not succeed. */
  #message: unknown;
  /** What the form sells: what its attributes say, or said when the payment began that it shows. */
  #terms: Terms = { key: '', address: '', price: undefined, quantity: 1, data: undefined };
  /** Key of what the attributes said last. */
  #said = '';
  #paying: Promise<void> | undefined;

  readonly #view = new InView(this);

  readonly #sold = new Loading<Sold>(this, {
    key: () => [this.#terms.address, this.#terms.price, this.#terms.data?.id].join(' '),
    load: (signal) => readSold(this.store, this.#terms.price, this.#terms.data, signal),
    done: (_, error) => error && this.dispatchEvent(new CheckoutFailedEvent(error)),
  });

  readonly #purchase = new Purchase(() => {
    const product = this.#sold.value?.product;
    const price = product?.prices.find(({ id }) => id === this.#terms.price);
    return { product: price && product, price, quantity: this.#terms.quantity };
  });

  readonly #run = new PaymentRun(this, (outcome) => {
    if ('error' in outcome) this.#refuse(outcome);
    else {
      if ('payment' in outcome) {
        this.#said = this.#wanted.key;
        this.#frame.close();
        tellOfPayment(this, this.#purchase, outcome, this.successPath);
      }
      void this.#focus('status');
    }
  });

  readonly #frame: PaymentFrame = new PaymentFrame(
    this,
    () => {
      const { layout, language: locale, flow } = this;
      const { total, left, isFixed } = this.#purchase;
      const wanted = this.#view.seen && flow === 'payment-intent' && isFixed && left !== 0;
      const account = this.#sold.value?.config;
      return wanted && account && total ? { account, total, layout, locale } : undefined;
    },
    (error) => {
      if (error) this.dispatchEvent(new CheckoutFailedEvent(error));
      else this.#purchase.count(this, 'begin_checkout');
    },
  );

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
    return this.#sold.run();
  }

  protected override willUpdate(): void {
    const wanted = this.#wanted;
    const changed = wanted.key !== this.#said;
    this.#said = wanted.key;
    const { isUnderWay, isOver } = this.#run;
    // A payment under way is first brought to its end. How it ended stays until the page says something else after it.
    if (!isUnderWay && (changed || !isOver)) {
      const isOther = isOver || wanted.key !== this.#terms.key;
      this.#terms = wanted;
      if (changed) this.#message = undefined;
      if (isOther) {
        this.#run.unbind();
        this.#purchase.forget();
      }
      if (isOver) this.#frame.reopen();
    }
    const config = this.#sold.value?.config;
    if (config && this.#purchase.price && !this.#run.isBound && !this.#sold.error) {
      this.#bind(config);
    }
  }

  #bind(config: StoreConfig): void {
    try {
      this.#run.bind(this.store, this.#purchase.lines);
    } catch (thrown) {
      const error = StoreError.from(thrown);
      this.#sold.error = error;
      this.dispatchEvent(new CheckoutFailedEvent(error));
      return;
    }
    const returned = takeReturn(this.#terms.price);
    if (returned) void this.#run.resume(loadStripe(config), returned);
  }

  /** What the attributes say. */
  get #wanted(): Terms {
    const { address, price, data } = this;
    const quantity = unitsOf(this.quantity);
    return { key: [address, price, quantity].join(' '), address, price, quantity, data };
  }

  get #obstacle(): Obstacle | undefined {
    return obstacleIn({
      flow: this.flow,
      offerError: this.#sold.error,
      frameError: this.#frame.error,
      purchase: this.#purchase,
      words: this.words,
    });
  }

  async #pay(): Promise<void> {
    const { kit } = this.#frame;
    const { total } = this.#purchase;
    if (!kit || !total || this.#obstacle) return;
    this.#message = undefined;
    await this.#run.pay(kit, total, returnUrl(this.#terms.price));
  }

  /** Tells why nothing was paid. What was typed stays, and the pay button with it. */
  #refuse({ error, says }: Pick<Failed, 'error' | 'says'>): void {
    const { code, message } = error;
    const isPayment = code === 'payment_failed';
    this.#message = isPayment
      ? says
        ? this.words[says]
        : message
      : explain(error, this.#purchase.total, this.words, this.language);
    this.#purchase.learn(error);
    // Another price is another purchase, which the customer confirms.
    if (code === 'price_changed') this.#run.unbind();
    if (code === 'price_not_sold') this.#sold.error = error;
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
      await goToCheckout(this, this.store, this.#purchase, { successPath, locale });
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

  protected override render(): unknown {
    const { phase } = this.#run;
    const { product, price: sold, total } = this.#purchase;
    const price = total ? formatMoney(total.amount, total.currency, this.language) : '';
    const offer =
      total && sold
        ? offerText(total.amount, { ...sold, ...total }, this.words, this.language)
        : price;
    // The page's own HTML stays until ours is ready.
    const waits = !product && !this.#obstacle && this.hasOwnContent;
    if (waits) return html`${this.#frame.probe}<slot></slot>`;
    return html`
      ${this.#frame.probe}
      <form part="form" aria-labelledby="name" @submit=${this.#submit}>
        ${summaryView(product?.name, this.#terms.quantity, offer)}
        ${phase === 'form' || phase === 'busy' ? nothing : statusView(phase, this.words)}
        ${
          phase === 'paid' || phase === 'processing'
            ? nothing
            : fieldsView({
                words: this.words,
                phase,
                price,
                obstacle: this.#obstacle,
                frame: this.#frame,
                message: this.#message,
                label: this.submitLabel,
                retry: () => (this.#sold.error ? this.refresh() : this.#frame.retry()),
                payOnStripe: () => this.#payOnStripe(),
              })
        }
      </form>
    `;
  }
}
