import type { Price, Product, StoreConfig } from '@storetag/protocol';
import type { ReactiveController } from 'lit';
import { isUnderWay } from '../attempts.js';
import { cartOf } from '../cart/cart.js';
import { leftOf } from '../left-of.js';
import { Loading } from '../loading.js';
import { readConfig } from '../payment-calls.js';
import { productWith } from '../product-with.js';
import { CartPurchase } from '../purchase/cart-purchase.js';
import { Purchase } from '../purchase/purchase.js';
import { unitsOf } from '../purchase/units.js';
import type { Sale } from '../purchase/sale.js';
import type { StoreClient } from '../store-client.js';
import type { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { builderEnglish } from '../words/builder-words.js';
import { checkoutEnglish } from '../words/checkout-words.js';
import type { Terms } from './terms.js';

interface Read {
  config: StoreConfig;
  /** Of one price; a cart knows its own. */
  product?: Product;
}

/** What a form sells, one price or the cart, and to whose account: read from the store, and followed. */
export class FormSale implements ReactiveController {
  readonly #host: StoreElement;
  readonly #terms: () => Terms;
  readonly #early: (config: StoreConfig) => void;
  readonly #loading: Loading<Read>;
  readonly #one: Purchase;
  readonly #cart: CartPurchase;
  #forget: (() => void) | undefined;
  #followed = '';

  /**
   * @param store - Throws where there is none.
   * @param failed - Called when it could not be read.
   * @param early - Called with the configuration as soon as that is there, where it is known that something is sold.
   */
  constructor(
    host: StoreElement,
    terms: () => Terms,
    store: () => StoreClient,
    failed: (error: StoreError) => unknown,
    early: (config: StoreConfig) => void,
  ) {
    this.#early = early;
    this.#host = host;
    this.#terms = terms;
    this.#cart = new CartPurchase(() => cartOf(terms().address));
    this.#one = new Purchase(() => {
      const product = this.#loading.value?.product;
      const price = product?.prices.find(({ id }) => id === terms().price);
      const quantity = terms().quantity;
      // Only where it matters: it looks through all that is stored.
      const isHeld =
        !!price &&
        (leftOf(product, price) ?? quantity) < quantity &&
        isUnderWay(store().endpoint, [{ price: price.id, quantity: unitsOf(quantity) }]);
      return { product: price && product, price, quantity, isHeld };
    });
    host.addController(this);
    this.#loading = new Loading<Read>(host, {
      key: () => this.#key,
      load: (signal) => this.#read(store(), signal),
      done: (_, error) => error && failed(error),
    });
  }

  get isCart(): boolean {
    return this.#terms().source === 'cart';
  }

  get sale(): Sale {
    return this.isCart ? this.#cart : this.#one;
  }

  /** Whether all that is sold has been read: what came into the cart just now has not. */
  get isKnown(): boolean {
    return !this.isCart || this.#cart.isChecked;
  }

  /** The price, where it is one. */
  get price(): Price | undefined {
    return this.isCart ? undefined : this.#one.price;
  }

  /** Why what is in the cart cannot be bought together. */
  get clash(): StoreError | undefined {
    const clash = this.isCart && this.#cart.clash;
    return clash ? new StoreError(clash, clash) : undefined;
  }

  /** The store's configuration, once what is sold has been read with it. */
  get config(): StoreConfig | undefined {
    return this.#loading.value?.config;
  }

  /** Why it is not known, or no longer sold. */
  get error(): StoreError | undefined {
    return this.#loading.error;
  }

  set error(error: StoreError) {
    this.#loading.error = error;
  }

  /** Reads it again. Never rejects. */
  refresh(): Promise<void> {
    return this.#loading.run();
  }

  hostUpdate(): void {
    const address = this.isCart ? this.#terms().address : '';
    if (address === this.#followed) return;
    this.hostDisconnected();
    this.#followed = address;
    if (address) this.#forget = cartOf(address).subscribe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#forget?.();
    this.#followed = '';
  }

  get #key(): string {
    const { address, price, data } = this.#terms();
    if (!this.isCart) return [address, price, data?.id].join(' ');
    return [address, ...cartOf(address).lines.map((line) => line.price)].join(' ');
  }

  /** @throws {StoreError} `misconfigured` without a price, `price_not_sold` where no product has it. */
  async #read(store: StoreClient, signal: AbortSignal): Promise<Read> {
    const { price, data } = this.#terms();
    if (!this.isCart && !price) throw new StoreError('misconfigured', builderEnglish.noFormPrice);
    const account = readConfig(store).then((config) => {
      if (this.isCart ? !this.#cart.isEmpty : data && data.stock !== 0) this.#early(config);
      return config;
    });
    if (this.isCart) {
      const [config] = await Promise.all([account, this.#cart.check(store, signal)]);
      return { config };
    }
    const isSought = ({ id }: Price): boolean => id === price;
    const [config, product] = await Promise.all([
      account,
      data ?? productWith(store, isSought, signal, { price }),
    ]);
    if (!product?.prices.some(isSought)) {
      throw new StoreError('price_not_sold', checkoutEnglish.notSold);
    }
    return { config, product };
  }
}
