import { StoreError } from './store-error.js';
import type { Message } from './words/message.js';

/** What a page says once for all its elements. An element's own attribute of the same name wins. */
export interface StoreConfiguration {
  /** Address of the store's server; relative to the page. Default `/api/store`. */
  endpoint?: string;
  /** Address of a `catalog.json`, for a store without a server. */
  catalog?: string;
  /** BCP 47 tag for words and amounts. Default: the page's `<html lang>`, else the browser's. */
  locale?: string;
  /** ISO 4217 code that prices are shown in where they exist in it. Default: each price's own. */
  currency?: string;
  /** Whether the cart opens when something is added to it. Default: it only says so. */
  openCartOnAdd?: boolean;
  /**
   * Template of the addresses at which products' images are to be had in other sizes, from an image service of yours:
   * `/cdn-cgi/image/width={width}/{url}`. `https:` or of this site. Default: images are loaded as Stripe has them.
   */
  images?: string;
  /** `page` loads Stripe.js with the page, for Stripe's signs of fraud. Default: when a payment is about to be entered. */
  stripeJs?: 'page';
  /**
   * Proof that no robot buys, for the server's `guard`: the name of the form field that holds it,
   * `cf-turnstile-response`, or a function that gives it. It is sent with every purchase. Default: none.
   */
  guard?: string | (() => string | Promise<string>);
  /** The page's own words in place of ours, by the names that `docs/words.md` lists: `{ buy: 'Get it' }`. */
  words?: Readonly<Record<string, Message>>;
}

const page: StoreConfiguration = {};
const listeners = new Set<() => void>();

/**
 * Configures every store element of the page; those that are there already start again.
 *
 * @throws {StoreError} `secret_in_page` when a value holds a secret key: nothing is sent then.
 */
export function configureStore(configuration: StoreConfiguration): void {
  refuseSecrets(Object.values(configuration));
  Object.assign(page, configuration);
  announce();
  if (configuration.stripeJs) {
    import('./stripe/load-at-once.js').then((module) => module.loadStripeAtOnce(), console.warn);
  }
}

/** Has every store element of the page look again at how it is configured, and in which words it speaks. */
export function announce(): void {
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the page is configured, until the returned function is called. */
export function onConfigure(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What the page was configured with. */
export function pageConfiguration(): Readonly<StoreConfiguration> {
  return page;
}

/**
 * Refuses values that hold a Stripe secret, restricted or webhook key.
 *
 * @throws {StoreError} `secret_in_page`; the message does not repeat the key.
 */
export function refuseSecrets(values: Iterable<unknown>): void {
  for (const value of values) {
    if (/(^|\W)([sr]k|whsec)_\w/.test(String(value))) {
      throw new StoreError(
        'secret_in_page',
        'A secret Stripe key stands in this page, for all to read. Remove it and roll it in the Stripe Dashboard.',
      );
    }
  }
}
