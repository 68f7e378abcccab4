import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { createStripe } from './create-stripe.js';
import { stripeFailure } from './stripe-failure.js';
import { stripeFetch } from './stripe-fetch.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A server whose nth request is answered by the nth listener, the last one over and over. */
async function faultServer(...listeners: RequestListener[]) {
  const keys: (string | string[] | undefined)[] = [];
  const server = createServer((request, response) => {
    const listener = listeners[Math.min(keys.length, listeners.length - 1)];
    keys.push(request.headers['idempotency-key']);
    listener?.(request, response);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, keys };
}

const answer =
  (
    status: number,
    body: unknown = { id: 'pi_1' },
    headers: Record<string, string> = {},
  ): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
const failure = (status: number, headers: Record<string, string> = {}) =>
  answer(status, { error: { type: 'api_error', message: 'sk_test_canary' } }, headers);
const reset: RequestListener = (request) => request.socket.destroy();
const half: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"id":"pi');
  setTimeout(() => response.destroy(), 10);
};
const cleanHalf: RequestListener = (_, response) => response.end('{"id":"pi');
const drip: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 20);
  response.once('close', () => clearInterval(timer));
};
const redirect = answer(302, {}, { location: 'https://evil.example/' });

describe('stripeFetch', () => {
  it.each<[string, RequestListener]>([
    ['429', failure(429)],
    ['500', failure(500)],
    ['409, the key is in flight', failure(409)],
    ['an answer of 400 that says to', failure(400, { 'stripe-should-retry': 'true' })],
    ['a reset', reset],
    ['a reset in mid-body', half],
    ['half a JSON document', cleanHalf],
    ['a body that drips', drip],
    ['a redirect', redirect],
  ])('tries again after %s, as the same request', async (_, fault) => {
    const { url, keys } = await faultServer(fault, answer(200));
    const fetch = stripeFetch(globalThis.fetch, { perTry: 300 });
    const response = await fetch(`${url}/v1/x`, {
      method: 'POST',
      headers: { 'idempotency-key': 'k' },
      body: '',
    });
    expect(await response.json()).toEqual({ id: 'pi_1' });
    expect(keys).toEqual(['k', 'k']);
  });

  it.each<[string, RequestListener]>([
    ['400', failure(400)],
    ['402', failure(402)],
    ['500 when Stripe says not to', failure(500, { 'stripe-should-retry': 'false' })],
    [
      'a replayed 500, which it would replay again',
      failure(500, { 'idempotent-replayed': 'true' }),
    ],
    ['429 when Stripe asks for more patience than we have', failure(429, { 'retry-after': '6' })],
  ])('does not try again after %s', async (_, fault) => {
    const { url, keys } = await faultServer(fault, answer(200));
    const response = await stripeFetch()(url);
    expect(response.ok).toBe(false);
    expect(keys).toHaveLength(1);
  });

  it('T22: never goes where a redirect points', async () => {
    const elsewhere = await faultServer(answer(200));
    const { url } = await faultServer(answer(307, {}, { location: elsewhere.url }));
    await expect(stripeFetch(fetch, { tries: 1 })(url)).rejects.toThrow('No whole answer');
    expect(elsewhere.keys).toEqual([]);
  });

  it('waits as long as Retry-After asks', async () => {
    const { url } = await faultServer(failure(429, { 'retry-after': '1' }), answer(200));
    const begun = performance.now();
    expect((await stripeFetch()(url)).status).toBe(200);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(990);
  });

  it('stops after four tries', async () => {
    const { url, keys } = await faultServer(reset);
    await expect(stripeFetch()(url)).rejects.toThrow('No whole answer');
    expect(keys).toHaveLength(4);
  });

  it('keeps its deadline while a body drips for ever', async () => {
    const { url } = await faultServer(drip);
    const begun = performance.now();
    const fetch = stripeFetch(globalThis.fetch, { perTry: 200, total: 500 });
    await expect(fetch(url)).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(900);
  });

  it('BUG-50: keeps its deadline when fetch ignores the signal', async () => {
    const deaf = stripeFetch(() => new Promise(() => {}), { perTry: 50, total: 300 });
    const begun = performance.now();
    await expect(deaf('https://api.stripe.test/')).rejects.toThrow();
    expect(performance.now() - begun).toBeLessThan(600);
  });

  it('stops waiting when the caller gives up', async () => {
    const { url, keys } = await faultServer(failure(429, { 'retry-after': '5' }));
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const begun = performance.now();
    await stripeFetch()(url, { signal: controller.signal });
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(keys).toHaveLength(1);
  });
});

const clientOf = (url: string) =>
  createStripe({ secretKey: 'sk_test_sandbox_x', sandbox: { url } });

describe('a Stripe client on it', () => {
  it.each<[string, RequestListener]>([
    ['429', failure(429)],
    ['a reset', reset],
    ['a reset in mid-body', half],
  ])('makes one thing in the end after %s', async (_, fault) => {
    const { url, keys } = await faultServer(fault, fault, answer(200));
    const intent = await clientOf(url).paymentIntents.create(
      { amount: 1, currency: 'usd' },
      { idempotencyKey: 'k1' },
    );
    expect(intent.id).toBe('pi_1');
    expect(keys).toEqual(['k1', 'k1', 'k1']);
  });

  it.each<[string, RequestListener, string, number]>([
    ['no answer', reset, 'stripe_unavailable', 503],
    ['500', failure(500), 'stripe_unavailable', 503],
    ['429', failure(429), 'stripe_unavailable', 503],
    ['a redirect', redirect, 'stripe_unavailable', 503],
    ['401', failure(401), 'stripe_error', 502],
    ['403', failure(403), 'stripe_error', 502],
    ['400', failure(400), 'stripe_error', 502],
  ])('turns %s into a problem that keeps Stripe’s words', async (_, fault, code, status) => {
    const { url } = await faultServer(fault);
    const error: unknown = await clientOf(url)
      .balance.retrieve()
      .catch((thrown: unknown) => thrown);
    const problem = stripeFailure(error);
    expect(problem).toMatchObject({ code, status });
    expect(`${problem?.message} ${problem?.details.detail}`).not.toContain('canary');
  });

  it('does not take other errors for Stripe’s', () => {
    expect(stripeFailure(new Error('x'))).toBeUndefined();
  });

  it('sends no telemetry', async () => {
    const { url } = await faultServer(
      answer(200, { object: 'balance' }, { 'request-id': 'req_1' }),
    );
    const seen: (string | null)[] = [];
    const stripe = createStripe({
      secretKey: 'sk_test_sandbox_x',
      sandbox: { url },
      fetch: (input, init) => {
        seen.push(new Headers(init?.headers).get('x-stripe-client-telemetry'));
        return fetch(input, init);
      },
    });
    await stripe.balance.retrieve();
    await stripe.balance.retrieve();
    expect(seen).toEqual([null, null]);
  });
});
