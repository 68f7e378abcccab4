import { Deliveries } from '../webhooks/deliveries.js';
import type { SandboxClock } from './clock.js';
import { Faults } from './faults.js';
import { IdempotencyKeys } from './idempotency.js';
import { IdSource } from './ids.js';
import type { EventRecord, WireObject } from './records.js';
import { RateLimit } from './rate-limit.js';
import { RequestLog } from './request-log.js';
import { State } from './state.js';
import { isWireObject, toWire } from './wire.js';

/** The API version that the sandbox models: that of `stripe` 23. */
export const API_VERSION = '2026-10-28.endive';

/** Most events kept; Stripe keeps those of 30 days. */
const MOST_EVENTS = 5000;

/** The sandbox's only keys. */
export interface SandboxKeys {
  readonly publishable: string;
  readonly secret: string;
}

/** Everything that the parts of a sandbox share. One per sandbox; no part keeps state elsewhere. */
export class Engine {
  readonly keys: SandboxKeys;
  readonly clock: SandboxClock;
  readonly ids: IdSource;
  readonly state = new State();
  readonly faults = new Faults();
  readonly requests = new RequestLog();
  readonly rateLimit: RateLimit;
  readonly idempotency: IdempotencyKeys;
  readonly webhooks: Deliveries;
  /** Where the sandbox is reached, without a slash at the end: that of the last request, until it listens. */
  origin = 'http://localhost:4243';
  /** The request being executed, for the events that it makes. Execution is synchronous, so there is at most one. */
  cause: EventRecord['request'] = { id: null, idempotency_key: null };

  constructor(seed: string, clock: SandboxClock, rateLimit?: number) {
    this.rateLimit = new RateLimit(rateLimit);
    this.keys = {
      publishable: `pk_test_sandbox_${seed}`,
      secret: `sk_test_sandbox_${seed}`,
    };
    this.clock = clock;
    this.ids = new IdSource(seed);
    this.idempotency = new IdempotencyKeys(clock);
    this.webhooks = new Deliveries(this);
  }

  /** A record as it goes over the wire. */
  wire(record: unknown): unknown {
    return toWire(record, this.origin);
  }

  /** Records that something happened, and has it delivered to whoever listens. */
  emit(type: string, record: { id: string }, previous?: Record<string, unknown>): EventRecord {
    const event: EventRecord = {
      id: this.ids.next('evt_'),
      object: 'event',
      api_version: API_VERSION,
      created: this.clock.seconds(),
      data: {
        object: this.#snapshot(record),
        ...(previous ? { previous_attributes: structuredClone(previous) } : {}),
      },
      livemode: false,
      pending_webhooks: 0,
      request: { ...this.cause },
      type,
    };
    this.state.events.add(event);
    this.state.events.keep(MOST_EVENTS);
    this.webhooks.announce(event);
    return event;
  }

  #snapshot(record: { id: string }): WireObject {
    const wire = structuredClone(this.wire(record));
    if (!isWireObject(wire)) throw new TypeError(`${record.id} is no object of Stripe's.`);
    return wire;
  }
}
