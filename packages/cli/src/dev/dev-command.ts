import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { formatMoney } from '@storetag/protocol';
import { readPort, type CommandOptions } from '../command-options.js';
import { untilStopped } from '../until-stopped.js';
import { UsageError } from '../usage-error.js';
import { startDev } from './start-dev.js';
import { testCards } from './test-cards.js';

/** `storetag dev [folder]`: runs until it is interrupted. */
export async function dev(options: CommandOptions, [folder = '.']: string[]): Promise<void> {
  const port = readPort(options.port, 4242);
  const path = resolve(folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`There is no folder ${path}. Name the one that holds your HTML files.`);
  }
  const say = (words: string, json: object) =>
    process.stdout.write(`${options.json === true ? JSON.stringify(json) : words}\n`);

  const running = await startDev({
    folder: path,
    port,
    host: options.host ?? 'localhost',
    taken: (each) =>
      say(`Port ${each} is taken, trying ${each + 1}.`, { event: 'port_taken', port: each }),
    paid: ({ id, amount, currency }) =>
      say(`Paid: ${formatMoney(amount, currency, 'en')}, order ${id}. onPaid ran.`, {
        event: 'paid',
        id,
        amount,
        currency,
      }),
  });

  const cards = testCards.map(([number, does]) => `  ${number}  ${does}`).join('\n');
  say(
    `
Your shop         ${running.url}
Sandbox dashboard ${running.dashboard}

Test cards (any future date, any CVC)
${cards}

This is a sandbox: nothing leaves this machine and no money moves. Stop with Ctrl+C.
`,
    {
      event: 'listening',
      url: running.url,
      dashboard: running.dashboard,
      test_cards: testCards.map(([number, does]) => ({ number, does })),
    },
  );
  await untilStopped();
  await running.close();
}
