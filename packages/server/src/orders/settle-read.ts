import type { CallbackContext } from '../ledger/callback-context.js';
import { runClaimed, type Claims } from '../ledger/run-claimed.js';
import { startBudget, type Budget } from '../stripe/budget.js';
import { isMissing } from '../stripe/stripe-failure.js';
import type { OrderSource } from './order-record.js';
import type { Settlement } from './settlement.js';

/** Where to look, and what callbacks are run with. */
export interface AfterSale {
  source: OrderSource;
  /** `undefined` without a ledger, and then without callbacks. */
  claims: Claims | undefined;
}

/** A callback, and how to read what it is about. */
export interface Reading<T> {
  /** The option's name. */
  name: string;
  callback: ((found: T, context: CallbackContext) => unknown) | undefined;
  /** `undefined`: none of this shop's; `pending`: it has not happened, or not yet. */
  read(budget: Budget): Promise<T | 'pending' | undefined>;
}

/**
 * Reads from Stripe what is said to have happened after a sale and, when it has, runs its callback unless that was done.
 *
 * @param patience - Milliseconds to wait for another holder before the answer is `busy`.
 */
export async function settleRead<T extends { id: string }>(
  { name, callback, read }: Reading<T>,
  { claims }: Pick<AfterSale, 'claims'>,
  patience: number,
): Promise<Settlement> {
  if (!callback || !claims) return 'settled';
  const budget = startBudget();
  const found = await budget.spend(read(budget)).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (found === undefined) return 'not_found';
  if (found === 'pending') return 'unpaid';
  const { id } = found;
  return runClaimed({ id, name, run: (context) => callback(found, context) }, claims, patience);
}
