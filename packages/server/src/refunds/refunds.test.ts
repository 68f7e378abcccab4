import { createSandbox } from '@storetag/sandbox';
import { describe, expect, it } from 'vitest';
import { idOf } from '../catalog/to-product.js';
import { afterSaleStore, DAY, LEDGERS, MUG } from '../after-sale.test.fixture.js';

describe.each(LEDGERS)('onRefunded, with %s', (_, ledgerOf) => {
  const open = () => {
    const sandbox = createSandbox();
    return afterSaleStore({ sandbox, ledger: ledgerOf(sandbox) });
  };

  it('hears of each part that goes back, once, whichever events tell', async () => {
    const { payIntent, deliver, heard, dashboard } = open();
    const order = await payIntent();
    const part = await dashboard.refunds.create({ payment_intent: order, amount: 1000 });
    await Promise.all([deliver('refund.created'), deliver('charge.refunded')]);
    const rest = await dashboard.refunds.create({ payment_intent: order });
    await deliver('charge.refunded');
    await deliver('refund.created');
    expect(heard.map(({ what, found }) => [what, found])).toEqual(
      [
        { ...part, amount: 1000 },
        { ...rest, amount: 2200 },
      ].map(({ id, amount }) => [
        'onRefunded',
        expect.objectContaining({
          id,
          order,
          amount,
          currency: 'usd',
          subscription: null,
          payment_intent: order,
        }),
      ]),
    );
  });

  it('names the session of what was bought on Stripe’s page', async () => {
    const { buy, deliver, heard, dashboard } = open();
    const order = await buy();
    const { payment_intent: intent } = await dashboard.checkout.sessions.retrieve(order);
    await dashboard.refunds.create({ payment_intent: `${idOf(intent)}` });
    await deliver('refund.created');
    expect(heard).toMatchObject([{ found: { order, payment_intent: intent, amount: 3200 } }]);
  });
});

describe('refunds', () => {
  it('of subscriptions are found by their invoice', async () => {
    const { subscribe, deliver, heard, dashboard, sandbox } = afterSaleStore();
    const { order, subscription } = await subscribe();
    const refund = async () => {
      const [latest] = (await dashboard.paymentIntents.list({ limit: 1 })).data;
      await dashboard.refunds.create({ payment_intent: latest?.id ?? '' });
      await deliver('refund.created');
    };
    await refund();
    sandbox.clock.advance(32 * DAY);
    await refund();
    expect(heard.map(({ found }) => found)).toMatchObject([
      { order, subscription, amount: 900 },
      { order: null, subscription, amount: 900 },
    ]);
  });

  it('are told when the money is on its way, not before', async () => {
    const { buy, deliver, heard, dashboard, sandbox } = afterSaleStore();
    const order = await buy(MUG, '4000000000007726');
    const { payment_intent: intent } = await dashboard.checkout.sessions.retrieve(order);
    await dashboard.refunds.create({ payment_intent: `${idOf(intent)}` });
    expect((await deliver('refund.created')).status).toBe(200);
    expect(heard).toEqual([]);
    sandbox.clock.advance(DAY);
    await deliver('refund.updated');
    expect(heard).toMatchObject([{ found: { order, amount: 3200 } }]);
  });

  it('of another shop, and of payments of nobody, are left alone [BUG-32]', async () => {
    const sandbox = createSandbox();
    const theirs = afterSaleStore({ sandbox, shop: 'another' });
    const ours = afterSaleStore({ sandbox });
    const foreign = await theirs.payIntent();
    const { id: bare } = await ours.dashboard.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      payment_method: 'pm_card_visa',
      confirm: true,
      return_url: 'https://shop.example',
    });
    await theirs.subscribe();
    const [renewing = { id: '' }] = (await ours.dashboard.paymentIntents.list({ limit: 1 })).data;
    for (const payment_intent of [foreign, bare, renewing.id]) {
      // oxlint-disable-next-line no-await-in-loop -- each is delivered before the next is made
      await ours.dashboard.refunds.create({ payment_intent });
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect((await ours.deliver('refund.created')).status).toBe(200);
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect((await ours.deliver('charge.refunded')).status).toBe(200);
    }
    expect(ours.heard).toEqual([]);
  });

  it('are not asked for where nobody wants to hear of them', async () => {
    const { payIntent, dashboard, deliver, calls } = afterSaleStore({
      onRefunded: undefined as never,
    });
    await dashboard.refunds.create({ payment_intent: await payIntent() });
    calls();
    expect((await deliver('charge.refunded')).status).toBe(200);
    expect(calls()).toEqual(['GET /v1/events']);
  });
});
