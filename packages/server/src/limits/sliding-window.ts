/** Lets at most `most` through in any `span` milliseconds: unlike a bucket, never twice that around a full second. */
export class SlidingWindow {
  readonly #times: number[] = [];
  #next = 0;
  readonly #most: number;
  readonly #span: number;

  constructor(most: number, span = 1000) {
    this.#most = most;
    this.#span = span;
  }

  /** Takes a place. @returns 0, or the milliseconds until there is one. @param now - In milliseconds. */
  take(now: number): number {
    const oldest = this.#times[this.#next] ?? -Infinity;
    // A clock that was set back must not close the shop until it is where it was.
    const wait = Math.min(oldest + this.#span - now, this.#span);
    if (wait > 0 && oldest <= now) return wait;
    this.#times[this.#next] = now;
    this.#next = (this.#next + 1) % this.#most;
    return 0;
  }
}
