import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SITE, startTarget } from './start-target.mjs';
import { targets } from './targets.mjs';

/** The built server, in each runtime and framework, has the same answers. */
for (const target of targets) {
  describe.skipIf(!target.program)(target.name, () => {
    /** @type {Awaited<ReturnType<typeof startTarget>>} */
    let shop;
    beforeAll(async () => {
      shop = await startTarget(target);
    });
    afterAll(() => shop?.stop());

    const get = (path, headers = {}) =>
      fetch(shop.url + path, { headers: { origin: SITE, ...headers } });
    const post = (path, body, headers = {}) =>
      fetch(shop.url + path, {
        method: 'POST',
        headers: { origin: SITE, 'content-type': 'application/json', ...headers },
        body:
          typeof body === 'object' && !(body instanceof Uint8Array) ? JSON.stringify(body) : body,
      });
    const somePrice = async () => {
      const { products } = await (await get('/products')).json();
      const product = products.find(({ default_price: id, prices, stock }) =>
        prices.some(
          (price) => price.id === id && price.unit_amount && !price.recurring && stock === null,
        ),
      );
      return product.prices.find(({ id }) => id === product.default_price);
    };
    const order = async (changes = {}) => ({
      attempt_id: crypto.randomUUID(),
      line_items: [{ price: (await somePrice()).id, quantity: 2 }],
      ui_mode: 'hosted_page',
      ...changes,
    });
    const expectProblem = async (response, status, code) => {
      const text = await response.text();
      expect(response.headers.get('content-type'), text).toMatch(/^application\/problem\+json/);
      expect(JSON.parse(text)).toMatchObject({ status, code, request_id: expect.any(String) });
      expect(response.status).toBe(status);
    };

    it('tells pages what they need, and no secret', async () => {
      const response = await get('/config');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({ publishable_key: shop.sandbox.keys.publishable });
      expect(text).not.toContain('sk_');
      expect(text).not.toContain('whsec_');
    });

    it('lists products with a strong ETag, and says when nothing is new', async () => {
      const response = await get('/products?limit=3');
      const { products, next_cursor: cursor } = await response.json();
      expect(products).toHaveLength(3);
      const etag = response.headers.get('etag');
      expect(etag).toMatch(/^"[^"]+"$/);
      const again = await get('/products?limit=3', { 'if-none-match': etag });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      const rest = await (
        await get(`/products?limit=3&cursor=${encodeURIComponent(cursor)}`)
      ).json();
      expect(rest.products[0].id).not.toBe(products[0].id);
      expect((await (await get(`/products/${products[0].id}`)).json()).name).toBe(products[0].name);
      await expectProblem(await get('/products/prod_unknown'), 404, 'not_found');
    });

    it('answers the preflight of its own pages only', async () => {
      const preflight = (origin) =>
        fetch(`${shop.url}/checkout-sessions`, {
          method: 'OPTIONS',
          headers: {
            origin,
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'content-type',
          },
        });
      const own = await preflight(SITE);
      expect(own.status).toBe(204);
      expect(own.headers.get('access-control-allow-origin')).toBe(SITE);
      expect(own.headers.get('vary')).toMatch(/origin/i);
      const other = await preflight('https://shop.example.evil');
      expect(other.headers.get('access-control-allow-origin')).toBeNull();
      await expectProblem(
        await post('/checkout-sessions', await order(), { origin: 'null' }),
        403,
        'origin_not_allowed',
      );
    });

    it('makes one Checkout Session of an attempt, however often it is asked', async () => {
      const body = await order();
      const answers = await Promise.all([0, 1, 2].map(() => post('/checkout-sessions', body)));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
      const sessions = await Promise.all(answers.map((answer) => answer.json()));
      expect(new Set(sessions.map(({ id }) => id)).size).toBe(1);
      expect(sessions[0].url).toContain(sessions[0].id);
    });

    it('makes a PaymentIntent over what the catalogue says, and nothing over another total', async () => {
      const price = await somePrice();
      const { ui_mode: _, ...body } = await order();
      const response = await post('/payment-intents', body);
      expect(response.status).toBe(201);
      const intent = await response.json();
      expect(intent).toMatchObject({ amount: 2 * price.unit_amount, currency: price.currency });
      const proven = await get(`/orders/${intent.id}`, {
        authorization: `Bearer ${intent.client_secret}`,
      });
      expect(await proven.json()).toMatchObject({ id: intent.id, status: 'unpaid' });
      const other = { amount: 1, currency: price.currency };
      await expectProblem(
        await post('/payment-intents', {
          ...body,
          attempt_id: crypto.randomUUID(),
          expected_total: other,
        }),
        409,
        'price_changed',
      );
    });

    it.each([
      [
        'an unknown key',
        async () => post('/checkout-sessions', { ...(await order()), amount: 1 }),
        400,
        'invalid_request',
      ],
      ['no JSON', () => post('/checkout-sessions', '{'), 400, 'invalid_request'],
      [
        'no UTF-8',
        () => post('/checkout-sessions', new Uint8Array([0x22, 0xff, 0x22])),
        400,
        'invalid_request',
      ],
      [
        'a form',
        () =>
          post('/checkout-sessions', 'a=1', {
            'content-type': 'application/x-www-form-urlencoded',
          }),
        415,
        'unsupported_media_type',
      ],
      [
        '17 KiB',
        () => post('/checkout-sessions', JSON.stringify('x'.repeat(17 * 1024))),
        413,
        'body_too_large',
      ],
      [
        'another method',
        () => fetch(`${shop.url}/products`, { method: 'DELETE', headers: { origin: SITE } }),
        405,
        'method_not_allowed',
      ],
      ['another path', () => get('/nothing'), 404, 'not_found'],
      [
        'an unsigned webhook',
        () => post('/webhooks', { type: 'checkout.session.completed' }),
        400,
        'signature_invalid',
      ],
      [
        '257 KiB of webhook',
        () => post('/webhooks', 'x'.repeat(257 * 1024)),
        413,
        'body_too_large',
      ],
    ])('refuses %s', async (_what, ask, status, code) => {
      await expectProblem(await ask(), status, code);
    });

    it('fulfils a paid order once, whatever arrives how often', async () => {
      const { id } = await (await post('/checkout-sessions', await order())).json();
      shop.sandbox.webhooks.duplicate(5);
      shop.sandbox.customer.pay(id);
      await shop.sandbox.webhooks.flush();
      shop.sandbox.webhooks.duplicate(1);
      await expect.poll(() => shop.output()).toContain(`Fulfil ${id} with the key`);
      expect(shop.output().split(`Fulfil ${id} `)).toHaveLength(2);
      expect(await (await get(`/orders/${id}`)).json()).toMatchObject({ id, status: 'paid' });
    });

    it.skipIf(target.buffers)(
      'refuses a body that says nothing of its length, and is too long',
      async () => {
        let sent = 0;
        const long = new ReadableStream({
          async pull(controller) {
            await new Promise((resolve) => setTimeout(resolve, 1));
            controller.enqueue(new Uint8Array(4096).fill(0x20));
            if (++sent === 64) controller.close();
          },
        });
        const answer = fetch(`${shop.url}/checkout-sessions`, {
          method: 'POST',
          headers: { origin: SITE, 'content-type': 'application/json' },
          body: long,
          duplex: 'half',
        });
        // A runtime may close the connection on whoever is still sending, before he has read the answer.
        const status = await answer
          .then(
            async (response) => {
              await response.arrayBuffer();
              return response.status;
            },
            () => 'cut off',
          )
          .catch(() => 'cut off');
        expect([413, 'cut off']).toContain(status);
        expect((await get('/config')).status).toBe(200);
      },
    );

    it('wrote no secret', () => {
      const { secret } = shop.sandbox.keys;
      expect(shop.output()).not.toContain(secret);
      expect(shop.output()).not.toContain(shop.secret);
      expect(shop.output()).not.toMatch(/_secret_\w/);
    });
  });
}

describe('limits of time, in every runtime', () => {
  const running = [];
  beforeAll(async () => {
    const there = targets.filter(({ program }) => program);
    running.push(
      ...(await Promise.all(
        there.map(async (target) => ({ target, shop: await startTarget(target) })),
      )),
    );
  });
  afterAll(() => Promise.all(running.map(({ shop }) => shop.stop())));

  it('answers 503 when Stripe does not, within the budget of a request', async () => {
    const statuses = await Promise.all(
      running.map(async ({ target, shop }) => {
        await fetch(`${shop.url}/products`);
        shop.sandbox.faults.add({ path: '/v1/payment_intents', delay: 60_000, times: 20 });
        const { products } = await (await fetch(`${shop.url}/products`)).json();
        const { prices } = products.find(
          ({ prices: each, stock }) => each[0]?.unit_amount && !each[0].recurring && stock === null,
        );
        const response = await fetch(`${shop.url}/payment-intents`, {
          method: 'POST',
          headers: { origin: SITE, 'content-type': 'application/json' },
          body: JSON.stringify({
            attempt_id: crypto.randomUUID(),
            line_items: [{ price: prices[0].id, quantity: 1 }],
          }),
          signal: AbortSignal.timeout(20_000),
        });
        return [target.name, response.status, (await response.json()).code];
      }),
    );
    expect(statuses).toEqual(running.map(({ target }) => [target.name, 503, 'stripe_unavailable']));
  });

  it('answers 408 when a body does not arrive', async () => {
    const streaming = running.filter(({ target }) => !target.buffers);
    const answers = await Promise.all(
      streaming.map(async ({ target, shop }) => [target.name, await halfABody(new URL(shop.url))]),
    );
    expect(answers).toEqual(streaming.map(({ target }) => [target.name, '408']));
  });
});

/** Status of the answer to a request whose body stops in the middle. */
function halfABody({ hostname, port, pathname }) {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.setTimeout(20_000, () => socket.destroy(new Error('No answer.')));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      answer += chunk;
      socket.destroy();
    });
    socket.on('close', () => resolve(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? answer));
    socket.write(
      `POST ${pathname}/checkout-sessions HTTP/1.1\r\nhost: ${hostname}:${port}\r\norigin: ${SITE}\r\n` +
        'content-type: application/json\r\ncontent-length: 100\r\n\r\n{"attempt_id":',
    );
  });
}
