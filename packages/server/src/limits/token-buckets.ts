/** How often something may happen: at once, and on and on. */
export interface Rate {
  /** So many at once, after a rest. */
  burst: number;
  /** So many a minute, on and on. */
  perMinute: number;
}

/** Most clients that are kept; those that were not heard of for longest are forgotten first, and begin anew. */
const MOST = 10_000;

/**
 * A token bucket for each key.
 *
 * Takes a bounded amount of memory whoever asks: one number for each key, no timers, no sweeping. A bucket that has
 * filled up again is as good as none, so forgetting those that were not used for longest forgets the least. They are
 * kept in two halves, of which the older is dropped as a whole: finding the oldest of a `Map` takes long after many were
 * deleted.
 *
 * @see {@link https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm}
 */
export class TokenBuckets {
  /** When each bucket will be full again, in milliseconds: those used lately, and those used before. */
  #recent = new Map<string, number>();
  #earlier = new Map<string, number>();
  /** Milliseconds for one token. */
  readonly #interval: number;
  readonly #burst: number;
  readonly #most: number;

  constructor({ burst, perMinute }: Rate, most = MOST) {
    this.#interval = 60_000 / perMinute;
    this.#burst = burst;
    this.#most = most;
  }

  /** Takes a token. @returns 0, or the milliseconds until there is one. @param now - In milliseconds. */
  take(key: string, now: number): number {
    const full = this.#fullAt(key, now);
    const wait = this.#waitOf(full, now);
    if (this.#recent.size >= this.#most / 2 && !this.#recent.has(key)) {
      this.#earlier = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, wait > 0 ? full : full + this.#interval);
    this.#earlier.delete(key);
    return wait;
  }

  /** The milliseconds until there is a token, without taking it. */
  wait(key: string, now: number): number {
    return this.#waitOf(this.#fullAt(key, now), now);
  }

  /** How many keys are kept. */
  get size(): number {
    return this.#recent.size + this.#earlier.size;
  }

  #fullAt(key: string, now: number): number {
    const full = this.#recent.get(key) ?? this.#earlier.get(key) ?? now;
    // A clock that was set back must not keep anybody out for longer than an empty bucket does.
    return Math.min(Math.max(full, now), now + this.#burst * this.#interval);
  }

  #waitOf(full: number, now: number): number {
    return Math.max(0, Math.ceil(full - now - (this.#burst - 1) * this.#interval));
  }
}
