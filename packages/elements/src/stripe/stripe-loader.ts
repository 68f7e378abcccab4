import { isSandboxKey } from '@storetag/protocol';
import type { Stripe, StripeConstructor, StripeElementLocale } from '@stripe/stripe-js';
import { StoreError } from '../store-error.js';
import { storetagPolicy } from '../trusted-types.js';

/** Stripe's own script, of the release train that this version is written for. */
export const STRIPE_JS_URL = 'https://js.stripe.com/endive/stripe.js';

/** Milliseconds that one download may take. A stalled one has no event of its own. */
const PATIENCE = 15_000;

/** Where payments go, as `GET {endpoint}/config` tells. */
export interface StripeAccount {
  /** Stripe publishable key, `pk_…`. */
  publishable_key: string;
  /** Another script than Stripe's. Taken only with a sandbox key, so that no answer can swap a live card form. */
  stripe_js?: string;
}

// Stripe wants one script, and one instance per key and language, on a page: so these belong to the page.
const scripts = new Map<string, Promise<StripeConstructor>>();
const instances = new Map<string, Promise<Stripe>>();
const ours = new WeakSet<Element>();

/**
 * Gives the page's one Stripe instance for an account in a language, and loads Stripe.js where it is not there yet.
 *
 * A failed download is tried once more. If that fails too the promise rejects, and a later call starts afresh.
 *
 * @param language - BCP 47 tag of what Stripe.js says; an instance keeps it for good. Default: the browser's.
 * @param patience - Milliseconds that one download may take.
 * @throws {StoreError} `stripe_unreachable`: blocked, offline, too slow, or the page has another Stripe.js.
 * @see {@link https://docs.stripe.com/js/including}
 */
export function loadStripe(
  account: StripeAccount,
  language?: string,
  patience?: number,
): Promise<Stripe> {
  const { publishable_key: key } = account;
  const locale = stripeLocale(language);
  return once(instances, `${key} ${locale}`, async () => {
    const create = await loadStripeJs(account, patience);
    const stripe = create(key, { locale });
    stripe.registerAppInfo({ name: 'storetag', url: 'https://github.com/storetag/storetag' });
    return stripe;
  });
}

/** Stripe takes a language with or without a region, and chooses itself where it does not have it. */
export function stripeLocale(language = ''): StripeElementLocale {
  const tag = language.replace('-Hans', '');
  return isLocale(tag) ? tag : 'auto';
}

function isLocale(tag: string): tag is StripeElementLocale {
  return /^[a-z]{2,3}(-[A-Z0-9]{2,3})?$/.test(tag);
}

function loadStripeJs(
  { publishable_key: key, stripe_js }: StripeAccount,
  patience = PATIENCE,
): Promise<StripeConstructor> {
  const url = (isSandboxKey(key) && stripe_js) || STRIPE_JS_URL;
  return once(scripts, url, async () => {
    for (let tries = 2; !window.Stripe && tries; tries--) {
      try {
        await download(url, patience);
      } catch (cause) {
        // A second wait as long as the first would help nobody.
        if (tries === 1 || cause === 'slow') throw unreachable(`${url} did not load.`, cause);
      }
    }
    if (window.Stripe && scriptOf(url)) return window.Stripe;
    throw unreachable(`\`window.Stripe\` must come from ${url}: remove any other Stripe.js.`);
  });
}

/** Shares one promise per key, unless and until it rejects. */
function once<T>(all: Map<string, Promise<T>>, key: string, start: () => Promise<T>): Promise<T> {
  let one = all.get(key);
  if (!one) {
    all.set(key, (one = start()));
    one.catch(() => all.delete(key));
  }
  return one;
}

function download(url: string, patience: number): Promise<unknown> {
  let script = scriptOf(url);
  // The page's own tag may have failed before we could listen. Once the document is complete, it has.
  if (!script || (document.readyState === 'complete' && !ours.has(script))) {
    script = document.createElement('script');
    script.src = storetagPolicy().createScriptURL(url);
    ours.add(script);
    document.head.append(script);
  }
  const tag = script;
  return new Promise((resolve, reject) => {
    tag.addEventListener('load', resolve);
    tag.addEventListener('error', () => {
      tag.remove();
      reject();
    });
    // The tag stays: if it arrives after all, the next call uses it.
    setTimeout(reject, patience, 'slow');
  });
}

function scriptOf(url: string): HTMLScriptElement | undefined {
  // Stripe's own loader may have added `?advancedFraudSignals=false`.
  return [...document.scripts].find(({ src }) => src.split('?')[0] === url);
}

function unreachable(message: string, cause?: unknown): StoreError {
  return new StoreError('stripe_unreachable', message, { cause });
}
