import type { SqlStatement } from './ledger.js';
import type { SqlBatch, SqlRow } from './sql-store.js';

/** Runs statements in one transaction, and again while other transactions are in the way. */
export type RunSql = (...statements: SqlStatement[]) => Promise<SqlRow[][]>;

/** How long a batch is run again that lost against another transaction, in milliseconds. */
const PERSISTENCE = 5000;
/** Longest pause between two runs, in milliseconds. */
const LONGEST_PAUSE = 200;

/** A runner that makes the tables before its first batch, and again after a database that was down. */
export function runSql(batch: SqlBatch, schema: readonly string[]): RunSql {
  const tables = schema.map((sql) => ({ sql, params: [] }));
  let made: Promise<unknown> | undefined;
  return async (...statements) => {
    const end = Date.now() + PERSISTENCE;
    made ??= retried(
      () => batch(tables),
      end,
      (error) => isConflict(error) || isTwin(error),
    );
    await made.catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return retried(() => batch(statements), end, isConflict);
  };
}

async function retried<T>(
  work: () => Promise<T>,
  end: number,
  isWorthIt: (error: unknown) => boolean,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the next try is only for when this one lost
      return await work();
    } catch (error) {
      const pause = Math.min(5 * 2 ** tried, LONGEST_PAUSE) * Math.random();
      if (!isWorthIt(error) || Date.now() + pause > end) throw error;
      // oxlint-disable-next-line no-await-in-loop -- as above
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** PostgreSQL's deadlock and serialization failure; SQLite's BUSY and LOCKED, in their extended forms too. */
function isConflict(error: unknown): boolean {
  if (hasCode(error, ['40P01', '40001', 'SQLITE_BUSY', 'SQLITE_LOCKED'])) return true;
  if (typeof error !== 'object' || error === null) return false;
  const number = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : 0;
  return number === 5 || number === 6;
}

/** PostgreSQL's `IF NOT EXISTS` does not look at tables that another session is making at this moment. */
function isTwin(error: unknown): boolean {
  return hasCode(error, ['23505', '42P07', '42710']);
}

function hasCode(error: unknown, codes: readonly string[]): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return codes.includes(String(error.code));
}
