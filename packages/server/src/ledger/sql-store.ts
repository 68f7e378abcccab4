import type { Ledger, SqlStatement } from './ledger.js';

/** A row, by column name. */
export type SqlRow = Record<string, unknown>;

/**
 * All that a database driver has to do: run the statements in order in one transaction that is durable when the
 * promise fulfils, and give the rows of each. When it rejects, nothing has happened; when that was for another
 * transaction, the store runs it again for five seconds. Parameters are `$1`, `$2`, ….
 */
export type SqlBatch = (statements: readonly SqlStatement[]) => Promise<SqlRow[][]>;

/** A store in an SQL database, SQLite and PostgreSQL alike. */
export interface SqlStore extends Ledger {
  ackStatement(id: string, token: string): SqlStatement;
}

/**
 * One row per order: `held` and `released` belong to stock reservations, `late` to a payment after the release;
 * `leased` is being fulfilled until `until`, `done` is over.
 */
const SCHEMA = `CREATE TABLE IF NOT EXISTS storetag_orders (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  lines TEXT NOT NULL,
  token TEXT NOT NULL,
  until BIGINT NOT NULL,
  attempts INTEGER NOT NULL
)`;

/** One statement decides, so that two machines cannot both read "free" and both take it. */
const CLAIM = `INSERT INTO storetag_orders (id, state, lines, token, until, attempts)
VALUES ($1, 'leased', '[]', $2, $3, 1)
ON CONFLICT (id) DO UPDATE SET
  state = CASE WHEN storetag_orders.state IN ('released', 'late') THEN 'late' ELSE 'leased' END,
  token = excluded.token,
  until = excluded.until,
  attempts = storetag_orders.attempts + 1
WHERE storetag_orders.state IN ('held', 'released')
  OR (storetag_orders.state IN ('leased', 'late') AND storetag_orders.until <= $4)
RETURNING state, attempts`;

const ACK = `UPDATE storetag_orders
SET state = CASE WHEN state = 'late' THEN 'done_late' ELSE 'done' END, until = 0
WHERE id = $1 AND token = $2 AND state IN ('leased', 'late')
RETURNING id`;

const IS_DONE = `SELECT id FROM storetag_orders
WHERE id = $1 AND token = $2 AND state IN ('done', 'done_late')`;

const FAIL = `UPDATE storetag_orders SET until = $3
WHERE id = $1 AND token = $2 AND state IN ('leased', 'late')`;

/**
 * Keeps the ledger in an SQL database. Its table is made on first use.
 *
 * @param now - The clock that leases are measured by, in milliseconds.
 *
 * @example
 * ```ts
 * import { nodeSqlite } from '@storetag/server/node';
 * const ledger = sqlStore(nodeSqlite('store.db'));
 * ```
 */
export function sqlStore(
  batch: SqlBatch,
  { now = Date.now }: { now?: () => number } = {},
): SqlStore {
  let made: Promise<unknown> | undefined;
  const run = async (...statements: SqlStatement[]) => {
    const end = Date.now() + PERSISTENCE;
    made ??= retried(() => batch([{ sql: SCHEMA, params: [] }]), end);
    await made.catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return retried(() => batch(statements), end);
  };

  return {
    async claim(id, leaseMs) {
      const token = crypto.randomUUID();
      // Before the wait for the database: the lease is as long for us as it is for it, or longer.
      const from = now();
      const until = from + leaseMs;
      const [taken, found] = await run(
        { sql: CLAIM, params: [id, token, until, from] },
        { sql: 'SELECT state, until FROM storetag_orders WHERE id = $1', params: [id] },
      );
      const row = taken?.[0];
      if (row) {
        const attempt = Number(row['attempts']);
        return { status: 'claimed', token, until, attempt, late: row['state'] === 'late' };
      }
      const holder = found?.[0];
      if (String(holder?.['state']).startsWith('done')) return { status: 'done' };
      return { status: 'busy', retryAfterMs: Math.max(1, Number(holder?.['until'] ?? 0) - from) };
    },

    async ack(id, token) {
      const [, done] = await run(
        { sql: ACK, params: [id, token] },
        { sql: IS_DONE, params: [id, token] },
      );
      return done?.length === 1;
    },

    async fail(id, token, retryAfterMs) {
      await run({ sql: FAIL, params: [id, token, now() + retryAfterMs] });
    },

    ackStatement: (id, token) => ({ sql: ACK, params: [id, token] }),
  };
}

/** How long a batch is run again that lost against another transaction, in milliseconds. */
const PERSISTENCE = 5000;
/** Longest pause between two runs, in milliseconds. */
const LONGEST_PAUSE = 200;

async function retried<T>(work: () => Promise<T>, end: number): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the next try is only for when this one lost
      return await work();
    } catch (error) {
      const pause = Math.min(5 * 2 ** tried, LONGEST_PAUSE) * Math.random();
      if (!isConflict(error) || Date.now() + pause > end) throw error;
      // oxlint-disable-next-line no-await-in-loop -- as above
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** PostgreSQL's deadlock and serialization failure; SQLite's BUSY and LOCKED, in their extended forms too. */
function isConflict(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (
    'code' in error &&
    ['40P01', '40001', 'SQLITE_BUSY', 'SQLITE_LOCKED'].includes(String(error.code))
  ) {
    return true;
  }
  const number = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  return number === 5 || number === 6;
}
