import { runClaimed, type Claims } from '../ledger/run-claimed.js';
import type { Logger } from '../log/logger.js';
import type { OnPaid } from './on-paid.js';
import type { OrderRecord } from './order-record.js';
import type { Settlement } from './settlement.js';

/** What settling orders needs. */
export interface Fulfilment {
  /** `undefined` without a ledger, and then without callbacks. */
  claims: Claims | undefined;
  onPaid: OnPaid | undefined;
  logger: Logger;
}

/**
 * Fulfils a paid order: the only road to `onPaid`.
 *
 * @param patience - Milliseconds to wait for another holder before the answer is `busy`.
 */
export async function settleRecord(
  record: OrderRecord,
  { claims, onPaid, logger }: Fulfilment,
  patience: number,
): Promise<Settlement> {
  const { order, status, stamp, charged, sold } = record;
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
  if (!claims || !onPaid) return 'settled';
  const run = onPaid;
  return runClaimed(
    { id: order.id, name: 'onPaid', run: (context) => run(order, context) },
    claims,
    patience,
  );
}
