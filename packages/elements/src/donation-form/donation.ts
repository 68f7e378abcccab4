import type { ExpectedTotal, Price, Product } from '@storetag/protocol';
import { Loading } from '../loading.js';
import { productWith } from '../product-with.js';
import { CheckoutFailedEvent } from '../payment-events.js';
import { Busy } from '../purchase/busy.js';
import { goToCheckout } from '../purchase/go-to-checkout.js';
import { Purchase } from '../purchase/purchase.js';
import type { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { builderEnglish } from '../words/builder-words.js';
import { checkoutEnglish } from '../words/checkout-words.js';
import { rhythmsOf, type Rhythm } from './amounts.js';

/** A donation form's element, with what its attributes say. */
export interface DonationElement extends StoreElement {
  product?: string;
  prices?: string;
  checkout: string;
  successPath?: string;
  cancelPath?: string;
  email?: string;
  reference?: string;
  data?: Product | undefined;
}

/** What can be given, what the customer chose of it, and the way to give it. */
export class Donation {
  readonly purchase = new Purchase(() => {
    const price = this.price;
    const product = this.#loading.value?.find(({ prices }) =>
      prices.some(({ id }) => id === price?.id),
    );
    return { product, price, quantity: 1 };
  });
  /** Why it could not be given. */
  error: StoreError | undefined;
  /** The total that was displayed when it was submitted last. */
  old: ExpectedTotal | undefined;
  readonly #host: DonationElement;
  readonly #loading: Loading<Product[]>;
  readonly #busy: Busy;
  #chosen: Price | undefined;
  #giving: Promise<void> | undefined;

  /** @param address - Absolute URL of the store's server. */
  constructor(host: DonationElement, address: () => string) {
    this.#host = host;
    this.#busy = new Busy(host);
    this.#loading = new Loading(host, {
      key: () => [address(), host.product, host.prices, host.data?.id].join(' '),
      load: (signal) => this.#read(signal),
    });
  }

  get isBusy(): boolean {
    return this.#busy.is;
  }

  /** Whether the amounts have been read. */
  get isRead(): boolean {
    return !!this.#loading.value;
  }

  /** Why they could not be read. */
  get unread(): StoreError | undefined {
    return this.#loading.error;
  }

  get rhythms(): Rhythm[] {
    return rhythmsOf(this.#loading.value ?? [], this.#wanted, this.#host.preferredCurrency);
  }

  /** The price that is chosen now: the customer's choice, else the first. */
  get price(): Price | undefined {
    const prices = this.rhythms.flatMap((rhythm) => rhythm.prices);
    return prices.find(({ id }) => id === this.#chosen?.id) ?? prices[0];
  }

  choose(price: Price | undefined): void {
    this.#chosen = price;
    this.#forget();
  }

  /** Another rhythm keeps the amount, where it has the same. */
  chooseRhythm({ prices }: Rhythm): void {
    const amount = this.price?.unit_amount;
    this.choose(prices.find(({ unit_amount }) => unit_amount === amount) ?? prices[0]);
  }

  /** Gives what is chosen; while that lasts, further calls join it. Never rejects: an event tells how it went. */
  give(): Promise<void> {
    return (this.#giving ??= this.#give().finally(() => {
      this.#giving = undefined;
    }));
  }

  /** Reads the amounts again. Never rejects. */
  refresh(): Promise<void> {
    this.#forget();
    return this.#loading.run();
  }

  #forget(): void {
    this.error = undefined;
    this.purchase.forget();
    this.#host.requestUpdate();
  }

  get #wanted(): string[] {
    return this.#host.prices?.split(/[\s,]+/).filter(Boolean) ?? [];
  }

  async #read(signal: AbortSignal): Promise<Product[]> {
    const { store, data, product } = this.#host;
    if (data) return [data];
    if (product) return [await store.product(product, signal)];
    const ids = this.#wanted;
    if (ids.length === 0) throw new StoreError('misconfigured', builderEnglish.noAmounts);
    const found = await Promise.all(
      ids.map((price) => productWith(store, ({ id }) => id === price, signal, { price })),
    );
    const products = new Map(found.flatMap((each) => (each ? [[each.id, each]] : [])));
    if (products.size === 0) throw new StoreError('price_not_sold', checkoutEnglish.notSold);
    return [...products.values()];
  }

  async #give(): Promise<void> {
    const host = this.#host;
    const busy = this.#busy;
    const { purchase } = this;
    if (busy.is || purchase.isEmpty) return;
    busy.begin();
    this.error = undefined;
    this.old = purchase.total;
    const { checkout, store, successPath, cancelPath, email, reference, language: locale } = host;
    const options = { successPath, cancelPath, email, reference, locale };
    try {
      if (checkout === 'embedded') {
        const { openEmbeddedCheckout } = await import('../stripe/embedded-checkout.js');
        await openEmbeddedCheckout(host, store, purchase, options);
        busy.end();
      } else busy.leave(await goToCheckout(host, store, purchase, options));
    } catch (thrown) {
      this.error = StoreError.from(thrown);
      purchase.learn(this.error);
      busy.end();
      host.dispatchEvent(new CheckoutFailedEvent(this.error));
    }
  }
}
