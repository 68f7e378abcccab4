/**
 * How something stands after `settle`:
 *
 * - `settled`: it happened, and its callback is done with it, now or earlier;
 * - `unpaid`: not paid (yet, or any more), or not over (yet), so nothing was done;
 * - `busy`: it happened, and somebody else is at it right now;
 * - `failed`: it happened, but its callback threw or took too long: it will be tried again;
 * - `mismatched`: paid with an amount or currency that is not what was sold. Nothing was done; the log tells;
 * - `not_found`: nothing of this store.
 */
export type Settlement = 'settled' | 'unpaid' | 'busy' | 'failed' | 'mismatched' | 'not_found';
