import { readProblem } from '@storetag/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newAttempt, ORIGIN, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';
import { readBody } from './read-body.js';

const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq';
const body = () => ({ attempt_id: newAttempt(), line_items: [{ price: MUG, quantity: 1 }] });
const routes = [
  ['GET', 'config'],
  ['GET', 'products'],
  ['GET', 'products/prod_demo_mug'],
  ['GET', 'orders/cs_none'],
  ['POST', 'checkout-sessions'],
  ['POST', 'payment-intents'],
  ['POST', 'webhooks'],
] as const;
const allow = (response: Response) => response.headers.get('access-control-allow-origin');

describe('routes', () => {
  it.each(['/', '/shop/', '/api/store/', '/.netlify/functions/store/'])(
    'are found wherever the store is mounted: %s',
    async (base) => {
      const { store } = storeOnSandbox();
      for (const path of ['config', 'products', 'products/prod_demo_mug']) {
        const response = await store.fetch(new Request(`https://api.example${base}${path}`));
        expect(response.status).toBe(200);
      }
    },
  );

  it('are found below `basePath` only, when it is given', async () => {
    const { store } = storeOnSandbox({ basePath: '/api/store' });
    const status = async (path: string) =>
      (await store.fetch(new Request(`https://api.example${path}`))).status;
    expect(await status('/api/store/config')).toBe(200);
    expect(await status('/api/store/products/prod_demo_mug')).toBe(200);
    for (const path of ['/config', '/api/storefront/config', '/api/store/x/config', '/api/store']) {
      expect(await status(path)).toBe(404);
    }
    expect(await status('/api/store/x/products/prod_demo_mug')).toBe(404);
  });

  it.each([
    '',
    'nothing',
    'products/a/b',
    'product',
    'order',
    '__proto__',
    'constructor',
    'config/',
  ])('do not include %j', async (path) => {
    const { call } = storeOnSandbox();
    const response = await call('GET', path);
    expect(response.status).toBe(404);
    expect(readProblem(await response.json()).code).toBe('not_found');
  });

  it.each(routes)('take %s %s and tell what else they take', async (method, path) => {
    const { call } = storeOnSandbox();
    for (const wrong of ['PUT', 'DELETE', 'PATCH', method === 'GET' ? 'POST' : 'GET']) {
      const response = await call(wrong, path);
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe(
        method === 'GET' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS',
      );
    }
    expect((await call('HEAD', path)).status).toBe(
      method === 'POST' ? 405 : (await call('GET', path)).status,
    );
  });
});

describe('every answer', () => {
  it.each([...routes, ['GET', 'nothing'] as const, ['OPTIONS', 'products'] as const])(
    'to %s %s is no document, sniffed as none, and gives no referrer',
    async (method, path) => {
      const { headers } = await storeOnSandbox().call(method, path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; frame-ancestors 'none'",
      );
      expect(headers.get('request-id')).toMatch(/^req_/);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('cross-origin-resource-policy')).toBe(
        /^(?:config|products)/.test(path) ? 'cross-origin' : 'same-origin',
      );
      const isProducts = method === 'GET' && path.startsWith('products');
      if (!isProducts) expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  it('that is an error is a problem document with the request’s id', async () => {
    const response = await storeOnSandbox().call('GET', 'nothing');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(readProblem(await response.json())).toEqual({
      code: 'not_found',
      status: 404,
      title: 'There is no such address here.',
      request_id: response.headers.get('request-id'),
    });
  });
});

describe('pages of other origins', () => {
  const post = (origin: string | undefined, path = 'payment-intents') =>
    storeOnSandbox().call('POST', path, { body: body(), headers: { origin } });

  it('T13 BUG-39: may not buy: only origins of the list, as whole strings', async () => {
    const ours = await post(ORIGIN);
    expect(ours.status).toBe(201);
    expect(allow(ours)).toBe(ORIGIN);
    expect(ours.headers.get('vary')).toBe('Origin');
    for (const origin of [
      undefined,
      'null',
      '',
      'https://shop.example.evil',
      'https://evilshop.example',
      'https://SHOP.example',
      'https://shop.example:8443',
      'https://shop.example/',
      'http://shop.example',
      'https://shop.exampl',
      'https://xn--shp-fka.example',
      '*',
    ]) {
      const response = await post(origin);
      expect(response.status).toBe(403);
      expect(readProblem(await response.json()).code).toBe('origin_not_allowed');
      expect(allow(response)).toBeNull();
      expect(response.headers.get('vary')).toBe('Origin');
    }
  });

  it('T13: may not buy, however their origin is spelt', async () => {
    const setup = storeOnSandbox();
    const mutated = fc
      .tuple(fc.nat({ max: ORIGIN.length }), fc.constantFrom('', '.', '0', 'x', '@', '/', ':', '%'))
      .map(([at, piece]) => ORIGIN.slice(0, at) + piece + ORIGIN.slice(piece ? at : at + 1));
    await fc.assert(
      fc.asyncProperty(mutated, async (origin) => {
        if (origin === ORIGIN) return;
        const response = await setup.call('POST', 'payment-intents', {
          body: {},
          headers: { origin },
        });
        expect(response.status).toBe(403);
      }),
      { numRuns: 200 },
    );
  });

  it('may read the catalogue', async () => {
    const response = await storeOnSandbox().call('GET', 'products', {
      headers: { origin: 'https://other.example' },
    });
    expect(response.status).toBe(200);
    expect(allow(response)).toBe('*');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  it('may not read orders; the own origin’s GET carries no Origin and may', async () => {
    const { call } = storeOnSandbox();
    const foreign = await call('GET', 'orders/cs_none', {
      headers: { origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
    expect(allow(foreign)).toBeNull();
    expect((await call('GET', 'orders/cs_none')).status).toBe(404);
    const ours = await call('GET', 'orders/cs_none', { headers: { origin: ORIGIN } });
    expect(allow(ours)).toBe(ORIGIN);
  });

  it('T13: are told by Sec-Fetch-Site where they have no Origin', async () => {
    const { call } = storeOnSandbox();
    const status = async (site: string, origin?: string) =>
      (await call('GET', 'orders/cs_none', { headers: { 'sec-fetch-site': site, origin } })).status;
    expect(await status('cross-site')).toBe(403);
    expect(await status('cross-site', ORIGIN)).toBe(404);
    expect(await status('cross-site', 'https://evil.example')).toBe(403);
    for (const site of ['same-origin', 'same-site', 'none']) expect(await status(site)).toBe(404);
    const response = await call('GET', 'products', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(200);
  });

  it('get a preflight that lets our pages through and no others', async () => {
    const { call } = storeOnSandbox();
    const ours = await call('OPTIONS', 'checkout-sessions');
    expect(ours.status).toBe(204);
    expect(allow(ours)).toBe(ORIGIN);
    expect(ours.headers.get('access-control-allow-headers')).toBe(
      'content-type, authorization, guard-token',
    );
    expect(ours.headers.get('access-control-allow-methods')).toBe('POST, OPTIONS');
    expect(ours.headers.get('access-control-max-age')).toBe('600');
    const foreign = await call('OPTIONS', 'checkout-sessions', { headers: { origin: 'null' } });
    expect(foreign.status).toBe(403);
    expect(allow(foreign)).toBeNull();
    expect((await call('OPTIONS', 'nothing')).status).toBe(404);
  });

  it('can read why they were refused when they are ours', async () => {
    const response = await storeOnSandbox().call('POST', 'payment-intents', { body: {} });
    expect(response.status).toBe(400);
    expect(allow(response)).toBe(ORIGIN);
  });
});

describe('bodies', () => {
  const post = (text: string | undefined, headers: Record<string, string> = {}) =>
    storeOnSandbox().call('POST', 'payment-intents', {
      body: text,
      headers: { 'content-type': 'application/json', ...headers },
    });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonx',
    'application/ld+json',
    '',
  ])('are not taken as %j', async (type) => {
    const response = await post(JSON.stringify(body()), { 'content-type': type });
    expect(response.status).toBe(415);
    expect(readProblem(await response.json()).code).toBe('unsupported_media_type');
  });

  it('are taken with a charset', async () => {
    const response = await post(JSON.stringify(body()), {
      'content-type': 'Application/JSON; charset=utf-8',
    });
    expect(response.status).toBe(201);
  });

  it.each(['', '{', 'null', '[]', '"x"', '{"a":1}}', '['.repeat(8000), '\u0000'])(
    'are 400 when they are %j',
    async (text) => {
      const response = await post(text);
      expect(response.status).toBe(400);
      expect(readProblem(await response.json()).code).toBe('invalid_request');
    },
  );

  it('are 400 when they are not UTF-8', async () => {
    const { store } = storeOnSandbox();
    const response = await store.fetch(
      new Request('https://api.example/payment-intents', {
        method: 'POST',
        headers: { origin: ORIGIN, 'content-type': 'application/json' },
        body: new Uint8Array(
          Array.from(JSON.stringify({ ...body(), email: 'ad\u00FF@example.com' }), (character) =>
            character.charCodeAt(0),
          ),
        ),
      }),
    );
    expect(response.status).toBe(400);
  });

  it('T15: are held to 16 KiB, whatever Content-Length says', async () => {
    const padded = (bytes: number) => JSON.stringify(body()).padEnd(bytes);
    expect((await post(padded(16 * 1024))).status).toBe(201);
    const response = await post(padded(16 * 1024 + 1));
    expect(response.status).toBe(413);
    expect(readProblem(await response.json()).code).toBe('body_too_large');
    expect((await post('{}', { 'content-length': '99999' })).status).toBe(413);
  });

  const streamed = (source: UnderlyingDefaultSource<Uint8Array>) =>
    new Request('https://api.example/', {
      method: 'POST',
      body: new ReadableStream(source),
      duplex: 'half',
    } as RequestInit);

  it('T15: take no more memory byte by byte than at once', async () => {
    let left = 16 * 1024;
    const one = new Uint8Array([120]);
    const request = streamed({
      pull(controller) {
        if (left-- > 0) controller.enqueue(one);
        else controller.close();
      },
    });
    const read = await readBody(request, 16 * 1024);
    expect(read.byteLength).toBe(16 * 1024);
    expect(read.every((byte) => byte === 120)).toBe(true);
    expect(read.buffer.byteLength).toBeLessThanOrEqual(16 * 1024);
  });

  it('are cut off where they pass the limit, and the rest is not read', async () => {
    let pulled = 0;
    let canceled = false;
    const endless = streamed({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(1000));
      },
      cancel() {
        canceled = true;
      },
    });
    await expect(readBody(endless, 16_384)).rejects.toMatchObject({ status: 413 });
    expect(pulled).toBeLessThan(25);
    expect(canceled).toBe(true);
  });

  it('are given up when they do not arrive in time', async () => {
    const begun = performance.now();
    await expect(readBody(streamed({}), 100, 80)).rejects.toMatchObject({ status: 408 });
    expect(performance.now() - begun).toBeLessThan(500);
  });

  it('are 400 when they break off', async () => {
    const broken = streamed({
      start(controller) {
        controller.error(new Error('reset'));
      },
    });
    await expect(readBody(broken, 100)).rejects.toMatchObject({ status: 400 });
  });

  it('of any JSON are answered with a problem, never with a 500, and nothing is called', async () => {
    const setup = storeOnSandbox();
    setup.calls();
    await fc.assert(
      fc.asyncProperty(
        fc.json(),
        fc.constantFrom('payment-intents', 'checkout-sessions'),
        async (text, path) => {
          const response = await setup.call('POST', path, {
            body: text,
            headers: { 'content-type': 'application/json' },
          });
          expect([400, 413]).toContain(response.status);
          readProblem(await response.json());
        },
      ),
      { numRuns: 300 },
    );
    expect(setup.calls()).toEqual([]);
  });
});
