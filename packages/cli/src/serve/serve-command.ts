import { formatMoney } from '@storetag/protocol';
import { createStore, sqlStore } from '@storetag/server';
import { nodeSqlite, toNodeListener } from '@storetag/server/node';
import { readPort, type CommandOptions } from '../command-options.js';
import { listen } from '../listen.js';
import { originsOf } from '../origins-of.js';
import { siteListener, STORE_PATH } from '../site-listener.js';
import { untilStopped } from '../until-stopped.js';
import { eachMinute } from './each-minute.js';
import { findConfig, loadConfig } from './load-config.js';
import { withHealth } from './health.js';
import { refusePublished } from './refuse-published.js';
import { requiredOptions } from './required-options.js';
import { storeHealth } from './store-health.js';

/** Time for what is under way when it is told to stop, in milliseconds: longer than `onPaid` may take by default. */
const GRACE = 12_000;

/**
 * `storetag serve`: a store on your own Stripe account, from the environment or a config file. Orders are kept in
 * `STORE_DATABASE` (`storetag.db`), the site's files, if any, come from `STORE_FOLDER`. `/healthz` and `/readyz` tell
 * whoever runs it how it is. Once a minute it looks for what webhooks missed. Told to stop, it takes no more requests and
 * ends those that it has.
 */
export async function serve(options: CommandOptions): Promise<void> {
  const port = readPort(options.port ?? process.env.PORT, 4242);
  const host = options.host ?? '0.0.0.0';
  const say = (words: string, json: object) =>
    process.stdout.write(`${options.json === true ? JSON.stringify(json) : words}\n`);

  const { STORE_DATABASE: database = 'storetag.db', STORE_FOLDER: folder } = process.env;
  const file = findConfig(options.config);
  refusePublished(folder, file);
  const config = file === undefined ? {} : await loadConfig(file);
  const required = requiredOptions(config, process.env);
  if (!config.ledger) refusePublished(folder, database);

  const batch = nodeSqlite(config.ledger ? ':memory:' : database);
  const { STORE_TRUSTED_HOPS: hops } = process.env;
  const store = createStore({
    ...(hops && config.clientIp === undefined && { trustedHops: Number(hops) }),
    onPaid: ({ id, amount, currency }) =>
      say(`Paid: ${formatMoney(amount, currency, 'en')}, order ${id}.`, {
        event: 'paid',
        id,
        amount,
        currency,
      }),
    ...config,
    ...required,
    ledger: config.ledger ?? sqlStore(batch),
  });

  let isStopping = false;
  const health = storeHealth(store, config.ledger ? undefined : batch, () => isStopping);
  const site = siteListener(toNodeListener(store), folder);
  const listening = await listen(withHealth(site, health), { port, host, grace: GRACE });
  const [url = ''] = originsOf(host, listening.port);
  say(`Store at ${url}${STORE_PATH}`, { event: 'listening', url: url + STORE_PATH });
  const reconciling = eachMinute(
    () => store.reconcile(),
    (error) => {
      const words = error instanceof Error ? error.message : String(error);
      process.stderr.write(`What webhooks missed could not be looked for: ${words}\n`);
    },
  );
  await untilStopped();
  isStopping = true;
  await Promise.all([listening.close(), reconciling.stop(GRACE)]);
}
