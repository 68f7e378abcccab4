import { randomUUID } from 'node:crypto';
import { createSandbox } from '@storetag/sandbox';
import { describe, expect, it, vi } from 'vitest';
import { describeEngines } from '../stock/engines.test.fixture.js';
import { createStripe } from '../stripe/create-stripe.js';
import { sqlStore, type Ledger, type SqlBatch } from '../index.js';
import { timeOf } from './sql-clock.js';
import { memoryLedger } from './memory-ledger.js';
import { stripeLedger } from './stripe-ledger.js';

/** One ledger, as several machines see it, on a clock that the test moves. */
interface Shared {
  /** @param skew - By how much this machine's clock is fast, in milliseconds. */
  machine(skew?: number): Ledger;
  /** The id of something that can be claimed. */
  order(): Promise<string>;
  pass(milliseconds: number): void;
}

const LEASE = 20_000;
/** Ledgers whose clock tells seconds leave a claim alone for that much longer. */
const LATEST = 3000;

async function claimed(ledger: Ledger, id: string) {
  const claim = await ledger.claim(id, LEASE);
  if (claim.status !== 'claimed') throw new Error(`The claim is ${claim.status}.`);
  return claim;
}

/** What every ledger promises. */
function defineContract(open: () => Promise<Shared>) {
  it('gives an order to one claimant, and tells the others how long', async () => {
    const { machine, order } = await open();
    const id = await order();
    expect(await claimed(machine(), id)).toMatchObject({ attempt: 1, late: false });
    const second = await machine().claim(id, LEASE);
    if (second.status !== 'busy') throw new Error(second.status);
    expect(second.retryAfterMs).toBeGreaterThan(0);
    expect(second.retryAfterMs).toBeLessThanOrEqual(LEASE + LATEST);
    await claimed(machine(), await order());
  });

  it('lets one of twenty twins through [BUG-22, BUG-24]', async () => {
    const { machine, order } = await open();
    const id = await order();
    const machines = Array.from({ length: 5 }, () => machine());
    const claims = await Promise.all(
      machines.flatMap((each) => Array.from({ length: 4 }, () => each.claim(id, LEASE))),
    );
    expect(claims.filter(({ status }) => status === 'claimed')).toHaveLength(1);
    expect(claims.filter(({ status }) => status === 'busy')).toHaveLength(19);
  });

  it('lets one of the twins through that take over', async () => {
    const { machine, order, pass } = await open();
    const id = await order();
    await claimed(machine(), id);
    pass(LEASE + LATEST);
    const claims = await Promise.all(Array.from({ length: 8 }, () => machine().claim(id, LEASE)));
    expect(claims.filter(({ status }) => status === 'claimed')).toHaveLength(1);
  });

  it('never gives out again what is acknowledged, and takes an acknowledgement twice', async () => {
    const { machine, order, pass } = await open();
    const id = await order();
    const { token } = await claimed(machine(), id);
    expect(await machine().ack(id, token)).toBe(true);
    expect(await machine().ack(id, token)).toBe(true);
    pass(LEASE + LATEST);
    expect(await machine().ack(id, token)).toBe(true);
    expect(await machine().claim(id, LEASE)).toEqual({ status: 'done' });
    await machine().fail(id, token, 0);
    expect(await machine().claim(id, LEASE)).toEqual({ status: 'done' });
  });

  it('gives it out again when its claim has ended, not before, and forgets the old token [BUG-28]', async () => {
    const { machine, order, pass } = await open();
    const id = await order();
    const first = await claimed(machine(), id);
    pass(LEASE - 1);
    expect((await machine().claim(id, LEASE)).status).toBe('busy');
    pass(LATEST);
    const second = await claimed(machine(), id);
    expect(second.attempt).toBe(2);
    expect(second.token).not.toBe(first.token);
    expect(await machine().ack(id, first.token)).toBe(false);
    await machine().fail(id, first.token, 0);
    expect((await machine().claim(id, LEASE)).status).toBe('busy');
    expect(await machine().ack(id, second.token)).toBe(true);
    expect(await machine().ack(id, first.token)).toBe(false);
  });

  it('gives a failed order out again when it is told, and not before [BUG-27]', async () => {
    const { machine, order, pass } = await open();
    const id = await order();
    const { token } = await claimed(machine(), id);
    await machine().fail(id, token, 5000);
    const busy = await machine().claim(id, LEASE);
    if (busy.status !== 'busy') throw new Error(busy.status);
    expect(busy.retryAfterMs).toBeLessThanOrEqual(5000 + LATEST);
    expect(busy.retryAfterMs).toBeGreaterThan(1000);
    pass(5000 + LATEST);
    expect((await claimed(machine(), id)).attempt).toBe(2);
  });
}

/** What those promise besides that are shared by machines. */
function defineSkewed(open: () => Promise<Shared>) {
  it.each([-120_000, 120_000])('tells a machine %d ms off its own time', async (skew) => {
    const { machine, order } = await open();
    const now = (await claimed(machine(), await order())).until;
    expect((await claimed(machine(skew), await order())).until - now).toBeCloseTo(skew, -4);
  });

  it.each([-120_000, 120_000])('holds a failed order back, %d ms off', async (skew) => {
    const { machine, order, pass } = await open();
    const id = await order();
    const { token } = await claimed(machine(skew), id);
    await machine(skew).fail(id, token, 5000);
    expect((await machine().claim(id, LEASE)).status).toBe('busy');
    pass(5000 + LATEST);
    await claimed(machine(), id);
  });

  it('gives clocks no say in who holds a claim, 120 s off both ways', async () => {
    const { machine, order, pass } = await open();
    const id = await order();
    const slow = await claimed(machine(-120_000), id);
    expect((await machine(120_000).claim(id, LEASE)).status).toBe('busy');
    pass(LEASE + LATEST);
    // What a slow machine left behind is not held for longer, either.
    const fast = await claimed(machine(120_000), id);
    expect((await machine(-120_000).claim(id, LEASE)).status).toBe('busy');
    expect(await machine(-120_000).ack(id, slow.token)).toBe(false);
    pass(LEASE + LATEST);
    expect((await claimed(machine(-120_000), id)).attempt).toBe(3);
    expect(await machine(120_000).ack(id, fast.token)).toBe(false);
  });
}

describe('the ledger in memory', () => {
  defineContract(() => {
    let time = 0;
    const ledger = memoryLedger({ now: () => time });
    return Promise.resolve({
      machine: () => ledger,
      order: () => Promise.resolve(`cs_${randomUUID()}`),
      pass: (milliseconds) => {
        time += milliseconds;
      },
    });
  });
});

describe('the ledger at Stripe', () => {
  const open = (): Promise<Shared> => {
    const sandbox = createSandbox({ clock: Date.UTC(2027, 0, 1) });
    const stripe = createStripe({
      secretKey: sandbox.keys.secret,
      sandbox: { url: 'http://sandbox.test' },
      fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    });
    return Promise.resolve({
      machine: (skew = 0) => stripeLedger({ now: () => sandbox.clock.now() + skew })(stripe),
      order: async () => (await stripe.paymentIntents.create({ amount: 100, currency: 'usd' })).id,
      pass: (milliseconds) => sandbox.clock.advance(milliseconds),
    });
  };
  defineContract(open);
  defineSkewed(open);
});

describeEngines((open) => {
  const shared = async (): Promise<Shared> => {
    const batch = await open();
    const real = Date.now;
    // A database cannot be told the time: what it says is moved on its way.
    let passed = 0;
    const moved: SqlBatch = async (statements) => {
      const rows = await batch(statements);
      const index = statements.findIndex(({ sql }) => sql.includes('CURRENT_TIMESTAMP'));
      const [clock] = rows[index] ?? [];
      if (clock) clock['time'] = new Date(timeOf(clock) + passed);
      return rows;
    };
    return {
      machine(skew = 0) {
        const ledger = sqlStore(moved);
        const on = <T>(work: () => Promise<T>) => {
          vi.spyOn(Date, 'now').mockImplementation(() => real() + passed + skew);
          return work();
        };
        return {
          claim: (...given) => on(() => ledger.claim(...given)),
          ack: (...given) => on(() => ledger.ack(...given)),
          fail: (...given) => on(() => ledger.fail(...given)),
        };
      },
      order: () => Promise.resolve(`pi_${randomUUID()}`),
      pass: (milliseconds) => {
        passed += milliseconds;
      },
    };
  };
  defineContract(shared);
  defineSkewed(shared);

  it('acknowledges in a transaction of the owner’s, once', async () => {
    const batch = await open();
    const ledger = sqlStore(batch);
    const { token } = await claimed(ledger, 'cs_1');
    const statement = ledger.ackStatement('cs_1', token);
    expect((await batch([statement]))[0]).toHaveLength(1);
    expect((await batch([statement]))[0]).toHaveLength(0);
    expect(await ledger.ack('cs_1', token)).toBe(true);
    expect(await ledger.claim('cs_1', LEASE)).toEqual({ status: 'done' });
    expect(await ledger.finished([{ id: 'cs_1', metadata: {} }])).toEqual(new Set(['cs_1']));
  });

  it('undoes a batch of which one statement fails', async () => {
    const batch = await open();
    await batch([{ sql: 'CREATE TABLE t (n INTEGER)', params: [] }]);
    const insert = { sql: 'INSERT INTO t VALUES ($1)', params: [1] };
    await expect(batch([insert, { sql: 'nonsense', params: [] }])).rejects.toThrow();
    expect(await batch([{ sql: 'SELECT n FROM t', params: [] }])).toEqual([[]]);
  });
});
