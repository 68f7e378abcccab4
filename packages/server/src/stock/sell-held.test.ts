import { describe, expect, it } from 'vitest';
import { createStore, type CallbackContext, type PaidOrder } from '../index.js';
import { nodeSqlite } from '../node/index.js';
import { ORIGIN } from '../store-on-sandbox.test.fixture.js';
import { BOWLS, countedStore, MUG } from './counted-store.test.fixture.js';

describe('what is held', () => {
  it('BUG-21: is sold when its session is paid, once, however often that is told', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 3);
    const { id } = await shop.session({ quantity: 2 });
    shop.sandbox.customer.pay(id);
    const session = await shop.dashboard.checkout.sessions.retrieve(id);
    await Promise.all(
      Array.from({ length: 5 }, () => shop.webhook('checkout.session.completed', session)),
    );
    expect(shop.paid).toHaveLength(1);
    expect(await shop.level()).toEqual([1, 0]);
    expect((await shop.product()).stock).toBe(1);
    shop.pass(60);
    expect(await shop.releaseDue()).toBe(0);
    expect(await shop.level()).toEqual([1, 0]);
  });

  it('is sold where the owner fulfils by other means', async () => {
    const shop = countedStore();
    const { keys, fetch, clock } = shop.sandbox;
    const bare = createStore({
      stripe: {
        secretKey: keys.secret,
        publishableKey: keys.publishable,
        webhookSecrets: ['whsec_1'],
        sandbox: { url: 'http://sandbox.test' },
        fetch: (input, init) => fetch(new Request(input, init)),
      },
      origins: [ORIGIN],
      siteUrl: ORIGIN,
      ledger: shop.ledger,
      now: () => clock.now(),
    });
    await shop.store.stock.set(MUG, 3);
    const { id } = await shop.intent();
    await shop.pay(id);
    expect(await bare.settle(id)).toBe('settled');
    expect(await shop.level()).toEqual([2, 0]);
  });

  it('is given back when Stripe says that the session has expired, and once', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 3);
    const { id } = await shop.session({ quantity: 2 });
    const open = await shop.dashboard.checkout.sessions.retrieve(id);
    // Nobody is believed who only says so.
    await shop.webhook('checkout.session.expired', { ...open, status: 'expired' });
    expect(await shop.level()).toEqual([1, 2]);
    const expired = await shop.dashboard.checkout.sessions.expire(id);
    await Promise.all(
      Array.from({ length: 3 }, () => shop.webhook('checkout.session.expired', expired)),
    );
    expect(await shop.level()).toEqual([3, 0]);
    expect((await shop.product()).stock).toBe(3);
  });

  it('is given back when the intent is canceled, and not when a payment fails', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 3);
    const { id } = await shop.intent();
    const failed = await shop.dashboard.paymentIntents.retrieve(id);
    await shop.webhook('payment_intent.payment_failed', failed);
    expect(await shop.level()).toEqual([2, 1]);
    const canceled = await shop.dashboard.paymentIntents.cancel(id);
    await shop.webhook('payment_intent.canceled', canceled);
    expect(await shop.level()).toEqual([3, 0]);
  });

  it.each([
    ['came', '000123456789', [2, 0], 1],
    ['did not come', '000111111113', [3, 0], 0],
  ])('is kept while a bank debit is under way, whose money %s', async (_, bank, after, orders) => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 3);
    const { id } = await shop.session();
    shop.sandbox.customer.pay(id, { bank });
    const read = () => shop.dashboard.checkout.sessions.retrieve(id);
    await shop.webhook('checkout.session.completed', await read());
    expect(await shop.level()).toEqual([2, 1]);
    shop.pass(0.5);
    expect((await read()).payment_status).toBe('unpaid');
    expect(await shop.level()).toEqual([2, 1]);
    shop.pass(2);
    await shop.webhook('checkout.session.async_payment_succeeded', await read());
    expect(await shop.level()).toEqual(after);
    expect(shop.paid).toHaveLength(orders);
  });

  it('waits past its time for money that is under way', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 3);
    const { id } = await shop.session();
    shop.pass(29);
    shop.sandbox.customer.pay(id, { bank: '000123456789' });
    // As if the hold were due before the bank answers.
    await shop.ledger.postpone(id, -1);
    expect(await shop.releaseDue()).toBe(0);
    expect(await shop.level()).toEqual([2, 1]);
    expect(await shop.ledger.due(10)).toEqual([]);
  });

  it('is sold and not given back when its time was up, but it was paid', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 3);
    const [session, intent] = [await shop.session(), await shop.intent()];
    shop.sandbox.customer.pay(session.id);
    await shop.pay(intent.id);
    shop.pass(60);
    expect(await shop.releaseDue()).toBe(0);
    expect(shop.paid).toHaveLength(2);
    expect(await shop.level()).toEqual([1, 0]);
  });

  it('is given back when its order is no longer known at Stripe', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 3);
    const reservation = await shop.ledger.reserve('a', [{ item: MUG, units: 1 }], 1);
    if (reservation.status === 'held')
      await shop.ledger.bind('a', reservation.token, 'cs_test_gone');
    shop.pass(1);
    expect(await shop.releaseDue()).toBe(1);
    expect(await shop.level()).toEqual([3, 0]);
  });
});

describe('an order that was made before there was a count', () => {
  it('takes from the stock what it sells', async () => {
    const shop = countedStore();
    const first = await shop.session({ quantity: 2 });
    const second = await shop.intent({ price: 'price_1e1fh8CH0dNTIRv4LNLSuNOO' });
    await shop.store.stock.set(MUG, 3);
    await shop.store.stock.set(BOWLS, 3);
    shop.sandbox.customer.pay(first.id);
    await shop.pay(second.id);
    await shop.store.settle(first.id);
    await shop.store.settle(second.id);
    expect([await shop.level(), await shop.level(BOWLS)]).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });
});

/** A paid order whose hold is gone, and `left` units. */
async function late(left: number, options: Parameters<typeof countedStore>[0] = {}) {
  const shop = countedStore(options);
  await shop.store.stock.set(MUG, 2);
  const { id } = await shop.intent({ quantity: 2 });
  await shop.ledger.release(id);
  await shop.store.stock.set(MUG, left);
  await shop.pay(id);
  return { ...shop, id };
}

describe('money that comes late', () => {
  it('gets what is left once more, and the owner is told', async () => {
    const seen: boolean[] = [];
    const shop = await late(2, { onPaid: (_, context) => void seen.push(context.late) });
    expect(await shop.store.settle(shop.id)).toBe('settled');
    expect(seen).toEqual([true]);
    expect(await shop.level()).toEqual([0, 0]);
    expect((await shop.dashboard.refunds.list()).data).toEqual([]);
  });

  it('goes back when nothing is left, once, and onPaid does not run', async () => {
    const shop = await late(1);
    const settled = await Promise.all([shop.store.settle(shop.id), shop.store.settle(shop.id)]);
    expect(settled).toContain('settled');
    expect(shop.paid).toEqual([]);
    const { data } = await shop.dashboard.refunds.list();
    expect(data).toMatchObject([{ payment_intent: shop.id, amount: 6400 }]);
    expect(await shop.level()).toEqual([1, 0]);
    expect(shop.logs.join()).toContain('the money goes back');
    expect(await shop.store.settle(shop.id)).toBe('unpaid');
  });

  it('goes back by a second try when the first failed, and never is kept for nothing', async () => {
    const shop = await late(0);
    shop.sandbox.faults.add({ path: '/v1/refunds', status: 500, times: 20, when: 'after' });
    expect(await shop.store.settle(shop.id)).toBe('failed');
    shop.sandbox.faults.clear();
    shop.pass(2);
    expect(['settled', 'unpaid']).toContain(await shop.store.settle(shop.id));
    expect((await shop.dashboard.refunds.list()).data).toHaveLength(1);
  });

  it("is the owner's to see to, where he has onLate", async () => {
    const seen: [PaidOrder, CallbackContext][] = [];
    const shop = await late(0, { onLate: (order, context) => void seen.push([order, context]) });
    expect(await shop.store.settle(shop.id)).toBe('settled');
    expect(await shop.store.settle(shop.id)).toBe('settled');
    expect(seen).toHaveLength(1);
    expect(seen[0]?.[0].id).toBe(shop.id);
    expect(seen[0]?.[1]).toMatchObject({ late: true, attempt: 1 });
    expect(shop.paid).toEqual([]);
    expect((await shop.dashboard.refunds.list()).data).toEqual([]);
  });

  it('goes back for a subscription too, which ends', async () => {
    const shop = countedStore();
    const letter = 'prod_demo_letter';
    await shop.store.stock.set(letter, 1);
    const { id } = await shop.session({ price: 'price_1OtDlnxFkc8sPUQl1NhFiqw2' });
    shop.sandbox.customer.pay(id);
    await shop.ledger.release(id);
    await shop.store.stock.set(letter, 0);
    expect(await shop.store.settle(id)).toBe('settled');
    const { data } = await shop.dashboard.refunds.list();
    expect(data).toMatchObject([{ amount: 900 }]);
    const subscriptions = await shop.dashboard.subscriptions.list({ status: 'all' });
    expect(subscriptions.data.map(({ status }) => status)).toEqual(['canceled']);
  });
});

describe('a database that is down', () => {
  it('lets Stripe send the event again', async () => {
    const batch = nodeSqlite(':memory:');
    let isDown = false;
    const shop = countedStore({
      batch: (statements) => (isDown ? Promise.reject(new Error('down')) : batch(statements)),
    });
    await shop.store.stock.set(MUG, 1);
    const { id } = await shop.session();
    const expired = await shop.dashboard.checkout.sessions.expire(id);
    isDown = true;
    expect((await shop.webhook('checkout.session.expired', expired)).status).toBe(500);
    isDown = false;
    expect((await shop.webhook('checkout.session.expired', expired)).status).toBe(200);
    expect(await shop.level()).toEqual([1, 0]);
  });
});
