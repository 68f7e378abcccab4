import { safeLogger } from '../log/logger.js';
import { readKeys } from './read-keys.js';
import { readOrigins, readPath, readSiteUrl } from './read-addresses.js';
import type { StoreOptions, StoreSettings } from './store-options.js';
import { wrongOption } from './wrong-option.js';

const KNOWN = words(
  'stripe origins siteUrl shop basePath currency catalog checkout ledger onPaid onPaidTimeout logger now',
);
const KNOWN_STRIPE = words('secretKey publishableKey webhookSecrets allowSecretKey sandbox fetch');
const KNOWN_CATALOG = words('sells metadata maxAge');
const KNOWN_CHECKOUT = words(
  'shippingCountries automaticTax promotionCodes successPath cancelPath',
);

/**
 * Checks the options and fills in the defaults.
 *
 * @throws {TypeError} naming the option, its value (never a key) and what to write instead.
 */
export function readOptions(options: StoreOptions): StoreSettings {
  checkKeys('', options, KNOWN);
  const { catalog = {}, checkout = {}, shop = 'storetag', basePath, currency = null } = options;
  checkKeys('stripe', options.stripe, KNOWN_STRIPE);
  checkKeys('catalog', catalog, KNOWN_CATALOG);
  checkKeys('checkout', checkout, KNOWN_CHECKOUT);
  const stripe = readKeys(options.stripe);
  const livemode = stripe.publishableKey.startsWith('pk_live_');
  const siteUrl = readSiteUrl(options.siteUrl, livemode);
  const { ledger, onPaid, onPaidTimeout = 8000 } = options;

  if (!/^[\w.-]{1,100}$/.test(shop)) {
    throw wrongOption('shop', shop, 'Give it 1 to 100 letters, digits, `.`, `_` or `-`.');
  }
  if (basePath !== undefined && !/^(?:\/[\w.~-]+)+$/.test(basePath)) {
    throw wrongOption('basePath', basePath, 'Write it as `/api/store`: no slash at its end.');
  }
  if (currency !== null && !/^[a-z]{3}$/.test(currency)) {
    throw wrongOption('currency', currency, 'Write a lowercase ISO 4217 code such as `eur`.');
  }
  const { maxAge = 300_000, metadata = [], sells = () => true } = catalog;
  if (!(maxAge >= 0)) {
    throw wrongOption('catalog.maxAge', maxAge, 'Write milliseconds, such as 300000.');
  }
  if (typeof sells !== 'function') {
    throw wrongOption('catalog.sells', sells, 'Pass a function `(product) => boolean`.');
  }
  const shippingCountries = checkout.shippingCountries ?? [];
  const country = shippingCountries.find((each) => !/^[A-Z]{2}$/.test(each));
  if (country !== undefined) {
    throw wrongOption('checkout.shippingCountries', country, 'Write ISO codes such as `DE`.');
  }
  if (!(onPaidTimeout >= 100 && onPaidTimeout <= 600_000)) {
    throw wrongOption('onPaidTimeout', onPaidTimeout, 'Write 100 to 600000 milliseconds.');
  }
  if (onPaid !== undefined && typeof onPaid !== 'function') {
    throw wrongOption('onPaid', onPaid, 'Pass a function `(order, context) => Promise<void>`.');
  }
  const { automaticTax = false, promotionCodes = false } = checkout;
  for (const [name, value] of Object.entries({ automaticTax, promotionCodes })) {
    if (typeof value !== 'boolean') {
      throw wrongOption(`checkout.${name}`, value, 'Write true or false.');
    }
  }
  const { logger = console, now = Date.now } = options;
  if (typeof logger.warn !== 'function' || typeof logger.error !== 'function') {
    throw wrongOption('logger', logger, 'Pass an object with `warn` and `error`, as `console` is.');
  }
  if (typeof now !== 'function') {
    throw wrongOption('now', now, 'Pass a function that returns milliseconds.');
  }
  if (onPaid && typeof ledger?.claim !== 'function') {
    throw wrongOption(
      'ledger',
      ledger,
      "`onPaid` needs one, so that no order is fulfilled twice: pass `sqlStore(nodeSqlite('store.db'))`.",
    );
  }
  return {
    stripe,
    origins: readOrigins(options.origins, livemode),
    siteUrl,
    shop,
    basePath,
    currency,
    livemode,
    catalog: { sells, metadata: [...metadata], maxAge },
    checkout: {
      shippingCountries: [...shippingCountries],
      automaticTax,
      promotionCodes,
      successPath:
        checkout.successPath === undefined
          ? undefined
          : readPath('checkout.successPath', checkout.successPath, siteUrl),
      cancelPath: readPath('checkout.cancelPath', checkout.cancelPath ?? '', siteUrl),
    },
    ledger,
    onPaid,
    onPaidTimeout,
    logger: safeLogger(logger, [stripe.secretKey, ...stripe.webhookSecrets]),
    now,
  };
}

function words(list: string): string[] {
  return list.split(' ');
}

function checkKeys(name: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== 'object' || value === null) {
    throw wrongOption(name, value, `Pass an object of ${known.join(', ')}.`);
  }
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown === undefined) return;
  const path = name ? `${name}.${unknown}` : unknown;
  throw wrongOption(path, 'given', `It is no option; there are ${known.join(', ')}.`);
}
