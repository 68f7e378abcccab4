import { DatabaseSync } from 'node:sqlite';
import type { SqlBatch } from '../ledger/sql-store.js';

/** How long opening the file waits for another process, in milliseconds. */
const OPEN_TIMEOUT = 5000;
/**
 * How long a transaction does, in milliseconds. Nothing else runs on this thread meanwhile: `sqlStore` waits for the
 * rest by itself, without a blockade.
 */
const BUSY_TIMEOUT = 50;

/**
 * A database in one file, for `sqlStore`: durable when the promise fulfils, safe to share between processes of one
 * machine. Not for network file systems.
 *
 * @param file - Path of the file; made when it is missing. `':memory:'` forgets everything at exit.
 * @see {@link https://nodejs.org/api/sqlite.html}
 */
export function nodeSqlite(file: string): SqlBatch & Disposable {
  const database = new DatabaseSync(file);
  // FULL: a commit is on the disk before it is reported, so a power cut cannot undo an acknowledgement.
  database.exec(
    `PRAGMA busy_timeout = ${OPEN_TIMEOUT}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = ${BUSY_TIMEOUT}`,
  );
  const batch: SqlBatch = async (statements) => {
    // IMMEDIATE: the write lock is taken before anything is read, else a busy writer fails instead of waiting.
    database.exec('BEGIN IMMEDIATE');
    try {
      const rows = statements.map(({ sql, params }) => {
        // Bound by position: Node 22.13 takes `?1` as well as `$1` for names.
        const values: (string | number | null)[] = [];
        const text = sql.replaceAll(/\$(\d+)/g, (_, number: string) => {
          values.push(params[Number(number) - 1] ?? null);
          return '?';
        });
        return database.prepare(text).all(...values);
      });
      database.exec('COMMIT');
      return rows;
    } catch (error) {
      try {
        database.exec('ROLLBACK');
      } catch {
        // SQLite has rolled back by itself, as it does when the disk is full.
      }
      throw error;
    }
  };
  return Object.assign(batch, { [Symbol.dispose]: () => database.close() });
}
