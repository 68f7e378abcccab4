import type { SqlBatch, SqlRow } from '../ledger/sql-store.js';

/** What is needed of a client of `pg`. */
export interface PostgresClient {
  query(text: string, values?: unknown[]): Promise<{ rows: SqlRow[] }>;
  /** Back to the pool; with an error it is closed instead. */
  release(error?: Error): void;
}

/** What is needed of a `Pool` of `pg`. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>;
  on?(event: 'error', listener: (error: Error) => void): unknown;
}

/**
 * A PostgreSQL database, for `sqlStore`: durable when the promise fulfils, shared by any number of machines. Each batch
 * is one transaction on one client of the pool.
 *
 * `synchronous_commit` must be left on, which is PostgreSQL's default: a failover that loses a commit loses an
 * acknowledgement with it.
 *
 * @param pool - A `Pool` of the `pg` package. Give it `connectionTimeoutMillis` and `query_timeout`, some seconds each,
 * so that a database that went away is an error and not a wait without end.
 *
 * @example
 * ```ts
 * import { Pool } from 'pg';
 * import { postgres } from '@storetag/server/postgres';
 * const pool = new Pool({ connectionString, connectionTimeoutMillis: 3000, query_timeout: 5000 });
 * const ledger = sqlStore(postgres(pool));
 * ```
 * @see {@link https://node-postgres.com/apis/pool}
 */
export function postgres(pool: PostgresPool): SqlBatch {
  // An idle client whose server went away makes the pool emit this, which would end the process. The pool drops that
  // client by itself, and the next batch tells if there is still no server.
  pool.on?.('error', () => {});
  return async (statements) => {
    const client = await pool.connect();
    const rows: SqlRow[][] = [];
    try {
      await client.query('BEGIN');
      for (const { sql, params } of statements) {
        // oxlint-disable-next-line no-await-in-loop -- statements run in order
        rows.push((await client.query(sql, [...params])).rows);
      }
      await client.query('COMMIT');
    } catch (error) {
      client.release(await undo(client));
      throw error;
    }
    client.release();
    return rows;
  };
}

/** Undoes a transaction. Gives the error of a client that cannot even do that: it must not be used again. */
async function undo(client: PostgresClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
