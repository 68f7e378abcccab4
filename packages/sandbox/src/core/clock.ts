interface Alarm {
  readonly at: number;
  readonly ring: () => void;
}

/** Timers longer than this fire at once in JavaScript. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * The sandbox's own time, in milliseconds since 1970.
 *
 * Started without a time it runs with the computer's clock. Started at a time it stands still until it is moved, so
 * that a test decides when things happen. Sessions expire, webhooks are retried and idempotency keys are pruned by it.
 */
export class SandboxClock {
  readonly #runs: boolean;
  readonly #alarms = new Set<Alarm>();
  /** The first of the alarms, once looked for. */
  #first: Alarm | undefined;
  #offset: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(start?: number | Date) {
    this.#runs = start === undefined;
    this.#offset = start === undefined ? 0 : Number(start);
    if (!Number.isFinite(this.#offset)) {
      throw new TypeError(`\`clock\` must be milliseconds or a valid Date, not ${String(start)}.`);
    }
  }

  /** The time now, in milliseconds. */
  now(): number {
    return this.#runs ? Date.now() + this.#offset : this.#offset;
  }

  /** The time now in whole seconds, as Stripe's objects have it. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Moves time forward by `milliseconds`, ringing on the way whatever falls due, in order. */
  advance(milliseconds: number): void {
    if (!(milliseconds >= 0)) {
      throw new RangeError(`Time moves forward only; advance by 0 or more, not ${milliseconds}.`);
    }
    this.set(this.now() + milliseconds);
  }

  /** Moves time forward to `time`, in milliseconds. Going back is refused: Stripe's clocks cannot either. */
  set(time: number | Date): void {
    const target = Number(time);
    if (!(target >= this.now())) {
      throw new RangeError(`Time moves forward only; ${String(time)} is before the sandbox's now.`);
    }
    for (let due = this.#next(); due && due.at <= target; due = this.#next()) {
      this.#moveTo(Math.max(due.at, this.now()));
      this.#ring(due);
    }
    this.#moveTo(Math.max(target, this.now()));
    this.#arm();
  }

  /** Calls `ring` once the clock has reached `at`. Returns a function that takes it back. */
  at(at: number, ring: () => void): () => void {
    const alarm = { at, ring };
    this.#alarms.add(alarm);
    // With thousands of open sessions, only a new first alarm is worth looking at all of them.
    if (this.#first && at < this.#first.at) this.#first = alarm;
    this.#arm();
    return () => {
      this.#forget(alarm);
    };
  }

  /** Rings whatever is due now. Called before each request, so that nobody sees a state that time has overtaken. */
  catchUp(): void {
    for (let due = this.#next(); due && due.at <= this.now(); due = this.#next()) this.#ring(due);
  }

  /** The alarm that is due first; of several, the one that was set first. */
  #next(): Alarm | undefined {
    if (!this.#first) {
      for (const alarm of this.#alarms) {
        if (!this.#first || alarm.at < this.#first.at) this.#first = alarm;
      }
    }
    return this.#first;
  }

  #ring(alarm: Alarm): void {
    this.#forget(alarm);
    alarm.ring();
  }

  #forget(alarm: Alarm): void {
    this.#alarms.delete(alarm);
    if (this.#first === alarm) this.#first = undefined;
  }

  #moveTo(time: number): void {
    this.#offset = this.#runs ? time - Date.now() : time;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const first = this.#next();
    if (!this.#runs || !first) return;
    const wait = Math.min(Math.max(first.at - this.now(), 0), LONGEST_TIMEOUT);
    this.#timer = setTimeout(() => {
      this.catchUp();
      this.#arm();
    }, wait);
    // A sandbox must not keep a test process alive; browsers give a number here, Node an object.
    if (typeof this.#timer === 'object') this.#timer.unref();
  }
}
