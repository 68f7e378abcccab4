import type { ExpectedTotal } from '@storetag/protocol';
import type { Appearance, Stripe } from '@stripe/stripe-js';
import type { ReactiveController } from 'lit';
import { Loading } from '../loading.js';
import type { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { AppearanceBridge } from '../stripe/appearance-bridge.js';
import { ElementFrame } from '../stripe/element-frame.js';
import { loadStripe, type StripeAccount } from '../stripe/stripe-loader.js';
import { checkoutEnglish } from '../words/checkout-words.js';
import type { FrameName, Kit } from './kit.js';
import { openingSession } from './open-kit.js';

/** What must be known before Stripe's frames can be shown. */
export interface FramesOptions {
  account: StripeAccount;
  /** BCP 47 tag; nothing for the browser's own. */
  locale: string | undefined;
  /** Another key is another kit. */
  key: string;
  names: readonly FrameName[];
  total: ExpectedTotal;
  /** Whether they shall not be shown yet, but soon. */
  waits: boolean;
  /** Makes the kit; none where it turns out that nothing is to be paid any more. */
  open: (stripe: Stripe, appearance: Appearance) => Promise<Kit | undefined>;
}

/** Stripe's elements in their host: loaded when they are wanted, dressed like the page, told what it costs. */
export class PaymentFrames implements ReactiveController {
  readonly #host: StoreElement;
  readonly #options: () => FramesOptions | undefined;
  readonly #done: (error?: StoreError) => void;
  readonly #loading: Loading<Kit | undefined>;
  readonly #bridge: AppearanceBridge;
  readonly #frames = new Map<FrameName, ElementFrame>();
  #names: readonly FrameName[] = [];
  #appearance: Appearance = {};
  #told = '';
  #expressless = false;
  #closed = false;
  #prepared = false;

  /**
   * @param options - Gives nothing as long as it is too early for Stripe.js, or for good.
   * @param done - Called when the frames are there, or will not be.
   */
  constructor(
    host: StoreElement,
    options: () => FramesOptions | undefined,
    done: (error?: StoreError) => void,
  ) {
    this.#host = host;
    this.#options = options;
    this.#done = done;
    host.addController(this);
    this.#bridge = new AppearanceBridge(host, (appearance) => {
      this.#appearance = appearance;
      this.#try((kit) => kit.dress(appearance));
    });
    this.#loading = new Loading(host, {
      key: () => {
        const { account, key, waits } = options() ?? {};
        return account && !waits ? `${account.publishable_key} ${key}` : '';
      },
      load: () => this.#open(),
      done: (kit, error) => {
        if (this.#closed) return;
        if (kit) this.#show(kit);
        if (kit || error) done(error);
      },
    });
  }

  /** Why they cannot be shown. */
  get error(): StoreError | undefined {
    return this.#loading.error;
  }

  /** The kit, as soon as there is one. */
  get kit(): Kit | undefined {
    return this.#loading.value;
  }

  /** Whether all can be typed into. Wallets come in their own time, if at all. */
  get ready(): boolean {
    return (
      !!this.kit && this.#names.every((name) => name === 'express' || this.#frames.get(name)?.ready)
    );
  }

  /** What the host renders at the top of its shadow root, with {@link AppearanceBridge.styles}. */
  get probe(): unknown {
    return this.#bridge.probe;
  }

  /** Whether it has turned out that there is no wallet to pay with. */
  get withoutExpress(): boolean {
    return this.#expressless;
  }

  /** The frame of an element: the host renders its slot. */
  frame(name: FrameName): ElementFrame {
    let frame = this.#frames.get(name);
    if (!frame) {
      frame = new ElementFrame(this.#host, (cause) => {
        // Without wallets, there is still all the rest.
        if (name === 'express') this.#withoutExpress();
        else this.#fail(cause);
      });
      this.#frames.set(name, frame);
    }
    return frame;
  }

  /** Loads them again, after an error. Never rejects. */
  retry(): Promise<void> {
    return this.#loading.run();
  }

  /** Follows a state-preserving move of the host. */
  moved(): void {
    for (const frame of this.#frames.values()) frame.moved();
  }

  /** Takes them down: the payment is over. */
  close(): void {
    this.#closed = true;
    this.#loading.value = undefined;
    for (const frame of this.#frames.values()) frame.hide();
  }

  /** Puts up new ones, for the next payment. */
  reopen(): void {
    this.#closed = false;
    void this.#loading.run();
  }

  /** Tells Stripe another total or language than before. */
  hostUpdated(): void {
    const options = this.#options();
    if (!options) return;
    const { total, locale } = options;
    if (options.waits) this.#prepare(options);
    else if (this.#isNews(options)) this.#try((kit) => kit.charge?.(total, locale));
  }

  /** Fetches what it will take: where that fails, it is tried again then. */
  #prepare({ account, locale }: FramesOptions): void {
    if (this.#prepared) return;
    this.#prepared = true;
    void Promise.allSettled([loadStripe(account, locale), openingSession()]);
  }

  #isNews({ total, locale }: FramesOptions): boolean {
    const told = JSON.stringify([total, locale]);
    const isNews = told !== this.#told;
    this.#told = told;
    return isNews;
  }

  async #open(): Promise<Kit | undefined> {
    const options = this.#options();
    if (!options) return undefined;
    const loading = loadStripe(options.account, options.locale);
    // While it is on its way: this takes a moment.
    this.#appearance = this.#bridge.read();
    const stripe = await loading;
    // They may have changed while Stripe.js was on its way.
    const now = this.#options() ?? options;
    this.#isNews(now);
    return now.open(stripe, this.#appearance);
  }

  #show(kit: Kit): void {
    this.#names = this.#options()?.names ?? [];
    for (const [name, frame] of this.#frames) if (!this.#names.includes(name)) frame.hide();
    this.#expressless = false;
    for (const name of this.#names) {
      this.frame(name).show(() => kit.create(name, () => this.#withoutExpress()));
    }
  }

  #withoutExpress(): void {
    this.#expressless = true;
    this.frame('express').hide();
    this.#host.requestUpdate();
  }

  #try(act: (kit: Kit) => void | Promise<void>): void {
    const kit = this.#loading.value;
    if (kit) Promise.resolve(act(kit)).catch((error: unknown) => this.#fail(error));
  }

  #fail(cause: unknown): void {
    const error = new StoreError('stripe_unreachable', checkoutEnglish.noCardForm, { cause });
    this.#loading.error = error;
    this.#host.requestUpdate();
    this.#done(error);
  }
}
