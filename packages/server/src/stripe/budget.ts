import { CALL_BUDGET } from './create-stripe.js';

/** Time that all Stripe calls of one request share. */
export interface Budget {
  /** Options for the next call: it may take what is left. */
  options(): { timeout: number };
}

/** Starts the clock for one request: 10 seconds unless told otherwise. */
export function startBudget(milliseconds = CALL_BUDGET): Budget {
  const end = Date.now() + milliseconds;
  return { options: () => ({ timeout: Math.max(1, end - Date.now()) }) };
}
