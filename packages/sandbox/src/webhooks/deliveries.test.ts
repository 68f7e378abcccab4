import { createServer } from 'node:http';
import { Stripe } from 'stripe';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';
import { RETRIES } from './delivery.js';

interface Received {
  body: string;
  signature: string;
}

/** A shop that listens for webhooks; `answer` decides the status. */
async function listener(answer: (count: number) => number = () => 200) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      received.push({ body, signature: String(request.headers['stripe-signature']) });
      response.writeHead(answer(received.length), { location: 'http://localhost:1/' }).end('ok');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://localhost:${port}/hooks`,
    received,
    types: () => received.map(({ body }) => (JSON.parse(body) as Stripe.Event).type),
  };
}

async function shop(answer?: (count: number) => number, events: string[] = ['product.created']) {
  const setup = await sandboxClient({ clock: 1_800_000_000_000 });
  const heard = await listener(answer);
  const endpoint = await setup.stripe.webhookEndpoints.create({
    url: heard.url,
    enabled_events: events as Stripe.WebhookEndpointCreateParams.EnabledEvent[],
    api_version: '2026-10-28.endive',
  });
  const make = (name = 'Mug') => setup.stripe.products.create({ name });
  return { ...setup, ...heard, endpoint, make };
}

describe('webhook endpoints', () => {
  it('show their secret once, and are changed, listed and deleted', async () => {
    const { endpoint, stripe, url } = await shop();
    expect(endpoint).toMatchObject({
      object: 'webhook_endpoint',
      api_version: '2026-10-28.endive',
      enabled_events: ['product.created'],
      status: 'enabled',
      url,
    });
    expect(endpoint.secret).toMatch(/^whsec_\w{32}$/);
    const again = await stripe.webhookEndpoints.retrieve(endpoint.id);
    expect(again).not.toHaveProperty('secret');
    const { data } = await stripe.webhookEndpoints.list();
    expect(JSON.stringify(data)).not.toContain('whsec_');
    const changed = await stripe.webhookEndpoints.update(endpoint.id, {
      disabled: true,
      description: 'Old',
      enabled_events: ['*'],
    });
    expect(changed).toMatchObject({
      status: 'disabled',
      description: 'Old',
      enabled_events: ['*'],
    });
    expect(changed).not.toHaveProperty('secret');
    expect(await stripe.webhookEndpoints.del(endpoint.id)).toMatchObject({ deleted: true });
    expect((await stripe.webhookEndpoints.list()).data).toEqual([]);
    expect(await stripeError(stripe.webhookEndpoints.retrieve(endpoint.id))).toMatchObject({
      statusCode: 404,
    });
  });

  it('are sixteen at most', async () => {
    const { stripe } = await sandboxClient();
    const create = () =>
      stripe.webhookEndpoints.create({ url: 'http://localhost:1/', enabled_events: ['*'] });
    await Promise.all(Array.from({ length: 16 }, create));
    expect((await stripeError(create())).message).toContain('16');
  });
});

describe('webhooks', () => {
  it('are signed so that stripe itself accepts them', async () => {
    const { endpoint, make, received, sandbox, stripe } = await shop();
    const product = await make('Mug 🙂');
    await sandbox.webhooks.flush();
    const [delivery] = received;
    const event = await stripe.webhooks.constructEventAsync(
      delivery?.body ?? '',
      delivery?.signature ?? '',
      endpoint.secret ?? '',
    );
    expect(event).toMatchObject({
      object: 'event',
      api_version: '2026-10-28.endive',
      created: 1_800_000_000,
      livemode: false,
      pending_webhooks: 1,
      type: 'product.created',
      data: { object: { id: product.id, name: 'Mug 🙂' } },
      request: { id: product.lastResponse.requestId, idempotency_key: expect.any(String) },
    });
    const forged = stripe.webhooks.constructEventAsync(
      delivery?.body.replace('Mug', 'Cup') ?? '',
      delivery?.signature ?? '',
      endpoint.secret ?? '',
    );
    await expect(forged).rejects.toThrow(Stripe.errors.StripeSignatureVerificationError);
    expect((await stripe.events.retrieve(event.id)).pending_webhooks).toBe(0);
  });

  it('go to each endpoint that is enabled and wants them', async () => {
    const { make, sandbox, stripe, types, endpoint } = await shop(undefined, ['product.updated']);
    const all = await listener();
    await stripe.webhookEndpoints.create({ url: all.url, enabled_events: ['*'] });
    const { id } = await make();
    await stripe.products.update(id, { name: 'Cup' });
    await sandbox.webhooks.flush();
    expect(types()).toEqual(['product.updated']);
    expect(all.types().toSorted()).toEqual(['product.created', 'product.updated']);
    await stripe.webhookEndpoints.update(endpoint.id, { disabled: true });
    await stripe.products.update(id, { name: 'Bowl' });
    await sandbox.webhooks.flush();
    expect(types()).toHaveLength(1);
    expect(all.types()).toHaveLength(3);
    expect(sandbox.webhooks.deliveries).toHaveLength(4);
  });

  it('tell what was, and stay as they were', async () => {
    const { make, received, sandbox, stripe } = await shop(undefined, ['product.updated']);
    const { id } = await make('Mug');
    sandbox.webhooks.hold();
    await stripe.products.update(id, { name: 'Cup' });
    sandbox.clock.advance(1000);
    await stripe.products.update(id, { name: 'Bowl' });
    sandbox.webhooks.release();
    await sandbox.webhooks.flush();
    // Sent at once, they arrive in any order.
    const told = received
      .map(({ body }) => JSON.parse(body) as Stripe.Event)
      .toSorted((a, b) => a.created - b.created)
      .map(({ data }) => data);
    expect(told.map(({ previous_attributes }) => previous_attributes)).toEqual([
      { name: 'Mug' },
      { name: 'Cup', updated: 1_800_000_000 },
    ]);
    expect(told.map(({ object }) => (object as Stripe.Product).name)).toEqual(['Cup', 'Bowl']);
  });

  it("are tried again with growing pauses by the sandbox's clock, until they arrive", async () => {
    const { make, received, sandbox } = await shop((count) => (count < 3 ? 500 : 200));
    await make();
    await sandbox.webhooks.flush();
    expect(received).toHaveLength(1);
    const [first = 0, second = 0] = RETRIES;
    sandbox.clock.advance(first - 1);
    await sandbox.webhooks.flush();
    expect(received).toHaveLength(1);
    sandbox.clock.advance(1);
    await sandbox.webhooks.flush();
    expect(received).toHaveLength(2);
    expect(sandbox.webhooks.deliveries[0]).toMatchObject({
      status: 'pending',
      next_attempt: sandbox.clock.now() + second,
    });
    sandbox.clock.advance(second);
    await sandbox.webhooks.flush();
    expect(sandbox.webhooks.deliveries[0]).toMatchObject({
      status: 'delivered',
      next_attempt: null,
      attempts: [{ status: 500 }, { status: 500 }, { status: 200, error: null }],
    });
    expect(new Set(received.map(({ body }) => (JSON.parse(body) as Stripe.Event).id)).size).toBe(1);
    sandbox.clock.advance(10 * 24 * 3600 * 1000);
    await sandbox.webhooks.flush();
    expect(received).toHaveLength(3);
  });

  it('are given up after three days', async () => {
    const { make, sandbox } = await shop(() => 302);
    await make();
    for (const pause of [0, ...RETRIES]) {
      sandbox.clock.advance(pause);
      // One attempt after the other.
      // oxlint-disable-next-line no-await-in-loop
      await sandbox.webhooks.flush();
    }
    const [delivery] = sandbox.webhooks.deliveries;
    expect(delivery).toMatchObject({ status: 'failed', next_attempt: null });
    expect(delivery?.attempts.map(({ status }) => status)).toEqual(
      Array.from({ length: RETRIES.length + 1 }, () => 302),
    );
    expect(RETRIES.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(3 * 24 * 3600 * 1000);
  });

  it('say why nobody answered', async () => {
    const { stripe, sandbox } = await sandboxClient({ clock: 0 });
    await stripe.webhookEndpoints.create({ url: 'http://localhost:1/', enabled_events: ['*'] });
    await stripe.products.create({ name: 'Mug' });
    await sandbox.webhooks.flush();
    const [attempt] = sandbox.webhooks.deliveries[0]?.attempts ?? [];
    expect(attempt?.status).toBeNull();
    expect(attempt?.error).toMatch(/./);
  });

  it('can be held back, and released in reverse', async () => {
    const { make, received, sandbox } = await shop();
    sandbox.webhooks.hold();
    await make('A');
    await make('B');
    await sandbox.webhooks.flush();
    expect(received).toEqual([]);
    expect(sandbox.webhooks.deliveries.map(({ status }) => status)).toEqual(['held', 'held']);
    sandbox.webhooks.release({ reverse: true });
    await sandbox.webhooks.flush();
    expect(received).toHaveLength(2);
    await make('C');
    await sandbox.webhooks.flush();
    expect(received).toHaveLength(3);
  });

  it('can be sent several times, or lost', async () => {
    const { make, received, sandbox } = await shop();
    sandbox.webhooks.duplicate(5);
    await make();
    await sandbox.webhooks.flush();
    expect(received).toHaveLength(5);
    sandbox.webhooks.duplicate(1);
    sandbox.webhooks.drop(1);
    await make();
    await make();
    await sandbox.webhooks.flush();
    expect(received).toHaveLength(6);
    expect(sandbox.webhooks.deliveries.map(({ status }) => status).slice(5)).toEqual([
      'dropped',
      'delivered',
    ]);
    expect(() => sandbox.webhooks.duplicate(0)).toThrow(RangeError);
  });

  it('are sent again on request, to one endpoint or all', async () => {
    const { endpoint, make, received, sandbox, stripe } = await shop();
    sandbox.webhooks.drop(1);
    await make();
    const [event] = (await stripe.events.list()).data;
    sandbox.webhooks.resend(event?.id ?? '');
    sandbox.webhooks.resend(event?.id ?? '', endpoint.id);
    await sandbox.webhooks.flush();
    expect(received).toHaveLength(2);
    expect(() => sandbox.webhooks.resend('evt_nope')).toThrow('No such event');
  });

  it.each([
    ['gone', (stripe: Stripe, id: string) => stripe.webhookEndpoints.del(id)],
    [
      'disabled',
      (stripe: Stripe, id: string) => stripe.webhookEndpoints.update(id, { disabled: true }),
    ],
  ])('are not sent any more once their endpoint is %s', async (_, change) => {
    const { endpoint, make, received, sandbox, stripe } = await shop(() => 500);
    await make();
    await sandbox.webhooks.flush();
    await change(stripe, endpoint.id);
    sandbox.clock.advance(RETRIES[0] ?? 0);
    await sandbox.webhooks.flush();
    expect(received).toHaveLength(1);
    expect(sandbox.webhooks.deliveries[0]?.status).toBe('failed');
  });
});

describe('a signing secret that is rolled', () => {
  it('signs beside the old one, which goes after a day', async () => {
    const { endpoint, make, received, sandbox, stripe } = await shop();
    const old = endpoint.secret ?? '';
    const fresh = sandbox.webhooks.rollSecret(endpoint.id);
    expect(fresh).toMatch(/^whsec_/);
    await make();
    await sandbox.webhooks.flush();
    const [first] = received;
    expect(first?.signature.split(',v1=')).toHaveLength(3);
    for (const secret of [old, fresh]) {
      expect(
        stripe.webhooks.constructEvent(first?.body ?? '', first?.signature ?? '', secret).type,
      ).toBe('product.created');
    }
    sandbox.clock.advance(86_400_000);
    await make();
    await sandbox.webhooks.flush();
    const last = received.at(-1);
    expect(last?.signature.split(',v1=')).toHaveLength(2);
    expect(() =>
      stripe.webhooks.constructEvent(last?.body ?? '', last?.signature ?? '', old),
    ).toThrow('signature');
  });

  it('can take the place of the old one at once', async () => {
    const { endpoint, make, received, sandbox } = await shop();
    sandbox.webhooks.rollSecret(endpoint.id, { keepOld: 0 });
    await make();
    await sandbox.webhooks.flush();
    expect(received[0]?.signature.split(',v1=')).toHaveLength(2);
    expect(() => sandbox.webhooks.rollSecret(endpoint.id, { keepOld: 86_400_001 })).toThrow(
      '86400001',
    );
  });
});
