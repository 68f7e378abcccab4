import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeSqlite } from '../node/node-sqlite.js';
import { sqlStore, type SqlBatch } from './sql-store.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'storetag-ledger-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (now?: () => number) =>
  sqlStore(nodeSqlite(join(folder, 'store.db')), now ? { now } : {});

async function claimed(ledger: ReturnType<typeof open>, id = 'cs_1', lease = 1000) {
  const claim = await ledger.claim(id, lease);
  if (claim.status !== 'claimed') throw new Error(`The claim is ${claim.status}.`);
  return claim;
}

const at5000 = () => 5000;

describe('sqlStore', () => {
  it('gives an order to one claimant, and tells the others how long', async () => {
    const claim = await claimed(open(at5000));
    expect(claim).toMatchObject({ until: 6000, attempt: 1, late: false });
    expect(await open(at5000).claim('cs_1', 1000)).toEqual({ status: 'busy', retryAfterMs: 1000 });
    expect((await open(at5000).claim('cs_2', 1000)).status).toBe('claimed');
  });

  it('never gives out again what is acknowledged, in another process neither', async () => {
    let time = 0;
    const ledger = open(() => time);
    const { token } = await claimed(ledger);
    expect(await ledger.ack('cs_1', token)).toBe(true);
    expect(await ledger.ack('cs_1', token)).toBe(true);
    time = 1e9;
    expect(await open(() => time).claim('cs_1', 1000)).toEqual({ status: 'done' });
  });

  it('gives an order out again when the claim has ended, and knows the old token no more', async () => {
    let time = 0;
    const ledger = open(() => time);
    const first = await claimed(ledger);
    time = 999;
    expect((await ledger.claim('cs_1', 1000)).status).toBe('busy');
    time = 1000;
    const second = await claimed(ledger);
    expect(second.attempt).toBe(2);
    expect(second.token).not.toBe(first.token);
    expect(await ledger.ack('cs_1', first.token)).toBe(false);
    await ledger.fail('cs_1', first.token, 0);
    expect((await ledger.claim('cs_1', 1000)).status).toBe('busy');
    expect(await ledger.ack('cs_1', second.token)).toBe(true);
  });

  it('holds a failed order back for as long as it is told', async () => {
    let time = 0;
    const ledger = open(() => time);
    const { token } = await claimed(ledger, 'cs_1', 60_000);
    await ledger.fail('cs_1', token, 500);
    expect(await ledger.claim('cs_1', 1000)).toEqual({ status: 'busy', retryAfterMs: 500 });
    time = 500;
    expect((await claimed(ledger)).attempt).toBe(2);
  });

  it('lets the owner acknowledge in a transaction of his own, once', async () => {
    const batch = nodeSqlite(join(folder, 'store.db'));
    const ledger = sqlStore(batch);
    const { token } = await claimed(ledger);
    const statement = ledger.ackStatement('cs_1', token);
    expect(await batch([statement])).toEqual([[expect.objectContaining({ id: 'cs_1' })]]);
    expect(await batch([statement])).toEqual([[]]);
    expect(await ledger.ack('cs_1', token)).toBe(true);
    expect(await ledger.claim('cs_1', 1000)).toEqual({ status: 'done' });
  });

  it('lets exactly one of fifty concurrent claimants through', async () => {
    const ledgers = Array.from({ length: 5 }, () => open());
    const claims = await Promise.all(
      ledgers.flatMap((ledger) => Array.from({ length: 10 }, () => ledger.claim('cs_1', 10_000))),
    );
    expect(claims.filter((claim) => claim.status === 'claimed')).toHaveLength(1);
    expect(claims.filter((claim) => claim.status === 'busy')).toHaveLength(49);
  });

  it('makes its table again after a database that was down at first', async () => {
    const batch = nodeSqlite(':memory:');
    let isDown = true;
    const flaky: SqlBatch = (statements) => {
      if (isDown) return Promise.reject(new Error('down'));
      return batch(statements);
    };
    const ledger = sqlStore(flaky);
    await expect(ledger.claim('cs_1', 1000)).rejects.toThrow('down');
    isDown = false;
    expect((await ledger.claim('cs_1', 1000)).status).toBe('claimed');
  });

  it.each([
    ['a PostgreSQL deadlock', { code: '40P01' }],
    ['a serialization failure', { code: '40001' }],
    ['SQLITE_BUSY', { errcode: 5 }],
    ['SQLITE_BUSY_SNAPSHOT', { errcode: 517 }],
  ])('runs a batch again after %s', async (_, fields) => {
    const batch = nodeSqlite(':memory:');
    let failures = 3;
    const ledger = sqlStore((statements) =>
      failures-- > 0 ? Promise.reject(Object.assign(new Error('x'), fields)) : batch(statements),
    );
    expect((await ledger.claim('cs_1', 1000)).status).toBe('claimed');
  });

  it('does not run a batch again after any other error', async () => {
    let runs = 0;
    const ledger = sqlStore(() => {
      runs++;
      return Promise.reject(Object.assign(new Error('disk full'), { errcode: 13 }));
    });
    await expect(ledger.claim('cs_1', 1000)).rejects.toThrow('disk full');
    expect(runs).toBe(1);
  });
});

describe('nodeSqlite', () => {
  it('undoes a batch of which one statement fails', async () => {
    const batch = nodeSqlite(':memory:');
    await batch([{ sql: 'CREATE TABLE t (n INTEGER)', params: [] }]);
    const insert = { sql: 'INSERT INTO t VALUES ($1)', params: [1] };
    await expect(batch([insert, { sql: 'nonsense', params: [] }])).rejects.toThrow('syntax');
    expect(await batch([{ sql: 'SELECT n FROM t', params: [] }])).toEqual([[]]);
  });

  it('takes a parameter that stands twice', async () => {
    const batch = nodeSqlite(':memory:');
    const [rows] = await batch([{ sql: 'SELECT $2 AS b, $1 AS a, $2 AS c', params: [1, 'x'] }]);
    expect(rows?.map((row) => ({ ...row }))).toEqual([{ a: 1, b: 'x', c: 'x' }]);
  });

  it('is as durable as it says', async () => {
    const batch = nodeSqlite(join(folder, 'store.db'));
    const [[mode], [synchronous]] = (await batch([
      { sql: 'PRAGMA journal_mode', params: [] },
      { sql: 'PRAGMA synchronous', params: [] },
    ])) as [[object], [object]];
    expect(mode).toMatchObject({ journal_mode: 'wal' });
    expect(synchronous).toMatchObject({ synchronous: 2 });
  });
});

describe('a lock that another holds', () => {
  /** Takes the write lock as another process would. */
  function lock() {
    const other = new DatabaseSync(join(folder, 'store.db'));
    other.exec('BEGIN IMMEDIATE');
    return () => {
      if (!other.isOpen) return;
      other.exec('COMMIT');
      other.close();
    };
  }

  it('is waited for, and the process goes on meanwhile', async () => {
    const ledger = open();
    await claimed(ledger, 'cs_0');
    const release = lock();
    let [last, longest] = [Date.now(), 0];
    const timer = setInterval(() => {
      longest = Math.max(longest, Date.now() - last);
      last = Date.now();
    }, 5);
    setTimeout(release, 700);
    const begun = Date.now();
    await claimed(ledger);
    clearInterval(timer);
    expect(Date.now() - begun).toBeGreaterThan(600);
    expect(Date.now() - begun).toBeLessThan(2500);
    expect(longest).toBeLessThan(400);
  });

  it('is waited for no longer than five seconds', async () => {
    const ledger = open();
    await claimed(ledger, 'cs_0');
    const release = lock();
    const begun = Date.now();
    await expect(ledger.claim('cs_1', 1000)).rejects.toThrow('locked');
    expect(Date.now() - begun).toBeGreaterThan(4000);
    expect(Date.now() - begun).toBeLessThan(6500);
    release();
    await claimed(ledger);
  }, 10_000);
});

describe('a process killed between claim and acknowledgement', () => {
  it('loses the order to the next one, after the claim has ended and not before', async () => {
    const file = join(folder, 'store.db');
    const child = fork(
      fileURLToPath(new URL('crashing-worker.test.fixture.mjs', import.meta.url)),
      [file],
      { execArgv: [] },
    );
    const [message] = (await once(child, 'message')) as [{ until: number; attempt: number }];
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(message.attempt).toBe(1);

    const survivor = (now: number) => sqlStore(nodeSqlite(file), { now: () => now });
    expect((await survivor(message.until - 1).claim('cs_1', 1000)).status).toBe('busy');
    const again = await claimed(survivor(message.until));
    expect(again.attempt).toBe(2);
    expect(await survivor(message.until).ack('cs_1', again.token)).toBe(true);
    expect(await open().claim('cs_1', 1000)).toEqual({ status: 'done' });
  });
});
