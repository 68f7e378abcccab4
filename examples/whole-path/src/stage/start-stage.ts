import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Stripe from 'stripe';
import { serveSite, type Site } from './serve-site.js';
import { StoreServer, type StoreServerOptions } from './store-server.js';
import { openStripeAccount, type StripeAccount } from './stripe-account.js';
import { createTestProducts, RUN, type TestProducts } from './test-products.js';

/** Everything a sale needs, on three origins: a static site, a store server, and Stripe or its sandbox. */
export interface Stage {
  site: Site;
  store: StoreServer;
  /** Where the page finds the store. */
  endpoint: string;
  account: StripeAccount;
  products: TestProducts;
  /** Succeeded charges since the stage was opened. */
  charges(): Promise<Stripe.Charge[]>;
  close(): Promise<void>;
}

export interface StageOptions {
  /** Folder of the site; the static example by default. */
  folder?: string | Promise<string>;
  /** Pages of the test by path, given the products that it may sell. */
  pages?: (products: TestProducts) => Record<string, string>;
  /** Content Security Policy of each path of the site, given the origins of the store and of Stripe's stand-in. */
  policy?: (origins: { store: string; stripe: string }, path: string) => string;
  /** Sells the sandbox's whole demo catalogue, not only this run's products. */
  demoCatalog?: boolean;
  /** Further options of the server, which may need things made in the account first. */
  store?: (account: StripeAccount, products: TestProducts) => Promise<Partial<StoreServerOptions>>;
}

const staticSite = fileURLToPath(new URL('../../../static-site', import.meta.url));

/** Opens a stage. Close it when the tests are done. */
export async function startStage({
  folder = staticSite,
  pages,
  policy,
  demoCatalog = false,
  store: options,
}: StageOptions = {}): Promise<Stage> {
  const run = crypto.randomUUID();
  const since = Math.floor(Date.now() / 1000);
  const account = await openStripeAccount();
  const products = await createTestProducts(account.stripe, run);
  const { endpoint, start } = await StoreServer.reserve();
  const origins = {
    store: new URL(endpoint).origin,
    stripe: account.sandbox?.url ?? 'https://*.stripe.com',
  };
  const site = await serveSite({
    folder: await folder,
    endpoint,
    pages: pages?.(products) ?? {},
    ...(policy && { policy: (path) => policy(origins, path) }),
  });
  const files = await mkdtemp(join(tmpdir(), 'storetag-stage-'));

  const store = await start({
    database: join(files, 'store.db'),
    stripe: {
      secretKey: account.keys.secret,
      publishableKey: account.keys.publishable,
      webhookSecrets: [await account.sendEventsTo(`${endpoint}/webhooks`)],
      ...(account.sandbox && { sandbox: { url: account.sandbox.url } }),
    },
    origins: [site.url],
    siteUrl: site.url,
    shop: `test-${run.slice(0, 8)}`,
    catalog: { sells: (product) => demoCatalog || product.metadata[RUN] === run },
    ...(await options?.(account, products)),
  });

  return {
    site,
    store,
    endpoint,
    account,
    products,
    async charges() {
      const list = await account.stripe.charges
        .list({ created: { gte: since }, limit: 100 })
        .autoPagingToArray({ limit: 1000 });
      return list.filter((charge) => charge.status === 'succeeded');
    },
    async close() {
      await store.stop();
      await site.close();
      await account.close();
      await rm(files, { recursive: true });
    },
  };
}
