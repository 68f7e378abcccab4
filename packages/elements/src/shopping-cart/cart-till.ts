import type { ExpectedTotal, StoreConfig } from '@storetag/protocol';
import { proofOf } from '../attempts.js';
import { Loading } from '../loading.js';
import { findOrder, readConfig } from '../payment-calls.js';
import { CheckoutFailedEvent } from '../payment-events.js';
import { Busy } from '../purchase/busy.js';
import { CartPurchase } from '../purchase/cart-purchase.js';
import { goToCheckout } from '../purchase/go-to-checkout.js';
import { StoreError } from '../store-error.js';
import { builderEnglish } from '../words/builder-words.js';
import { fill } from '../words/message.js';
import type { CartPage } from './cart-page.js';

/** Sells what is in a cart: compares it with the catalogue, goes on to pay for it, and empties it once that is paid. */
export class CartTill {
  readonly purchase: CartPurchase;
  /** Why it could not be sold. */
  error: StoreError | undefined;
  /** The total that was displayed when it was bought last. */
  old: ExpectedTotal | undefined;
  readonly #page: CartPage;
  readonly #busy: Busy;
  readonly #loading: Loading<StoreConfig | undefined>;
  /** Counts how often it was opened: each time the catalogue is read again. */
  #openings = 0;
  /** The opening that analytics were told of last. */
  #told = 0;
  #buying: Promise<void> | undefined;

  constructor(page: CartPage) {
    const { host, address, cart } = page;
    this.#page = page;
    this.#busy = new Busy(host);
    this.purchase = new CartPurchase(cart);
    // Whatever the order of lines and their quantities.
    const wares = (): string[] => cart().lines.map(({ price }) => price);
    this.#loading = new Loading(host, {
      key: () => (host.opened ? [this.#openings, address(), ...wares()].join(' ') : ''),
      load: (signal) => this.#read(signal),
      done: () => {
        if (this.#told === this.#openings || !host.opened) return;
        this.#told = this.#openings;
        this.purchase.count(host, 'view_cart');
      },
    });
  }

  /** The store's configuration, where it is known. */
  get config(): StoreConfig | undefined {
    return this.#loading.value;
  }

  /** Why the catalogue could not be read. */
  get unread(): StoreError | undefined {
    return this.#loading.error;
  }

  get isBusy(): boolean {
    return this.#busy.is;
  }

  /** Whether nothing can be bought as it is. */
  get isBlocked(): boolean {
    const { isEmpty, clash } = this.purchase;
    return isEmpty || !!clash || !!this.#page.host.catalogAddress;
  }

  /** Whether it was ever opened. */
  get wasOpened(): boolean {
    return this.#openings > 0;
  }

  /** The cart is opened: what was said before no longer counts. */
  open(): void {
    this.#openings += 1;
    this.error = undefined;
  }

  /** Does what the cart's button does; while that lasts, further calls join it. Never rejects: an event tells. */
  buy(): Promise<void> {
    return (this.#buying ??= this.#start().finally(() => {
      this.#buying = undefined;
    }));
  }

  /** Reads the catalogue again. Never rejects. */
  refresh(): Promise<void> {
    return this.#loading.run();
  }

  /** Empties the cart of what an order sold, if the server says that it is paid. Never rejects. */
  async settle(order: string | undefined): Promise<void> {
    const { host, cart } = this.#page;
    if (!order) return;
    try {
      const { status } = await findOrder(host.store, order, proofOf(order));
      if (status === 'paid') cart().clear(order);
      if (status === 'expired') cart().forgetOrder(order);
    } catch {
      // The next time it is opened, or the page that customers come back to, will know.
    }
  }

  async #read(signal: AbortSignal): Promise<StoreConfig | undefined> {
    const { host, cart } = this.#page;
    if (!host.opened) return undefined;
    const { store } = host;
    const [config] = await Promise.all([
      // Without it only a sentence is missing.
      host.catalogAddress ? undefined : readConfig(store).catch(() => undefined),
      this.purchase.check(store, signal),
      // Who paid and never came back to the site would otherwise pay again.
      this.settle(cart().openOrder),
    ]);
    return config;
  }

  async #start(): Promise<void> {
    const { host } = this.#page;
    const purchase = this.purchase;
    const busy = this.#busy;
    if (busy.is || this.isBlocked) return;
    busy.begin();
    this.error = undefined;
    this.old = purchase.total;
    try {
      const seen = JSON.stringify([purchase.lines, purchase.total]);
      // What is clicked before it was compared with the catalogue has to be seen again where it comes out otherwise.
      if (this.#loading.pending) await this.#loading.run();
      if (seen !== JSON.stringify([purchase.lines, purchase.total])) {
        busy.end();
        return;
      }
      purchase.accept(host);
      await this.#sell();
    } catch (thrown) {
      const error = StoreError.from(thrown);
      // Whoever bought without the drawer sees in it why not.
      host.opened = true;
      await host.updateComplete;
      this.error = error;
      purchase.learn(error);
      busy.end();
      host.dispatchEvent(new CheckoutFailedEvent(error));
    }
  }

  async #sell(): Promise<void> {
    const { host, showForm } = this.#page;
    const { store, checkout, successPath, cancelPath, email, reference, language: locale } = host;
    const { purchase } = this;
    const options = { successPath, cancelPath, email, reference, locale };
    if (checkout === 'page' || (checkout === 'form' && !purchase.total?.amount)) {
      this.#busy.leave(await goToCheckout(host, store, purchase, options));
      return;
    }
    if (checkout === 'embedded') {
      const { openEmbeddedCheckout } = await import('../stripe/embedded-checkout.js');
      await openEmbeddedCheckout(host, store, purchase, options);
    } else if (checkout === 'form') {
      await showForm();
    } else {
      throw new StoreError('misconfigured', fill(builderEnglish.noSuchCheckout, { checkout }));
    }
    this.#busy.end();
  }
}
