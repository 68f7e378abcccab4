import { createRequire } from 'node:module';

/**
 * Opens a ledger of a build.
 *
 * @param ledger - `{ kind, file }` for node:sqlite, `{ kind, url }` for PostgreSQL, `{ kind }` for stripeLedger. With
 *   `clock: 'process'` leases are measured by the clock of this process, which a harness can move.
 */
export async function openLedger(build, { kind, file, url, clock }) {
  const options = clock === 'process' ? { now: () => Date.now() } : {};
  const { sqlStore, stripeLedger } = await import(new URL('index.js', build).href);
  if (kind === 'node:sqlite') {
    const { nodeSqlite } = await import(new URL('node/index.js', build).href);
    return sqlStore(nodeSqlite(file), options);
  }
  if (kind === 'PostgreSQL') {
    const { postgres } = await import(new URL('postgres/index.js', build).href);
    const { Pool } = loadPg();
    const pool = new Pool({ connectionString: url, max: 5 });
    // A connection that breaks while nobody uses it.
    pool.on('error', () => {});
    return sqlStore(postgres(pool), options);
  }
  return stripeLedger();
}

/** The `pg` package, as the server's tests have it. */
export function loadPg() {
  return createRequire(new URL('../../packages/server/package.json', import.meta.url))('pg');
}
