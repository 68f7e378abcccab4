import { describe, expect, it } from 'vitest';
import { createSandbox } from './create-sandbox.js';
import { idOf, sandboxClient, stripeError } from './sandbox-client.test.fixture.js';

describe('createSandbox', () => {
  it('gives the same ids for the same seed and calls, whatever happens around them', async () => {
    const story = async (seed: string, noise: number) => {
      const { price, sandbox, stripe } = await sandboxClient({ seed, clock: 0 });
      for (let index = 0; index < noise; index += 1) {
        // Requests that make nothing.
        // oxlint-disable-next-line no-await-in-loop
        await stripe.products.list();
      }
      const { id } = await price();
      const session = await stripe.checkout.sessions.create({
        mode: 'payment',
        line_items: [{ price: id, quantity: 1 }],
        success_url: 'https://shop.test/',
      });
      sandbox.customer.pay(session.id);
      const { data } = await stripe.events.list();
      const intent = (await stripe.paymentIntents.list()).data[0];
      return [session.id, intent?.id, intent?.client_secret, ...data.map((event) => event.id)];
    };
    const first = await story('a', 0);
    expect(await story('a', 3)).toEqual(first);
    const other = await story('b', 0);
    expect(other.some((id) => first.includes(id))).toBe(false);
  });

  it('never gives an id twice', async () => {
    const { stripe } = await sandboxClient();
    const made = await Promise.all(
      Array.from({ length: 200 }, () =>
        stripe.paymentIntents.create({ amount: 500, currency: 'usd' }),
      ),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(200);
  });

  it('has keys of its own, made of the seed', () => {
    expect(createSandbox().keys).toEqual({
      publishable: 'pk_test_sandbox_storetag',
      secret: 'sk_test_sandbox_storetag',
    });
    expect(() => createSandbox({ seed: 'a b' })).toThrow(TypeError);
  });

  it('sells the demo catalogue through the API', async () => {
    const { sandbox, stripe, url } = await sandboxClient({ products: 'demo' });
    expect(sandbox.products.size).toBeGreaterThanOrEqual(16);
    const listed = await stripe.products.list({ limit: 100, expand: ['data.default_price'] });
    expect(listed.data).toHaveLength(sandbox.products.size);
    const archived = listed.data.filter(({ active }) => !active);
    expect(archived.length).toBeGreaterThan(0);
    const prices = await stripe.prices.list({ limit: 100 });
    const currencies = new Set(prices.data.map(({ currency }) => currency));
    expect([...currencies]).toEqual(expect.arrayContaining(['usd', 'jpy', 'kwd']));
    expect(prices.data.some(({ type }) => type === 'recurring')).toBe(true);
    const pictures = listed.data.flatMap(({ images }) => images);
    expect(pictures.length).toBeGreaterThan(10);
    for (const picture of pictures) expect(picture).toContain(`${url}/pictures/`);
    const response = await fetch(pictures[0] ?? '');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^image\//);
    expect((await fetch(`${url}/pictures/..%2Fpackage.json`)).status).toBe(404);
  });

  it('shows its products live, and lets nobody change them from outside', async () => {
    const { price, sandbox, stripe } = await sandboxClient();
    const { id, product } = await price();
    const [shown] = sandbox.products;
    expect(shown).toMatchObject({ id: product, prices: [{ id, unit_amount: 1800 }] });
    Object.assign(shown ?? {}, { name: 'Hacked' });
    expect((await stripe.products.list()).data[0]?.name).toBe('Mug');
    await stripe.prices.update(id, { active: false });
    expect(sandbox.products.get(idOf(product))?.prices[0]?.active).toBe(false);
  });

  it('answers without a listener, and says where there is nothing', async () => {
    const sandbox = createSandbox({ products: 'none' });
    const get = (path: string) =>
      sandbox.fetch(
        new Request(`http://sandbox.test${path}`, {
          headers: { authorization: `Bearer ${sandbox.keys.secret}` },
        }),
      );
    expect((await get('/v1/products')).status).toBe(200);
    const nothing = await get('/nowhere');
    expect(nothing.status).toBe(404);
    expect(await nothing.text()).toContain('SANDBOX');
  });

  it('tells when a port is taken, and frees its own', async () => {
    const sandbox = createSandbox({ products: 'none' });
    const first = await sandbox.listen();
    await expect(sandbox.listen({ port: first.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    await first.close();
    const second = await sandbox.listen({ port: first.port });
    expect(second.port).toBe(first.port);
    await second.close();
  });

  it('keeps the latest requests only', async () => {
    const sandbox = createSandbox({ products: 'none' });
    for (let index = 0; index < 2010; index += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await sandbox.fetch(new Request(`http://sandbox.test/v1/products/p${index}`));
    }
    expect(sandbox.requests).toHaveLength(2000);
    expect(sandbox.requests.at(-1)?.path).toBe('/v1/products/p2009');
  });

  it('keeps card numbers and secrets out of its events and its log', async () => {
    const { price, sandbox, stripe } = await sandboxClient();
    await stripe.webhookEndpoints.create({ url: 'http://localhost:1/', enabled_events: ['*'] });
    const { id } = await stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [{ price: (await price()).id, quantity: 1 }],
      success_url: 'https://shop.test/',
    });
    sandbox.customer.pay(id);
    await stripeError(stripe.products.retrieve('nope'));
    const { data } = await stripe.events.list({ limit: 100 });
    const told = JSON.stringify([data, sandbox.requests, sandbox.webhooks.deliveries]);
    expect(told).not.toContain('4242424242424242');
    expect(told).not.toMatch(/whsec_|sk_test_/);
  });
});
