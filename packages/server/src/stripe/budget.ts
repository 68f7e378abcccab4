import { ProblemError } from '../http/problem-error.js';
import { within } from '../http/within.js';
import { CALL_BUDGET } from './create-stripe.js';

/** Time that all Stripe calls of one request share. */
export interface Budget {
  /** Options for the next call: it may take what is left. */
  options(): { timeout: number };
  /**
   * Waits for `work` as long as is left.
   *
   * @throws {ProblemError} 503 `stripe_unavailable` then.
   */
  spend<T>(work: Promise<T>): Promise<T>;
}

/** Starts the clock for one request: 10 seconds unless told otherwise. */
export function startBudget(milliseconds = CALL_BUDGET): Budget {
  const end = Date.now() + milliseconds;
  const left = () => Math.max(1, end - Date.now());
  return {
    options: () => ({ timeout: left() }),
    spend: (work) =>
      within(left(), work, () => {
        throw new ProblemError(
          'stripe_unavailable',
          'The payment service did not answer in time.',
          {
            retryAfter: 2,
          },
        );
      }),
  };
}
