import { createStore, sqlStore, type StockLevel, type Store } from '@storetag/server';
import { nodeSqlite } from '@storetag/server/node';
import type { CommandOptions } from '../command-options.js';
import { findConfig, loadConfig } from '../serve/load-config.js';
import { requiredOptions } from '../serve/required-options.js';
import { UsageError } from '../usage-error.js';
import { readStockWish, type StockWish } from './read-stock-wish.js';

/**
 * `storetag stock`: counts what there is in the database of `storetag serve`, of which it reads the same config file and
 * environment. The server may run meanwhile.
 */
export async function stock(options: CommandOptions, words: string[]): Promise<void> {
  const wish = readStockWish(words);
  const file = findConfig(options.config);
  const config = file === undefined ? {} : await loadConfig(file);
  const { STORE_DATABASE: database = 'storetag.db' } = process.env;
  using batch = config.ledger ? undefined : nodeSqlite(database);
  const store = createStore({
    ...config,
    ...requiredOptions(config, process.env),
    ...(batch && { ledger: sqlStore(batch) }),
  });
  const isJson = options.json === true;
  const found = await run(wish, store.stock);
  if (found.length === 0 && !isJson) process.stdout.write('Nothing is counted.\n');
  for (const each of found) {
    const line = isJson ? JSON.stringify({ event: 'stock', ...each }) : wordsFor(each);
    process.stdout.write(`${line}\n`);
  }
}

/** A count, or that there is none. */
type Told = StockLevel | { id: string; available: null; held: 0; counted: false };

async function run(wish: StockWish, counts: Store['stock']): Promise<Told[]> {
  switch (wish.action) {
    case 'set':
      return [await counts.set(wish.id, wish.units)];
    case 'add':
      return [await counts.add(wish.id, wish.units)];
    case 'get':
      return [
        (await counts.get(wish.id)) ?? { id: wish.id, available: null, held: 0, counted: false },
      ];
    case 'list':
      return counts.list();
    default:
      throw new UsageError(`There is no way to ${String(wish satisfies never)} stock.`);
  }
}

function wordsFor(level: Told): string {
  const { id, available, held } = level;
  if ('counted' in level) return `${id}: not counted`;
  const left = available === null ? 'without limit' : `${available} left`;
  return `${id}: ${left}${held > 0 ? `, ${held} being paid for` : ''}`;
}
