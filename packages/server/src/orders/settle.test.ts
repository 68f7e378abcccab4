import { createSandbox } from '@storetag/sandbox';
import { describe, expect, it } from 'vitest';
import { afterSaleStore, DAY, LEDGERS, MUG } from '../after-sale.test.fixture.js';

describe.each(LEDGERS)('settling, with %s', (_, ledgerOf) => {
  const open = (options: Parameters<typeof afterSaleStore>[0] = {}) => {
    const sandbox = options.sandbox ?? createSandbox();
    return afterSaleStore({ sandbox, ledger: ledgerOf(sandbox), ...options });
  };

  it('fulfils what costs nothing, once', async () => {
    const { begin, dashboard, deliver, paid, sandbox, store } = open({
      checkout: { promotionCodes: true },
    });
    const coupon = await dashboard.coupons.create({ percent_off: 100, duration: 'once' });
    const promotion = { type: 'coupon', coupon: coupon.id } as const;
    await dashboard.promotionCodes.create({ promotion, code: 'FREE' });
    const { id, client_secret: secret = '' } = await begin(MUG, 'elements');
    const page = async (form: Record<string, string>, action = '') => {
      const body = new URLSearchParams({
        key: sandbox.keys.publishable,
        client_secret: secret,
        ...form,
      });
      const address = `http://sandbox.test/v1/payment_pages/${id}${action}`;
      const answer = await sandbox.fetch(new Request(address, { method: 'POST', body }));
      expect(await answer.json()).not.toHaveProperty('error');
    };
    await page({ promotion_code: 'FREE' });
    await page({ email: 'ada@example.com' }, '/confirm');
    expect(await dashboard.checkout.sessions.retrieve(id)).toMatchObject({
      payment_status: 'no_payment_required',
      payment_intent: null,
    });
    await deliver('checkout.session.completed');
    await deliver('checkout.session.completed');
    expect(await store.settle(id)).toBe('settled');
    expect(paid).toMatchObject([{ attempt: 1, order: { id, amount: 0, payment_intent: null } }]);
  });

  it('waits for the money of a bank debit, and hears when it came [BUG-19, BUG-30]', async () => {
    const { begin, deliver, paid, sandbox, store } = open();
    const { id } = await begin();
    sandbox.customer.pay(id, { bank: '000123456789' });
    expect((await deliver('checkout.session.completed')).status).toBe(200);
    expect(await store.settle(id)).toBe('unpaid');
    expect(await store.reconcile()).toMatchObject({ settled: 0, isComplete: true });
    expect(paid).toEqual([]);
    sandbox.clock.advance(60_000);
    await deliver('checkout.session.async_payment_succeeded');
    await deliver('checkout.session.completed');
    expect(paid).toMatchObject([{ attempt: 1, order: { id } }]);
  });

  it('fulfils nothing when the money of a bank debit did not come', async () => {
    const { begin, deliver, paid, sandbox, store } = open();
    const { id } = await begin();
    sandbox.customer.pay(id, { bank: '000111111113' });
    sandbox.clock.advance(60_000);
    expect((await deliver('checkout.session.async_payment_failed')).status).toBe(200);
    expect(await store.settle(id)).toBe('unpaid');
    await store.reconcile();
    expect(paid).toEqual([]);
  });

  it('fulfils the first payment of a subscription, once, by whichever event [BUG-23]', async () => {
    const { subscribe, deliver, paid, store, sandbox } = open();
    const { order, subscription } = await subscribe();
    await Promise.all([
      deliver('checkout.session.completed'),
      deliver('invoice.paid'),
      store.settle(order),
    ]);
    sandbox.clock.advance(DAY);
    await store.reconcile();
    expect(paid).toMatchObject([{ order: { id: order, subscription, amount: 900 } }]);
  });

  it('knows nothing of another shop’s, nor of what is no order [BUG-32]', async () => {
    const sandbox = createSandbox();
    const theirs = open({ sandbox, shop: 'another' });
    const { store, paid } = open({ sandbox });
    const foreign = [await theirs.buy(), await theirs.payIntent()];
    for (const id of [
      ...foreign,
      'cs_none',
      'pi_none',
      'in_none',
      'sub_none',
      're_none',
      'du_none',
      'ch_1',
      'x',
      '../v1',
      'pi_x/../..',
      '',
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other tells which
      expect([id, await store.settle(id)]).toEqual([id, 'not_found']);
    }
    expect(paid).toEqual([]);
  });

  it('runs once for three servers, five webhooks each and a customer [BUG-18, BUG-20, BUG-21, BUG-22]', async () => {
    const sandbox = createSandbox();
    const ledger = ledgerOf(sandbox);
    const servers = Array.from({ length: 3 }, () => open({ sandbox, ledger }));
    const [first] = servers;
    if (!first) throw new Error('no server');
    const id = await first.buy();
    const answers = await Promise.all(
      servers.flatMap(({ deliver, call }) => [
        ...Array.from({ length: 5 }, () => deliver('checkout.session.completed')),
        call('GET', `orders/${id}`),
      ]),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(servers.flatMap(({ paid }) => paid)).toHaveLength(1);
  });
});
