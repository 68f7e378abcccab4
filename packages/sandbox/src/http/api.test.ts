import { describe, expect, it } from 'vitest';
import { API_VERSION } from '../core/engine.js';
import { sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';

const errorOf = async (response: Response) =>
  ((await response.json()) as { error: Record<string, unknown> }).error;

describe('the API', () => {
  it('tells the time of its clock', async () => {
    const { call, sandbox } = await sandboxClient({ clock: Date.UTC(2027, 0, 1) });
    sandbox.clock.advance(61_500);
    const { headers } = await call('GET', '/v1/products');
    expect(headers.get('date')).toBe('Fri, 01 Jan 2027 00:01:01 GMT');
  });

  it('names each request and the version, and explains errors', async () => {
    const { call, url, sandbox } = await sandboxClient();
    const response = await call('GET', '/v1/products/nope', undefined, {
      'stripe-version': API_VERSION,
    });
    const id = response.headers.get('request-id');
    expect(response.status).toBe(404);
    expect(id).toMatch(/^req_\w{14}$/);
    expect(response.headers.get('stripe-version')).toBe(API_VERSION);
    expect(await errorOf(response)).toEqual({
      code: 'resource_missing',
      doc_url: 'https://docs.stripe.com/error-codes#resource-missing',
      message: "No such product: 'nope'",
      param: 'id',
      request_log_url: `${url}/dashboard/logs/${id}`,
      type: 'invalid_request_error',
    });
    expect(sandbox.requests.at(-1)).toMatchObject({
      id,
      method: 'GET',
      path: '/v1/products/nope',
      status: 404,
      idempotencyKey: null,
    });
  });

  it('takes its secret key as Bearer, Basic or parameter, and no other', async () => {
    const { url, sandbox, call } = await sandboxClient();
    const { secret } = sandbox.keys;
    const get = (authorization?: string, query = '') =>
      fetch(`${url}/v1/products${query}`, authorization ? { headers: { authorization } } : {});
    expect((await get(`Bearer ${secret}`)).status).toBe(200);
    expect((await get(`Basic ${btoa(`${secret}:`)}`)).status).toBe(200);
    expect((await get(undefined, `?key=${secret}`)).status).toBe(200);
    const none = await get();
    expect(none.status).toBe(401);
    expect((await errorOf(none))['message']).toContain('You did not provide an API key.');
    const wrong = await call('GET', '/v1/products', undefined, {
      authorization: 'Bearer sk_test_1234567890abcdef',
    });
    expect(wrong.status).toBe(401);
    expect(await errorOf(wrong)).toMatchObject({
      type: 'invalid_request_error',
      message: 'Invalid API Key provided: sk_test_************cdef',
    });
  });

  it('makes the client throw its authentication error', async () => {
    const { clientOf } = await sandboxClient();
    expect(await stripeError(clientOf('sk_test_sandbox_other').products.list())).toMatchObject({
      type: 'StripeAuthenticationError',
    });
  });

  it.each([
    ['POST', '/v1/products', 'name=A&nane=B', 'Received unknown parameter: nane', 'nane'],
    ['POST', '/v1/products', 'name=A&x=1&y=2', 'Received unknown parameters: x, y', 'x'],
    ['GET', '/v1/products?colour=red', undefined, 'Received unknown parameter: colour', 'colour'],
    [
      'POST',
      '/v1/products',
      'name=A&default_price_data[currency]=usd&default_price_data[amount]=1',
      'Received unknown parameter: default_price_data[amount]',
      'default_price_data[amount]',
    ],
    [
      'POST',
      '/v1/checkout/sessions',
      'line_items[0][prize]=1',
      'Received unknown parameter: line_items[0][prize]',
      'line_items[0][prize]',
    ],
  ])('refuses the unknown in %s %s %s', async (method, path, form, message, param) => {
    const { call } = await sandboxClient();
    const response = await call(method, path, form);
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({ code: 'parameter_unknown', message, param });
  });

  it.each([
    ['', 'parameter_missing', 'name', 'Missing required param: name.'],
    ['name=', 'parameter_invalid_empty', 'name', "You passed an empty string for 'name'."],
    ['name=A&active=perhaps', undefined, 'active', 'Invalid boolean: perhaps'],
    ['name=A&images=x', undefined, 'images', 'Invalid array'],
    ['name=A&metadata=x', undefined, 'metadata', 'Invalid object'],
    ['name[a]=b', undefined, 'name', 'Invalid string'],
    ['name=A&type=thing', undefined, 'type', 'Invalid type: must be one of good, or service'],
    [
      `name=A&metadata[${'k'.repeat(41)}]=v`,
      undefined,
      `metadata[${'k'.repeat(41)}]`,
      '40 characters',
    ],
    [`name=A&metadata[k]=${'v'.repeat(501)}`, undefined, 'metadata[k]', '500 characters'],
  ])('refuses %s', async (form, code, param, message) => {
    const { call } = await sandboxClient();
    const response = await call('POST', '/v1/products', form);
    expect(response.status).toBe(400);
    const error = await errorOf(response);
    expect(error).toMatchObject({ param });
    expect(error['code']).toBe(code);
    expect(error['message']).toContain(message);
  });

  it('answers 501 for what Stripe has and it has not, naming it', async () => {
    const { stripe } = await sandboxClient();
    expect(await stripeError(stripe.quotes.list())).toMatchObject({
      statusCode: 501,
      type: 'StripeAPIError',
      message: 'The sandbox does not model the endpoint GET /v1/quotes; Stripe does.',
    });
    const error = await stripeError(
      stripe.products.create({ name: 'A', tax_details: { tax_code: 'txcd_1' } }),
    );
    expect(error).toMatchObject({ statusCode: 501, param: 'tax_details' });
    expect(error.headers?.['stripe-should-retry']).toBe('false');
  });

  it('has no connected accounts', async () => {
    const { stripe } = await sandboxClient();
    const error = await stripeError(stripe.products.list({}, { stripeAccount: 'acct_1' }));
    expect(error).toMatchObject({ statusCode: 501 });
  });

  it('models one API version', async () => {
    const { call } = await sandboxClient();
    const status = async (version: string) =>
      (await call('GET', '/v1/products', undefined, { 'stripe-version': version })).status;
    expect(await status('2026-10-28.endive')).toBe(200);
    expect(await status('2026-11-25.endive')).toBe(200);
    expect(await status('yesterday')).toBe(400);
    expect(await status('2024-06-20')).toBe(501);
  });

  it('takes forms only', async () => {
    const { call } = await sandboxClient();
    const response = await call('POST', '/v1/products', '{"name":"A"}', {
      'content-type': 'application/json',
    });
    expect(response.status).toBe(400);
    expect((await errorOf(response))['message']).toContain('application/x-www-form-urlencoded');
  });

  it('lets any page call it, as Stripe does', async () => {
    const { url, call } = await sandboxClient();
    const preflight = await fetch(`${url}/v1/payment_intents/pi_1`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(200);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toBe(
      'authorization,content-type',
    );
    expect((await call('GET', '/v1/products')).headers.get('access-control-allow-origin')).toBe(
      '*',
    );
  });
});

describe('faults', () => {
  it('strike the requests they are made for, as often as told', async () => {
    const { stripe, sandbox } = await sandboxClient();
    sandbox.faults.add({ method: 'GET', path: /^\/v1\/prod/, status: 429, times: 2 });
    await stripe.products.create({ name: 'Mug' });
    expect((await stripe.prices.list()).data).toEqual([]);
    for (let index = 0; index < 2; index += 1) {
      // One after the other.
      // oxlint-disable-next-line no-await-in-loop
      expect(await stripeError(stripe.products.list())).toMatchObject({
        type: 'StripeRateLimitError',
        statusCode: 429,
        code: 'rate_limit',
      });
    }
    expect((await stripe.products.list()).data).toHaveLength(1);
  });

  it('are disarmed one by one, or all', async () => {
    const { stripe, sandbox } = await sandboxClient();
    const disarm = sandbox.faults.add({ status: 500, times: 9 });
    disarm();
    sandbox.faults.add({ path: '/v1/products', status: 500, times: 9 });
    sandbox.faults.clear();
    expect((await stripe.products.list()).data).toEqual([]);
  });

  it('strike pages too, when made for them', async () => {
    const { sandbox, url } = await sandboxClient();
    const script = () => fetch(`${url}/stripe.js`);
    sandbox.faults.add({ status: 500, times: 9 });
    expect((await script()).status).not.toBe(500);
    sandbox.faults.clear();
    sandbox.faults.add({ path: '/stripe.js', status: 503 });
    sandbox.faults.add({ path: '/stripe.js', when: 'after' });
    expect((await script()).status).toBe(503);
    await expect(script()).rejects.toThrow('fetch failed');
    expect((await script()).status).not.toBe(503);
  });

  it('break the connection before or after the thing was done', async () => {
    const { call, sandbox } = await sandboxClient();
    sandbox.faults.add({ method: 'POST', status: 500 });
    expect((await call('POST', '/v1/products', 'name=A')).status).toBe(500);
    expect(sandbox.products.size).toBe(0);
    sandbox.faults.add({ method: 'POST', when: 'after' });
    await expect(call('POST', '/v1/products', 'name=A')).rejects.toThrow('fetch failed');
    expect(sandbox.products.size).toBe(1);
    expect(sandbox.requests.at(-1)).toMatchObject({ status: 0 });
  });
});
