import { readPaymentIntentAnswer, readProblem } from '@storetag/protocol';
import { describe, expect, it } from 'vitest';
import { createStripe } from './create-stripe.js';
import { newAttempt, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';

type Setup = ReturnType<typeof storeOnSandbox>;
type Exchange = (send: () => Promise<Response>) => Promise<Response>;

const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq';
const INTENTS = '/v1/payment_intents';

/** A store between which and Stripe each create goes through one of these, and then as it should. */
function setUp(...exchanges: Exchange[]) {
  const keys: (string | null)[] = [];
  const setup: Setup = storeOnSandbox({
    stripe: {
      fetch(input, init) {
        const request = new Request(input, init);
        const send = () => setup.sandbox.fetch(request);
        if (request.method !== 'POST' || new URL(request.url).pathname !== INTENTS) return send();
        keys.push(request.headers.get('idempotency-key'));
        return (exchanges.shift() ?? ((sent) => sent()))(send);
      },
    },
  });
  return { ...setup, keys };
}

const purchase = () => ({ attempt_id: newAttempt(), line_items: [{ price: MUG, quantity: 1 }] });
const buy = ({ call }: Pick<Setup, 'call'>, body: object = purchase()) =>
  call('POST', 'payment-intents', { body });
const intentsOf = async ({ dashboard }: Pick<Setup, 'dashboard'>) =>
  (await dashboard.paymentIntents.list()).data;

const failure =
  (status: number, type: string, headers: Record<string, string> = {}): Exchange =>
  () =>
    Promise.resolve(
      Response.json({ error: { type, message: 'sk_test_canary' } }, { status, headers }),
    );
const lost: Exchange = () => Promise.reject(new TypeError('reset before execution'));
const lostAfter: Exchange = async (send) => {
  await send();
  throw new TypeError('reset after execution');
};
const half: Exchange = async (send) => {
  const { status, headers, body } = await send();
  const text = await new Response(body).text();
  return new Response(text.slice(0, text.length / 2), { status, headers });
};
const drip: Exchange = async (send) => {
  const { status, headers } = await send();
  return new Response(new ReadableStream({ start: () => {} }), { status, headers });
};
const redirect: Exchange = () =>
  Promise.resolve(
    new Response(null, { status: 302, headers: { location: 'https://evil.example' } }),
  );

const faults: [string, Exchange][] = [
  ['429', failure(429, 'invalid_request_error')],
  ['429 lock_timeout', failure(429, 'invalid_request_error', { 'stripe-should-retry': 'true' })],
  ['409, the key is in flight', failure(409, 'idempotency_error')],
  ['500', failure(500, 'api_error')],
  ['a reset before execution', lost],
  ['a reset after execution', lostAfter],
  ['half a body', half],
  ['a body that never ends', drip],
  ['a redirect', redirect],
];

describe('a fault of Stripe', () => {
  it.each(faults)('I1 BUG-1: %s leads to one intent, under one key', async (_, fault) => {
    const setup = setUp(fault);
    const response = await buy(setup);
    expect(response.status).toBe(201);
    const { id } = readPaymentIntentAnswer(await response.json());
    expect((await intentsOf(setup)).map((intent) => intent.id)).toEqual([id]);
    expect(setup.keys).toHaveLength(2);
    expect(new Set(setup.keys).size).toBe(1);
  });

  it.each(faults.filter(([name]) => name !== 'a body that never ends'))(
    'BUG-9: %s again and again is told as such, and the same attempt goes on later',
    async (_, fault) => {
      const setup = setUp(fault, fault, fault, fault);
      const body = purchase();
      const response = await buy(setup, body);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('2');
      const text = await response.text();
      expect(readProblem(JSON.parse(text)).code).toBe('stripe_unavailable');
      expect(text).not.toContain('canary');
      expect(setup.keys).toHaveLength(4);
      const again = await buy(setup, body);
      expect(again.status).toBe(201);
      const { id } = readPaymentIntentAnswer(await again.json());
      expect((await intentsOf(setup)).map((intent) => intent.id)).toEqual([id]);
      expect(new Set(setup.keys).size).toBe(1);
    },
  );

  it('I10: is told within 10.5 seconds, whatever Stripe does', async () => {
    const setup = setUp(drip, drip, drip, drip);
    const begun = performance.now();
    const response = await buy(setup);
    expect(performance.now() - begun).toBeLessThan(10_500);
    expect(readProblem(await response.json()).code).toBe('stripe_unavailable');
  });

  it('is got round when Stripe replays a 500 for the key: by one more key, made of the same attempt', async () => {
    const setup = storeOnSandbox();
    setup.sandbox.faults.add({ method: 'POST', path: INTENTS, status: 500, when: 'after' });
    const body = purchase();
    const { id } = readPaymentIntentAnswer(await (await buy(setup, body)).json());
    expect(readPaymentIntentAnswer(await (await buy(setup, body)).json()).id).toBe(id);
    const keys = setup.sandbox.requests
      .filter(({ method, path }) => method === 'POST' && path === INTENTS)
      .map(({ idempotencyKey }) => idempotencyKey);
    expect(new Set(keys).size).toBe(2);
  });

  it('on what may be done twice is met with another try, not with the same key', async () => {
    const setup = storeOnSandbox();
    const id = /^\/v1\/payment_intents\/pi_\w+$/;
    setup.sandbox.faults.add({ method: 'POST', path: id, status: 500, when: 'after' });
    const response = await buy(setup, { ...purchase(), email: 'ada@example.com' });
    expect(response.status).toBe(201);
    const updates = setup.sandbox.requests.filter(
      ({ method, path }) => method === 'POST' && id.test(path),
    );
    expect(updates.map(({ status }) => status)).toEqual([500, 200]);
    expect(new Set(updates.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
    const [intent] = await intentsOf(setup);
    expect(intent?.receipt_email).toBe('ada@example.com');
  });

  it('on a new thing keeps its key, whoever made it, so that it is not made twice', async () => {
    const { dashboard, sandbox } = storeOnSandbox();
    const patient = createStripe({
      secretKey: sandbox.keys.secret,
      sandbox: { url: 'http://sandbox.test' },
      fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    });
    sandbox.faults.add({ method: 'POST', path: '/v1/products', status: 500, when: 'after' });
    await expect(patient.products.create({ name: 'Once' })).rejects.toThrow();
    const { data } = await dashboard.products.list({ limit: 100 });
    expect(data.filter(({ name }) => name === 'Once')).toHaveLength(1);
  });

  it.each<[string, number, string, string]>([
    ['a key that may not', 403, 'invalid_request_error', 'stripe_error'],
    ['a key that is none', 401, 'authentication_error', 'stripe_error'],
    ['a parameter that Stripe does not take', 400, 'invalid_request_error', 'stripe_error'],
  ])('such as %s is told once, and only the log says why', async (_, status, type, code) => {
    const setup = setUp(failure(status, type));
    const response = await buy(setup);
    expect(readProblem(await response.json()).code).toBe(code);
    expect(response.headers.has('retry-after')).toBe(false);
    expect(setup.keys).toHaveLength(1);
    expect(setup.logs.join()).toContain('[redacted]');
  });
});
