import type { EndpointRecord, EventRecord } from '../core/records.js';
import type { Attempt } from './send.js';

/** One event on its way to one endpoint. */
export interface Delivery {
  /** Event id. */
  readonly event: string;
  readonly type: string;
  /** Endpoint id. */
  readonly endpoint: string;
  readonly url: string;
  /** All attempts, oldest first. */
  readonly attempts: readonly Attempt[];
  /**
   * `held` until released, `pending` until it is answered 2xx, then `delivered`; `failed` after the last attempt;
   * `dropped` when it was never to arrive.
   */
  readonly status: 'delivered' | 'dropped' | 'failed' | 'held' | 'pending';
  /** When it is tried again: sandbox time in milliseconds; `null` when it is not. */
  readonly next_attempt: number | null;
}

/** A delivery as the sandbox itself moves it on. */
export interface DeliveryRecord extends Delivery {
  attempts: Attempt[];
  status: Delivery['status'];
  next_attempt: number | null;
  /** Settles when the first attempt is over. */
  first: Promise<void>;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * How long after each failed attempt the next follows, in milliseconds: within Stripe's three days in all. Stripe does
 * not publish its own steps; these start short, so that a store that was just restarted gets its event soon.
 */
export const RETRIES: readonly number[] = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
];

/** Whether an endpoint wants an event. */
export function wants(endpoint: EndpointRecord, event: EventRecord): boolean {
  if (endpoint.status !== 'enabled') return false;
  return endpoint.enabled_events.some((type) => type === '*' || type === event.type);
}
