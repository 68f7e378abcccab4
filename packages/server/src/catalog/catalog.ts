import { within } from '../http/within.js';
import { FormerPrices } from './former-prices.js';
import type { Snapshot } from './list-catalog.js';

/** How the cache treats time, in milliseconds. */
export interface CatalogTimes {
  /** Age from which a snapshot is refreshed behind the customer's back. Default 5 minutes. */
  maxAge?: number;
  /** Least time from one listing to the next, whoever asks. Default 1000. */
  gap?: number;
  now?: () => number;
}

/** How long a reader waits for a new listing while an old one is at hand, in milliseconds. */
const PATIENCE = 3000;
/** Pause after a failed listing, in milliseconds, in which readers get the old one and Stripe is left alone. */
const RECOVERY = 5000;

/** Keeps work alive after the answer, as `waitUntil` of edge runtimes does. */
export type KeepAlive = (work: Promise<unknown>) => void;

/**
 * The owner's catalogue, read from Stripe once and kept.
 *
 * An aged snapshot is served at once and refreshed in the background; a dropped one is refreshed before it is served.
 * There is never more than one listing at a time, and when Stripe is down the last one is served on.
 */
export class Catalog {
  #snapshot: Snapshot | undefined;
  /** How often it was dropped: ever, before the snapshot's listing, and before the one under way. */
  #drops = 0;
  #dropsBefore = 0;
  #dropsBeforeListing = 0;
  #listing: Promise<Snapshot> | undefined;
  #next: Promise<Snapshot> | undefined;
  #begun = -Infinity;
  #failed = -Infinity;

  /** What was listed before and is not any more. */
  readonly former = new FormerPrices();

  readonly #list: (at: number) => Promise<Snapshot>;
  readonly #maxAge: number;
  readonly #gap: number;
  readonly #now: () => number;

  constructor(
    list: (at: number) => Promise<Snapshot>,
    { maxAge = 300_000, gap = 1000, now = Date.now }: CatalogTimes = {},
  ) {
    this.#list = list;
    this.#maxAge = maxAge;
    this.#gap = gap;
    this.#now = now;
  }

  /** The catalogue, at worst `maxAge` old plus one listing, or older while Stripe is down. Rejects when there is none. */
  async read(keepAlive?: KeepAlive): Promise<Snapshot> {
    const snapshot = this.#snapshot;
    if (snapshot === undefined) return this.#refresh();
    const isAged = this.#now() - snapshot.at >= this.#maxAge;
    const isDropped = this.#drops > this.#dropsBefore;
    if (!(isDropped || isAged) || this.#now() - this.#failed < RECOVERY) return snapshot;

    // A listing that was under way when it was dropped may have passed the change.
    const isPassed = this.#listing !== undefined && this.#drops > this.#dropsBeforeListing;
    const refreshed = (isPassed ? this.readFresh() : this.#refresh()).catch(() => snapshot);
    if (isDropped) return within(PATIENCE, refreshed, () => snapshot);
    keepAlive?.(refreshed);
    return snapshot;
  }

  /** The catalogue from a listing that begins after this call. Rejects when Stripe does. */
  async readFresh(): Promise<Snapshot> {
    // A listing under way may have passed what has changed since; one more follows it, shared by all who wait.
    if (this.#listing === undefined) return this.#refresh();
    this.#next ??= this.#listing
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        return this.#refresh();
      });
    return this.#next;
  }

  /** Milliseconds since the listing at hand was begun; `Infinity` when there is none. */
  get age(): number {
    return this.#now() - (this.#snapshot?.at ?? -Infinity);
  }

  /** Something changed at Stripe: the next reader gets a new listing. */
  drop(): void {
    this.#drops++;
  }

  #refresh(): Promise<Snapshot> {
    this.#listing ??= this.#listNow().finally(() => {
      this.#listing = undefined;
    });
    return this.#listing;
  }

  async #listNow(): Promise<Snapshot> {
    const wait = this.#begun + this.#gap - this.#now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(wait, this.#gap)));
    this.#begun = this.#now();
    const drops = this.#drops;
    this.#dropsBeforeListing = drops;
    try {
      const before = this.#snapshot;
      this.#snapshot = await this.#list(this.#begun);
      this.former.note(before, this.#snapshot);
      this.#dropsBefore = drops;
      this.#failed = -Infinity;
    } catch (error) {
      this.#failed = this.#now();
      throw error;
    }
    return this.#snapshot;
  }
}
