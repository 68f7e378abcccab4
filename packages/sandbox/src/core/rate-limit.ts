import { rateLimited } from './stripe-failure.js';

const SECOND = 1000;

/**
 * Stripe's limit of requests per second of real time; off unless a limit is given.
 *
 * @see {@link https://docs.stripe.com/rate-limits}
 */
export class RateLimit {
  readonly #limit: number;
  readonly #now: () => number;
  #times: number[] = [];

  /** @param limit - Requests per second; `Infinity` for no limit. Stripe's sandboxes have 25. */
  constructor(limit = Infinity, now: () => number = () => performance.now()) {
    if (limit !== Infinity && !(Number.isInteger(limit) && limit > 0)) {
      throw new TypeError(`\`rateLimit\` must be a whole number from 1, not ${limit}.`);
    }
    this.#limit = limit;
    this.#now = now;
  }

  /** Counts a request. @throws {StripeFailure} 429 when there were too many in the last second. */
  take(): void {
    if (this.#limit === Infinity) return;
    const now = this.#now();
    this.#times = this.#times.filter((time) => time > now - SECOND);
    if (this.#times.length >= this.#limit) {
      throw rateLimited();
    }
    this.#times.push(now);
  }
}
