import { describe, expect, it } from 'vitest';
import { createStore, sqlStore, type StoreOptions } from '../index.js';
import { nodeSqlite } from '../node/index.js';

const ledger = sqlStore(nodeSqlite(':memory:'));
const stripe = {
  secretKey: 'rk_test_canaryCANARY',
  publishableKey: 'pk_test_canaryCANARY',
  webhookSecrets: ['whsec_canaryCANARY'],
};
const good: StoreOptions = {
  stripe,
  origins: ['https://shop.example'],
  siteUrl: 'https://shop.example',
  ledger,
  onPaid: () => {},
};
const live = {
  ...stripe,
  secretKey: 'rk_live_canaryCANARY',
  publishableKey: 'pk_live_canaryCANARY',
};
const sandbox = {
  ...stripe,
  secretKey: 'sk_test_sandbox_storetag',
  publishableKey: 'pk_test_sandbox_storetag',
  sandbox: { url: 'http://localhost:4243' },
};

/** As from a configuration file, which no compiler has seen. */
const create = (options: object) => createStore({ ...good, ...options });

describe('createStore', () => {
  it.each<[string, object]>([
    ['test keys', {}],
    ['live keys', { stripe: live }],
    [
      'a live secret key that was asked for',
      { stripe: { ...live, secretKey: 'sk_live_x', allowSecretKey: true } },
    ],
    ['a sandbox', { stripe: sandbox }],
    ['a sandbox with a seed', { stripe: { ...sandbox, secretKey: 'sk_test_sandbox_my-seed' } }],
    ['http on test keys', { origins: ['http://localhost:4242'], siteUrl: 'http://localhost:4242' }],
    ['nothing to fulfil', { ledger: undefined, onPaid: undefined }],
    [
      'every option',
      {
        shop: 'mugs',
        basePath: '/api/store',
        currency: 'eur',
        catalog: { sells: () => true, metadata: ['x'], maxAge: 0 },
        checkout: {
          shippingCountries: ['DE'],
          automaticTax: true,
          promotionCodes: true,
          successPath: '/thanks',
          cancelPath: 'cart.html',
        },
        onPaidTimeout: 1000,
        limits: {
          checkout: { burst: 1, perMinute: 1 },
          orders: false,
          createsPerSecond: 5,
          forgedPerSecond: false,
          declinesPerAttempt: 3,
          alarm: { share: 0.3, least: 1, pause: 0 },
          minimumAmount: { eur: 100 },
        },
        limit: () => true,
        guard: () => true,
        onAlarm: () => {},
        trustedHops: 1,
        tracing: { getTracer: () => ({ startActiveSpan: () => {} }) },
        logger: console,
        now: Date.now,
      },
    ],
  ])('takes %s', (_, options) => {
    expect(create(options)).toMatchObject({
      fetch: expect.any(Function),
      settle: expect.any(Function),
    });
  });

  it.each<[string, object, string, string]>([
    ['stripe.secretKey', { stripe: { ...stripe, secretKey: undefined } }, 'missing', 'rk_test_…'],
    ['stripe.secretKey', { stripe: { ...stripe, secretKey: '' } }, 'empty', 'dashboard.stripe.com'],
    [
      'stripe.secretKey',
      { stripe: { ...stripe, secretKey: 'pk_test_canaryCANARY' } },
      'pk_test_…',
      'restricted key',
    ],
    [
      'stripe.secretKey',
      { stripe: { ...live, secretKey: 'sk_live_canaryCANARY' } },
      'sk_live_…',
      'allowSecretKey',
    ],
    [
      'stripe.publishableKey',
      { stripe: { ...stripe, publishableKey: 'sk_test_canaryCANARY' } },
      'sk_test_…',
      'pk_…',
    ],
    [
      'stripe.publishableKey',
      { stripe: { ...stripe, publishableKey: 'pk_live_canaryCANARY' } },
      'pk_live_…',
      'same mode',
    ],
    ['stripe.webhookSecrets', { stripe: { ...stripe, webhookSecrets: [] } }, 'a list', 'whsec_…'],
    [
      'stripe.webhookSecrets',
      { stripe: { ...stripe, webhookSecrets: 'whsec_canaryCANARY' } },
      'redacted',
      'list',
    ],
    [
      'stripe.webhookSecrets',
      { stripe: { ...stripe, webhookSecrets: ['sk_test_canaryCANARY'] } },
      'sk_test_…',
      'signing secret',
    ],
    [
      'stripe.sandbox',
      { stripe: { ...stripe, sandbox: { url: 'http://localhost:1' } } },
      'localhost',
      'own keys',
    ],
    [
      'stripe.sandbox',
      { stripe: { ...sandbox, publishableKey: 'pk_test_canaryCANARY' } },
      'localhost',
      'own keys',
    ],
    ['stripe.sandbox', { stripe: { ...sandbox, sandbox: undefined } }, 'missing', '{ url }'],
    [
      'stripe.sandbox.url',
      { stripe: { ...sandbox, sandbox: { url: 'localhost' } } },
      'localhost',
      'http://localhost:4243',
    ],
    ['stripe.secret', { stripe: { ...stripe, secret: 'x' } }, 'given', 'secretKey'],
    ['stripe', { stripe: undefined }, 'missing', 'secretKey'],
    ['origins', { origins: [] }, 'a list', 'https://shop.example'],
    ['origins', { origins: ['*'] }, '`*`', 'https://shop.example'],
    ['origins', { origins: ['https://shop.example/'] }, '`https://shop.example/`', 'no slash'],
    ['origins', { origins: ['https://Shop.example'] }, '`https://Shop.example`', 'Write it as'],
    [
      'origins',
      { stripe: live, origins: ['http://shop.example'] },
      '`http://shop.example`',
      'https',
    ],
    ['siteUrl', { siteUrl: 'shop.example' }, '`shop.example`', 'https://shop.example'],
    ['siteUrl', { siteUrl: undefined }, 'missing', 'https://shop.example'],
    [
      'siteUrl',
      { stripe: live, siteUrl: 'http://shop.example' },
      'http://',
      'live keys need https',
    ],
    ['shop', { shop: 'my shop' }, '`my shop`', 'letters'],
    ['basePath', { basePath: 'api/store/' }, '`api/store/`', '/api/store'],
    ['currency', { currency: 'EUR' }, '`EUR`', 'lowercase'],
    ['catalog.maxAge', { catalog: { maxAge: '5 minutes' } }, '5 minutes', 'milliseconds'],
    ['catalog.sells', { catalog: { sells: ['prod_x'] } }, 'a list', 'function'],
    ['catalog.sell', { catalog: { sell: () => true } }, 'given', 'sells'],
    [
      'checkout.shippingCountries',
      { checkout: { shippingCountries: ['Germany'] } },
      '`Germany`',
      '`DE`',
    ],
    [
      'checkout.shippingCountries',
      { checkout: { shippingCountries: 'DE' } },
      '`DE`',
      'It is a list',
    ],
    [
      'checkout.shippingRates',
      { checkout: { shippingCountries: ['DE'], shippingRates: ['standard'] } },
      '`standard`',
      'shr_…',
    ],
    [
      'checkout.shippingRates',
      { checkout: { shippingCountries: ['DE'], shippingRates: ['shr_1', 'shr_1'] } },
      'shr_1',
      'each once',
    ],
    [
      'checkout.shippingRates',
      {
        checkout: {
          shippingCountries: ['DE'],
          shippingRates: [1, 2, 3, 4, 5, 6].map((n) => `shr_${n}`),
        },
      },
      'shr_6',
      'up to 5',
    ],
    [
      'checkout.shippingCountries',
      { checkout: { shippingRates: ['shr_1'] } },
      'empty',
      'countries to ship to',
    ],
    ['checkout.phone', { checkout: { phone: 'optional' } }, '`optional`', 'true or false'],
    [
      'customerPortal',
      { customerPortal: 'http://billing.stripe.com/p/login/1' },
      '`http://billing.stripe.com/p/login/1`',
      'https://billing.stripe.com/p/login/…',
    ],
    [
      'customerPortal',
      { customerPortal: 'javascript:alert(1)', stripe: sandbox },
      '`javascript:alert(1)`',
      'Copy the link',
    ],
    ['checkout.automaticTax', { checkout: { automaticTax: 'yes' } }, '`yes`', 'true or false'],
    [
      'checkout.successPath',
      { checkout: { successPath: 'https://evil.example' } },
      'evil',
      '/thanks',
    ],
    ['onPaid', { onPaid: 'mail' }, '`mail`', 'function'],
    ['onPaidTimeout', { onPaidTimeout: 0 }, '0', 'milliseconds'],
    ['ledger', { ledger: undefined }, 'missing', "sqlStore(nodeSqlite('store.db'))"],
    ['limits.checkout', { limits: { checkout: 5 } }, '5', 'burst'],
    [
      'limits.checkout',
      { limits: { checkout: { burst: 0, perMinute: 1 } } },
      'an object',
      'burst: 5',
    ],
    ['limits.checkout.burts', { limits: { checkout: { burts: 5 } } }, 'given', 'burst'],
    ['limits.createsPerSecond', { limits: { createsPerSecond: 0 } }, '0', 'such as 20'],
    ['limits.forgedPerSecond', { limits: { forgedPerSecond: 1.5 } }, '1.5', 'or false'],
    ['limits.declinesPerAttempt', { limits: { declinesPerAttempt: '5' } }, '`5`', 'whole number'],
    ['limits.alarm.share', { limits: { alarm: { share: 0 } } }, '0', 'such as 0.5'],
    ['limits.alarm.least', { limits: { alarm: { least: -1 } } }, '-1', 'such as 20'],
    ['limits.alarm.pause', { limits: { alarm: { pause: Infinity } } }, 'null', 'milliseconds'],
    ['limits.minimumAmount.EUR', { limits: { minimumAmount: { EUR: 100 } } }, '100', 'lowercase'],
    ['limits.minimumAmount.eur', { limits: { minimumAmount: { eur: 0.5 } } }, '0.5', 'minor units'],
    ['limits.creates', { limits: { creates: 5 } }, 'given', 'createsPerSecond'],
    ['limit', { limit: 'redis' }, '`redis`', 'function'],
    ['guard', { guard: true }, 'true', 'function'],
    ['onAlarm', { onAlarm: {} }, 'an object', 'function'],
    ['clientIp', { clientIp: 'x-real-ip' }, '`x-real-ip`', 'cloudflare'],
    ['clientIp', { clientIp: 'constructor' }, '`constructor`', 'cloudflare'],
    ['trustedHops', { trustedHops: 0 }, '0', 'such as 1'],
    ['trustedHops', { trustedHops: 1, clientIp: 'vercel' }, '1', 'Leave it out'],
    ['tracing', { tracing: 'on' }, '`on`', '@opentelemetry/api'],
    ['tracing', { tracing: {} }, 'an object', '@opentelemetry/api'],
    ['logger', { logger: {} }, 'an object', 'console'],
    ['now', { now: 5 }, '5', 'milliseconds'],
    ['onpaid', { onpaid: () => {} }, 'given', 'onPaid'],
  ])('names %s: %j', (name, options, value, mend) => {
    const error = (() => {
      try {
        return create(options);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(TypeError);
    const { message } = error as TypeError;
    expect(message.startsWith(`\`${name}\` must not be `)).toBe(true);
    expect(message).toContain(value);
    expect(message).toContain(mend);
    expect(message).not.toContain('CANARY');
  });

  it('reads the options once', async () => {
    const origins = ['https://shop.example'];
    const store = create({ origins });
    origins.push('https://evil.example');
    const response = await store.fetch(
      new Request('https://api.example/orders/cs_x', {
        headers: { origin: 'https://evil.example' },
      }),
    );
    expect(response.status).toBe(403);
  });
});
