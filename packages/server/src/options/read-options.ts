import { safeLogger } from '../log/logger.js';
import { readKeys } from './read-keys.js';
import { readOrigins, readPortal, readSiteUrl } from './read-addresses.js';
import { checkKeys } from './check-keys.js';
import { readCheckout } from './read-checkout.js';
import { readCallbacks } from './read-callbacks.js';
import { readOnLate, readStock } from './read-stock.js';
import { readLimitHooks, readLimits } from './read-limits.js';
import { readTracer } from './read-tracer.js';
import type { StoreOptions, StoreSettings } from './store-options.js';
import { wrongOption } from './wrong-option.js';

const KNOWN =
  'stripe origins siteUrl shop basePath currency catalog checkout stock customerPortal ledger onPaid onLate onSubscriptionPaid onSubscriptionEnded onRefunded onDisputed onPaidTimeout limits limit guard onAlarm clientIp trustedHops tracing logger now';
const KNOWN_STRIPE = 'secretKey publishableKey webhookSecrets allowSecretKey sandbox fetch';
const KNOWN_CATALOG = 'sells metadata maxAge';

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
  const stripe = readKeys(options.stripe);
  const livemode = stripe.publishableKey.startsWith('pk_live_');
  const siteUrl = readSiteUrl(options.siteUrl, livemode);
  const { ledger, onPaidTimeout = 8000 } = options;

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
  if (!(onPaidTimeout >= 100 && onPaidTimeout <= 600_000)) {
    throw wrongOption('onPaidTimeout', onPaidTimeout, 'Write 100 to 600000 milliseconds.');
  }
  const { logger = console, now = Date.now } = options;
  if (typeof logger.warn !== 'function' || typeof logger.error !== 'function') {
    throw wrongOption('logger', logger, 'Pass an object with `warn` and `error`, as `console` is.');
  }
  if (typeof now !== 'function') {
    throw wrongOption('now', now, 'Pass a function that returns milliseconds.');
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
    checkout: readCheckout(checkout, siteUrl),
    customerPortal:
      options.customerPortal === undefined
        ? undefined
        : readPortal(options.customerPortal, stripe.sandbox !== undefined),
    stock: readStock(options.stock, ledger),
    ledger,
    ...readCallbacks(options),
    onLate: readOnLate(options.onLate, ledger),
    onPaidTimeout,
    limits: readLimits(options.limits),
    limit: undefined,
    guard: undefined,
    onAlarm: undefined,
    clientIp: undefined,
    trustedHops: undefined,
    ...readLimitHooks(options),
    tracer: readTracer(options.tracing),
    logger: safeLogger(logger, [stripe.secretKey, ...stripe.webhookSecrets]),
    now,
  };
}
