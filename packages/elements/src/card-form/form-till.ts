import type { ExpectedTotal, StoreConfig } from '@storetag/protocol';
import type { StripeExpressCheckoutElementConfirmEvent } from '@stripe/stripe-js';
import type { ReactiveController } from 'lit';
import { cartOf } from '../cart/cart.js';
import { CheckoutFailedEvent } from '../payment-events.js';
import { goToCheckout } from '../purchase/go-to-checkout.js';
import { StoreError } from '../store-error.js';
import { loadStripe } from '../stripe/stripe-loader.js';
import { Attention } from './attention.js';
import { CardPayment } from './card-payment.js';
import type { FormPage } from './form-page.js';
import { FormPlan } from './form-plan.js';
import { FormSale } from './form-sale.js';
import { openKit } from './open-kit.js';
import { PaymentFrames, type FramesOptions } from './payment-frames.js';
import { PaymentNews } from './payment-news.js';
import { PaymentRun } from './payment-run.js';
import { readPerson } from './read-person.js';
import { returnUrl, takeReturn } from './return-url.js';
import { SessionPayment } from './session-payment.js';
import { noTerms, readTerms, type Terms } from './terms.js';
import { keepTyped, typedBefore, type Typed } from './typed.js';

/** Takes what a form sells to its end: knows what that is, has Stripe's frames shown for it, and has it paid. */
export class FormTill implements ReactiveController {
  readonly selling: FormSale;
  readonly plan: FormPlan;
  readonly run: PaymentRun;
  readonly frames: PaymentFrames;
  readonly news: PaymentNews;
  readonly #page: FormPage;
  readonly #attention: Attention;
  /** What the form sells: what its attributes say, or said when the payment began that it shows. */
  #terms = noTerms;
  /** What was typed before the page was left. */
  #typed: Typed = {};
  /** Key of what the attributes said last. */
  #said = '';
  #paying: Promise<void> | undefined;
  #session: SessionPayment | undefined;

  constructor(page: FormPage) {
    const { host } = page;
    this.#page = page;
    this.#attention = new Attention(host);
    host.addController(this);
    this.selling = new FormSale(
      host,
      () => this.#terms,
      page.store,
      (error) => host.dispatchEvent(new CheckoutFailedEvent(error)),
      (config) => this.#hasten(config),
    );
    this.plan = new FormPlan(host, this.selling);
    this.run = new PaymentRun(host, (outcome) => this.news.tell(outcome));
    this.frames = new PaymentFrames(
      host,
      () => this.#framesOptions,
      (error) => {
        if (error) this.news.cannotShow(error);
        else this.selling.sale.count(host, 'begin_checkout');
      },
    );
    this.news = new PaymentNews(page, this, () => {
      this.#said = readTerms(page).key;
      keepTyped(this.#terms.key);
    });
  }

  get terms(): Terms {
    return this.#terms;
  }

  /** What was typed before the page was left. */
  get typed(): Typed {
    return this.#typed;
  }

  /** What is to be paid: as Stripe says of an open session, else as the page displays. */
  get total(): ExpectedTotal | undefined {
    const session = this.frames.kit?.checkout?.session;
    return session
      ? { amount: session.total.total.minorUnitsAmount, currency: session.currency }
      : this.selling.sale.total;
  }

  /** Whether the form waits for the customer to turn to it: a Checkout Session is made for nobody else. */
  get waits(): boolean {
    return this.plan.isSession && !this.#attention.turned;
  }

  /** Follows what the attributes say, unless a payment is under way. */
  hostUpdate(): void {
    const wanted = readTerms(this.#page);
    const { run, selling } = this;
    const { isUnderWay, isOver } = run;
    // A cart that is empty once it is paid is no other wish.
    const isEmptied = isOver && wanted.source === 'cart' && cartOf(wanted.address).count === 0;
    const changed = wanted.key !== this.#said && !isEmptied;
    this.#said = wanted.key;
    // A payment under way is first brought to its end. How it ended stays until the page says something else after it.
    if (!isUnderWay && (changed || !isOver)) {
      const isOther = isOver || wanted.key !== this.#terms.key;
      this.#terms = wanted;
      if (changed) this.news.message = undefined;
      if (isOther) {
        run.unbind();
        this.news.paid = undefined;
        this.#typed = typedBefore(wanted.key);
        // What a cart has learnt of its lines, it keeps until it is read again.
        if (!selling.isCart) selling.sale.forget();
      }
      if (isOver) this.frames.reopen();
    }
    const { config, error, sale, isKnown } = selling;
    const { flow, isSession } = this.plan;
    // What has come into the cart may be paid another way.
    if (run.isBound && run.phase === 'form' && isSession !== !!this.#session) run.unbind();
    const isReady = config && !sale.isEmpty && (isKnown || flow);
    if (isReady && !run.isBound && !error) this.#bind(config);
  }

  /** Does what the pay button does; while that lasts, further calls join it. Never rejects: an event tells. */
  pay(): Promise<void> {
    this.#attention.turn();
    return (this.#paying ??= this.#pay().finally(() => {
      this.#paying = undefined;
    }));
  }

  /** Goes to Stripe's page instead. */
  async payOnStripe(): Promise<void> {
    const { run, selling } = this;
    const { host, store, language } = this.#page;
    if (run.phase !== 'form') return;
    run.phase = 'busy';
    const { successPath } = host;
    try {
      await goToCheckout(host, store(), selling.sale, { successPath, locale: language() });
    } catch (thrown) {
      this.news.refuse({ error: StoreError.from(thrown) });
    }
    run.phase = 'form';
  }

  /** Has Stripe.js come while the form is still being rendered. Where that fails, it is tried again. */
  #hasten(config: StoreConfig): void {
    this.#attention.look();
    if (this.#attention.turned) loadStripe(config, this.#page.language()).catch(() => {});
  }

  #bind(config: StoreConfig): void {
    const { run, selling } = this;
    try {
      const store = this.#page.store();
      this.#session = this.plan.isSession ? new SessionPayment(store) : undefined;
      run.bind(this.#session ?? new CardPayment(store, selling.sale));
    } catch (thrown) {
      const error = StoreError.from(thrown);
      selling.error = error;
      this.#page.host.dispatchEvent(new CheckoutFailedEvent(error));
      return;
    }
    const returned = takeReturn(this.#mark);
    if (!returned) return;
    this.#attention.turn();
    void run.resume(loadStripe(config, this.#page.language()), returned);
  }

  /** Says which form it was, when a payment method's own page comes back. */
  get #mark(): string | undefined {
    return this.selling.isCart ? 'cart' : this.#terms.price;
  }

  get #framesOptions(): FramesOptions | undefined {
    const { config: account, sale, error, clash } = this.selling;
    const { total, left, isEmpty } = sale;
    const { isOver, isReturning } = this.run;
    if (!this.#attention.seen || !account || !total || left === 0 || isEmpty || error || clash) {
      return undefined;
    }
    // Back from a payment method's own page: first, how that ended.
    if (!this.plan.flow || isOver || isReturning) return undefined;
    const { key, names } = this.plan;
    const { waits } = this;
    const locale = this.#page.language();
    return {
      account,
      locale,
      key,
      names,
      total,
      waits,
      open: (stripe, appearance) =>
        openKit({
          stripe,
          appearance,
          locale,
          host: this.#page.host,
          plan: this.plan,
          selling: this.selling,
          session: this.#session,
          typed: this.#typed,
          cancelPath: returnUrl(this.#mark),
          rateName: this.#page.words().shipping,
          onExpress: (event) => void this.#payBy(event),
          onFinished: (outcome) => this.run.adopt(outcome),
        }),
    };
  }

  async #pay(express?: StripeExpressCheckoutElementConfirmEvent): Promise<void> {
    const { frames, total, news } = this;
    const { kit, ready } = frames;
    const form = this.#page.host.renderRoot.querySelector('form');
    if (!kit || !total || !form || news.obstacle) return;
    if (!express && !(ready && form.reportValidity())) return;
    news.begin();
    const person = readPerson(form);
    keepTyped(this.#terms.key, { ...person, ...kit.typed() });
    await this.run.pay(kit, { total, returnTo: returnUrl(this.#mark), person, express });
  }

  /** Pays in a wallet's sheet. */
  async #payBy(event: StripeExpressCheckoutElementConfirmEvent): Promise<void> {
    if (this.run.phase !== 'form') return event.paymentFailed();
    this.news.wallet = event;
    await this.#pay(event);
    this.news.wallet = undefined;
  }
}
