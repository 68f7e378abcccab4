import { UsageError } from '../usage-error.js';

/** What `storetag stock` is asked to do. */
export type StockWish =
  | { action: 'set'; id: string; units: number | 'unlimited' }
  | { action: 'add'; id: string; units: number }
  | { action: 'get'; id: string }
  | { action: 'list' };

/** What each takes after its name. */
const forms = {
  set: 'set <id> <units|unlimited>',
  add: 'add <id> <units>',
  get: 'get <id>',
  list: 'list',
} as const;

/**
 * Reads the words after `storetag stock`.
 *
 * @throws {UsageError} telling what to write instead.
 */
export function readStockWish([action = '', id = '', units = '', ...more]: string[]): StockWish {
  if (!isAction(action)) {
    const all = Object.values(forms).map((form) => `  storetag stock ${form}`);
    throw new UsageError(`Write one of:\n${all.join('\n')}`);
  }
  const given = [id, units].filter((word) => word !== '').length + more.length;
  const takes = { set: 2, add: 2, get: 1, list: 0 }[action];
  if (given !== takes) throw new UsageError(`Write storetag stock ${forms[action]}.`);
  if (action === 'list') return { action };
  if (action === 'get') return { action, id };
  if (action === 'set' && units === 'unlimited') return { action, id, units };
  const count = Number(units);
  if (!/^-?\d{1,9}$/.test(units) || (action === 'set' && count < 0)) {
    throw new UsageError(
      `“${units}” is no number of units. Write storetag stock ${forms[action]}.`,
    );
  }
  return { action, id, units: count };
}

function isAction(word: string): word is keyof typeof forms {
  return Object.hasOwn(forms, word);
}
