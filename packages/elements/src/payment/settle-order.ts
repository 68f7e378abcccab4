import type { Outcome } from './outcome.js';

/** Longest pause between two questions, in milliseconds. */
const LONGEST_PAUSE = 15_000;
/** Shortest: a server may repeat for a second what Stripe said before. */
const SHORTEST_PAUSE = 1000;

/**
 * Asks until it is known how a payment ended.
 *
 * @param ask - One question. Rejects never.
 * @param wanted - Asked before each question; `false` ends it.
 * @param pause - Milliseconds before the first question; each further pause is twice as long, and a second at least.
 */
export async function settleOrder(
  ask: () => Promise<Outcome>,
  wanted: () => boolean,
  pause = 1000,
): Promise<Outcome> {
  for (
    let unpaidBefore = false;
    ;
    pause = Math.min(Math.max(pause * 2, SHORTEST_PAUSE), LONGEST_PAUSE)
  ) {
    // One after the other is the point.
    // oxlint-disable-next-line no-await-in-loop
    await untilOnlineOr(pause);
    if (!wanted()) return { status: 'unknown' };
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await ask();
    // A confirmation may still have been on its way the first time.
    if (outcome.status === 'unpaid' && !unpaidBefore) unpaidBefore = true;
    else if (outcome.status !== 'unknown') return outcome;
  }
}

/** Waits some milliseconds, or until the browser is online again. */
function untilOnlineOr(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = new AbortController();
    const go = (): void => {
      stop.abort();
      resolve();
    };
    addEventListener('online', go, { signal: stop.signal });
    setTimeout(go, milliseconds);
  });
}
