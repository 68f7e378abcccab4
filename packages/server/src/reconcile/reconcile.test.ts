import { createSandbox } from '@storetag/sandbox';
import { describe, expect, it, vi } from 'vitest';
import { afterSaleStore, DAY, LEDGERS } from '../after-sale.test.fixture.js';

const nothing = { settled: 0, busy: 0, failed: 0, released: 0, isComplete: true };

describe.each(LEDGERS)('reconcile, with %s', (_, ledgerOf) => {
  const open = () => {
    const sandbox = createSandbox();
    return afterSaleStore({ sandbox, ledger: ledgerOf(sandbox) });
  };

  it('settles every paid order when no webhook came, once', async () => {
    const { buy, begin, beginIntent, payIntent, paid, store, calls } = open();
    const orders = [await buy(), await payIntent(), await buy()];
    await begin();
    await beginIntent();
    expect(await store.reconcile()).toEqual({ ...nothing, settled: 3 });
    expect(paid.map(({ order }) => order.id).toSorted()).toEqual(orders.toSorted());
    calls();
    expect(await store.reconcile()).toEqual(nothing);
    expect(paid).toHaveLength(3);
    // What is done is known from the list.
    expect(calls()).toEqual([
      'GET /v1/checkout/sessions',
      'GET /v1/payment_intents',
      'GET /v1/events',
    ]);
  });

  it('finds renewals, ends, refunds and disputes by events that were not delivered', async () => {
    const { subscribe, payIntent, heard, store, sandbox, dashboard } = open();
    await dashboard.webhookEndpoints.create({ url: 'http://localhost:1/', enabled_events: ['*'] });
    const { subscription } = await subscribe();
    sandbox.clock.advance(32 * DAY);
    await dashboard.subscriptions.cancel(subscription);
    const order = await payIntent();
    await dashboard.refunds.create({ payment_intent: order });
    await payIntent('pm_card_createDispute');
    await sandbox.webhooks.flush();
    expect((await store.reconcile()).isComplete).toBe(true);
    expect(heard.map(({ what }) => what).toSorted()).toEqual([
      'onDisputed',
      'onRefunded',
      'onSubscriptionEnded',
      'onSubscriptionPaid',
    ]);
    await store.reconcile();
    expect(heard).toHaveLength(4);
  });
});

describe('reconcile', () => {
  it('goes through all pages', async () => {
    const { payIntent, paid, store } = afterSaleStore();
    for (let index = 0; index < 110; index++) {
      // oxlint-disable-next-line no-await-in-loop -- one purchase after the other
      await payIntent();
    }
    expect(await store.reconcile()).toEqual({ ...nothing, settled: 110 });
    expect(paid).toHaveLength(110);
  });

  it('leaves other shops alone [BUG-32]', async () => {
    const sandbox = createSandbox();
    const theirs = afterSaleStore({ sandbox, shop: 'another' });
    const ours = afterSaleStore({ sandbox });
    await theirs.buy();
    await theirs.payIntent();
    expect(await ours.store.reconcile()).toEqual(nothing);
    expect(ours.paid).toEqual([]);
  });

  it('tries again what failed, and ends early when all fails', async () => {
    let isDown = true;
    const setup = afterSaleStore({
      onPaid: () => {
        if (isDown) throw new Error('mail is down');
      },
    });
    for (let index = 0; index < 8; index++) {
      // oxlint-disable-next-line no-await-in-loop -- one purchase after the other
      await setup.payIntent();
    }
    expect(await setup.store.reconcile()).toEqual({ ...nothing, failed: 5, isComplete: false });
    isDown = false;
    // It goes on where it stopped; what failed is due again a second later.
    expect(await setup.store.reconcile()).toEqual({ ...nothing, settled: 3 });
    setup.sandbox.clock.advance(1000);
    await vi.waitFor(async () => {
      expect((await setup.store.reconcile()).settled).toBe(5);
    }, 5000);
  });

  it.each([429, 500])(
    'BUG-26: rejects while Stripe says %i, and looks through everything later',
    async (status) => {
      // Only a call that looks through everything finds what is two days old.
      const { payIntent, paid, sandbox, store } = afterSaleStore({
        sandbox: createSandbox({ clock: Date.now() - 2 * DAY }),
      });
      await payIntent();
      sandbox.faults.add({ method: 'GET', path: '/v1/checkout/sessions', status, times: 20 });
      await expect(store.reconcile()).rejects.toThrow();
      sandbox.faults.clear();
      expect((await store.reconcile()).settled).toBe(1);
      expect(paid).toHaveLength(1);
    },
  );

  it('finds orders with a key that may not read events, and says so once', async () => {
    const { payIntent, paid, sandbox, store, logs } = afterSaleStore();
    sandbox.faults.add({ method: 'GET', path: '/v1/events', status: 403, times: 2 });
    for (const expected of [1, 2]) {
      // oxlint-disable-next-line no-await-in-loop -- one cycle after the other
      await payIntent();
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect(await store.reconcile()).toEqual({ ...nothing, settled: 1 });
      expect(paid).toHaveLength(expected);
    }
    expect(logs.filter((line) => line.includes('Events: Read'))).toHaveLength(1);
  });

  it('runs once for all who call at the same time', async () => {
    const { payIntent, store, calls } = afterSaleStore();
    await payIntent();
    calls();
    const [one, two] = await Promise.all([store.reconcile(), store.reconcile()]);
    expect(one).toBe(two);
    expect(calls().filter((call) => call === 'GET /v1/events')).toHaveLength(1);
  });

  it('asks for nothing without a ledger', async () => {
    const { store, calls } = afterSaleStore({
      ledger: undefined as never,
      onPaid: undefined as never,
      onSubscriptionPaid: undefined as never,
      onSubscriptionEnded: undefined as never,
      onRefunded: undefined as never,
      onDisputed: undefined as never,
    });
    expect(await store.reconcile()).toEqual(nothing);
    expect(calls()).toEqual([]);
  });

  it('is what a scheduler runs, to its end', async () => {
    const { payIntent, paid, store } = afterSaleStore();
    await payIntent();
    const kept: Promise<unknown>[] = [];
    const { scheduled } = store;
    const done = scheduled({}, {}, { waitUntil: (work) => kept.push(work) });
    expect(kept).toHaveLength(1);
    await Promise.all([done, ...kept]);
    expect(paid).toHaveLength(1);
  });
});
