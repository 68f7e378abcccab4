#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { dev } from './dev/dev-command.js';
import { serve } from './serve/serve-command.js';
import { UsageError } from './usage-error.js';

const commands = { dev, serve };

const help = `storetag – any static page becomes a store by a script tag.

  storetag dev [folder]      serves a folder with a store and an embedded Stripe sandbox: no account, no network
  storetag serve             runs a ready-made store server on your own Stripe account

Options
  --port <n>       port to listen on (4242; when it is taken, dev takes the next one)
  --host <name>    host to listen on (dev: localhost, serve: 0.0.0.0)
  --config <file>  serve: the store's options (store.config.js, .mjs or .ts in this folder, if there is one)
  --json           print one JSON object a line instead of words
  --help           print this

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
    await command(values, rest);
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
      args,
      allowPositionals: true,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        config: { type: 'string' },
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
