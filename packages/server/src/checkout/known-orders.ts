import type { LineItem } from '@storetag/protocol';
import { idempotencyKey } from './idempotency-key.js';
import type { OrderStamp } from './order-stamp.js';

/** Most attempts that are remembered; the oldest are forgotten first. */
const REMEMBERED = 10_000;

/** What an attempt is at. */
interface Purchase {
  attempt_id: string;
  line_items: readonly LineItem[];
}

/**
 * Which order each attempt led to on this machine, by hashes that tell nothing of the attempt.
 *
 * Stripe finds the order of an attempt by its idempotency key, but only while all that it is made of is still sold.
 * Afterwards, who has paid should hear that, and not that the goods are sold no more.
 */
export class KnownOrders {
  readonly #ids = new Map<string, string>();

  /** Remembers the id of the Checkout Session or PaymentIntent of an attempt. */
  async note(flow: OrderStamp['flow'], purchase: Purchase, id: string): Promise<void> {
    const key = await keyOf(flow, purchase);
    this.#ids.delete(key);
    this.#ids.set(key, id);
    const [oldest] = this.#ids.keys();
    if (this.#ids.size > REMEMBERED && oldest !== undefined) this.#ids.delete(oldest);
  }

  /** That id, where this machine has made it. */
  async find(flow: OrderStamp['flow'], purchase: Purchase): Promise<string | undefined> {
    return this.#ids.get(await keyOf(flow, purchase));
  }
}

function keyOf(flow: string, { attempt_id, line_items }: Purchase): Promise<string> {
  return idempotencyKey(attempt_id, flow, line_items, 0);
}
