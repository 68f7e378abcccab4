import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  hasPostgres,
  startCluster,
  type Cluster,
} from '../../../../scripts/postgres/start-cluster.mjs';
import { afterSaleStore } from '../after-sale.test.fixture.js';
import { sqlStore, type OnPaid } from '../index.js';
import { postgres } from './index.js';

/** The example of the README, as it stands there. */
async function readExample(): Promise<(pool: Pool) => OnPaid> {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, section = ''] = readme.split('### Exactly once on PostgreSQL');
  const [, code = ''] = /```js\n(.*?)```/s.exec(section) ?? [];
  const module: { giveLicence: (pool: Pool) => OnPaid } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
  );
  return module.giveLicence;
}

/** A promise, and what fulfils it. */
function gate(): [Promise<void>, () => void] {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [opened, () => open()];
}

// `hasPostgres` says where it is missing, and set-up installs it.
describe.skipIf(!hasPostgres())('the example of the README, on PostgreSQL', () => {
  let cluster: Cluster | undefined;
  let pool: Pool;
  beforeAll(async () => {
    cluster = await startCluster();
    pool = new Pool({ connectionString: cluster?.url ?? '' });
  }, 60_000);
  afterAll(async () => {
    await pool.end();
    await cluster?.remove();
  });
  beforeEach(async () => {
    // Every sandbox gives the same ids.
    await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await pool.query('CREATE TABLE licences (order_id TEXT, email TEXT)');
  });

  const licences = async () => (await pool.query('SELECT order_id, email FROM licences')).rows;

  it('gives one licence per order, however often it is told', async () => {
    const giveLicence = await readExample();
    const ledger = sqlStore(postgres(pool));
    const { buy, deliver, store } = afterSaleStore({ ledger, onPaid: giveLicence(pool) });
    const id = await buy();
    await Promise.all(Array.from({ length: 5 }, () => deliver('checkout.session.completed')));
    expect(await store.settle(id)).toBe('settled');
    expect(await licences()).toEqual([{ order_id: id, email: 'customer@example.com' }]);
  });

  it('gives none by a run that another has overtaken', async () => {
    const giveLicence = await readExample();
    let ahead = 0;
    const ledger = sqlStore(postgres(pool), { now: () => Date.now() + ahead });
    const [begun, begin] = gate();
    const [resumed, resume] = gate();
    const overtaken: unknown[] = [];
    const { buy, store } = afterSaleStore({
      ledger,
      onPaid: async (order, context) => {
        if (context.attempt === 1) {
          begin();
          await resumed;
        }
        try {
          await giveLicence(pool)(order, context);
        } catch (error) {
          overtaken.push(error);
          throw error;
        }
      },
    });
    const id = await buy();
    const first = store.settle(id);
    await begun;
    ahead = 60_000;
    expect(await store.settle(id)).toBe('settled');
    resume();
    expect(await first).toBe('failed');
    expect(overtaken).toEqual([new Error(`The claim of ${id} has ended.`)]);
    expect(await licences()).toHaveLength(1);
    expect(await store.settle(id)).toBe('settled');
    expect(await licences()).toHaveLength(1);
  });

  it('goes on when PostgreSQL has been away', async () => {
    const giveLicence = await readExample();
    const ledger = sqlStore(postgres(pool));
    const { buy, deliver } = afterSaleStore({ ledger, onPaid: giveLicence(pool) });
    const id = await buy();
    await cluster?.stop('SIGQUIT');
    expect((await deliver('checkout.session.completed')).status).toBe(500);
    await cluster?.start();
    expect((await deliver('checkout.session.completed')).status).toBe(200);
    expect(await licences()).toEqual([{ order_id: id, email: 'customer@example.com' }]);
  });
});
