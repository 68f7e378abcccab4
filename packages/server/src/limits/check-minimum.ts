import { formatMoney } from '@storetag/protocol';
import type { PricedLines } from '../checkout/priced-lines.js';
import { ProblemError } from '../http/problem-error.js';
import type { LimitSettings } from './limit-options.js';

/**
 * Refuses a purchase below the store's least total: tiny amounts are what stolen cards are tried out with. Where the
 * customer chooses the amount, the least that the price takes counts. What costs nothing needs no card, and passes.
 *
 * @throws {ProblemError} 422 `not_sellable`.
 */
export function checkMinimum(
  { total, currency, lines }: PricedLines,
  { minimumAmount }: LimitSettings,
): void {
  const least = minimumAmount.get(currency);
  if (least === undefined || total === 0) return;
  const amount = total ?? lines[0]?.price.custom_unit_amount?.minimum ?? 0;
  if (amount >= least) return;
  throw new ProblemError('not_sellable', 'The total is too small to be charged.', {
    detail: `This store sells from ${formatMoney(least, currency, 'en')}.`,
  });
}
