import type { ExpectedTotal } from '@storetag/protocol';
import type {
  Stripe,
  StripeElementLocale,
  StripeElements,
  StripePaymentElement,
} from '@stripe/stripe-js';
import { html, type ReactiveController } from 'lit';
import { Loading } from '../loading.js';
import type { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { checkoutEnglish } from '../words/checkout-words.js';
import { AppearanceBridge } from '../stripe/appearance-bridge.js';
import { fontsOfPage } from '../stripe/fonts-of-page.js';
import { LightDomMount } from '../stripe/light-dom-mount.js';
import { loadStripe, type StripeAccount } from '../stripe/stripe-loader.js';

/** What must be known before Stripe's frame can be shown. */
export interface FrameOptions {
  account: StripeAccount;
  total: ExpectedTotal;
  /** How Stripe lists the ways to pay. */
  layout: 'tabs' | 'accordion';
  /** BCP 47 tag; Stripe's own choice where it has no such words. */
  locale: string | undefined;
}

/** What a payment is confirmed with. */
export interface Kit {
  stripe: Stripe;
  elements: StripeElements;
  /** What the frame is shown in. */
  host: Element;
}

/** Stripe's Payment Element in its host: loaded when it is wanted, dressed like the page, told what it costs. */
export class PaymentFrame implements ReactiveController {
  /** Whether it can be typed into. */
  ready = false;
  readonly #host: StoreElement;
  readonly #options: () => FrameOptions | undefined;
  readonly #done: (error?: StoreError) => void;
  readonly #loading: Loading<Kit | undefined>;
  readonly #mount: LightDomMount;
  readonly #bridge: AppearanceBridge;
  #told = '';
  #closed = false;

  /**
   * @param options - Gives nothing as long as it is too early for Stripe.js, or for good.
   * @param done - Called when the frame is there, or will not be.
   */
  constructor(
    host: StoreElement,
    options: () => FrameOptions | undefined,
    done: (error?: StoreError) => void,
  ) {
    this.#host = host;
    this.#options = options;
    this.#done = done;
    host.addController(this);
    this.#mount = new LightDomMount(host);
    this.#bridge = new AppearanceBridge(host, (appearance) => this.#update({ appearance }));
    this.#loading = new Loading(host, {
      key: () => options()?.account.publishable_key ?? '',
      load: () => this.#open(),
      done: (kit, error) => {
        if (this.#closed) return;
        if (kit) this.#mount.set((node) => this.#show(kit.elements, node));
        if (kit || error) done(error);
      },
    });
  }

  /** Why it cannot be shown. */
  get error(): StoreError | undefined {
    return this.#loading.error;
  }

  get kit(): Kit | undefined {
    return this.ready ? this.#loading.value : undefined;
  }

  /** What the host renders at the top of its shadow root, with {@link AppearanceBridge.styles}. */
  get probe(): unknown {
    return this.#bridge.probe;
  }

  /** What the host renders where the frame shall be seen. */
  get slot(): unknown {
    return html`<slot name=${this.#mount.slot}></slot>`;
  }

  /** Loads it again, after an error. Never rejects. */
  retry(): Promise<void> {
    return this.#loading.run();
  }

  /** Follows a state-preserving move of the host. */
  moved(): void {
    this.#mount.hostConnected();
  }

  /** Takes it down: the payment is over. */
  close(): void {
    this.#closed = true;
    this.#loading.value = undefined;
    this.#mount.set(undefined);
  }

  /** Puts up a new one, for the next payment. */
  reopen(): void {
    this.#closed = false;
    void this.#loading.run();
  }

  /** Tells Stripe another total than before. */
  hostUpdated(): void {
    const total = this.#options()?.total;
    const told = JSON.stringify(total);
    if (!total || told === this.#told) return;
    this.#told = told;
    if (this.#loading.value) this.#update(total);
  }

  async #open(): Promise<Kit | undefined> {
    const options = this.#options();
    if (!options) return undefined;
    const { account, locale } = options;
    const stripe = await loadStripe(account);
    // It may have changed while Stripe.js was on its way.
    const total = this.#options()?.total ?? options.total;
    const elements = stripe.elements({
      mode: 'payment',
      ...total,
      appearance: this.#bridge.read(),
      fonts: fontsOfPage(),
      locale: isLocale(locale) ? locale : 'auto',
    });
    this.#told = JSON.stringify(total);
    return { stripe, elements, host: this.#host };
  }

  /** Fills the node, and returns what takes the frame down again. */
  #show(elements: StripeElements, node: HTMLElement): () => void {
    let element: StripePaymentElement | undefined;
    try {
      element = elements.create('payment', { layout: this.#options()?.layout ?? 'tabs' });
      element.on('ready', () => this.#isReady(true));
      element.on('loaderror', ({ error }) => this.#fail(error));
      element.mount(node);
    } catch (error) {
      this.#fail(error);
    }
    return () => {
      this.#isReady(false);
      element?.destroy();
    };
  }

  #isReady(ready: boolean): void {
    this.ready = ready;
    this.#host.requestUpdate();
  }

  #update(options: Parameters<StripeElements['update']>[0]): void {
    this.#loading.value?.elements.update(options).catch((error: unknown) => this.#fail(error));
  }

  #fail(cause: unknown): void {
    this.#loading.error = new StoreError('stripe_unreachable', checkoutEnglish.noCardForm, {
      cause,
    });
    this.#host.requestUpdate();
    this.#done(this.#loading.error);
  }
}

/** Stripe takes a language with or without a region, and chooses itself where it does not have it. */
function isLocale(tag: string | undefined): tag is StripeElementLocale {
  return /^[a-z]{2,3}(-[A-Z0-9]{2,3})?$/.test(tag ?? '');
}
