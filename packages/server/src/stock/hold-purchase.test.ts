import { describe, expect, it } from 'vitest';
import { newAttempt } from '../store-on-sandbox.test.fixture.js';
import { BOWL, countedStore, LARGE, MUG, SMALL } from './counted-store.test.fixture.js';

const MINUTE = 60;

describe('a Checkout Session for what is counted', () => {
  it('holds it until it has expired, which it does soon', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 3);
    const { id } = await shop.session({ quantity: 2 });
    expect(await shop.level()).toEqual([1, 2]);
    const session = await shop.dashboard.checkout.sessions.retrieve(id);
    const lives = session.expires_at - session.created;
    expect(lives).toBeGreaterThanOrEqual(30 * MINUTE);
    expect(lives).toBeLessThan(40 * MINUTE);

    shop.pass(34);
    expect(await shop.releaseDue()).toBe(0);
    shop.pass(3);
    expect(await shop.releaseDue()).toBe(1);
    expect(await shop.level()).toEqual([3, 0]);
    expect(await shop.releaseDue()).toBe(0);
  });

  it('lives as long as the owner wants', async () => {
    const shop = countedStore({ stock: { holdFor: 2 * 3_600_000 } });
    await shop.store.stock.set(MUG, 3);
    const { id } = await shop.session();
    const session = await shop.dashboard.checkout.sessions.retrieve(id);
    expect(session.expires_at - session.created).toBeGreaterThanOrEqual(120 * MINUTE);
  });

  it('is as ever where nothing is counted', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 3);
    const { id } = await shop.session({ price: BOWL });
    const session = await shop.dashboard.checkout.sessions.retrieve(id);
    expect(session.expires_at - session.created).toBe(24 * 60 * MINUTE);
  });

  it('is the same for an attempt that asks again, which holds once, to the last unit', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 1);
    const attempt = newAttempt();
    const first = await shop.session({ attempt });
    shop.pass(10);
    expect(await shop.session({ attempt })).toEqual(first);
    const twice = await Promise.all([shop.session({ attempt }), shop.session({ attempt })]);
    expect(twice).toEqual([first, first]);
    expect(await shop.level()).toEqual([0, 1]);
    expect(await shop.refused(await shop.askSession())).toMatchObject({ code: 'out_of_stock' });
  });

  it('is one for twenty clicks at the same moment', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 1);
    const attempt = newAttempt();
    const all = await Promise.all(Array.from({ length: 20 }, () => shop.session({ attempt })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await shop.level()).toEqual([0, 1]);
  });

  it('sells what is held, so its customer cannot change quantities', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 5);
    const fields = { adjustable_quantity: true };
    const { id } = await shop.session({ fields });
    const { data } = await shop.dashboard.checkout.sessions.listLineItems(id);
    expect(data[0]).not.toHaveProperty('adjustable_quantity.enabled', true);
    const bowl = await shop.session({ fields, price: BOWL });
    const lines = await shop.dashboard.checkout.sessions.listLineItems(bowl.id);
    expect(lines.data[0]?.quantity).toBe(1);
  });
});

describe('an attempt that asks for something else', () => {
  it('gives back what it held, and its former session can be paid no more', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 3);
    const attempt = newAttempt();
    const first = await shop.session({ attempt, quantity: 1 });
    const second = await shop.session({ attempt, quantity: 3 });
    expect(second.id).not.toBe(first.id);
    expect(await shop.level()).toEqual([0, 3]);
    const former = await shop.dashboard.checkout.sessions.retrieve(first.id);
    expect(former.status).toBe('expired');
    await shop.session({ attempt, price: BOWL });
    const third = await shop.session({ attempt, quantity: 1 });
    expect(third.id).not.toBe(first.id);
    expect(await shop.level()).toEqual([2, 1]);
  });

  it('keeps its last unit when only the details differ, and has one session that can be paid', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 1);
    const attempt = newAttempt();
    const ids = [];
    for (const ui_mode of ['hosted_page', 'embedded_page', 'elements', 'hosted_page']) {
      ids.push((await shop.session({ attempt, fields: { ui_mode } })).id);
      shop.pass(5);
    }
    expect(new Set(ids).size).toBe(4);
    expect(await shop.level()).toEqual([0, 1]);
    const open = await shop.dashboard.checkout.sessions.list({ status: 'open' });
    expect(open.data.map(({ id }) => id)).toEqual(ids.slice(-1));
  });

  it('keeps its last unit when it turns from the form to the page, and cancels its intent', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 1);
    const attempt = newAttempt();
    const intent = await shop.intent({ attempt });
    await shop.session({ attempt });
    expect(await shop.level()).toEqual([0, 1]);
    expect((await shop.dashboard.paymentIntents.retrieve(intent.id)).status).toBe('canceled');
    await shop.intent({ attempt });
    const open = await shop.dashboard.checkout.sessions.list({ status: 'open' });
    expect(open.data).toEqual([]);
    expect(await shop.level()).toEqual([0, 1]);
  });

  it('hears that it was paid instead, and nothing new is made', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 3);
    const attempt = newAttempt();
    const { id } = await shop.session({ attempt });
    shop.sandbox.customer.pay(id);
    for (const wish of [{ quantity: 2 }, { fields: { ui_mode: 'elements' } }, {}]) {
      const refusal = await shop.refused(await shop.askSession({ attempt, ...wish }));
      expect(refusal).toMatchObject({ code: 'attempt_finished', problem: { order: id } });
    }
    await shop.store.settle(id);
    const refusal = await shop.refused(await shop.askSession({ attempt, quantity: 2 }));
    expect(refusal).toMatchObject({ code: 'attempt_finished', problem: { order: id } });
    expect(await shop.level()).toEqual([2, 0]);
    const all = await shop.dashboard.checkout.sessions.list();
    expect(all.data).toHaveLength(1);
  });

  it('BUG-4: has one order that can be paid, whatever is asked for at the same moment', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 5);
    const attempt = newAttempt();
    await Promise.all([
      shop.askSession({ attempt, quantity: 1 }),
      shop.askSession({ attempt, quantity: 2 }),
      shop.askSession({ attempt, fields: { email: 'ada@example.com' } }),
      shop.askIntent({ attempt, quantity: 1 }),
      shop.askIntent({ attempt, quantity: 2 }),
    ]);
    const sessions = await shop.dashboard.checkout.sessions.list({ status: 'open' });
    const intents = await shop.dashboard.paymentIntents.list();
    const payable = [
      ...sessions.data,
      ...intents.data.filter(({ status }) => status === 'requires_payment_method'),
    ];
    expect(payable.length).toBeLessThanOrEqual(1);
    const [available, held] = (await shop.level()) ?? [];
    expect((available ?? 0) + (held ?? 0)).toBe(5);
    shop.pass(40);
    await shop.releaseDue();
    expect(await shop.level()).toEqual([5, 0]);
  });
});

describe('an attempt that takes the place of another', () => {
  it('gets what the other held', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 2);
    const former = newAttempt();
    const first = await shop.session({ attempt: former, quantity: 1 });
    expect(await shop.refused(await shop.askSession({ quantity: 2 }))).toMatchObject({
      code: 'out_of_stock',
    });
    const second = newAttempt();
    const fields = { replaces: former };
    const intent = await shop.intent({ attempt: second, quantity: 2, fields });
    expect(await shop.level()).toEqual([0, 2]);
    expect((await shop.dashboard.checkout.sessions.retrieve(first.id)).status).toBe('expired');
    await shop.session({ price: BOWL, fields: { replaces: second } });
    expect(await shop.level()).toEqual([2, 0]);
    expect((await shop.dashboard.paymentIntents.retrieve(intent.id)).status).toBe('canceled');
  });

  it('leaves what was paid, what is its own, and what nobody knows', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 5);
    const former = newAttempt();
    const { id } = await shop.session({ attempt: former });
    await shop.session({ attempt: former, fields: { replaces: former } });
    expect(await shop.level()).toEqual([4, 1]);
    shop.sandbox.customer.pay(id);
    await shop.session({ quantity: 2, fields: { replaces: former } });
    await shop.session({ fields: { replaces: newAttempt() } });
    expect(await shop.level()).toEqual([1, 4]);
    expect(await shop.store.settle(id)).toBe('settled');
    expect(await shop.level()).toEqual([1, 3]);
  });
});

describe('a PaymentIntent for what is counted', () => {
  it('is canceled when its time is up, and the attempt gets another', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 1);
    const attempt = newAttempt();
    const { id } = await shop.intent({ attempt });
    expect(await shop.intent({ attempt })).toMatchObject({ id });
    shop.pass(36);
    expect(await shop.releaseDue()).toBe(1);
    expect((await shop.dashboard.paymentIntents.retrieve(id)).status).toBe('canceled');
    expect(await shop.level()).toEqual([1, 0]);
    const next = await shop.intent({ attempt });
    expect(next.id).not.toBe(id);
    expect(await shop.level()).toEqual([0, 1]);
  });

  it('is the same after a decline', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 1);
    const attempt = newAttempt();
    const { id } = await shop.intent({ attempt });
    await shop.dashboard.paymentIntents
      .confirm(id, { payment_method: 'pm_card_visa_chargeDeclined' })
      .catch(() => {});
    expect(await shop.intent({ attempt })).toMatchObject({ id });
    expect(await shop.level()).toEqual([0, 1]);
  });
});

describe('when a step fails', () => {
  it('holds nothing for an order that Stripe refuses', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 1);
    shop.sandbox.faults.add({ method: 'POST', path: '/v1/checkout/sessions', status: 400 });
    expect((await shop.askSession()).status).toBe(502);
    expect(await shop.level()).toEqual([1, 0]);
  });

  it('gives back what is held for an order that was never handed out', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 1);
    const attempt = newAttempt();
    shop.sandbox.faults.add({
      method: 'POST',
      path: '/v1/checkout/sessions',
      status: 500,
      times: 20,
      when: 'after',
    });
    expect((await shop.askSession({ attempt })).status).toBe(503);
    expect(await shop.level()).toEqual([0, 1]);
    shop.pass(1);
    expect(await shop.releaseDue()).toBe(0);
    shop.pass(2);
    expect(await shop.releaseDue()).toBe(1);
    expect(await shop.level()).toEqual([1, 0]);
    shop.sandbox.faults.clear();
    await shop.session({ attempt });
    expect(await shop.level()).toEqual([0, 1]);
  });

  it('makes an order of full length for an attempt that comes back after a while', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 1);
    const attempt = newAttempt();
    shop.sandbox.faults.add({
      method: 'POST',
      path: '/v1/checkout/sessions',
      status: 500,
      times: 20,
    });
    expect((await shop.askSession({ attempt })).status).toBe(503);
    shop.sandbox.faults.clear();
    shop.pass(10);
    const { id } = await shop.session({ attempt });
    const session = await shop.dashboard.checkout.sessions.retrieve(id);
    expect(session.expires_at - session.created).toBeGreaterThanOrEqual(30 * MINUTE);
    expect(await shop.level()).toEqual([0, 1]);
  });

  it('does not give back before Stripe says that the order is closed', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 1);
    await shop.intent();
    shop.pass(40);
    shop.sandbox.faults.add({ path: /payment_intents/, status: 500, times: 20 });
    expect(await shop.releaseDue()).toBe(0);
    expect(await shop.level()).toEqual([0, 1]);
    shop.sandbox.faults.clear();
    shop.pass(2);
    expect(await shop.releaseDue()).toBe(1);
    expect(await shop.level()).toEqual([1, 0]);
  });
});

describe('five hundred customers for ten units', () => {
  it('BUG-33: get ten, and the others are told', async () => {
    const shop = countedStore();
    await shop.store.stock.set(MUG, 10);
    const asked = await Promise.all(
      Array.from({ length: 500 }, (_, index) => {
        const wish = {
          price: index % 2 ? SMALL : LARGE,
          from: `10.0.${index >> 8}.${index & 255}`,
        };
        return index % 3 ? shop.askSession(wish) : shop.askIntent(wish);
      }),
    );
    const made = asked.filter(({ status }) => status === 201);
    expect(made).toHaveLength(10);
    const told = await Promise.all(
      asked.filter(({ status }) => status !== 201).map((each) => shop.refused(each)),
    );
    expect(
      told.every(({ code, lines }) => code === 'out_of_stock' && lines?.[0]?.stock === 0),
    ).toBe(true);
    expect(await shop.level()).toEqual([0, 10]);
    const answers = await Promise.all(
      made.map(async (each) => each.json() as Promise<{ id: string }>),
    );
    for (const { id } of answers.slice(0, 6)) {
      if (id.startsWith('cs_')) shop.sandbox.customer.pay(id);
      else await shop.pay(id);
      expect(await shop.store.settle(id)).toBe('settled');
    }
    shop.pass(40);
    expect(await shop.releaseDue()).toBe(4);
    expect(await shop.level()).toEqual([4, 0]);
    expect(shop.paid).toHaveLength(6);
  });
});
