import type { Ledger } from '../ledger/ledger.js';
import type { Settle } from '../settle.js';
import { releaseDue } from '../stock/release-due.js';
import type { StoreContext } from '../store-context.js';
import { findUnsettled } from './find-unsettled.js';
import type { Reconciliation } from './reconciliation.js';

/** How far back is looked, in milliseconds: as long as Stripe sends a webhook again. */
const REACH = 3 * 86_400_000;
/** A Checkout Session can be paid a day after it was begun, in milliseconds. */
const LONGEST_CHECKOUT = 86_400_000;
/** How far back orders are looked for in between, in milliseconds, so that a call each minute costs little. */
const SHORT_REACH = 2 * 3_600_000;
/** How often all of {@link REACH} is looked through, in milliseconds. */
const FULL_EVERY = 3_600_000;
/** Time after which a call ends and leaves the rest to the next one, in milliseconds. */
const TIME = 45_000;
/** What is settled at a time: Stripe is for customers first. */
const ABREAST = 5;
/** Failures after which a call ends: Stripe or the database seems to be down. */
const FAILURES = 5;

/** Finds what webhooks missed, and settles it. */
export class Reconciler {
  readonly #context: Pick<StoreContext, 'stripe' | 'stock' | 'logger' | 'orders'> & {
    shop: string;
  };

  readonly #ledger: Ledger | undefined;
  readonly #settle: Settle;
  #running: Promise<Reconciliation> | undefined;
  /** Where the last call stopped. */
  #pages: AsyncGenerator<string[]> | undefined;
  #rest: string[] = [];
  #lookedThrough = -Infinity;
  #isWarned = false;

  constructor(
    context: Pick<StoreContext, 'stripe' | 'stock' | 'logger' | 'orders'> & { shop: string },
    ledger: Ledger | undefined,
    settle: Settle,
  ) {
    this.#context = context;
    this.#ledger = ledger;
    this.#settle = settle;
  }

  /** Looks for what is to be settled. Who calls while it runs gets the same answer. */
  reconcile(): Promise<Reconciliation> {
    this.#running ??= this.#reconcile().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #reconcile(): Promise<Reconciliation> {
    const counts = { settled: 0, busy: 0, failed: 0 };
    const ledger = this.#ledger;
    if (!ledger) return { ...counts, released: 0, isComplete: true };
    const end = Date.now() + TIME;
    const released = await releaseDue(this.#context);
    let isComplete = false;
    while (!isComplete && Date.now() < end && counts.failed < FAILURES) {
      const some = this.#rest.splice(0, ABREAST);
      if (some.length > 0) {
        // oxlint-disable-next-line no-await-in-loop -- a few at a time
        await Promise.all(some.map((id) => this.#settleOne(id, counts)));
        continue;
      }
      // oxlint-disable-next-line no-await-in-loop -- pages follow each other
      isComplete = await this.#readOn(ledger);
    }
    return { ...counts, released, isComplete };
  }

  async #settleOne(id: string, counts: { settled: number; busy: number; failed: number }) {
    try {
      const settlement = await this.#settle(id, 0);
      if (settlement === 'settled' || settlement === 'busy') counts[settlement]++;
      if (settlement === 'failed' || settlement === 'mismatched') counts.failed++;
    } catch (error) {
      counts.failed++;
      this.#context.logger.warn(
        'What a webhook missed could not be settled; it will be tried again.',
        {
          id,
          error,
        },
      );
    }
  }

  /** Reads the next page. Answers whether that was the last. */
  async #readOn(ledger: Ledger): Promise<boolean> {
    this.#pages ??= this.#begin(ledger);
    try {
      const page = await this.#pages.next();
      if (page.done) this.#pages = undefined;
      else this.#rest = page.value;
      return page.done ?? false;
    } catch (error) {
      // A generator that threw is over: the next call begins anew, with everything.
      this.#pages = undefined;
      this.#lookedThrough = -Infinity;
      throw error;
    }
  }

  #begin(ledger: Ledger): AsyncGenerator<string[]> {
    const { stripe, shop, logger } = this.#context;
    const now = Date.now();
    const isFull = now - this.#lookedThrough >= FULL_EVERY;
    if (isFull) this.#lookedThrough = now;
    const reach = isFull ? REACH + LONGEST_CHECKOUT : SHORT_REACH;
    return findUnsettled({
      stripe,
      shop,
      ledger,
      begunSince: Math.floor((now - reach) / 1000),
      happenedSince: Math.floor((now - REACH) / 1000),
      onForbidden: (error) => {
        if (!this.#isWarned) {
          logger.warn(
            'Renewals, refunds and disputes are not looked for: give the key Events: Read.',
            {
              error,
            },
          );
        }
        this.#isWarned = true;
      },
    });
  }
}
