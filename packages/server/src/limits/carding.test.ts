import { createSandbox } from '@storetag/sandbox';
import { readProblem } from '@storetag/protocol';
import { describe, expect, it } from 'vitest';
import { newAttempt, ORIGIN, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';
import type { Alarm } from './limit-options.js';

type Setup = ReturnType<typeof storeOnSandbox>;

const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq';
const DECLINED = '4000 0000 0000 0002';

const bodyOf = (fields: object = {}) => ({
  attempt_id: newAttempt(),
  line_items: [{ price: MUG, quantity: 1 }],
  ...fields,
});
const sessionBody = () => bodyOf({ ui_mode: 'hosted_page' });
const problemOf = async (response: Response) => readProblem(await response.json());

async function makeOf({ call }: Setup, route: string, body: object): Promise<string> {
  const response = await call('POST', route, { body });
  expect(response.status).toBe(201);
  const { id } = (await response.json()) as { id: string };
  return id;
}

/** Tries a card that is declined, as whoever has the client secret can, without asking the store. */
async function decline({ dashboard }: Setup, id: string, times = 1): Promise<void> {
  for (let index = 0; index < times; index++) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as at a real form
    await dashboard.paymentIntents
      .confirm(id, { payment_method: 'pm_card_visa_chargeDeclined', return_url: ORIGIN })
      .catch(() => {});
  }
}

const tell = async (setup: Setup, id: string) =>
  setup.webhook('payment_intent.payment_failed', await setup.dashboard.paymentIntents.retrieve(id));

describe('an attempt', () => {
  it('T14 BUG-40: ends when it is asked for again after five declines', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf();
    const id = await makeOf(setup, 'payment-intents', body);
    await decline(setup, id, 4);
    expect(await makeOf(setup, 'payment-intents', body)).toBe(id);
    await decline(setup, id);
    const response = await setup.call('POST', 'payment-intents', { body });
    expect(response.status).toBe(409);
    expect(await problemOf(response)).toMatchObject({ code: 'too_many_declines', order: id });
    expect((await setup.dashboard.paymentIntents.retrieve(id)).status).toBe('canceled');
    const again = await setup.call('POST', 'payment-intents', { body });
    expect(await problemOf(again)).toMatchObject({ code: 'attempt_finished', order: id });
  });

  it('T14 BUG-40: ends by the webhook of the fifth decline, though nobody asks the store', async () => {
    const setup = storeOnSandbox();
    const id = await makeOf(setup, 'payment-intents', bodyOf());
    await decline(setup, id, 4);
    expect((await tell(setup, id)).status).toBe(200);
    expect((await setup.dashboard.paymentIntents.retrieve(id)).status).toBe(
      'requires_payment_method',
    );
    await decline(setup, id);
    expect((await tell(setup, id)).status).toBe(200);
    const { status } = await setup.dashboard.paymentIntents.retrieve(id);
    expect(status).toBe('canceled');
    await decline(setup, id);
    expect((await setup.dashboard.charges.list({ payment_intent: id })).data).toHaveLength(5);
    // Told again, it has nothing left to end.
    expect((await tell(setup, id)).status).toBe(200);
  });

  it.each(['by the webhook', 'when it is asked for again'])(
    'ends at a Checkout Session by expiring it, %s',
    async (way) => {
      const setup = storeOnSandbox({ sandbox: createSandbox() });
      const body = sessionBody();
      const id = await makeOf(setup, 'checkout-sessions', body);
      for (let index = 0; index < 5; index++) {
        expect(setup.sandbox.customer.pay(id, { card: DECLINED }).outcome).toBe('declined');
      }
      const { sessions } = setup.dashboard.checkout;
      if (way === 'by the webhook') {
        const { payment_intent: intent } = await sessions.retrieve(id);
        expect((await tell(setup, typeof intent === 'string' ? intent : '')).status).toBe(200);
      } else {
        const response = await setup.call('POST', 'checkout-sessions', { body });
        expect(await problemOf(response)).toMatchObject({ code: 'too_many_declines', order: id });
      }
      expect((await sessions.retrieve(id)).status).toBe('expired');
    },
  );

  it('does not end when one of its payments succeeded meanwhile', async () => {
    const setup = storeOnSandbox({ limits: { declinesPerAttempt: 2 } });
    const id = await makeOf(setup, 'payment-intents', bodyOf());
    await decline(setup, id, 2);
    const failed = await setup.dashboard.paymentIntents.retrieve(id);
    await setup.dashboard.paymentIntents.confirm(id, {
      payment_method: 'pm_card_visa',
      return_url: ORIGIN,
    });
    expect((await setup.webhook('payment_intent.payment_failed', failed)).status).toBe(200);
    expect((await setup.dashboard.paymentIntents.retrieve(id)).status).toBe('succeeded');
    expect(setup.paid.map(({ order }) => order.id)).toEqual([id]);
  });

  it('is read from Stripe, whatever the event says', async () => {
    const setup = storeOnSandbox();
    const id = await makeOf(setup, 'payment-intents', bodyOf());
    const { metadata } = await setup.dashboard.paymentIntents.retrieve(id);
    for (let index = 0; index < 9; index++) {
      const forged = { id, metadata, latest_charge: `ch_${index}`, last_payment_error: {} };
      // oxlint-disable-next-line no-await-in-loop
      await setup.webhook('payment_intent.payment_failed', forged);
    }
    expect((await setup.dashboard.paymentIntents.retrieve(id)).status).toBe(
      'requires_payment_method',
    );
  });

  it('has its events sent again while Stripe cannot be asked', async () => {
    const setup = storeOnSandbox();
    const id = await makeOf(setup, 'payment-intents', bodyOf());
    await decline(setup, id, 5);
    const intent = await setup.dashboard.paymentIntents.retrieve(id);
    setup.sandbox.faults.add({ path: '/v1/charges', status: 500, times: 100 });
    const response = await setup.webhook('payment_intent.payment_failed', intent);
    expect(response.status).toBe(503);
    setup.sandbox.faults.clear();
    expect((await setup.webhook('payment_intent.payment_failed', intent)).status).toBe(200);
    expect((await setup.dashboard.paymentIntents.retrieve(id)).status).toBe('canceled');
  });

  it('T10: of another shop on the account is left alone', async () => {
    const setup = storeOnSandbox({ limits: { declinesPerAttempt: 1 } });
    const other = await setup.dashboard.paymentIntents.create({
      amount: 100,
      currency: 'usd',
      metadata: { storetag_shop: 'other', storetag_flow: 'payment-intent' },
    });
    await decline(setup, other.id, 3);
    setup.calls();
    expect((await setup.webhook('payment_intent.payment_failed', other)).status).toBe(200);
    expect(setup.calls()).toEqual([]);
  });

  it('costs no further call while nothing was declined', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf();
    await makeOf(setup, 'payment-intents', body);
    setup.calls();
    await makeOf(setup, 'payment-intents', body);
    expect(setup.calls().filter((call) => call.includes('charges'))).toEqual([]);
  });
});

describe('the alarm', () => {
  const NOW = 1_800_000_000_000;

  function setUp(alarm: object = { least: 4 }) {
    const alarms: Alarm[] = [];
    let now = NOW;
    const setup = storeOnSandbox({
      limits: { alarm, declinesPerAttempt: false, createsPerSecond: false, checkout: false },
      onAlarm: (each) => alarms.push(each),
      now: () => now,
    });
    const hear = async (count: number) => {
      const metadata = { storetag_shop: 'storetag', storetag_flow: 'payment-intent' };
      // Events are signed with the real clock.
      const before = now;
      now = Date.now();
      for (let index = 0; index < count; index++) {
        const intent = { id: `pi_${index}`, metadata, latest_charge: `ch_${index}` };
        // oxlint-disable-next-line no-await-in-loop
        await setup.webhook('payment_intent.payment_failed', intent);
      }
      now = before;
    };
    return { ...setup, alarms, hear, at: (time: number) => (now = time) };
  }

  it('T14: sounds, and no purchase is begun for 15 minutes', async () => {
    const setup = setUp();
    const begun = Date.now();
    await setup.hear(4);
    expect(setup.alarms).toMatchObject([{ kind: 'declines', declines: 4, creates: 0 }]);
    const [{ pausedUntil }] = setup.alarms as [Alarm];
    expect(pausedUntil).toBeGreaterThanOrEqual(begun + 900_000);
    setup.at((pausedUntil ?? 0) - 30_000);
    setup.calls();
    for (const route of ['payment-intents', 'checkout-sessions']) {
      const body = route === 'payment-intents' ? bodyOf() : sessionBody();
      // oxlint-disable-next-line no-await-in-loop
      const response = await setup.call('POST', route, { body });
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('30');
      // oxlint-disable-next-line no-await-in-loop
      expect((await problemOf(response)).code).toBe('sales_paused');
    }
    expect(setup.calls()).toEqual([]);
    expect((await setup.call('GET', 'products')).status).toBe(200);
    setup.at(pausedUntil ?? 0);
    await makeOf(setup, 'payment-intents', bodyOf());
  });

  it('counts a decline once, however often Stripe tells of it', async () => {
    const setup = setUp();
    for (let index = 0; index < 5; index++) {
      // oxlint-disable-next-line no-await-in-loop
      await setup.hear(3);
    }
    expect(setup.alarms).toEqual([]);
  });

  it('only sounds where `pause` is 0, and not at all where it is off', async () => {
    const loud = setUp({ least: 4, pause: 0 });
    await loud.hear(4);
    expect(loud.alarms).toMatchObject([{ pausedUntil: null }]);
    loud.at(Date.now());
    await makeOf(loud, 'payment-intents', bodyOf());
    const silent = storeOnSandbox({ limits: { alarm: false } });
    expect((await silent.webhook('payment_intent.payment_failed', { id: 'pi_1' })).status).toBe(
      200,
    );
  });

  it('survives a callback that throws', async () => {
    const setup = storeOnSandbox({
      limits: { alarm: { least: 1 }, declinesPerAttempt: false },
      onAlarm: () => {
        throw new Error('no mail');
      },
    });
    const metadata = { storetag_shop: 'storetag', storetag_flow: 'payment-intent' };
    const response = await setup.webhook('payment_intent.payment_failed', { id: 'pi_1', metadata });
    expect(response.status).toBeLessThan(600);
    await new Promise((resolve) => setTimeout(resolve));
    expect(setup.logs.join('\n')).toContain('`onAlarm` failed');
  });
});
