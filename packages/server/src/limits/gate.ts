import { ProblemError } from '../http/problem-error.js';
import { within } from '../http/within.js';
import type { DeclineAlarm } from './decline-alarm.js';
import type { LimitSurroundings } from './limit-options.js';
import { SlidingWindow } from './sliding-window.js';
import { TokenBuckets, type Rate } from './token-buckets.js';

/** How long the shared limit may take, in milliseconds. */
const LIMIT_PATIENCE = 1000;
/** How long the owner's own check may take, in milliseconds. */
const GUARD_PATIENCE = 5000;
/** Least time between two log lines on a shared limit that does not work, in milliseconds. */
const QUIET = 60_000;

/** Who calls, and with what. */
export interface Caller {
  request: Request;
  /** As `ClientOf` found it. */
  client: string | undefined;
}

/** Keeps floods, bots and forgers from Stripe. */
export class Gate {
  readonly #around: LimitSurroundings;
  readonly #alarm: DeclineAlarm | undefined;
  readonly #checkout: TokenBuckets | undefined;
  readonly #orders: TokenBuckets | undefined;
  readonly #forged: TokenBuckets | undefined;
  readonly #creates: SlidingWindow | undefined;
  #complained = -Infinity;

  constructor(around: LimitSurroundings, alarm: DeclineAlarm | undefined) {
    const { checkout, orders, forged, createsPerSecond } = around.limits;
    this.#around = around;
    this.#alarm = alarm;
    this.#checkout = checkout && new TokenBuckets(checkout);
    this.#orders = orders && new TokenBuckets(orders);
    this.#forged = forged && new TokenBuckets(forged);
    this.#creates =
      createsPerSecond === undefined ? undefined : new SlidingWindow(createsPerSecond);
  }

  /**
   * Lets a client in who does not ask too often; before anything of the request is read.
   *
   * @throws {ProblemError} 429 `rate_limited`.
   */
  async enter(kind: 'checkout' | 'orders', { client }: Caller): Promise<void> {
    const rate = this.#around.limits[kind];
    const buckets = kind === 'checkout' ? this.#checkout : this.#orders;
    if (client === undefined || rate === undefined || buckets === undefined) return;
    refuseFor(buckets.take(client, this.#around.now()));
    await this.#shared(`${kind}:${client}`, rate);
  }

  /**
   * Lets a purchase begin whose request is well-formed; before Stripe is asked for anything.
   *
   * @throws {ProblemError} 503 `sales_paused`, 403 `guard_refused`, 429 `rate_limited`.
   */
  async begin({ request, client }: Caller): Promise<void> {
    const { guard, now, limits } = this.#around;
    const paused = this.#alarm?.pausedFor(now()) ?? 0;
    if (paused > 0) {
      throw new ProblemError('sales_paused', 'The store takes no payments for some minutes.', {
        detail: 'Nothing was charged. Ask again later.',
        retryAfter: Math.ceil(paused / 1000),
      });
    }
    if (guard) await this.#ask(guard, { request, client });
    if (this.#creates && limits.createsPerSecond !== undefined) {
      refuseFor(this.#creates.take(now()));
      const perSecond = limits.createsPerSecond;
      await this.#shared('creates', { burst: perSecond, perMinute: perSecond * 60 });
    }
    this.#alarm?.noteCreate(now());
  }

  /**
   * Lets in who has not sent too many forged webhooks lately.
   *
   * @throws {ProblemError} 429 `rate_limited`.
   */
  hear({ client = 'unknown' }: Caller): void {
    if (this.#forged) refuseFor(this.#forged.wait(client, this.#around.now()));
  }

  /** Notes that a webhook's signature was wrong. Good ones cost nothing, however many Stripe sends. */
  noteForged({ client = 'unknown' }: Caller): void {
    this.#forged?.take(client, this.#around.now());
  }

  async #shared(key: string, rate: Rate): Promise<void> {
    const { limit } = this.#around;
    if (!limit) return;
    let answer: unknown = true;
    try {
      const asked = Promise.resolve(key).then((each) => limit(each, rate));
      answer = await within(LIMIT_PATIENCE, asked, () => tooLong('limit', LIMIT_PATIENCE));
    } catch (error) {
      this.#complain(error);
    }
    if (answer === false) refuseFor(60_000 / rate.perMinute);
  }

  async #ask(guard: NonNullable<LimitSurroundings['guard']>, caller: Caller): Promise<void> {
    const { url, method, headers } = caller.request;
    // Without the body: who reads it here would leave none for the store.
    const asked = Promise.resolve(new Request(url, { method, headers })).then((request) =>
      guard(request, { clientIp: caller.client }),
    );
    const answer: unknown = await within(GUARD_PATIENCE, asked, () =>
      tooLong('guard', GUARD_PATIENCE),
    ).catch((cause: unknown) => {
      throw new ProblemError('unexpected_error', 'Something went wrong.', { cause });
    });
    // Nothing but `true`: a guard that forgets to answer must not let everybody in.
    if (answer !== true) {
      throw new ProblemError('guard_refused', 'The store could not see that this is no robot.', {
        detail: 'Reload the page and try again.',
      });
    }
  }

  #complain(error: unknown): void {
    const now = this.#around.now();
    if (now - this.#complained < QUIET) return;
    this.#complained = now;
    this.#around.logger.warn('`limit` failed; the limits of this machine hold.', { error });
  }
}

function tooLong(name: string, milliseconds: number): never {
  throw new Error(`\`${name}\` took longer than ${milliseconds} ms.`);
}

/** @throws {ProblemError} 429 `rate_limited` where there is something to wait for. */
function refuseFor(milliseconds: number): void {
  if (milliseconds <= 0) return;
  throw new ProblemError('rate_limited', 'That was too often. Wait a moment and try again.', {
    retryAfter: Math.max(1, Math.ceil(milliseconds / 1000)),
  });
}
