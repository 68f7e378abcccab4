import type { SqlBatch, Store } from '@storetag/server';
import { STORE_PATH } from '../site-listener.js';
import type { Health } from './health.js';

/**
 * Whether a store can sell: its catalogue is there, and its database answers.
 *
 * @param batch - The database, where `serve` opened it.
 * @param isStopping - Whether the server was told to stop.
 */
export function storeHealth(
  store: Pick<Store, 'fetch'>,
  batch: SqlBatch | undefined,
  isStopping: () => boolean,
): Health {
  return {
    async trouble() {
      if (isStopping()) return 'It is stopping.';
      // The catalogue is cached: asking often asks Stripe no more often.
      const request = new Request(`http://localhost${STORE_PATH}/products?limit=1`);
      const { ok, status } = await store.fetch(request);
      if (!ok) return `The catalogue cannot be read from Stripe (${status}).`;
      try {
        await batch?.([{ sql: 'SELECT 1', params: [] }]);
      } catch {
        return 'The database does not answer.';
      }
      return undefined;
    },
  };
}
