import { failpoint } from '../failpoint.js';
import { within } from '../http/within.js';
import type { Logger } from '../log/logger.js';
import type { CallbackContext } from './callback-context.js';
import type { StockLine } from '../stock/stock-ledger.js';
import type { Claim, Ledger } from './ledger.js';

/** A callback of the owner's, bound to what it is about. */
export interface Work {
  /** What is claimed: the id of an order, invoice, subscription, refund or dispute. */
  id: string;
  /** The option's name, such as `onPaid`, for the log. */
  name: string;
  /** What it takes from the stock where nothing is held for it. Default none. */
  lines?: readonly StockLine[];
  /** @param isShort - It comes late, and its stock could not be taken again. */
  run(context: CallbackContext, isShort: boolean): unknown;
}

/** What every callback of one store is run with. */
export interface Claims {
  ledger: Ledger;
  shop: string;
  /** Milliseconds until a callback is told to stop. */
  callbackTimeout: number;
  logger: Logger;
}

/**
 * How it went: `settled` is done, now or earlier; `busy` is at somebody else right now; `failed` threw or took too
 * long, and will be tried again.
 */
export type Outcome = 'settled' | 'busy' | 'failed';

type Claimed = Extract<Claim, { status: 'claimed' }>;

/** How much longer than a callback may run its claim holds, in milliseconds: time to notice, and for clocks to differ. */
const MARGIN = 12_000;
/** How long a holder is waited for before the second look, in milliseconds; twice as long before each next one. */
const LOOK_AFTER = 250;
/** Longest pause between two looks. */
const LOOK_AT_LAST = 2000;
/** Longest pause after a failed run, in milliseconds. */
const LONGEST_PAUSE = 60_000;
/** Time for a callback to stop once it is told to, in milliseconds. */
const GRACE = 250;
/** Times that an acknowledgement is tried: a repeat costs nothing, an order that runs twice does. */
const ACK_TRIES = 3;

/**
 * Claim, callback, acknowledge: the only road to a callback.
 *
 * The acknowledgement comes after the work. If this machine dies in between, the claim ends by itself and the work is
 * claimed again, with the same idempotency key.
 *
 * @param patience - Milliseconds to wait for another holder before the answer is `busy`.
 */
export async function runClaimed(work: Work, claims: Claims, patience: number): Promise<Outcome> {
  const lease = claims.callbackTimeout + MARGIN;
  const end = Date.now() + patience;
  for (let wait = LOOK_AFTER; ; wait = Math.min(2 * wait, LOOK_AT_LAST)) {
    // oxlint-disable-next-line no-await-in-loop -- looks follow each other
    const claim = await claims.ledger.claim(work.id, lease, work.lines);
    if (claim.status === 'done') return 'settled';
    failpoint('settle:claim-answered');
    if (claim.status === 'claimed') return runOnce(work, claim, claims);
    const pause = Math.min(claim.retryAfterMs, wait, Math.max(end - Date.now(), LOOK_AFTER));
    if (Date.now() + pause > end) return 'busy';
    // oxlint-disable-next-line no-await-in-loop -- as above
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function runOnce(
  { id, name, run }: Work,
  { token, until, attempt, late, short = false }: Claimed,
  { ledger, shop, callbackTimeout, logger }: Claims,
): Promise<Outcome> {
  // A database that kept us waiting has used up the claim: somebody else could have it before the callback ends.
  if (until - Date.now() < callbackTimeout) {
    await ledger.fail(id, token, 0);
    return 'busy';
  }
  failpoint('settle:claimed');
  const controller = new AbortController();
  const attend = async (): Promise<Outcome> => {
    try {
      const context = {
        idempotencyKey: `storetag:${shop}:${id}`,
        attempt,
        late,
        signal: controller.signal,
        ack: { statement: ledger.ackStatement?.(id, token) ?? null },
      };
      await run(context, short);
    } catch (error) {
      logger.error(`\`${name}\` failed; it will be run again.`, { id, attempt, error });
      await ledger.fail(id, token, Math.min(1000 * 2 ** (attempt - 1), LONGEST_PAUSE));
      return 'failed';
    }
    failpoint('settle:callback-done');
    const isAcknowledged = await acknowledge(ledger, id, token);
    failpoint('settle:acknowledged');
    if (isAcknowledged) return 'settled';
    logger.error(`\`${name}\` ended after its claim: it may run twice for this.`, { id, attempt });
    return 'busy';
  };
  // It goes on after the time is up: a callback that ends in time for its claim is acknowledged all the same, and one
  // that does not keeps its claim, so that no second run begins beside it before the claim has ended.
  const running = attend().catch((error: unknown): Outcome => {
    logger.error('The ledger failed; this will be claimed again.', { id, error });
    return 'failed';
  });
  return within(callbackTimeout, running, () => {
    controller.abort(new Error(`\`${name}\` took longer than ${callbackTimeout} ms.`));
    return within(GRACE, running, (): Outcome => {
      logger.error(`\`${name}\` took too long and did not stop.`, { id, attempt });
      return 'failed';
    });
  });
}

async function acknowledge(ledger: Ledger, id: string, token: string): Promise<boolean> {
  for (let tried = 1; ; tried++) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the next try is only for when this one failed
      return await ledger.ack(id, token);
    } catch (error) {
      if (tried >= ACK_TRIES) throw error;
    }
  }
}
