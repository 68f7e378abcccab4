import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPg } from './open-ledger.mjs';

/**
 * Runs `work` for each ledger that can be had, one after the other.
 *
 * @param how - `quick`: node:sqlite alone; `folder`: for files, removed by the caller.
 * @returns What was left out and why, to be said loudly.
 */
export async function eachLedger(build, { quick, folder, kinds }, work) {
  const notes = [];
  let count = 0;
  const has = (file) => existsSync(fileURLToPath(new URL(file, build)));
  const wanted = (kind) => kinds?.includes(kind) ?? true;
  if (wanted('node:sqlite')) {
    const fresh = async () => ({
      kind: 'node:sqlite',
      file: join(folder, `store-${process.pid}-${++count}.db`),
    });
    await work({ kind: 'node:sqlite', fresh });
  }
  if (quick) return notes;
  if (wanted('stripeLedger')) {
    if (has('ledger/stripe-ledger.js')) {
      await work({ kind: 'stripeLedger', fresh: async () => ({ kind: 'stripeLedger' }) });
    } else notes.push('stripeLedger: there is none yet');
  }
  if (wanted('PostgreSQL')) {
    if (!has('postgres/index.js')) notes.push('PostgreSQL: there is no driver yet');
    else {
      const { startCluster } = await import('../postgres/start-cluster.mjs');
      const cluster = await startCluster();
      if (cluster === undefined) notes.push('PostgreSQL NOT RUN: it is not installed');
      else {
        try {
          const fresh = async () => ({
            kind: 'PostgreSQL',
            url: await createDatabase(cluster.url),
          });
          await work({ kind: 'PostgreSQL', fresh, cluster });
        } finally {
          await cluster.remove();
        }
      }
    }
  }
  return notes;
}

let databases = 0;

/** An empty database beside the given one. */
async function createDatabase(url) {
  const name = `case_${++databases}`;
  const client = new (loadPg().Client)({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
