import { createSandbox } from '../../packages/sandbox/dist/index.js';
import { faultyFetch } from './faulty-fetch.mjs';
import { eventOf, signEvent } from './sign-event.mjs';
import { stripeApi } from './stripe-api.mjs';

export const ORIGIN = 'https://shop.example';
export const WEBHOOK_SECRET = 'whsec_canary_torture_0123456789';

/** A harness buys as fast as it can, all from one place; the rows about limits set their own. */
export const NO_LIMITS = {
  checkout: false,
  orders: false,
  createsPerSecond: false,
  forgedPerSecond: false,
  alarm: false,
};

/**
 * A store on a sandbox, both in this process, with faults between them.
 *
 * @param build - URL of the server's folder, as `buildServer` gives it.
 * @param faults - As of `faultyFetch`: `{ rate, kinds }`.
 * @param onCall - Hears of each request to Stripe.
 * @param overrides - Further options of `createStore`; `stripe` is merged.
 */
export async function openShop({
  build,
  random,
  faults,
  sandbox: given,
  products,
  onCall,
  ...overrides
}) {
  const { createStore, sqlStore } = await import(new URL('index.js', build).href);
  const { nodeSqlite } = await import(new URL('node/index.js', build).href);
  const sandbox = given ?? createSandbox({ ...(products && { products }) });
  const faulty = faultyFetch(sandbox, random, faults);
  const fetch = (input, init) => {
    onCall?.(new Request(input, init));
    return faulty(input, init);
  };
  const logs = [];
  const log = (message, details) => {
    if (logs.length < 1000) logs.push([message, details]);
  };
  const { stripe, ...options } = overrides;
  const store = createStore({
    stripe: {
      secretKey: sandbox.keys.secret,
      publishableKey: sandbox.keys.publishable,
      webhookSecrets: [WEBHOOK_SECRET],
      sandbox: { url: 'http://sandbox.test' },
      fetch,
      ...stripe,
    },
    origins: [ORIGIN],
    siteUrl: ORIGIN,
    ledger: sqlStore(nodeSqlite(':memory:')),
    onPaid: () => {},
    limits: NO_LIMITS,
    logger: { debug: () => {}, info: () => {}, warn: log, error: log },
    ...options,
  });
  const direct = (input, init) => sandbox.fetch(new Request(input, init));
  return {
    sandbox,
    store,
    logs,
    faults: faulty.counts,
    /** Stripe's API with the secret key, and with the publishable one as a page has it; neither meets a fault. */
    dashboard: stripeApi(direct, sandbox.keys.secret),
    page: stripeApi(direct, sandbox.keys.publishable),
    call: (method, path, body, headers) => callStore(store, method, path, body, headers),
    /** Has Stripe tell the store of an intent, by a webhook. Gives the status of the answer. */
    async tell(type, id) {
      const intent = await stripeApi(direct, sandbox.keys.secret)('GET', `payment_intents/${id}`);
      const payload = eventOf(type, intent);
      const signature = signEvent(payload, WEBHOOK_SECRET, options.now?.());
      const headers = { 'stripe-signature': signature };
      return (await callStore(store, 'POST', 'webhooks', payload, headers)).status;
    },
  };
}

/** Calls a store as a page of {@link ORIGIN} does. Gives `{ status, body, response }`. */
async function callStore(store, method, path, body, headers = {}) {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const request = new Request(`https://api.example/api/store/${path}`, {
    method,
    headers: {
      ...(method !== 'GET' && { origin: ORIGIN }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: text }),
  });
  const response = await store.fetch(request);
  return { status: response.status, body: await response.json().catch(() => null), response };
}
