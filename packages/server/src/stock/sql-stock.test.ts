import { beforeEach, expect, it } from 'vitest';
import { sqlStore, type SqlStore } from '../ledger/sql-store.js';
import { describeEngines } from './engines.test.fixture.js';

const HOUR = 3_600_000;

describeEngines((open) => {
  let time: number;
  let store: SqlStore;
  beforeEach(async () => {
    time = 1_000_000;
    store = sqlStore(await open(), { now: () => time });
  });

  const mug = (units: number) => [{ item: 'prod_mug', units }];

  async function held(attempt: string, lines = mug(1), terms = {}) {
    const reservation = await store.reserve(attempt, lines, HOUR, terms);
    if (reservation.status !== 'held') throw new Error(`It is ${reservation.status}.`);
    return reservation;
  }

  async function level(id = 'prod_mug') {
    const [found] = await store.levels([id]);
    return found && [found.available, found.held];
  }

  it('counts what it is told to count', async () => {
    expect(await level()).toBeUndefined();
    expect(await store.setLevel('prod_mug', 5)).toEqual({
      id: 'prod_mug',
      available: 5,
      held: 0,
    });
    expect(await store.addToLevel('prod_mug', 3)).toMatchObject({ available: 8 });
    expect(await store.addToLevel('prod_mug', -8)).toMatchObject({ available: 0 });
    expect(await store.addToLevel('prod_mug', -1)).toBeUndefined();
    expect(await store.addToLevel('prod_tee', 1)).toBeUndefined();
    expect(await store.setLevel('prod_tee', null)).toMatchObject({ available: null });
    expect(await store.levels()).toHaveLength(2);
  });

  it('holds what is there, and tells what is left when that is too little', async () => {
    await store.setLevel('prod_mug', 3);
    await store.setLevel('prod_tee', 1);
    await held('a', mug(2));
    expect(await level()).toEqual([1, 2]);
    const lines = [
      { item: 'prod_tee', units: 1 },
      { item: 'prod_mug', units: 2 },
    ];
    const short = await store.reserve('b', lines, HOUR);
    expect(short).toEqual({
      status: 'short',
      left: new Map([
        ['prod_mug', 1],
        ['prod_tee', 1],
      ]),
    });
    expect(await level()).toEqual([1, 2]);
    expect(await level('prod_tee')).toEqual([1, 0]);
    await held('b', mug(1));
    expect(await level()).toEqual([0, 3]);
  });

  it('BUG-34: lets an attempt hold once, however often it asks', async () => {
    await store.setLevel('prod_mug', 1);
    const first = await held('a');
    time += 1000;
    expect(await held('a')).toEqual(first);
    expect(await level()).toEqual([0, 1]);
  });

  it('says so when an attempt asks for something else than it holds', async () => {
    await store.setLevel('prod_mug', 5);
    await held('a', mug(1));
    expect(await store.reserve('a', mug(2), HOUR)).toEqual({ status: 'other', id: 'a' });
    expect(await store.release('a')).toBe(true);
    await held('a', mug(2));
    expect(await level()).toEqual([3, 2]);
  });

  it('sells without limit what has none, and what is not counted', async () => {
    await store.setLevel('prod_mug', null);
    await held('a', mug(99));
    await held('b', [{ item: 'prod_other', units: 99 }]);
    expect(await level()).toEqual([null, 99]);
    expect(await store.release('a')).toBe(true);
    expect(await store.setLevel('prod_mug', 4)).toMatchObject({ available: 4, held: 0 });
  });

  it('does not promise again what is held when it is counted anew', async () => {
    await store.setLevel('prod_mug', 5);
    await held('a', mug(2));
    expect(await store.setLevel('prod_mug', 4)).toMatchObject({ available: 2, held: 2 });
    expect(await store.setLevel('prod_mug', 1)).toMatchObject({ available: 0, held: 2 });
  });

  it('gives back once, to exactly one of many callers', async () => {
    await store.setLevel('prod_mug', 5);
    await held('a', mug(2));
    const released = await Promise.all(Array.from({ length: 10 }, () => store.release('a')));
    expect(released.filter(Boolean)).toHaveLength(1);
    expect(await level()).toEqual([5, 0]);
    expect(await store.release('nobody')).toBe(false);
  });

  it('BUG-33: never sells more than there is, whoever comes at the same moment', async () => {
    await store.setLevel('prod_mug', 10);
    const asked = await Promise.all(
      Array.from({ length: 60 }, (_, index) => store.reserve(`buyer-${index}`, mug(1), HOUR)),
    );
    expect(asked.filter(({ status }) => status === 'held')).toHaveLength(10);
    expect(await level()).toEqual([0, 10]);
  });

  it('gives a hold to the order that is made for it', async () => {
    await store.setLevel('prod_mug', 5);
    const { token, until } = await held('a', mug(2), { bindWithin: 60_000 });
    time += 60_000;
    expect(await store.due(10)).toEqual(['a']);
    expect(await store.bind('a', token, 'cs_1')).toBe(true);
    expect(await store.bind('a', token, 'cs_1')).toBe(true);
    expect(await store.due(10)).toEqual([]);
    expect(await held('a', mug(2))).toEqual({ status: 'held', id: 'cs_1', token, until });
    expect(await level()).toEqual([3, 2]);
    time = until;
    expect(await store.due(10)).toEqual(['cs_1']);
    await store.postpone('cs_1', 1);
    expect(await store.due(10)).toEqual([]);
    expect(await store.release('a')).toBe(false);
    expect(await store.release('cs_1')).toBe(true);
    expect(await level()).toEqual([5, 0]);
  });

  it('does not give a hold to an order that comes too late for it', async () => {
    await store.setLevel('prod_mug', 5);
    const first = await held('a', mug(1));
    await store.release('a');
    expect(await store.bind('a', first.token, 'cs_1')).toBe(false);
    const second = await held('a', mug(1));
    expect(await store.bind('a', first.token, 'cs_1')).toBe(false);
    expect(await store.bind('a', second.token, 'cs_2')).toBe(true);
    expect(await store.bind('a', second.token, 'cs_1')).toBe(false);
  });

  it('takes a hold from an order that cannot be paid any more, without losing it to others', async () => {
    await store.setLevel('prod_mug', 1);
    const first = await held('a');
    await store.bind('a', first.token, 'cs_1');
    time += 1000;
    const again = await store.renew('a', 'cs_1', HOUR);
    expect(again?.until).toBe(first.until + 1000);
    expect(await store.reserve('b', mug(1), HOUR)).toMatchObject({ status: 'short' });
    expect(await store.release('cs_1')).toBe(false);
    expect(await store.bind('a', first.token, 'cs_1')).toBe(false);
    expect(await store.bind('a', again?.token ?? '', 'cs_2')).toBe(true);
    expect(await level()).toEqual([0, 1]);
    expect(await store.renew('a', 'cs_1', HOUR)).toBeUndefined();
    await store.release('cs_2');
    expect(await store.renew('a', 'cs_2', HOUR)).toBeUndefined();
  });

  it('takes a hold that has no order yet from the request that is about to make one', async () => {
    await store.setLevel('prod_mug', 1);
    await held('a');
    await store.release('a');
    const first = await held('a');
    const again = await store.renew('a', 'a', HOUR);
    expect(await store.bind('a', first.token, 'cs_1')).toBe(false);
    expect(await store.bind('a', again?.token ?? '', 'cs_2')).toBe(true);
  });

  it('sells what is held by the claim', async () => {
    await store.setLevel('prod_mug', 5);
    const { token } = await held('a', mug(2));
    await store.bind('a', token, 'cs_1');
    const claim = await store.claim('cs_1', 1000, [{ item: 'prod_other', units: 1 }]);
    expect(claim).toMatchObject({ status: 'claimed', late: false, short: false, attempt: 1 });
    expect(await level()).toEqual([3, 0]);
    expect(await store.release('cs_1')).toBe(false);
    expect(await store.reserve('a', mug(2), HOUR)).toEqual({ status: 'finished', id: 'cs_1' });
    if (claim.status === 'claimed') expect(await store.ack('cs_1', claim.token)).toBe(true);
    expect(await store.claim('cs_1', 1000)).toEqual({ status: 'done' });
    expect(await level()).toEqual([3, 0]);
  });

  it('takes again what a late payment is for', async () => {
    await store.setLevel('prod_mug', 2);
    await held('cs_1', mug(2));
    await store.release('cs_1');
    expect(await store.claim('cs_1', 1000)).toMatchObject({ late: true, short: false });
    expect(await level()).toEqual([0, 0]);
    time += 1000;
    // A second worker after the first has died: nothing is taken twice, and it is still late.
    const again = await store.claim('cs_1', 1000);
    expect(again).toMatchObject({ late: true, short: false, attempt: 2 });
    expect(await level()).toEqual([0, 0]);
    if (again.status === 'claimed') expect(await store.ack('cs_1', again.token)).toBe(true);
    expect(await store.claim('cs_1', 1000)).toEqual({ status: 'done' });
  });

  it('says so when nothing is left for a late payment, and takes no part of it', async () => {
    await store.setLevel('prod_mug', 2);
    await store.setLevel('prod_tee', 2);
    await held('cs_1', [...mug(1), { item: 'prod_tee', units: 2 }]);
    await store.release('cs_1');
    await held('b', [{ item: 'prod_tee', units: 1 }]);
    expect(await store.claim('cs_1', 1000)).toMatchObject({ late: true, short: true });
    expect([await level(), await level('prod_tee')]).toEqual([
      [2, 0],
      [1, 1],
    ]);
    await store.release('b');
    time += 1000;
    // Somebody may have been told by now: it stays as it was decided.
    const again = await store.claim('cs_1', 1000);
    expect(again).toMatchObject({ late: true, short: true, attempt: 2 });
    if (again.status === 'claimed') await store.ack('cs_1', again.token);
    expect(await level('prod_tee')).toEqual([2, 0]);
    expect(await store.claim('cs_1', 1000)).toEqual({ status: 'done' });
  });

  it('takes from the stock what an order pays that never held anything', async () => {
    await store.setLevel('prod_mug', 1);
    expect(await store.claim('cs_1', 1000, mug(1))).toMatchObject({ late: false, short: false });
    expect(await level()).toEqual([0, 0]);
    expect(await store.claim('cs_2', 1000, mug(1))).toMatchObject({ late: true, short: true });
    expect(await level()).toEqual([0, 0]);
  });

  it('BUG-20: decides once between a payment and a release at the same moment', async () => {
    await store.setLevel('prod_mug', 50);
    const orders = Array.from({ length: 20 }, (_, index) => `cs_${index}`);
    for (const order of orders) await held(order);
    const outcomes = await Promise.all(
      orders.flatMap((order) => [store.claim(order, 1000), store.release(order)]),
    );
    expect(outcomes.filter((each) => typeof each === 'object')).toHaveLength(20);
    for (const each of outcomes) {
      if (typeof each === 'object') expect(each.status).toBe('claimed');
    }
    // Whoever came first, all are sold: a payment after the release took its unit again.
    expect(await level()).toEqual([30, 0]);
  });

  it('lets one client hold its share and no more, and the last unit be bought', async () => {
    await store.setLevel('prod_mug', 10);
    const bot = { client: 'bot', share: 50 };
    await held('a', mug(4), bot);
    expect(await store.reserve('b', mug(2), HOUR, bot)).toEqual({
      status: 'short',
      left: new Map([['prod_mug', 1]]),
    });
    await held('c', mug(1), bot);
    expect(await store.reserve('d', mug(1), HOUR, bot)).toMatchObject({ status: 'short' });
    await held('e', mug(5), { client: 'honest', share: 50 });

    await store.setLevel('prod_tee', 1);
    await held('f', [{ item: 'prod_tee', units: 1 }], bot);
  });

  it('counts what a client holds no longer once it is sold or given back', async () => {
    await store.setLevel('prod_mug', 4);
    const client = { client: 'one', share: 50 };
    await held('cs_1', mug(2), client);
    await store.claim('cs_1', 1000);
    await held('cs_2', mug(1), client);
    await store.release('cs_2');
    await held('cs_3', mug(1), client);
  });

  it('forgets an attempt whose order somebody has removed from the database', async () => {
    await store.setLevel('prod_mug', 4);
    const batch = await open();
    const other = sqlStore(batch, { now: () => time });
    await other.setLevel('prod_mug', 4);
    await other.reserve('a', mug(1), HOUR);
    await batch([
      { sql: 'DELETE FROM storetag_orders', params: [] },
      { sql: 'DELETE FROM storetag_held', params: [] },
    ]);
    expect(await other.reserve('a', mug(2), HOUR)).toMatchObject({ status: 'held' });
  });
});
