import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import {
  findPostgres,
  startCluster,
  type Cluster,
} from '../../../../scripts/postgres/start-cluster.mjs';
import type { SqlBatch } from '../ledger/sql-store.js';
import { nodeSqlite } from '../node/node-sqlite.js';

/** Opens a database that is empty. */
type Open = () => Promise<SqlBatch>;

/** The same tests on SQLite and, where it is installed, on a PostgreSQL that runs for them. */
export function describeEngines(define: (open: Open, engine: string) => void): void {
  describe('node:sqlite', () => {
    define(async () => nodeSqlite(':memory:'), 'node:sqlite');
  });

  // Skipped where it is missing: `startCluster` says so, and set-up installs it.
  describe.skipIf(findPostgres() === undefined)('PostgreSQL', () => {
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
      return onPool(pool);
    }, 'PostgreSQL');
  });
}

function onPool(pool: Pool): SqlBatch {
  return async (statements) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const rows: Record<string, unknown>[][] = [];
      for (const { sql, params } of statements) {
        // oxlint-disable-next-line no-await-in-loop -- one connection runs one statement at a time
        rows.push((await client.query<Record<string, unknown>>(sql, [...params])).rows);
      }
      await client.query('COMMIT');
      return rows;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  };
}
