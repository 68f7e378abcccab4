#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { catalog } from './catalog/catalog-command.js';
import { dev } from './dev/dev-command.js';
import { serve } from './serve/serve-command.js';
import { stock } from './stock/stock-command.js';
import { UsageError } from './usage-error.js';

const commands = {
  dev: { run: dev, takes: ['port', 'host'] },
  serve: { run: serve, takes: ['port', 'host', 'config'] },
  stock: { run: stock, takes: ['config'] },
  catalog: {
    run: catalog,
    takes: ['out', 'currency', 'success-url', 'adjustable-quantity', 'sandbox', 'config'],
  },
};
const MINUS = '\u2212';
const everywhere = ['json', 'help'];

const help = `storetag – any static page becomes a store by a script tag.

  storetag dev [folder]      serves a folder with a store and an embedded Stripe sandbox: no account, no network
  storetag serve             runs a ready-made store server on your own Stripe account
  storetag stock <what>      counts what there is: set <id> <units|unlimited>, add <id> <units>, get <id>, list
  storetag catalog           writes catalog.json and makes its Payment Links: a shop without a server

Options
  --json                 print one JSON object a line instead of words
  --help                 print this

dev and serve
  --port <n>             port to listen on (4242; when it is taken, dev takes the next one)
  --host <name>          host to listen on (dev: localhost, serve: 0.0.0.0)

serve, stock and catalog
  --config <file>        the store's options (store.config.js, .mjs or .ts in this folder, if there is one)

catalog, with your key in STRIPE_SECRET_KEY
  --out <file>           the file to write (catalog.json)
  --currency <code>      only prices in this currency
  --success-url <url>    page to land on after paying (Stripe's own confirmation)
  --adjustable-quantity  let customers change the quantity on Stripe's page
  --sandbox <url>        read a running sandbox instead of Stripe (STRIPE_SANDBOX)

Exit codes: 0 done, 1 failed, 2 used wrongly.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals } = read(args);
    const [name = '', ...rest] = positionals;
    if (values.help === true || name === '') {
      process.stdout.write(help);
      return values.help === true ? 0 : 2;
    }
    const command = Object.entries(commands).find(([each]) => each === name)?.[1];
    if (!command) {
      throw new UsageError(
        `There is no command “${name}”. Use one of: ${Object.keys(commands).join(', ')}.`,
      );
    }
    const wrong = Object.keys(values).find(
      (each) => ![...everywhere, ...command.takes].includes(each),
    );
    if (wrong !== undefined) {
      throw new UsageError(`storetag ${name} has no option --${wrong}. See storetag --help.`);
    }
    await command.run(
      values,
      rest.map((word) => word.replace(MINUS, '-')),
    );
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function read(args: string[]) {
  try {
    return parseArgs({
      // `stock add <id> -2` takes two away: with another sign it is no option.
      args: args.map((each) => each.replace(/^-(?=\d)/, MINUS)),
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        config: { type: 'string' },
        out: { type: 'string' },
        currency: { type: 'string' },
        'success-url': { type: 'string' },
        'adjustable-quantity': { type: 'boolean' },
        sandbox: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(
      `${error instanceof Error ? error.message : String(error)} See storetag --help.`,
    );
  }
}
