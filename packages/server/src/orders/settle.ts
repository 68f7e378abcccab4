import { runClaimed, type Claims } from '../ledger/run-claimed.js';
import type { Logger } from '../log/logger.js';
import type { OrderStock } from '../stock/order-stock.js';
import type { OnPaid } from './on-paid.js';
import type { OrderRecord } from './order-record.js';
import type { Settlement } from './settlement.js';

/** What settling orders needs. */
export interface Fulfilment {
  /** `undefined` without a ledger, and then without callbacks. */
  claims: Claims | undefined;
  onPaid: OnPaid | undefined;
  /** `undefined` where the ledger keeps no stock. */
  stock: OrderStock | undefined;
  logger: Logger;
}

/**
 * Fulfils a paid order: the only road to `onPaid`.
 *
 * @param patience - Milliseconds to wait for another holder before the answer is `busy`.
 */
export async function settleRecord(
  record: OrderRecord,
  { claims, onPaid, stock, logger }: Fulfilment,
  patience: number,
): Promise<Settlement> {
  const { order, status, stamp, charged, sold } = record;
  if (record.isOver) await stock?.release(order.id);
  if (status !== 'paid') return 'unpaid';
  const isOtherSum = sold !== null && charged !== null && charged !== sold;
  const isOtherCurrency = stamp.currency !== null && stamp.currency !== order.currency;
  if (isOtherSum || isOtherCurrency) {
    logger.error('A payment differs from what was sold; it is not fulfilled.', {
      order: order.id,
      paid: charged,
      sold,
      currency: order.currency,
      sold_currency: stamp.currency,
    });
    return 'mismatched';
  }
  if (!claims || !(onPaid || stock)) return 'settled';
  const lines = (await stock?.linesOf(order)) ?? [];
  return runClaimed(
    {
      id: order.id,
      name: 'onPaid',
      lines,
      run: (context, isShort) =>
        stock && isShort ? stock.settleLate(order, context) : onPaid?.(order, context),
    },
    claims,
    patience,
  );
}
