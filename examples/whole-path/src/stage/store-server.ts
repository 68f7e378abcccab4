import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import {
  createStore,
  sqlStore,
  type PaidOrder,
  type Store,
  type StoreOptions,
} from '@storetag/server';
import { nodeSqlite, toNodeListener } from '@storetag/server/node';
import { portOf } from './serve-site.js';

export type StoreServerOptions = Omit<StoreOptions, 'ledger' | 'onPaid'> & {
  /** SQLite file that outlives a restart. */
  database: string;
};

/** One run of `onPaid`. Times are in milliseconds of `performance.now()`. */
export interface Fulfilment {
  order: PaidOrder;
  idempotencyKey: string;
  started: number;
  ended: number;
}

/** A store server that can be stopped and started again on the same port, as after a crash or a deploy. */
export class StoreServer {
  /** Every run of `onPaid`, over all restarts. */
  readonly fulfilments: Fulfilment[] = [];
  readonly #options: StoreServerOptions;
  readonly #port: number;
  #server: Server | undefined;
  #store: Store | undefined;

  private constructor(options: StoreServerOptions, port: number) {
    this.#options = options;
    this.#port = port;
  }

  /** Finds a port first: the site needs the endpoint before the store knows the site. */
  static async reserve(): Promise<{
    endpoint: string;
    start(options: StoreServerOptions): Promise<StoreServer>;
  }> {
    const probe = createServer().listen(0, 'localhost');
    await once(probe, 'listening');
    const port = portOf(probe.address());
    probe.close();
    await once(probe, 'close');
    return {
      endpoint: `http://localhost:${port}/api/store`,
      async start(options) {
        const server = new StoreServer(options, port);
        await server.start();
        return server;
      },
    };
  }

  /** Runs of `onPaid` for one order. */
  fulfilmentsOf(id: string): Fulfilment[] {
    return this.fulfilments.filter(({ order }) => order.id === id);
  }

  /** Counts what the running store has. */
  get stock(): Store['stock'] {
    if (!this.#store) throw new Error('The store is not running.');
    return this.#store.stock;
  }

  /** Starts serving; does nothing when it does already. */
  async start(): Promise<void> {
    if (this.#server) return;
    const { database, ...options } = this.#options;
    const store = createStore({
      ...options,
      ledger: sqlStore(nodeSqlite(database)),
      onPaid: async (order, { idempotencyKey }) => {
        const started = performance.now();
        // Long enough that two overlapping runs would be seen.
        await new Promise((resolve) => setTimeout(resolve, 50));
        this.fulfilments.push({ order, idempotencyKey, started, ended: performance.now() });
      },
    });
    this.#store = store;
    this.#server = createServer(toNodeListener(store)).listen(this.#port, 'localhost');
    await once(this.#server, 'listening');
  }

  /** Stops at once, as a crash does: open connections are cut. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }
}
