import { createSandbox } from '@storetag/sandbox';
import { describe, expect, it, vi } from 'vitest';
import { createStore } from '../index.js';
import { createStripe } from '../stripe/create-stripe.js';
import { afterSaleStore } from '../after-sale.test.fixture.js';
import { memoryLedger } from './memory-ledger.js';
import { stripeLedger } from './stripe-ledger.js';

const LEASE = 20_000;
const INTENT = /^\/v1\/payment_intents\/pi_/;

function atStripe() {
  const sandbox = createSandbox({ clock: Date.UTC(2027, 0, 1) });
  const stripe = createStripe({
    secretKey: sandbox.keys.secret,
    sandbox: { url: 'http://sandbox.test' },
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
  });
  const machine = () => stripeLedger({ now: () => sandbox.clock.now() })(stripe);
  const order = async () =>
    (
      await stripe.paymentIntents.create({
        amount: 100,
        currency: 'usd',
        payment_method: 'pm_card_visa',
        confirm: true,
        return_url: 'https://shop.example',
      })
    ).id;
  return { sandbox, stripe, machine, order };
}

async function claimed(ledger: ReturnType<ReturnType<typeof atStripe>['machine']>, id: string) {
  const claim = await ledger.claim(id, LEASE);
  if (claim.status !== 'claimed') throw new Error(`The claim is ${claim.status}.`);
  return claim;
}

describe('stripeLedger', () => {
  it('costs three calls', async () => {
    const { sandbox, machine, order } = atStripe();
    const id = await order();
    const before = sandbox.requests.length;
    const { token } = await claimed(machine(), id);
    await machine().ack(id, token);
    expect(sandbox.requests.slice(before).map(({ method }) => method)).toEqual([
      'GET',
      'POST',
      'POST',
    ]);
  });

  it('has a claim whose answer was lost', async () => {
    const { sandbox, machine, order } = atStripe();
    const id = await order();
    sandbox.faults.add({ method: 'POST', path: INTENT, when: 'after' });
    await claimed(machine(), id);
    expect((await machine().claim(id, LEASE)).status).toBe('busy');
  });

  it('has a claim that was done though Stripe said 500, and keeps saying so', async () => {
    const { sandbox, machine, order } = atStripe();
    const id = await order();
    sandbox.faults.add({ method: 'POST', path: INTENT, status: 500, when: 'after' });
    await claimed(machine(), id);
  });

  it('acknowledges though Stripe replays a failure for a used key', async () => {
    const { sandbox, machine, order } = atStripe();
    const id = await order();
    const { token } = await claimed(machine(), id);
    sandbox.faults.add({ method: 'POST', path: INTENT, status: 500, when: 'after', times: 2 });
    expect(await machine().ack(id, token)).toBe(true);
    expect(await machine().claim(id, LEASE)).toEqual({ status: 'done' });
  });

  it('claims under another key ten minutes after one that Stripe has used up', async () => {
    const { sandbox, stripe, machine, order } = atStripe();
    const id = await order();
    const real = stripe.paymentIntents.update.bind(stripe.paymentIntents);
    // Another's claim that Stripe took under the key and never carried out.
    const update = vi
      .spyOn(stripe.paymentIntents, 'update')
      .mockImplementationOnce((place, _params, options) => real(place, { metadata: {} }, options));
    expect((await machine().claim(id, LEASE)).status).toBe('busy');
    update.mockRestore();
    expect((await machine().claim(id, LEASE)).status).toBe('busy');
    sandbox.clock.advance(590_000);
    const late = await machine().claim(id, LEASE);
    expect(late).toEqual({ status: 'busy', retryAfterMs: 10_000 });
    sandbox.clock.advance(10_000);
    await claimed(machine(), id);
  });

  it('leaves the claim of another alone that began while it was giving up [I4]', async () => {
    const { sandbox, stripe, machine, order } = atStripe();
    const id = await order();
    const { token } = await claimed(machine(), id);
    // Refused after a while, and tried again under the same key: by then another has claimed.
    sandbox.faults.add({ method: 'POST', path: INTENT, status: 429, delay: 400 });
    const fetch = vi.spyOn(sandbox, 'fetch');
    const failing = machine().fail(id, token, 0);
    await vi.waitFor(() => expect(fetch.mock.lastCall?.[0].method).toBe('POST'));
    sandbox.clock.advance(LEASE + 3000);
    const second = await claimed(machine(), id);
    const note = (await stripe.paymentIntents.retrieve(id)).metadata;
    const tries = () => sandbox.requests.filter(({ status }) => status === 429).length;
    expect(tries()).toBe(0);
    await failing;
    expect(tries()).toBe(1);
    expect((await stripe.paymentIntents.retrieve(id)).metadata).toEqual(note);
    expect((await machine().claim(id, LEASE)).status).toBe('busy');
    expect(await machine().ack(id, second.token)).toBe(true);
  });

  it('lets nobody claim while Stripe is still writing that it was given up [I4]', async () => {
    const { sandbox, machine, order } = atStripe();
    const id = await order();
    const { token } = await claimed(machine(), id);
    sandbox.faults.add({ method: 'POST', path: INTENT, delay: 400 });
    const fetch = vi.spyOn(sandbox, 'fetch');
    const failing = machine().fail(id, token, 0);
    await vi.waitFor(() => expect(fetch.mock.lastCall?.[0].method).toBe('POST'));
    sandbox.clock.advance(LEASE + 3000);
    expect((await machine().claim(id, LEASE)).status).toBe('busy');
    await failing;
    expect((await claimed(machine(), id)).attempt).toBe(2);
  });

  it('uses no key up for a note that would stay as it is', async () => {
    const { machine, order } = atStripe();
    const id = await order();
    const { token } = await claimed(machine(), id);
    await machine().fail(id, token, LEASE + 2000);
    // Written over itself, it would have used up the key of the next who gives it up.
    await machine().fail(id, token, 0);
    expect((await claimed(machine(), id)).attempt).toBe(2);
  });

  it('says when it could not give up', async () => {
    const { sandbox, machine, order } = atStripe();
    const id = await order();
    const { token } = await claimed(machine(), id);
    sandbox.faults.add({ method: 'POST', path: INTENT, status: 500, when: 'after', times: 4 });
    await expect(machine().fail(id, token, 0)).rejects.toThrow('made on purpose');
  });

  it('notes what is claimed by a session on its payment, and once', async () => {
    const { buy, dashboard, store } = afterSaleStore({ ledger: stripeLedger() });
    const id = await buy();
    await store.settle(id);
    const session = await dashboard.checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
    expect(session.metadata).not.toHaveProperty('storetag_ledger');
    expect(session.payment_intent).toMatchObject({
      metadata: { storetag_ledger: expect.stringMatching(/^done [\w-]{36}$/) },
    });
  });

  it('notes nothing on what it does not know', async () => {
    await expect(atStripe().machine().claim('prod_1', LEASE)).rejects.toThrow(
      '`stripeLedger()` cannot note anything on "prod_1".',
    );
  });

  it('keeps no stock, and says so where stock is asked for', async () => {
    const { store } = afterSaleStore({ ledger: stripeLedger() });
    await expect(store.stock.set('prod_demo_mug', 3)).rejects.toThrow(
      "Stock needs a database: pass `ledger: sqlStore(nodeSqlite('store.db'))` to `createStore`.",
    );
    for (const options of [{ stock: { share: 1 } }, { onLate: () => {} }]) {
      expect(() => afterSaleStore({ ledger: stripeLedger(), ...options })).toThrow(TypeError);
    }
  });
});

describe('memoryLedger', () => {
  it('says that it is for tests, elsewhere', () => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(() => memoryLedger()).toThrow('`memoryLedger()` is for tests only');
    expect(memoryLedger({ forTests: true })).toBeTypeOf('object');
    vi.unstubAllEnvs();
    expect(memoryLedger()).toBeTypeOf('object');
  });
});

describe('a callback without a ledger', () => {
  it.each(['onPaid', 'onSubscriptionPaid', 'onSubscriptionEnded', 'onRefunded', 'onDisputed'])(
    '%s is refused',
    (name) => {
      const options = {
        stripe: {
          secretKey: 'rk_test_x',
          publishableKey: 'pk_test_x',
          webhookSecrets: ['whsec_x'],
        },
        origins: ['https://shop.example'],
        siteUrl: 'https://shop.example',
      };
      expect(() => createStore({ ...options, [name]: () => {} })).toThrow(`\`${name}\` needs one`);
      expect(() => createStore({ ...options, [name]: 1 as never })).toThrow(
        'Pass a function, such as',
      );
    },
  );
});
