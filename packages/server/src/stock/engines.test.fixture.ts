import { randomUUID } from 'node:crypto';
import { Miniflare } from 'miniflare';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import {
  hasPostgres,
  startCluster,
  type Cluster,
} from '../../../../scripts/postgres/start-cluster.mjs';
import { d1 } from '../d1/index.js';
import type { SqlBatch } from '../ledger/sql-store.js';
import { nodeSqlite } from '../node/node-sqlite.js';
import { postgres } from '../postgres/index.js';

/** Opens a database that is empty. */
type Open = () => Promise<SqlBatch>;

/** Databases that D1 has at hand for the tests of a file. */
const D1_DATABASES = Array.from({ length: 100 }, (_, index) => `DB${index}`);

/** The same tests on SQLite, on Cloudflare's D1 and, where it is installed, on a PostgreSQL that runs for them. */
export function describeEngines(
  define: (open: Open, engine: 'node:sqlite' | 'D1' | 'PostgreSQL') => void,
): void {
  describe('node:sqlite', () => {
    define(async () => nodeSqlite(':memory:'), 'node:sqlite');
  });

  describe('D1', () => {
    let workers: Miniflare | undefined;
    let opened = 0;
    beforeAll(() => {
      const script = 'export default {};';
      workers = new Miniflare({ modules: true, script, d1Databases: D1_DATABASES });
    });
    afterAll(() => workers?.dispose());

    define(async () => {
      const name = D1_DATABASES[opened++ % D1_DATABASES.length] ?? '';
      if (!workers) throw new Error('Open a database in a test or in beforeEach.');
      return d1(await workers.getD1Database(name));
    }, 'D1');
  });

  // Skipped where it is missing: `hasPostgres` says so, and set-up installs it.
  describe.skipIf(!hasPostgres())('PostgreSQL', () => {
    let cluster: Cluster | undefined;
    let pools: Pool[] = [];
    beforeAll(async () => {
      cluster = await startCluster();
    }, 60_000);
    afterAll(async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      pools = [];
      await cluster?.remove();
    });

    define(async () => {
      const schema = `s${randomUUID().replaceAll('-', '')}`;
      // Few databases are in use at one time, and each test opens one: the earlier ones may go.
      await Promise.all(pools.map((pool) => pool.end()));
      const pool = new Pool({
        connectionString: cluster?.url ?? '',
        max: 8,
        options: `-c search_path=${schema}`,
      });
      pools = [pool];
      await pool.query(`CREATE SCHEMA ${schema}`);
      return postgres(pool);
    }, 'PostgreSQL');
  });
}
