/** How often something may happen: at once, and on and on. */
export interface Rate {
  /** So many at once, after a rest. */
  burst: number;
  /** So many a minute, on and on. */
  perMinute: number;
}

/** Most clients that are kept; those that were heard of least lately are forgotten first, and begin anew. */
const MOST = 10_000;

interface Bucket {
  tokens: number;
  /** When there were so many. */
  at: number;
}

/**
 * A token bucket for each key.
 *
 * Takes a bounded amount of memory whoever asks: no timers, no sweeping. A bucket that has filled up again is as good as
 * none, so forgetting the one that was used least lately forgets the least.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();
  readonly #rate: Rate;
  readonly #most: number;

  constructor(rate: Rate, most = MOST) {
    this.#rate = rate;
    this.#most = most;
  }

  /** Takes a token. @returns 0, or the milliseconds until there is one. @param now - In milliseconds. */
  take(key: string, now: number): number {
    const bucket = this.#bucketOf(key, now);
    const wait = this.#waitOf(bucket);
    if (wait === 0) bucket.tokens--;
    return wait;
  }

  /** The milliseconds until there is a token, without taking it. */
  wait(key: string, now: number): number {
    return this.#buckets.has(key) ? this.#waitOf(this.#bucketOf(key, now)) : 0;
  }

  /** How many keys are kept. */
  get size(): number {
    return this.#buckets.size;
  }

  #bucketOf(key: string, now: number): Bucket {
    const { burst, perMinute } = this.#rate;
    const known = this.#buckets.get(key);
    const bucket = known ?? { tokens: burst, at: now };
    // A clock that was set back gives nothing and takes nothing.
    const gained = (Math.max(0, now - bucket.at) / 60_000) * perMinute;
    bucket.tokens = Math.min(burst, bucket.tokens + gained);
    bucket.at = now;
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > this.#most) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return bucket;
  }

  #waitOf({ tokens }: Bucket): number {
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / this.#rate.perMinute) * 60_000);
  }
}
