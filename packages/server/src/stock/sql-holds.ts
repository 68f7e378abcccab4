import type { RunSql } from '../ledger/run-sql.js';
import { readLines } from './held-lines.js';
import type { HoldTerms, StockLedger } from './stock-ledger.js';

/** Takes the lock of a row that is held, before anything that depends on it is read. */
const LOCK_ORDER = `UPDATE storetag_orders SET until = until WHERE id = $1 AND state = 'held'`;

const IS_HELD = `SELECT lines FROM storetag_orders WHERE id = $1 AND state = 'held'`;

// What follows names the attempt $1, the token $2 and the other id $3, in this order.
const MINE_AT = (id: string) =>
  `EXISTS (SELECT 1 FROM storetag_attempts WHERE attempt = $1 AND token = $2 AND id = ${id})`;

const BIND = [
  `UPDATE storetag_attempts SET id = $3 WHERE attempt = $1 AND token = $2 AND id = $1
AND EXISTS (SELECT 1 FROM storetag_orders WHERE id = $1 AND state = 'held')
AND NOT EXISTS (SELECT 1 FROM storetag_orders WHERE id = $3)`,
  `UPDATE storetag_orders SET id = $3,
until = (SELECT until FROM storetag_attempts WHERE attempt = $1)
WHERE id = $1 AND state = 'held' AND ${MINE_AT('$3')}`,
  `UPDATE storetag_held SET id = $3 WHERE id = $1 AND ${MINE_AT('$3')}`,
  `SELECT id FROM storetag_orders WHERE id = $3 AND state = 'held' AND ${MINE_AT('$3')}`,
];

const RENEW = `UPDATE storetag_attempts SET id = $1, token = $2, until = $4 WHERE attempt = $1 AND id = $3
AND EXISTS (SELECT 1 FROM storetag_orders WHERE id = $3 AND state = 'held')`;

/** The row of an earlier hold of the same attempt, which was given back before it had an order. */
const MAKE_ROOM = `DELETE FROM storetag_orders
WHERE id = $1 AND id <> $3 AND state = 'released' AND ${MINE_AT('$1')}`;

const UNBIND = [
  `UPDATE storetag_orders SET id = $1, until = $4 WHERE id = $3 AND state = 'held' AND ${MINE_AT('$1')}`,
  `UPDATE storetag_held SET id = $1 WHERE id = $3 AND ${MINE_AT('$1')}`,
];

const RELEASE = `UPDATE storetag_orders SET state = 'released', token = $2
WHERE id = $1 AND state = 'held' RETURNING id`;

/** This run released it: of all who try at the same moment one has its token there. */
const RELEASED = `EXISTS (SELECT 1 FROM storetag_orders WHERE id = $1 AND token = $2 AND state = 'released')`;

const GIVE_BACK = `UPDATE storetag_stock SET available = available + $4 WHERE id = $3 AND ${RELEASED}`;

const FIND = `SELECT o.id FROM storetag_attempts a JOIN storetag_orders o ON o.id = a.id
WHERE a.attempt = $1 AND o.state = 'held'`;

const DUE = `SELECT id FROM storetag_orders WHERE state = 'held' AND until <= $1
ORDER BY until LIMIT $2`;

/** What the stock ledger does with holds, once they are there. */
export function sqlHolds(
  run: RunSql,
  now: () => number,
): Pick<StockLedger, 'bind' | 'renew' | 'release' | 'findHold' | 'due' | 'postpone'> {
  return {
    async bind(attempt, token, order) {
      const params = [attempt, token, order];
      const rows = await run(
        { sql: LOCK_ORDER, params: [attempt] },
        ...BIND.map((sql) => ({ sql, params })),
      );
      return rows.at(-1)?.length === 1;
    },

    async renew(attempt, id, ttlMs, { bindWithin = ttlMs }: HoldTerms = {}) {
      const token = crypto.randomUUID();
      const from = now();
      const params = [attempt, token, id];
      const rows = await run(
        { sql: LOCK_ORDER, params: [id] },
        { sql: RENEW, params: [...params, from + ttlMs] },
        { sql: MAKE_ROOM, params },
        { sql: UNBIND[0] ?? '', params: [...params, from + bindWithin] },
        { sql: UNBIND[1] ?? '', params },
        {
          sql: 'SELECT until FROM storetag_attempts WHERE attempt = $1 AND token = $2',
          params: [attempt, token],
        },
      );
      return rows.at(-1)?.length === 1 ? { token, until: from + ttlMs } : undefined;
    },

    async release(id) {
      const [held] = await run({ sql: IS_HELD, params: [id] });
      if (!held?.[0]) return false;
      const us = [id, crypto.randomUUID()];
      const [released] = await run(
        { sql: RELEASE, params: us },
        { sql: `DELETE FROM storetag_attempts WHERE id = $1 AND ${RELEASED}`, params: us },
        ...readLines(held[0]['lines']).map(({ item, units }) => ({
          sql: GIVE_BACK,
          params: [...us, item, units],
        })),
        { sql: `DELETE FROM storetag_held WHERE id = $1 AND ${RELEASED}`, params: us },
      );
      return released?.length === 1;
    },

    async findHold(attempt) {
      const [rows] = await run({ sql: FIND, params: [attempt] });
      return rows?.[0] && String(rows[0]['id']);
    },

    async due(limit) {
      const [rows] = await run({ sql: DUE, params: [now(), limit] });
      return rows?.map(({ id }) => String(id)) ?? [];
    },

    async postpone(id, ttlMs) {
      await run({
        sql: `UPDATE storetag_orders SET until = $2 WHERE id = $1 AND state = 'held'`,
        params: [id, now() + ttlMs],
      });
    },
  };
}
