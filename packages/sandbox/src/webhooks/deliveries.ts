import type { Engine } from '../core/engine.js';
import type { EndpointRecord, EventRecord } from '../core/records.js';
import { RETRIES, wants, type Delivery, type DeliveryRecord } from './delivery.js';
import { send } from './send.js';

const MOST_KEPT = 5000;
const DAY = 86_400_000;

/**
 * Delivers events to webhook endpoints: at least once, in no promised order, tried again on the sandbox's clock.
 *
 * The switches are for tests: {@link hold}, {@link duplicate}, {@link drop}.
 */
export class Deliveries {
  readonly #engine: Engine;
  readonly #inFlight = new Set<Promise<void>>();
  #kept: DeliveryRecord[] = [];
  #held: (() => void)[] | undefined;
  readonly #oldSecrets = new Map<string, { secret: string; until: number }[]>();
  #copies = 1;
  #drops = 0;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** What was sent or is to be, oldest first. */
  get deliveries(): readonly Delivery[] {
    return [...this.#kept];
  }

  /** From now on nothing is sent until {@link release}. */
  hold(): void {
    this.#held ??= [];
  }

  /** Sends what was held back, in order or in reverse, and holds no longer. */
  release({ reverse = false } = {}): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const start of reverse ? held.toReversed() : held) start();
  }

  /** From now on each event is sent `times` times to each endpoint. 1 is normal. */
  duplicate(times: number): void {
    if (!Number.isInteger(times) || times < 1) {
      throw new RangeError(`Send each event 1 time or more, not ${times}.`);
    }
    this.#copies = times;
  }

  /** The next `count` deliveries never arrive. Without a count: none any more, until `drop(0)`. */
  drop(count = Infinity): void {
    this.#drops = count;
  }

  /**
   * Settles when nothing is under way and nothing is due now. What waits for a later time of the sandbox's clock, or is
   * held, stays.
   */
  async flush(): Promise<void> {
    this.#engine.clock.catchUp();
    while (this.#inFlight.size > 0) {
      await Promise.all(this.#inFlight);
      this.#engine.clock.catchUp();
    }
  }

  /** Settles when each delivery of an event was tried once; held and dropped ones are not waited for. */
  async attempted(eventId: string): Promise<void> {
    const waiting = this.#kept.filter(
      ({ event, status }) => event === eventId && status !== 'held' && status !== 'dropped',
    );
    await Promise.all(waiting.map(({ first }) => first));
  }

  /**
   * Sends an event once more, as the button in Stripe's dashboard does, whatever became of it before.
   *
   * @param endpointId - To this endpoint; to all that want it when left out.
   */
  resend(eventId: string, endpointId?: string): void {
    const { events, endpoints } = this.#engine.state;
    const event = events.get(eventId);
    const targets =
      endpointId === undefined
        ? [...endpoints.values()].filter((endpoint) => wants(endpoint, event))
        : [endpoints.get(endpointId)];
    for (const endpoint of targets) this.#deliver(event, endpoint);
  }

  /**
   * Gives an endpoint a new signing secret, as the button in Stripe's dashboard does.
   *
   * @param keepOld - How long the old one signs beside it, in milliseconds of the sandbox's clock: at most, and by
   * default, a day.
   * @returns The new secret, `whsec_…`.
   * @see {@link https://docs.stripe.com/webhooks#roll-endpoint-secrets}
   */
  rollSecret(endpointId: string, { keepOld = DAY } = {}): string {
    if (!(keepOld >= 0 && keepOld <= DAY)) {
      throw new RangeError(`An old secret lives from 0 to ${DAY} ms, not ${keepOld}.`);
    }
    const { clock, ids, state } = this.#engine;
    const endpoint = state.endpoints.get(endpointId);
    const old = { secret: endpoint.secret, until: clock.now() + keepOld };
    this.#oldSecrets.set(endpointId, [...(this.#oldSecrets.get(endpointId) ?? []), old]);
    endpoint.secret = ids.next('whsec_', 32);
    return endpoint.secret;
  }

  /** All secrets that sign for an endpoint now, the newest first. */
  #secretsOf({ id, secret }: EndpointRecord): string[] {
    const now = this.#engine.clock.now();
    const old = (this.#oldSecrets.get(id) ?? []).filter(({ until }) => until > now);
    this.#oldSecrets.set(id, old);
    return [secret, ...old.map((each) => each.secret).toReversed()];
  }

  /** Sends an event to whoever wants it. The engine calls this. */
  announce(event: EventRecord): void {
    for (const endpoint of this.#engine.state.endpoints.values()) {
      if (!wants(endpoint, event)) continue;
      for (let copy = 0; copy < this.#copies; copy += 1) this.#deliver(event, endpoint);
    }
  }

  #deliver(event: EventRecord, endpoint: EndpointRecord): void {
    const { promise: first, resolve: tried } = deferred();
    const delivery: DeliveryRecord = {
      event: event.id,
      type: event.type,
      endpoint: endpoint.id,
      url: endpoint.url,
      attempts: [],
      status: 'pending',
      next_attempt: null,
      first,
    };
    this.#kept.push(delivery);
    if (this.#kept.length > MOST_KEPT) this.#kept.splice(0, this.#kept.length - MOST_KEPT);
    event.pending_webhooks += 1;
    if (this.#drops > 0) {
      this.#drops -= 1;
      delivery.status = 'dropped';
      tried();
      return;
    }
    const start = () => {
      delivery.status = 'pending';
      this.#track(
        this.#try(delivery, event, endpoint).finally(() => {
          tried();
        }),
      );
    };
    if (this.#held) {
      delivery.status = 'held';
      this.#held.push(start);
    } else {
      start();
    }
  }

  async #try(
    delivery: DeliveryRecord,
    event: EventRecord,
    endpoint: EndpointRecord,
  ): Promise<void> {
    delivery.next_attempt = null;
    const known = this.#engine.state.endpoints.find(endpoint.id);
    if (known?.status !== 'enabled') {
      delivery.status = 'failed';
      return;
    }
    const payload = JSON.stringify(event, null, 2);
    const attempt = await send(
      known.url,
      this.#secretsOf(known),
      payload,
      this.#engine.clock.now(),
    );
    delivery.attempts.push(attempt);
    if (attempt.status !== null && attempt.status >= 200 && attempt.status < 300) {
      delivery.status = 'delivered';
      event.pending_webhooks -= 1;
      return;
    }
    const wait = RETRIES[delivery.attempts.length - 1];
    if (wait === undefined) {
      delivery.status = 'failed';
      return;
    }
    delivery.next_attempt = attempt.at + wait;
    this.#engine.clock.at(delivery.next_attempt, () => {
      this.#track(this.#try(delivery, event, endpoint));
    });
  }

  #track(work: Promise<void>): void {
    this.#inFlight.add(work);
    void work.finally(() => this.#inFlight.delete(work));
  }
}

/** A promise, and what settles it. */
function deferred(): { promise: Promise<void>; resolve: () => void } {
  let settle: (() => void) | undefined;
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: () => settle?.() };
}
