import { createSandbox } from '@storetag/sandbox';
import { describe, expect, it } from 'vitest';
import { idOf } from '../catalog/to-product.js';
import { afterSaleStore, DAY, LEDGERS } from '../after-sale.test.fixture.js';

describe.each(LEDGERS)('onSubscriptionPaid, with %s', (_, ledgerOf) => {
  const open = () => {
    const sandbox = createSandbox();
    return afterSaleStore({ sandbox, ledger: ledgerOf(sandbox) });
  };

  it('hears of each renewal once, however often it is told, and not of the order itself', async () => {
    const { subscribe, deliver, paid, heard, sandbox, store, dashboard } = open();
    const { order, subscription } = await subscribe();
    expect((await deliver('invoice.paid')).status).toBe(200);
    expect(await store.settle(order)).toBe('settled');
    expect(paid).toHaveLength(1);
    expect(heard).toEqual([]);

    sandbox.clock.advance(32 * DAY);
    const answers = await Promise.all(Array.from({ length: 5 }, () => deliver('invoice.paid')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const { latest_invoice: invoice } = await dashboard.subscriptions.retrieve(subscription);
    expect(heard).toEqual([
      {
        what: 'onSubscriptionPaid',
        key: `storetag:storetag:${idOf(invoice)}`,
        attempt: 1,
        found: expect.objectContaining({
          id: invoice,
          subscription,
          amount: 900,
          currency: 'usd',
          email: 'customer@example.com',
          payment_intent: expect.stringMatching(/^pi_/),
          line_items: [expect.objectContaining({ quantity: 1, amount: 900 })],
          livemode: false,
        }),
      },
    ]);
    expect(paid).toHaveLength(1);

    sandbox.clock.advance(31 * DAY);
    await deliver('invoice.paid');
    expect(heard).toHaveLength(2);
  });

  it('hears of the end once, when Stripe says so [BUG-25]', async () => {
    const { subscribe, deliver, webhook, heard, dashboard } = open();
    const { subscription } = await subscribe();
    const running = await dashboard.subscriptions.retrieve(subscription);
    const forged = { ...running, status: 'canceled' };
    expect((await webhook('customer.subscription.deleted', forged)).status).toBe(200);
    expect(heard).toEqual([]);
    await dashboard.subscriptions.cancel(subscription);
    await deliver('customer.subscription.deleted');
    await deliver('customer.subscription.deleted');
    expect(heard.map(({ what, found }) => [what, found])).toEqual([
      [
        'onSubscriptionEnded',
        expect.objectContaining({
          id: subscription,
          reason: 'cancellation_requested',
          items: [{ price: running.items.data[0]?.price.id, quantity: 1 }],
        }),
      ],
    ]);
  });
});

describe('subscriptions', () => {
  it('of another shop are left alone [BUG-32]', async () => {
    const sandbox = createSandbox();
    const theirs = afterSaleStore({ sandbox, shop: 'another' });
    const ours = afterSaleStore({ sandbox });
    const { subscription } = await theirs.subscribe();
    sandbox.clock.advance(32 * DAY);
    expect((await ours.deliver('invoice.paid')).status).toBe(200);
    await ours.dashboard.subscriptions.cancel(subscription);
    expect((await ours.deliver('customer.subscription.deleted')).status).toBe(200);
    expect(ours.heard).toEqual([]);
    expect(await ours.store.settle(subscription)).toBe('not_found');
    await theirs.deliver('customer.subscription.deleted');
    expect(theirs.heard).toHaveLength(1);
  });

  it('are not asked for where nobody wants to hear of them', async () => {
    const setup = afterSaleStore({ onSubscriptionPaid: undefined as never });
    await setup.subscribe();
    setup.sandbox.clock.advance(32 * DAY);
    const { calls, deliver } = setup;
    calls();
    expect((await deliver('invoice.paid')).status).toBe(200);
    expect(calls()).toEqual(['GET /v1/events']);
  });

  it('whose renewal could not be seen to are tried again, with the same key [BUG-27]', async () => {
    const runs: [string, number][] = [];
    const setup = afterSaleStore({
      onSubscriptionPaid: (_found, { idempotencyKey, attempt }) => {
        runs.push([idempotencyKey, attempt]);
        if (runs.length === 1) throw new Error('mail is down');
      },
    });
    await setup.subscribe();
    setup.sandbox.clock.advance(32 * DAY);
    expect((await setup.deliver('invoice.paid')).status).toBe(500);
    expect((await setup.deliver('invoice.paid')).status).toBe(200);
    expect(runs.map(([, attempt]) => attempt)).toEqual([1, 2]);
    expect(new Set(runs.map(([key]) => key)).size).toBe(1);
  });
});
