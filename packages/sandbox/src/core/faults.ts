/** A failure to be had on purpose. */
export interface Fault {
  /** HTTP method it strikes; any when left out. */
  method?: string;
  /**
   * Exact path, or a pattern of paths, below the sandbox's origin: `/v1/checkout/sessions`, `/stripe.js`. Left out: any
   * of the API.
   */
  path?: string | RegExp;
  /**
   * What is answered. 429 is Stripe's rate limit, 5xx an error of Stripe's. Left out: with `when: 'after'` the
   * connection breaks before a byte of the answer; else nothing goes wrong but `delay`.
   */
  status?: number;
  /** How many requests it strikes. Default 1. */
  times?: number;
  /** Real milliseconds to wait. Default 0. */
  delay?: number;
  /**
   * `before` (default): nothing was done. `after`: it was done, and its answer is lost or replaced by `status`.
   * A 5xx `after` is what a repeat with the same `Idempotency-Key` gets again, as on Stripe; one `before` is not kept.
   */
  when?: 'before' | 'after';
}

/** The switches of {@link Fault}s. */
export class Faults {
  #armed: { fault: Fault; left: number }[] = [];

  /** Arms a fault. Those armed first strike first. Returns a function that disarms it. */
  add(fault: Fault): () => void {
    const armed = { fault: { ...fault }, left: fault.times ?? 1 };
    this.#armed.push(armed);
    return () => {
      this.#armed = this.#armed.filter((each) => each !== armed);
    };
  }

  /** Disarms all. */
  clear(): void {
    this.#armed = [];
  }

  /** The fault that strikes this request, if any; it has then one time less. */
  strike(method: string, path: string): Fault | undefined {
    const armed = this.#armed.find(({ fault }) => matches(fault, method, path));
    if (!armed) return undefined;
    armed.left -= 1;
    if (armed.left <= 0) this.#armed = this.#armed.filter((each) => each !== armed);
    return armed.fault;
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  if (fault.method && fault.method.toUpperCase() !== method) return false;
  if (fault.path === undefined) return path.startsWith('/v1/');
  if (typeof fault.path === 'string') return fault.path === path;
  // A `g` or `y` pattern remembers where it stopped; `search` always starts afresh.
  return path.search(fault.path) >= 0;
}
