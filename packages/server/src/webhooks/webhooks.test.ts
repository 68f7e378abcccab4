import { createSandbox } from '@storetag/sandbox';
import * as fc from 'fast-check';
import { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { storeOnSandbox, WEBHOOK_SECRET } from '../store-on-sandbox.test.fixture.js';

const NOW = 1_800_000_000_000;
const payload = JSON.stringify({
  id: 'evt_1',
  object: 'event',
  type: 'product.updated',
  livemode: false,
  data: { object: {} },
});

const sign = (secret = WEBHOOK_SECRET, timestamp = NOW / 1000, body = payload) =>
  Stripe.webhooks.generateTestHeaderStringAsync({ payload: body, secret, timestamp });

const post = (
  { call }: ReturnType<typeof storeOnSandbox>,
  signature: string | undefined,
  body = payload,
) => call('POST', 'webhooks', { body, headers: { 'stripe-signature': signature } });

const setUp = () => storeOnSandbox({ now: () => NOW });

describe('POST /webhooks', () => {
  it('takes what Stripe signed', async () => {
    const response = await post(setUp(), await sign());
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ received: true, outcome: 'catalog dropped' });
  });

  it('takes what was signed with either secret while one is rolled', async () => {
    const setup = storeOnSandbox({
      now: () => NOW,
      stripe: { webhookSecrets: ['whsec_new', 'whsec_old'] },
    });
    expect((await post(setup, await sign('whsec_new'))).status).toBe(200);
    expect((await post(setup, await sign('whsec_old'))).status).toBe(200);
    expect((await post(setup, await sign('whsec_other'))).status).toBe(400);
  });

  it.each<[string, () => Promise<string | undefined>]>([
    ['no signature', () => Promise.resolve(undefined)],
    ['an empty signature', () => Promise.resolve('')],
    ['words', () => Promise.resolve('t=x,v1=y')],
    ['another secret', () => sign('whsec_other')],
    ['a time 302 seconds ago', () => sign(undefined, NOW / 1000 - 302)],
    ['a time in 302 seconds', () => sign(undefined, NOW / 1000 + 302)],
    ['another scheme', async () => (await sign()).replace('v1=', 'v0=')],
    ['nine signatures', async () => `${await sign()}${',v1=00'.repeat(8)}`],
  ])('refuses %s', async (_, signature) => {
    const setup = setUp();
    const response = await post(setup, await signature());
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'signature_invalid' });
    expect(setup.calls()).toEqual([]);
  });

  it.each([-299, 299])('takes a time %i seconds away', async (seconds) => {
    expect((await post(setUp(), await sign(undefined, NOW / 1000 + seconds))).status).toBe(200);
  });

  it('T7: refuses a body of which any character was changed', async () => {
    const setup = setUp();
    const signature = await sign();
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: payload.length - 1 }),
        fc.constantFrom('x', ' ', '0', '"'),
        async (index, character) => {
          if (payload[index] === character) return;
          const changed = payload.slice(0, index) + character + payload.slice(index + 1);
          expect((await post(setup, signature, changed)).status).toBe(400);
        },
      ),
    );
    const reserialised = JSON.stringify(JSON.parse(payload), null, 2);
    expect((await post(setup, signature, reserialised)).status).toBe(400);
  });

  it.each([
    ['null', 400],
    ['[]', 400],
    ['"x"', 400],
    ['{}', 400],
    ['{"type":"checkout.session.completed","livemode":false}', 200],
    ['{"type":"payment_intent.succeeded","livemode":false,"data":null}', 200],
    ['{"type":"payment_intent.succeeded","livemode":false,"data":{"object":null}}', 200],
    ['{"type":"payment_intent.canceled","livemode":false,"data":{"object":{"id":"pi_1"}}}', 200],
  ])('takes %s for what it is, though it is signed', async (body, status) => {
    const setup = setUp();
    const response = await post(setup, await sign(undefined, undefined, body), body);
    expect(response.status).toBe(status);
    expect(setup.calls()).toEqual([]);
    expect(setup.logs).toEqual([]);
  });

  it('refuses a body of more than 256 KiB', async () => {
    const body = JSON.stringify({ padding: 'x'.repeat(256 * 1024) });
    expect((await post(setUp(), await sign(undefined, undefined, body), body)).status).toBe(413);
  });

  it.each([
    ['of live mode', { livemode: true }],
    ['of a connected account', { account: 'acct_1' }],
    ['of a kind that is no concern', { type: 'customer.created' }],
  ])('leaves events alone %s', async (_, fields) => {
    const setup = storeOnSandbox();
    setup.calls();
    const metadata = { storetag_shop: 'storetag', storetag_flow: 'checkout-session' };
    const session = { id: 'cs_1', metadata };
    const response = await setup.webhook('checkout.session.completed', session, fields);
    expect(response.status).toBe(200);
    expect(setup.calls()).toEqual([]);
  });

  it('T10 BUG-32: leaves orders of another shop on the account alone, without asking Stripe', async () => {
    const setup = storeOnSandbox({ sandbox: createSandbox(), shop: 'mugs' });
    setup.calls();
    for (const metadata of [
      {},
      { storetag_shop: 'other', storetag_flow: 'checkout-session' },
      { storetag_shop: 'Mugs', storetag_flow: 'checkout-session' },
    ]) {
      const response = await setup.webhook('checkout.session.completed', { id: 'cs_1', metadata });
      expect(response.status).toBe(200);
    }
    expect(setup.calls()).toEqual([]);
    expect(setup.paid).toEqual([]);
  });

  it('answers 503 while Stripe is down, so that Stripe sends it again', async () => {
    const setup = storeOnSandbox();
    setup.sandbox.faults.add({ status: 500, times: 100 });
    const metadata = { storetag_shop: 'storetag', storetag_flow: 'payment-intent' };
    const response = await setup.webhook('payment_intent.succeeded', { id: 'pi_1', metadata });
    expect(response.status).toBe(503);
  });

  it('is not open to pages', async () => {
    const { call } = storeOnSandbox();
    const response = await call('OPTIONS', 'webhooks');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
