import { formatMoney } from '@storetag/protocol';
import { createStore, sqlStore } from '@storetag/server';
import { nodeSqlite, toNodeListener } from '@storetag/server/node';
import { readPort, type CommandOptions } from '../command-options.js';
import { listen } from '../listen.js';
import { siteListener, STORE_PATH } from '../site-listener.js';
import { untilStopped } from '../until-stopped.js';
import { loadConfig } from './load-config.js';
import { requiredOptions } from './required-options.js';

/**
 * `storetag serve`: a store on your own Stripe account, from the environment or a config file. Orders are kept in
 * `STORE_DATABASE` (`storetag.db`), the site's files, if any, come from `STORE_FOLDER`.
 */
export async function serve(options: CommandOptions): Promise<void> {
  const port = readPort(options.port ?? process.env.PORT, 4242);
  const host = options.host ?? '0.0.0.0';
  const say = (words: string, json: object) =>
    process.stdout.write(`${options.json === true ? JSON.stringify(json) : words}\n`);

  const config = await loadConfig(options.config);
  const store = createStore({
    ledger: sqlStore(nodeSqlite(process.env.STORE_DATABASE ?? 'storetag.db')),
    onPaid: ({ id, amount, currency }) =>
      say(`Paid: ${formatMoney(amount, currency, 'en')}, order ${id}.`, {
        event: 'paid',
        id,
        amount,
        currency,
      }),
    ...config,
    ...requiredOptions(config, process.env),
  });

  const listener = siteListener(toNodeListener(store), process.env.STORE_FOLDER, { fresh: false });
  const listening = await listen(listener, { port, host });
  say(`Store at http://${host}:${listening.port}${STORE_PATH}`, {
    event: 'listening',
    url: `http://${host}:${listening.port}${STORE_PATH}`,
  });
  await untilStopped();
  await listening.close();
}
