import { reserve } from '../stock/sql-reserve.js';
import { sqlHolds } from '../stock/sql-holds.js';
import { sqlLevels } from '../stock/sql-levels.js';
import type { StockLedger, StockLine } from '../stock/stock-ledger.js';
import type { Claim, Ledger, Listed, SqlStatement } from './ledger.js';
import { runSql } from './run-sql.js';
import { claim } from './sql-claim.js';
import { CLOCK, timeOf } from './sql-clock.js';
import { SCHEMA } from './sql-schema.js';

/** A row, by column name. */
export type SqlRow = Record<string, unknown>;

/**
 * All that a database driver has to do: run the statements in order in one transaction that is durable when the
 * promise fulfils, and give the rows of each. When it rejects, nothing has happened; when that was for another
 * transaction, the store runs it again for five seconds. Parameters are `$1`, `$2`, ….
 */
export type SqlBatch = (statements: readonly SqlStatement[]) => Promise<SqlRow[][]>;

/** A store in an SQL database, SQLite and PostgreSQL alike: a ledger of orders, and one of stock. */
export interface SqlStore extends Ledger, StockLedger {
  /**
   * Takes an order. What is held for it is sold by that. Of an order that holds nothing, `lines` are taken from the
   * stock; of one whose hold was given back, what it held.
   *
   * @param lines - Default none.
   */
  claim(id: string, leaseMs: number, lines?: readonly StockLine[]): Promise<Claim>;
  finished(listed: readonly Listed[]): Promise<ReadonlySet<string>>;
  ackStatement(id: string, token: string): SqlStatement;
}

const ACK = `UPDATE storetag_orders
SET state = CASE WHEN state = 'late' THEN 'done_late' ELSE 'done' END, until = 0
WHERE id = $1 AND token = $2 AND state IN ('leased', 'retaken', 'late')
RETURNING id`;

const IS_DONE = `SELECT id FROM storetag_orders
WHERE id = $1 AND token = $2 AND state IN ('done', 'done_late')`;

const DONE = `SELECT id FROM storetag_orders WHERE id = $1 AND state IN ('done', 'done_late')`;

const FAIL = `UPDATE storetag_orders SET until = $3
WHERE id = $1 AND token = $2 AND state IN ('leased', 'retaken', 'late')`;

/**
 * Keeps the ledger in an SQL database. Its tables are made on first use.
 *
 * @param options - `now`: the clock that leases and holds are measured by, in milliseconds. Default: leases are measured
 * by the database's, so that those of the machines may differ; holds, which are longer, by the machine's.
 *
 * @example
 * ```ts
 * import { nodeSqlite } from '@storetag/server/node';
 * const ledger = sqlStore(nodeSqlite('store.db'));
 * ```
 */
export function sqlStore(batch: SqlBatch, { now }: { now?: () => number } = {}): SqlStore {
  const run = runSql(batch, SCHEMA);
  const machine = now ?? Date.now;
  const leaseClock = now ?? (async () => timeOf((await run(CLOCK))[0]?.[0]));
  return {
    claim: (id, leaseMs, lines = []) => claim(run, now, id, leaseMs, lines),

    async ack(id, token) {
      const [, done] = await run(
        { sql: ACK, params: [id, token] },
        { sql: IS_DONE, params: [id, token] },
      );
      return done?.length === 1;
    },

    async fail(id, token, retryAfterMs) {
      await run({ sql: FAIL, params: [id, token, (await leaseClock()) + retryAfterMs] });
    },

    async finished(listed) {
      if (listed.length === 0) return new Set();
      const found = await run(...listed.map(({ id }) => ({ sql: DONE, params: [id] })));
      return new Set(found.flat().map(({ id }) => String(id)));
    },

    ackStatement: (id, token) => ({ sql: ACK, params: [id, token] }),

    reserve: (id, lines, ttlMs, terms) => reserve(run, machine, id, lines, ttlMs, terms),
    ...sqlHolds(run, machine),
    ...sqlLevels(run),
  };
}
