import { failpoint } from '../failpoint.js';
import type { StoreContext } from '../store-context.js';
import { startBudget } from '../stripe/budget.js';
import { closeOrder } from './close-order.js';
import type { StockLedger } from './stock-ledger.js';

/** Most holds that one call looks at. */
const MOST = 500;
/** Holds that are read at a time. */
const PAGE = 50;
/** Failures after which the rest is left for the next call: Stripe seems to be down. */
const FAILURES = 3;
/** Pause before a hold is looked at again whose money is under way, or whose order waits for its owner, in milliseconds. */
const PENDING = 3_600_000;
/** The same after a failure. */
const RETRY = 60_000;

type Surroundings = Pick<StoreContext, 'stripe' | 'stock' | 'logger'> & {
  orders: Pick<StoreContext['orders'], 'settle'>;
};

/**
 * Gives back what is held past its time: closes each order at Stripe first, and gives back what it held only when Stripe
 * says that it cannot be paid any more. What was paid is settled instead.
 *
 * Safe to call at any time, on any number of machines.
 *
 * @returns How many holds were given back.
 */
export async function releaseDue(context: Surroundings): Promise<number> {
  const { ledger } = context.stock;
  if (!ledger) return 0;
  let [released, seen, failures] = [0, 0, 0];
  while (seen < MOST && failures < FAILURES) {
    // oxlint-disable-next-line no-await-in-loop -- what is looked at is no longer due when the next are read
    const due = await ledger.due(PAGE);
    for (const id of due) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- one at a time: Stripe is for customers first
        if (await releaseOne(id, ledger, context)) released++;
        failpoint('release:done');
      } catch (error) {
        failures++;
        context.logger.warn('A hold could not be given back; it will be tried again.', {
          order: id,
          error,
        });
        // oxlint-disable-next-line no-await-in-loop -- as above
        await ledger.postpone(id, RETRY);
      }
      if (failures >= FAILURES) break;
    }
    seen += due.length;
    if (due.length < PAGE) break;
  }
  if (released > 0) context.stock.forget();
  return released;
}

async function releaseOne(
  id: string,
  ledger: StockLedger,
  { stripe, orders }: Surroundings,
): Promise<boolean> {
  // A hold without an order: its maker died, and nobody has the secret of what it may have made.
  if (!/^(?:cs|pi)_/.test(id)) return ledger.release(id);
  const closing = await closeOrder(id, { stripe, budget: startBudget() });
  failpoint('release:closed');
  if (closing === 'closed') return ledger.release(id);
  // First, so that a settlement that sells it has the last word.
  await ledger.postpone(id, PENDING);
  if (closing === 'paid') await orders.settle(id);
  return false;
}
