import { readOrder, readPaymentIntentAnswer } from '@storetag/protocol';
import { createSandbox } from '@storetag/sandbox';
import { describe, expect, it } from 'vitest';
import { sqlStore, type Ledger, type CallbackContext } from '../index.js';
import { nodeSqlite } from '../node/index.js';
import { newAttempt, ORIGIN, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';

type Setup = ReturnType<typeof storeOnSandbox>;

const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq'; // 32.00 USD

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function begin(setup: Setup) {
  const body = {
    attempt_id: newAttempt(),
    line_items: [{ price: MUG, quantity: 2 }],
    email: 'ada@example.com',
  };
  const response = await setup.call('POST', 'payment-intents', { body });
  const { id, client_secret } = readPaymentIntentAnswer(await response.json());
  return { id, secret: client_secret, attempt: body.attempt_id };
}

const inMemory = () => sqlStore(nodeSqlite(':memory:'));

const pay = ({ dashboard }: Setup, id: string, card = 'pm_card_visa') =>
  dashboard.paymentIntents.confirm(id, { payment_method: card, return_url: ORIGIN });

async function succeeded(setup: Setup) {
  const order = await begin(setup);
  await pay(setup, order.id);
  const object = await setup.dashboard.paymentIntents.retrieve(order.id);
  return { ...order, notify: () => setup.webhook('payment_intent.succeeded', object) };
}

const look = async ({ call }: Setup, id: string, proof?: string) =>
  readOrder(
    await (
      await call(
        'GET',
        `orders/${id}`,
        proof ? { headers: { authorization: `Bearer ${proof}` } } : {},
      )
    ).json(),
  );

describe('GET /orders/{id}', () => {
  it('says what Stripe says, and settles what is paid', async () => {
    const setup = storeOnSandbox();
    const { id } = await begin(setup);
    expect(await look(setup, id)).toEqual({
      id,
      status: 'unpaid',
      amount: 6400,
      currency: 'usd',
      line_items: [{ price: MUG, name: 'Everyday mug', quantity: 2, amount: 6400 }],
      totals: { subtotal: 6400, discount: 0, shipping: 0, tax: 0, total: 6400 },
    });
    expect(setup.paid).toEqual([]);
    await pay(setup, id);
    await pause(1000);
    expect((await look(setup, id)).status).toBe('paid');
    expect(setup.paid).toHaveLength(1);
    expect(setup.paid[0]).toMatchObject({
      key: `storetag:storetag:${id}`,
      attempt: 1,
      order: { id, payment_intent: id, amount: 6400, currency: 'usd', email: 'ada@example.com' },
    });
  });

  it('knows canceled and refunded orders', async () => {
    const setup = storeOnSandbox();
    const canceled = await begin(setup);
    await setup.dashboard.paymentIntents.cancel(canceled.id);
    expect((await look(setup, canceled.id)).status).toBe('expired');

    const { id, notify } = await succeeded(setup);
    await notify();
    expect((await look(setup, id)).status).toBe('paid');
    await setup.dashboard.refunds.create({ payment_intent: id, amount: 100 });
    await setup.webhook('charge.refunded', { id: 'ch_1' });
    expect((await look(setup, id)).status).toBe('paid');
    await setup.dashboard.refunds.create({ payment_intent: id });
    await setup.webhook('charge.refunded', { id: 'ch_1' });
    expect((await look(setup, id)).status).toBe('refunded');
    expect(setup.paid).toHaveLength(1);
  });

  it('fulfils nothing that was refunded before', async () => {
    const setup = storeOnSandbox();
    const { id, notify } = await succeeded(setup);
    await setup.dashboard.refunds.create({ payment_intent: id });
    expect((await notify()).status).toBe(200);
    expect(setup.paid).toEqual([]);
  });

  it('BUG-31: stays unpaid after a decline and during a challenge', async () => {
    const setup = storeOnSandbox();
    const { id } = await begin(setup);
    await pay(setup, id, 'pm_card_visa_chargeDeclined').catch(() => {});
    expect((await look(setup, id)).status).toBe('unpaid');
    await pay(setup, id, 'pm_card_threeDSecure2Required');
    await pause(1000);
    expect((await look(setup, id)).status).toBe('unpaid');
    expect(setup.paid).toEqual([]);
  });

  it('tells the e-mail address to its owner only', async () => {
    const setup = storeOnSandbox();
    const { id, secret, attempt } = await begin(setup);
    const other = await begin(setup);
    expect((await look(setup, id, secret)).email).toBe('ada@example.com');
    expect((await look(setup, id, attempt)).email).toBe('ada@example.com');
    for (const proof of [undefined, other.secret, other.attempt, `${secret}x`, id, 'null', 'x']) {
      expect(await look(setup, id, proof)).not.toHaveProperty('email');
    }
  });

  it('BUG-47: is not paid by the return of another order, however often that is replayed', async () => {
    const setup = storeOnSandbox();
    const cheap = await succeeded(setup);
    const dear = await begin(setup);
    for (const proof of [cheap.secret, cheap.attempt]) {
      const order = await look(setup, dear.id, proof);
      expect(order.status).toBe('unpaid');
      expect(order).not.toHaveProperty('email');
      expect((await look(setup, cheap.id, proof)).status).toBe('paid');
      expect(await setup.store.settle(cheap.id)).toBe('settled');
    }
    expect(await setup.store.settle(dear.id)).toBe('unpaid');
    expect(setup.paid.map(({ order }) => order.id)).toEqual([cheap.id]);
  });

  it('is the same 404 for what is not there, not ours, or no id', async () => {
    const sandbox = createSandbox();
    const setup = storeOnSandbox({ sandbox });
    const foreign = await begin(storeOnSandbox({ sandbox, shop: 'another' }));
    const bare = await setup.dashboard.paymentIntents.create({ amount: 100, currency: 'usd' });
    const bodies = new Set<string>();
    for (const id of [foreign.id, bare.id, 'pi_none', 'cs_none', 'ch_1', 'x', '__proto__']) {
      const response = await setup.call('GET', `orders/${id}`, {
        headers: { authorization: `Bearer ${foreign.secret}` },
      });
      expect(response.status).toBe(404);
      bodies.add((await response.text()).replace(/req_[\w-]+/, ''));
    }
    expect(bodies.size).toBe(1);
  });

  it('asks Stripe once a second, however often it is asked', async () => {
    const setup = storeOnSandbox();
    const { id } = await begin(setup);
    setup.calls();
    await Promise.all(Array.from({ length: 50 }, () => look(setup, id)));
    await look(setup, id);
    expect(setup.calls()).toEqual([`GET /v1/payment_intents/${id}`]);
    await pause(1000);
    await look(setup, id);
    expect(setup.calls()).toHaveLength(1);
  });

  it('is 503 while Stripe is down', async () => {
    const setup = storeOnSandbox();
    const { id } = await begin(setup);
    setup.sandbox.faults.add({ method: 'GET', status: 500, times: 100 });
    const response = await setup.call('GET', `orders/${id}`);
    expect(response.status).toBe(503);
    setup.sandbox.faults.clear();
    expect((await look(setup, id)).status).toBe('unpaid');
  });

  it('says paid even while `onPaid` fails', async () => {
    const setup = storeOnSandbox({ onPaid: () => Promise.reject(new Error('mail is down')) });
    const { id } = await succeeded(setup);
    expect((await look(setup, id)).status).toBe('paid');
    expect(setup.logs.join()).toContain('mail is down');
  });
});

describe('a customer who comes back', () => {
  it('does not wait for a slow `onPaid`, which goes on', async () => {
    let isDone = false;
    const setup = storeOnSandbox({
      onPaid: async () => {
        await pause(2500);
        isDone = true;
      },
    });
    const { id } = await succeeded(setup);
    const kept: Promise<unknown>[] = [];
    const response = await setup.store.fetch(
      new Request(`https://api.example/orders/${id}`),
      undefined,
      { waitUntil: (work) => kept.push(work) },
    );
    expect(readOrder(await response.json()).status).toBe('paid');
    expect(isDone).toBe(false);
    await Promise.all(kept);
    expect(isDone).toBe(true);
    expect(await setup.store.settle(id)).toBe('settled');
  });

  it('BUG-8: is told paid while the ledger is down', async () => {
    const setup = storeOnSandbox({
      ledger: { ...inMemory(), claim: () => Promise.reject(new Error('disk full')) },
    });
    const { id } = await succeeded(setup);
    expect((await look(setup, id)).status).toBe('paid');
    expect(setup.logs.join()).toContain('disk full');
    expect(setup.paid).toEqual([]);
  });
});

describe('settling', () => {
  it('runs `onPaid` once for webhooks before, after, and five times at once', async () => {
    const setup = storeOnSandbox();
    const { id, notify } = await succeeded(setup);
    const [first] = await Promise.all([look(setup, id), ...Array.from({ length: 5 }, notify)]);
    expect(first.status).toBe('paid');
    expect((await notify()).status).toBe(200);
    await look(setup, id);
    expect(await setup.store.settle(id)).toBe('settled');
    expect(setup.paid).toHaveLength(1);
  });

  it('runs `onPaid` once for several servers on one database', async () => {
    const sandbox = createSandbox();
    const ledger = sqlStore(nodeSqlite(':memory:'));
    const servers = Array.from({ length: 3 }, () => storeOnSandbox({ sandbox, ledger }));
    const [first] = servers;
    if (!first) throw new Error('no server');
    const { id } = await succeeded(first);
    const settled = await Promise.all(
      servers.flatMap(({ store }) => Array.from({ length: 5 }, () => store.settle(id))),
    );
    expect(new Set(settled)).toEqual(new Set(['settled']));
    expect(servers.flatMap(({ paid }) => paid)).toHaveLength(1);
  });

  it('reads the order anew, whatever a page was told a moment ago', async () => {
    const setup = storeOnSandbox();
    const { id } = await begin(setup);
    expect((await look(setup, id)).status).toBe('unpaid');
    await pay(setup, id);
    expect(await setup.store.settle(id)).toBe('settled');
    expect(setup.paid).toHaveLength(1);
  });

  it('believes Stripe, not the event', async () => {
    const setup = storeOnSandbox();
    const { id } = await begin(setup);
    const intent = await setup.dashboard.paymentIntents.retrieve(id);
    const forged = { ...intent, status: 'succeeded', amount_received: 6400 };
    expect((await setup.webhook('payment_intent.succeeded', forged)).status).toBe(200);
    expect(setup.paid).toEqual([]);
  });

  it.each(['payment_intent.payment_failed', 'payment_intent.canceled'])(
    'BUG-31: stays paid when %s of before arrives after the success',
    async (type) => {
      const setup = storeOnSandbox();
      const { id } = await begin(setup);
      await pay(setup, id, 'pm_card_visa_chargeDeclined').catch(() => {});
      const declined = await setup.dashboard.paymentIntents.retrieve(id);
      expect(declined.last_payment_error?.code).toBe('card_declined');
      await pay(setup, id);
      const object = await setup.dashboard.paymentIntents.retrieve(id);
      expect((await setup.webhook('payment_intent.succeeded', object)).status).toBe(200);
      const late = type.endsWith('canceled') ? { ...declined, status: 'canceled' } : declined;
      expect((await setup.webhook(type, late)).status).toBe(200);
      expect((await look(setup, id)).status).toBe('paid');
      expect(await setup.store.settle(id)).toBe('settled');
      expect(setup.paid.map(({ order }) => order.id)).toEqual([id]);
    },
  );

  it('BUG-14: runs `onPaid` again after it failed, with the same key and the next attempt', async () => {
    const runs: CallbackContext[] = [];
    const setup = storeOnSandbox({
      onPaid: (_, context) => {
        runs.push(context);
        if (runs.length === 1) throw new Error('mail is down, key sk_test_123');
      },
    });
    const { notify } = await succeeded(setup);
    const failed = await notify();
    expect(failed.status).toBe(500);
    expect(await failed.text()).not.toContain('mail');
    expect((await notify()).status).toBe(200);
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(new Set(runs.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(runs.every(({ late }) => !late)).toBe(true);
    expect(setup.logs.join()).toContain('mail is down, key [redacted]');
  });

  it('waits for another worker that is nearly done', async () => {
    let runs = 0;
    const setup = storeOnSandbox({
      onPaid: async () => {
        runs++;
        await pause(600);
      },
    });
    const { notify } = await succeeded(setup);
    const both = await Promise.all([notify(), notify()]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(runs).toBe(1);
  });

  it('is 503 for a webhook while another worker holds the order', async () => {
    const ledger = sqlStore(nodeSqlite(':memory:'));
    const setup = storeOnSandbox({ ledger });
    const { id, notify } = await succeeded(setup);
    await ledger.claim(id, 60_000);
    const begun = performance.now();
    const response = await notify();
    expect(performance.now() - begun).toBeGreaterThan(4000);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({ code: 'order_busy' });
    expect(setup.paid).toEqual([]);
    expect((await look(setup, id)).status).toBe('paid');
  }, 10_000);

  it('tells `onPaid` when its time is up, and keeps others away until it has stopped', async () => {
    const seen: string[] = [];
    const setup = storeOnSandbox({
      onPaidTimeout: 150,
      onPaid: (_, { signal, attempt }) =>
        attempt > 1
          ? seen.push('second run')
          : new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => {
                seen.push('told to stop');
                setTimeout(() => {
                  seen.push('stopped');
                  reject(new Error('stopped'));
                }, 600);
              });
            }),
    });
    const { id, notify } = await succeeded(setup);
    expect((await notify()).status).toBe(500);
    expect(seen).toEqual(['told to stop']);
    await look(setup, id);
    expect(seen).toEqual(['told to stop']);
    expect((await notify()).status).toBe(200);
    expect(seen).toEqual(['told to stop', 'stopped', 'second run']);
  });

  it('acknowledges what ends late but within its claim', async () => {
    let runs = 0;
    const setup = storeOnSandbox({
      onPaidTimeout: 100,
      onPaid: async () => {
        runs++;
        await pause(800);
      },
    });
    const { id, notify } = await succeeded(setup);
    expect((await notify()).status).toBe(500);
    expect(await setup.store.settle(id)).toBe('settled');
    expect(runs).toBe(1);
  });

  it('does not begin when waiting for the database has used up the claim', async () => {
    const failed: string[] = [];
    const slow: Ledger = {
      claim: () =>
        Promise.resolve({
          status: 'claimed',
          token: 't',
          until: Date.now() + 10,
          attempt: 1,
          late: false,
        }),
      ack: () => Promise.resolve(true),
      fail: (id) => {
        failed.push(id);
        return Promise.resolve();
      },
    };
    const setup = storeOnSandbox({ ledger: slow });
    const { id } = await succeeded(setup);
    expect(await setup.store.settle(id)).toBe('busy');
    expect(failed).toEqual([id]);
    expect(setup.paid).toEqual([]);
  });

  it('says so when the acknowledgement came too late or failed', async () => {
    const lost = storeOnSandbox({ ledger: { ...inMemory(), ack: () => Promise.resolve(false) } });
    expect(await lost.store.settle((await succeeded(lost)).id)).toBe('busy');
    expect(lost.logs.join()).toContain('may run twice for this');

    const down = storeOnSandbox({
      ledger: { ...inMemory(), ack: () => Promise.reject(new Error('disk full')) },
    });
    expect(await down.store.settle((await succeeded(down)).id)).toBe('failed');
    expect(down.logs.join()).toContain('disk full');
  });

  it('is 500 for a webhook while the ledger is down, so that Stripe sends it again', async () => {
    const setup = storeOnSandbox({
      ledger: {
        claim: () => Promise.reject(new Error('down')),
        ack: () => Promise.resolve(true),
        fail: () => Promise.resolve(),
      },
    });
    const { notify } = await succeeded(setup);
    expect((await notify()).status).toBe(500);
    expect(setup.paid).toEqual([]);
  });

  it('fulfils in one transaction with the owner’s own tables', async () => {
    const batch = nodeSqlite(':memory:');
    await batch([{ sql: 'CREATE TABLE licences (id TEXT PRIMARY KEY)', params: [] }]);
    const setup = storeOnSandbox({
      ledger: sqlStore(batch),
      onPaid: async (order, { ack }) => {
        if (!ack.statement) throw new Error('no statement');
        const [, changed] = await batch([
          { sql: 'INSERT INTO licences VALUES ($1)', params: [order.id] },
          ack.statement,
        ]);
        expect(changed).toHaveLength(1);
      },
    });
    const { notify } = await succeeded(setup);
    expect((await notify()).status).toBe(200);
    expect((await notify()).status).toBe(200);
    const [rows] = await batch([{ sql: 'SELECT id FROM licences', params: [] }]);
    expect(rows).toHaveLength(1);
  });

  it('fulfils nothing whose amount is not what was sold, and says so loudly', async () => {
    const setup = storeOnSandbox();
    const { id } = await begin(setup);
    await setup.dashboard.paymentIntents.update(id, { amount: 100 });
    await pay(setup, id);
    const intent = await setup.dashboard.paymentIntents.retrieve(id);
    expect((await setup.webhook('payment_intent.succeeded', intent)).status).toBe(500);
    expect(setup.logs.join()).toContain('differs from what was sold');
    expect(setup.paid).toEqual([]);
  });

  it('works without `onPaid`', async () => {
    const sandbox = createSandbox();
    const { id } = await succeeded(storeOnSandbox({ sandbox }));
    const setup = storeOnSandbox({ sandbox });
    expect(await setup.store.settle(id)).toBe('settled');
    expect(await setup.store.settle('pi_none')).toBe('not_found');
  });
});
