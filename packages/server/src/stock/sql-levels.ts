import type { RunSql } from '../ledger/run-sql.js';
import type { SqlRow } from '../ledger/sql-store.js';
import type { StockLedger, StockLevel } from './stock-ledger.js';
import { LOCK } from './sql-reserve.js';

const HELD = `(SELECT COALESCE(SUM(units), 0) FROM storetag_held WHERE item = storetag_stock.id)`;

const ALL = `SELECT id, available, ${HELD} AS held FROM storetag_stock`;

const ONE = `${ALL} WHERE id = $1`;

const MAKE = `INSERT INTO storetag_stock (id, available) VALUES ($1, 0) ON CONFLICT (id) DO NOTHING`;

/** More may be held than there is: then the owner has promised what he does not have, and sells no more. */
const SET = `UPDATE storetag_stock SET available = CASE WHEN $2 > ${HELD} THEN $2 - ${HELD} ELSE 0 END
WHERE id = $1`;

const UNLIMIT = `UPDATE storetag_stock SET available = NULL WHERE id = $1`;

const ADD = `UPDATE storetag_stock SET available = available + $2
WHERE id = $1 AND available + $2 >= 0 RETURNING id`;

/** The counts of a stock ledger. */
export function sqlLevels(run: RunSql): Pick<StockLedger, 'levels' | 'setLevel' | 'addToLevel'> {
  return {
    async levels(ids) {
      if (ids === undefined) {
        const [rows] = await run({ sql: ALL, params: [] });
        return rows?.map(toLevel) ?? [];
      }
      if (ids.length === 0) return [];
      const found = await run(...ids.map((id) => ({ sql: ONE, params: [id] })));
      return found.flat().map(toLevel);
    },

    async setLevel(id, units) {
      const rows = await run(
        { sql: MAKE, params: [id] },
        // What is held is read after the lock, by a statement of its own.
        { sql: LOCK, params: [id] },
        units === null ? { sql: UNLIMIT, params: [id] } : { sql: SET, params: [id, units] },
        { sql: ONE, params: [id] },
      );
      return toLevel(rows.at(-1)?.[0] ?? {});
    },

    async addToLevel(id, units) {
      const [added, found] = await run(
        { sql: ADD, params: [id, units] },
        { sql: ONE, params: [id] },
      );
      return added?.length ? toLevel(found?.[0] ?? {}) : undefined;
    },
  };
}

function toLevel({ id, available, held }: SqlRow): StockLevel {
  const isLimited = available !== null && available !== undefined;
  return {
    id: String(id),
    available: isLimited ? Number(available) : null,
    held: Number(held),
  };
}
