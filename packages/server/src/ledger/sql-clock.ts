import type { SqlStatement } from './ledger.js';
import type { SqlRow } from './sql-store.js';

/** Asks for the database's own time, in SQLite and PostgreSQL alike. */
export const CLOCK: SqlStatement = { sql: 'SELECT CURRENT_TIMESTAMP AS time', params: [] };

/** How much longer than its lease a claim is left alone, in milliseconds: SQLite tells its time by the second. */
export const GRACE = 1000;

/** SQLite's time, which names no offset and is UTC, or PostgreSQL's as text: `2027-01-01 12:00:00.123456+00`. */
const TEXT =
  /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?(?:Z|([+-]\d\d)(?::?(\d\d))?)?$/;

/** The answer to {@link CLOCK}, in milliseconds. */
export function timeOf(row: SqlRow | undefined): number {
  const time = row?.['time'];
  if (time instanceof Date) return time.getTime();
  const [, day, clock, fraction = '', hours = '+00', minutes = '00'] =
    TEXT.exec(String(time)) ?? [];
  // As ECMAScript has it: three digits of a second, an offset in hours and minutes.
  const milliseconds = Date.parse(`${day}T${clock}.${fraction.padEnd(3, '0')}${hours}:${minutes}`);
  if (Number.isNaN(milliseconds)) {
    throw new TypeError(`The database tells no time: it says ${JSON.stringify(time)}.`);
  }
  return milliseconds;
}
