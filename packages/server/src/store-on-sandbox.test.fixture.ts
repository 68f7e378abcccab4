import { createSandbox, type Sandbox } from '@storetag/sandbox';
import { Stripe } from 'stripe';
import { expect, onTestFinished } from 'vitest';
import { createStore, sqlStore, type PaidOrder, type StoreOptions } from './index.js';
import { nodeSqlite } from './node/index.js';

export const ORIGIN = 'https://shop.example';
export const WEBHOOK_SECRET = 'whsec_canary0123456789';

type Overrides = Omit<Partial<StoreOptions>, 'stripe'> & {
  stripe?: Partial<StoreOptions['stripe']>;
  sandbox?: Sandbox;
};

/**
 * A store whose Stripe is a sandbox in this process. Everything it answers and logs is searched for secrets when the
 * test ends.
 */
export function storeOnSandbox({ stripe: access, sandbox: given, ...overrides }: Overrides = {}) {
  const sandbox = given ?? createSandbox();
  const paid: { order: PaidOrder; key: string; attempt: number }[] = [];
  const logs: string[] = [];
  const outputs: string[] = [];
  const write = (message: string, details: object) =>
    void logs.push(`${message} ${JSON.stringify(details)}`);
  const logger = { warn: write, error: write };
  const toSandbox: typeof fetch = (input, init) => sandbox.fetch(new Request(input, init));
  const options: StoreOptions = {
    stripe: {
      secretKey: sandbox.keys.secret,
      publishableKey: sandbox.keys.publishable,
      webhookSecrets: [WEBHOOK_SECRET],
      sandbox: { url: 'http://sandbox.test' },
      fetch: toSandbox,
      ...access,
    },
    origins: [ORIGIN],
    siteUrl: ORIGIN,
    ledger: sqlStore(nodeSqlite(':memory:')),
    onPaid: (order, { idempotencyKey, attempt }) => {
      paid.push({ order, key: idempotencyKey, attempt });
    },
    // Tests send more in a second than customers do; those of the limits set their own.
    limits: { createsPerSecond: false, forgedPerSecond: false },
    logger,
    ...overrides,
  };
  const store = createStore(options);

  /** Calls the store as a page of {@link ORIGIN} does. */
  async function call(
    method: string,
    path: string,
    { body, headers }: { body?: unknown; headers?: Record<string, string | undefined> } = {},
  ): Promise<Response> {
    const all = {
      ...(method === 'GET' || method === 'HEAD' ? {} : { origin: ORIGIN }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const sent = new Headers();
    for (const [name, value] of Object.entries(all)) if (value !== undefined) sent.set(name, value);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const init = { method, headers: sent, ...(body === undefined ? {} : { body: text }) };
    const response = await store.fetch(new Request(`https://api.example/api/store/${path}`, init));
    outputs.push(JSON.stringify([...response.headers]), await response.clone().text());
    return response;
  }

  /** Posts an event about an object, signed with the endpoint's secret. */
  async function webhook(type: string, object: unknown, event: Record<string, unknown> = {}) {
    const payload = JSON.stringify({
      id: 'evt_1',
      object: 'event',
      livemode: false,
      type,
      data: { object },
      ...event,
    });
    const signature = await Stripe.webhooks.generateTestHeaderStringAsync({
      payload,
      secret: WEBHOOK_SECRET,
    });
    return call('POST', 'webhooks', { body: payload, headers: { 'stripe-signature': signature } });
  }

  onTestFinished(() => {
    const said = [...logs, ...outputs].join('\n');
    expect(said).not.toMatch(/sk_test_|sk_live_|rk_live_|whsec_/);
    expect(logs.join('\n')).not.toMatch(/_secret_|attempt-/);
    // A client secret leaves the server only as the answer to whoever makes the purchase.
    expect(said.replaceAll(/"client_secret":"[^"]+"/g, '')).not.toMatch(/_secret_/);
    expect(said).not.toContain('attempt-');
  });

  return {
    sandbox,
    store,
    paid,
    logs,
    call,
    webhook,
    /** A Stripe client of the owner's own, for what happens in the Dashboard. */
    dashboard: new Stripe(sandbox.keys.secret, {
      httpClient: Stripe.createFetchHttpClient(toSandbox),
      host: 'sandbox.test',
      protocol: 'http',
      port: 80,
      telemetry: false,
      maxNetworkRetries: 0,
    }),
    /** Requests that reached Stripe since the last time this was asked, as `POST /v1/payment_intents`. */
    calls: requestsOf(sandbox),
  };
}

function requestsOf(sandbox: Sandbox): () => string[] {
  let seen = sandbox.requests.length;
  return () => {
    const made = sandbox.requests.slice(seen).map(({ method, path }) => `${method} ${path}`);
    seen = sandbox.requests.length;
    return made;
  };
}

let attempts = 0;

/** A new attempt id. All begin alike, so that one in an answer or a log is found. */
export function newAttempt(): string {
  attempts++;
  return `attempt-${String(attempts).padStart(20, '0')}`;
}
