import type { Ledger } from '../ledger/ledger.js';
import type { Logger } from '../log/logger.js';
import { within } from '../http/within.js';
import type { OnPaid } from './on-paid.js';
import type { OrderRecord } from './order-record.js';
import { failpoint } from '../failpoint.js';

/**
 * How an order stands after `settle`:
 *
 * - `settled`: paid, and `onPaid` is done with it, now or earlier;
 * - `unpaid`: not paid (yet, or any more), so nothing was done;
 * - `busy`: paid, and somebody else is at it right now;
 * - `failed`: paid, but `onPaid` threw or took too long: it will be tried again;
 * - `mismatched`: paid with an amount or currency that is not what was sold. Nothing was done; the log tells;
 * - `not_found`: no order of this store.
 */
export type Settlement = 'settled' | 'unpaid' | 'busy' | 'failed' | 'mismatched' | 'not_found';

/** What settling needs. */
export interface Fulfilment {
  ledger: Ledger | undefined;
  onPaid: OnPaid | undefined;
  /** Milliseconds until `onPaid` is told to stop. */
  onPaidTimeout: number;
  shop: string;
  logger: Logger;
}

/** How much longer than `onPaid` may run the claim holds, in milliseconds: time to notice, and for clocks to differ. */
const MARGIN = 12_000;
/** How long a holder is waited for between two looks, in milliseconds. */
const LOOK_EVERY = 250;
/** Longest pause after a failed run, in milliseconds. */
const LONGEST_PAUSE = 60_000;
/** Time for a callback to stop once it is told to, in milliseconds. */
const GRACE = 250;

/**
 * Fulfils a paid order: claim, `onPaid`, acknowledge. The only road to `onPaid`.
 *
 * The acknowledgement comes after the work. If this machine dies in between, the claim ends by itself and the order is
 * claimed again, with the same idempotency key.
 *
 * @param patience - Milliseconds to wait for another holder before the answer is `busy`.
 */
export async function settleRecord(
  record: OrderRecord,
  fulfilment: Fulfilment,
  patience: number,
): Promise<Settlement> {
  const { ledger, onPaid, onPaidTimeout, logger } = fulfilment;
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
  if (!ledger || !onPaid) return 'settled';

  const lease = onPaidTimeout + MARGIN;
  const end = Date.now() + patience;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- looks follow each other
    const claim = await ledger.claim(order.id, lease);
    if (claim.status === 'done') return 'settled';
    failpoint('settle:claim-answered');
    if (claim.status === 'claimed') return fulfil(record, claim, fulfilment, ledger, onPaid);
    const pause = Math.min(claim.retryAfterMs, LOOK_EVERY);
    if (Date.now() + pause > end) return 'busy';
    // oxlint-disable-next-line no-await-in-loop -- as above
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function fulfil(
  { order }: OrderRecord,
  claim: { token: string; until: number; attempt: number; late: boolean },
  { onPaidTimeout, shop, logger }: Fulfilment,
  ledger: Ledger,
  onPaid: OnPaid,
): Promise<Settlement> {
  const { token, until, attempt, late } = claim;
  // A database that kept us waiting has used up the claim: somebody else could have it before `onPaid` ends.
  if (until - Date.now() < onPaidTimeout) {
    await ledger.fail(order.id, token, 0);
    return 'busy';
  }
  failpoint('settle:claimed');
  const controller = new AbortController();
  const run = async (): Promise<Settlement> => {
    try {
      await onPaid(order, {
        idempotencyKey: `storetag:${shop}:${order.id}`,
        attempt,
        late,
        signal: controller.signal,
        ack: { statement: ledger.ackStatement?.(order.id, token) ?? null },
      });
    } catch (error) {
      logger.error('`onPaid` failed; it will be run again.', { order: order.id, attempt, error });
      await ledger.fail(order.id, token, Math.min(1000 * 2 ** (attempt - 1), LONGEST_PAUSE));
      return 'failed';
    }
    failpoint('settle:callback-done');
    const isAcknowledged = await ledger.ack(order.id, token);
    failpoint('settle:acknowledged');
    if (isAcknowledged) return 'settled';
    logger.error('`onPaid` ended after its claim: the order may be fulfilled twice.', {
      order: order.id,
      attempt,
    });
    return 'busy';
  };
  // It goes on after the time is up: a callback that ends in time for its claim is acknowledged all the same, and one
  // that does not keeps its claim, so that no second run begins beside it before the claim has ended.
  const running = run().catch((error: unknown): Settlement => {
    logger.error('The ledger failed; the order will be claimed again.', {
      order: order.id,
      error,
    });
    return 'failed';
  });
  return within(onPaidTimeout, running, () => {
    controller.abort(new Error(`\`onPaid\` took longer than ${onPaidTimeout} ms.`));
    return within(GRACE, running, (): Settlement => {
      logger.error('`onPaid` took too long and did not stop.', { order: order.id, attempt });
      return 'failed';
    });
  });
}
