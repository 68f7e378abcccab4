import type { SqlStatement } from './ledger.js';
import type { SqlRow } from './sql-store.js';

/** Asks for the database's own time, in SQLite and PostgreSQL alike. */
export const CLOCK: SqlStatement = { sql: 'SELECT CURRENT_TIMESTAMP AS time', params: [] };

/** How much longer than its lease a claim is left alone, in milliseconds: SQLite tells its time by the second. */
export const GRACE = 1000;

/** The answer to {@link CLOCK}, in milliseconds. */
export function timeOf(row: SqlRow | undefined): number {
  const time = row?.['time'];
  if (time instanceof Date) return time.getTime();
  const milliseconds = Date.parse(`${String(time).replace(' ', 'T')}Z`);
  if (Number.isNaN(milliseconds)) {
    throw new TypeError(`The database tells no time: it says ${JSON.stringify(time)}.`);
  }
  return milliseconds;
}
