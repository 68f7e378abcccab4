import { createSandbox } from '@storetag/sandbox';
import { createStore, sqlStore, type PaidOrder } from '@storetag/server';
import { nodeSqlite, toNodeListener } from '@storetag/server/node';
import Stripe from 'stripe';
import { listenOnFreePort } from '../listen.js';
import { siteListener, STORE_PATH } from '../site-listener.js';

export interface DevOptions {
  /** Folder with the site's files. */
  folder: string;
  /** First port to try; the sandbox takes the next free one after the shop's. */
  port: number;
  host: string;
  /** Told of each port that another program has. */
  taken(port: number): void;
  /** Called once for each order that is paid. */
  paid(order: PaidOrder): void;
}

/** A running shop with its own Stripe. */
export interface Dev {
  /** Address of the shop. */
  url: string;
  /** Address of the sandbox's dashboard. */
  dashboard: string;
  close(): Promise<void>;
}

/**
 * Runs a folder of plain HTML as a shop: its files and the store on one port, an embedded Stripe sandbox on another.
 * Needs no account and no network. All state is in memory and gone at the end, as is the sandbox's.
 */
export async function startDev({ folder, port, host, taken, paid }: DevOptions): Promise<Dev> {
  let serve = (_request: Request): Promise<Response> => Promise.reject(new Error('The store is starting.'));
  const listener = siteListener(
    toNodeListener((request) => serve(request)),
    folder,
    { fresh: true },
  );
  const shop = await listenOnFreePort(listener, { port, host }, taken);
  const url = `http://${host}:${shop.port}`;

  const sandbox = createSandbox({});
  const listening = await listenSandbox(sandbox, { port: port === 0 ? 0 : shop.port + 1, host });
  const secret = await registerWebhook(listening.url, sandbox.keys.secret, `${url}${STORE_PATH}/webhooks`);

  const store = createStore({
    stripe: {
      secretKey: sandbox.keys.secret,
      publishableKey: sandbox.keys.publishable,
      webhookSecrets: [secret],
      sandbox: { url: listening.url },
    },
    origins: [url],
    siteUrl: url,
    ledger: sqlStore(nodeSqlite(':memory:')),
    onPaid: (order) => paid(order),
  });
  serve = (request) => store.fetch(request);

  return {
    url,
    dashboard: `${listening.url}/dashboard`,
    async close() {
      await shop.close();
      await listening.close();
    },
  };
}
