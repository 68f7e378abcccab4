import { readLines, writeLines } from '../stock/held-lines.js';
import { LOCK } from '../stock/sql-reserve.js';
import type { StockLine } from '../stock/stock-ledger.js';
import type { Claim } from './ledger.js';
import type { RunSql } from './run-sql.js';
import { CLOCK, GRACE, timeOf } from './sql-clock.js';

const FIND = `SELECT lines FROM storetag_orders WHERE id = $1`;

/**
 * One statement decides, so that two machines cannot both read "free" and both take it. What is held is now sold.
 * `taking` and `retaking` last until the end of this transaction, in which the stock has yet to be taken.
 */
const CLAIM = `INSERT INTO storetag_orders (id, state, lines, token, until, attempts)
VALUES ($1, CASE WHEN $5 = '[]' THEN 'leased' ELSE 'taking' END, $5, $2, $3, 1)
ON CONFLICT (id) DO UPDATE SET
  state = CASE storetag_orders.state
    WHEN 'held' THEN 'leased'
    WHEN 'released' THEN 'retaking'
    ELSE storetag_orders.state END,
  token = excluded.token,
  until = excluded.until,
  attempts = storetag_orders.attempts + 1
WHERE storetag_orders.state IN ('held', 'released')
  OR (storetag_orders.state IN ('leased', 'retaken', 'late') AND storetag_orders.until <= $4)`;

/** The claim is ours, and its stock not yet taken. */
const TAKING = `id = $1 AND token = $2 AND state IN ('taking', 'retaking')`;

const TOO_FEW = `UPDATE storetag_orders SET state = 'late' WHERE ${TAKING}
AND EXISTS (SELECT 1 FROM storetag_stock WHERE id = $3 AND available < $4)`;

const TAKE = `UPDATE storetag_stock SET available = available - $4
WHERE id = $3 AND EXISTS (SELECT 1 FROM storetag_orders WHERE ${TAKING})`;

const TAKEN = `UPDATE storetag_orders
SET state = CASE state WHEN 'taking' THEN 'leased' ELSE 'retaken' END WHERE ${TAKING}`;

const SOLD = `DELETE FROM storetag_held WHERE id = $1
AND EXISTS (SELECT 1 FROM storetag_orders WHERE id = $1 AND token = $2)`;

const LOOK = `SELECT state, until, token, attempts FROM storetag_orders WHERE id = $1`;

/**
 * `claim` of the ledger, which sells what was held and takes what was not, in one transaction.
 *
 * @param now - Default: the database's clock, so that those of the machines may differ.
 */
export async function claim(
  run: RunSql,
  now: (() => number) | undefined,
  id: string,
  leaseMs: number,
  unheld: readonly StockLine[],
): Promise<Claim> {
  const token = crypto.randomUUID();
  // Before the wait for the database: the lease is as long for us as it is for it, or longer.
  const until = (now ?? Date.now)() + leaseMs;
  // The lines of a row do not change; where there is none yet, they will be the ones given.
  const [[row] = [], [clock] = []] = await run({ sql: FIND, params: [id] }, CLOCK);
  const from = now ? until - leaseMs : timeOf(clock);
  const end = now ? until : from + leaseMs + GRACE;
  const lines = (row ? readLines(row['lines']) : unheld).toSorted((a, b) =>
    a.item < b.item ? -1 : 1,
  );
  const us = [id, token];
  const rows = await run(
    { sql: CLAIM, params: [...us, end, from, writeLines(lines)] },
    ...lines.map(({ item }) => ({ sql: LOCK, params: [item] })),
    ...lines.map(({ item, units }) => ({ sql: TOO_FEW, params: [...us, item, units] })),
    ...lines.map(({ item, units }) => ({ sql: TAKE, params: [...us, item, units] })),
    { sql: TAKEN, params: us },
    { sql: SOLD, params: us },
    { sql: LOOK, params: [id] },
  );
  const found = rows.at(-1)?.[0];
  const state = String(found?.['state']);
  if (found?.['token'] === token) {
    const attempt = Number(found['attempts']);
    const late = state !== 'leased';
    return { status: 'claimed', token, until, attempt, late, short: state === 'late' };
  }
  if (state.startsWith('done')) return { status: 'done' };
  return { status: 'busy', retryAfterMs: Math.max(1, Number(found?.['until'] ?? 0) - from) };
}
