import type { Ledger, StripeBoundLedger } from '../ledger/ledger.js';
import type { StockLedger } from '../stock/stock-ledger.js';
import { checkKeys } from './check-keys.js';
import type { StoreOptions, StoreSettings } from './store-options.js';
import { wrongOption } from './wrong-option.js';

const KNOWN = 'uncounted holdFor share';

const MINUTE = 60_000;
/** Stripe lets a Checkout Session live 30 minutes to 24 hours. */
const SHORTEST = 30 * MINUTE;
const LONGEST = 23 * 60 * MINUTE;

/**
 * Reads the options for stock.
 *
 * @throws {TypeError} for a wrong one, and for any beside a ledger that keeps no stock.
 */
export function readStock(
  given: StoreOptions['stock'],
  ledger: Ledger | StripeBoundLedger | undefined,
): StoreSettings['stock'] {
  if (given !== undefined && !(ledger && keepsStock(ledger))) {
    throw wrongOption(
      'stock',
      given,
      "Stock needs a database: pass `ledger: sqlStore(nodeSqlite('store.db'))`.",
    );
  }
  const stock = given ?? {};
  checkKeys('stock', stock, KNOWN);
  const { uncounted = 'unlimited', holdFor = SHORTEST, share = 0.5 } = stock;
  if (uncounted !== 'unlimited' && uncounted !== 'sold_out') {
    throw wrongOption('stock.uncounted', uncounted, 'Write `unlimited` or `sold_out`.');
  }
  if (!(holdFor >= SHORTEST && holdFor <= LONGEST)) {
    throw wrongOption(
      'stock.holdFor',
      holdFor,
      `Write ${SHORTEST} to ${LONGEST} milliseconds, 30 minutes to 23 hours: so long a Checkout Session can live.`,
    );
  }
  if (!(share > 0 && share <= 1)) {
    throw wrongOption('stock.share', share, 'Write a part of one, such as 0.5; 1 is no limit.');
  }
  return { uncounted, holdFor, share };
}

/** @throws {TypeError} for what is no function, or beside a ledger that keeps no stock. */
export function readOnLate(
  onLate: StoreOptions['onLate'],
  ledger: Ledger | StripeBoundLedger | undefined,
): StoreOptions['onLate'] {
  if (onLate === undefined) return undefined;
  if (typeof onLate !== 'function') {
    throw wrongOption('onLate', onLate, 'Pass a function `(order, context) => Promise<void>`.');
  }
  if (!(ledger && keepsStock(ledger))) {
    throw wrongOption('onLate', onLate, 'Nothing is late where no stock is kept: leave it out.');
  }
  return onLate;
}

/** Whether a ledger keeps stock as well. */
export function keepsStock(ledger: Ledger | StripeBoundLedger): ledger is Ledger & StockLedger {
  return 'reserve' in ledger && typeof ledger.reserve === 'function';
}
