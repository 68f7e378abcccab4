import { createSandbox } from '@storetag/sandbox';
import { createStore, sqlStore, type PaidOrder } from '@storetag/server';
import { nodeSqlite, toNodeListener } from '@storetag/server/node';
import { listenOnFreePort } from '../free-port.js';
import { listen } from '../listen.js';
import { originsOf } from '../origins-of.js';
import { siteListener, STORE_PATH } from '../site-listener.js';
import { setUpAccount } from './set-up-account.js';

export interface DevOptions {
  /** Folder with the site's files. */
  folder: string;
  /** First port to try; the sandbox takes the next free one after the shop's. 0: any two. */
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
  // The store needs the sandbox's address and the sandbox the store's: the shop listens first and serves last.
  const ready = Promise.withResolvers<(request: Request) => Promise<Response>>();
  const store = toNodeListener(async (request) => (await ready.promise)(request));
  const listener = siteListener(store, folder);
  const shop = await listenOnFreePort(
    port,
    (free) => listen(listener, { port: free, host }),
    taken,
  );
  try {
    const sandbox = createSandbox({});
    // Port 65535 has no next one: any will do.
    const next = port === 0 || shop.port === 65_535 ? 0 : shop.port + 1;
    const stripe = await listenOnFreePort(
      next,
      (free) => sandbox.listen({ port: free, host }),
      taken,
    );
    const [url = '', ...others] = originsOf(host, shop.port);
    const [stripeUrl = ''] = originsOf(host, stripe.port);
    const { secret, publishable } = sandbox.keys;
    const account = await setUpAccount(stripeUrl, secret, `${url}${STORE_PATH}/webhooks`);
    const { fetch } = createStore({
      stripe: {
        secretKey: secret,
        publishableKey: publishable,
        webhookSecrets: [account.webhookSecret],
        sandbox: { url: stripeUrl },
      },
      origins: [url, ...others],
      siteUrl: url,
      customerPortal: account.customerPortal,
      ledger: sqlStore(nodeSqlite(':memory:')),
      onPaid: (order) => paid(order),
    });
    ready.resolve(fetch);
    return {
      url,
      dashboard: `${stripeUrl}/dashboard`,
      async close() {
        await shop.close();
        await stripe.close();
      },
    };
  } catch (error) {
    await shop.close();
    throw error;
  }
}
