import type { SqlBatch, SqlRow } from '../ledger/sql-store.js';

/** What is needed of a statement of a D1 database. */
export interface D1Statement {
  bind(...values: unknown[]): D1Statement;
}

/** What is needed of the binding of a D1 database, as in `env.DB`. */
export interface D1Binding {
  prepare(sql: string): D1Statement;
  batch(statements: D1Statement[]): Promise<{ results: unknown[] }[]>;
}

/**
 * A Cloudflare D1 database, for `sqlStore`: durable when the promise fulfils, one for all locations.
 *
 * Pass the binding itself, not a session of it: `withSession()` may read from a replica that does not know the latest
 * claim yet.
 *
 * @example
 * ```ts
 * import { d1 } from '@storetag/server/d1';
 * const ledger = sqlStore(d1(env.DB));
 * ```
 * @see {@link https://developers.cloudflare.com/d1/worker-api/d1-database/#batch}
 */
export function d1(binding: D1Binding): SqlBatch {
  return async (statements) => {
    const prepared = statements.map(({ sql, params }) =>
      // D1 takes `?1` and no named parameters.
      binding.prepare(sql.replaceAll(/\$(\d+)/g, '?$1')).bind(...params),
    );
    const answers = await binding.batch(prepared);
    return answers.map(({ results }) => results.filter(isRow));
  };
}

function isRow(value: unknown): value is SqlRow {
  return typeof value === 'object' && value !== null;
}
