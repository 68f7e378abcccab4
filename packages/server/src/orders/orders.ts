import type { KeepAlive } from '../catalog/catalog.js';
import { within } from '../http/within.js';
import { inSpan, type Tracer } from '../log/tracing.js';
import { readRecord, type OrderRecord, type OrderSource } from './order-record.js';
import { settleRecord, type Fulfilment } from './settle.js';
import type { Settlement } from './settlement.js';

/** How long an answer of Stripe serves the next who asks for the same order, in milliseconds. */
const KEPT = 1000;
/** Most orders remembered for that. */
const MOST = 1000;
/** How long a customer waits for the same, in milliseconds; a fast `onPaid` is done by then. */
const CUSTOMER_PATIENCE = 2000;

/** The orders of one store: read from Stripe each time, settled on the way. */
export class Orders {
  readonly #recent = new Map<string, { until: number; record: Promise<OrderRecord | undefined> }>();

  readonly #source: OrderSource;
  readonly #fulfilment: Fulfilment;

  readonly #tracer: Tracer | undefined;

  constructor(source: OrderSource, fulfilment: Fulfilment, tracer?: Tracer) {
    this.#source = source;
    this.#fulfilment = fulfilment;
    this.#tracer = tracer;
  }

  /**
   * Reads the order anew and, when it is paid, sees to it that it is fulfilled.
   *
   * @param patience - Milliseconds to wait for another worker before the answer is `busy`.
   */
  async settle(id: string, patience = 0): Promise<Settlement> {
    this.#recent.delete(id);
    return inSpan(this.#tracer, 'settle', 'internal', async (set) => {
      const record = await this.#read(id);
      const settlement = record
        ? await settleRecord(record, this.#fulfilment, patience)
        : 'not_found';
      set({ 'storetag.settlement': settlement });
      return settlement;
    });
  }

  /**
   * The order for a page that asks, again and again: Stripe is asked once a second at most. A paid one is settled on
   * the way, in case its webhook was lost. What comes of that does not change what Stripe says, so the customer does
   * not wait for it long.
   */
  async look(id: string, keepAlive: KeepAlive): Promise<OrderRecord | undefined> {
    const record = await this.#read(id);
    if (record?.status !== 'paid') return record;
    const settling = settleRecord(record, this.#fulfilment, 0).catch((error: unknown) => {
      this.#fulfilment.logger.error('A paid order could not be settled.', { order: id, error });
    });
    keepAlive(settling);
    return within(
      CUSTOMER_PATIENCE,
      settling.then(() => record),
      () => record,
    );
  }

  /** Forgets what was read of any order, because one has changed. */
  forget(): void {
    this.#recent.clear();
  }

  #read(id: string): Promise<OrderRecord | undefined> {
    const known = this.#recent.get(id);
    if (known && known.until > Date.now()) return known.record;
    const record = readRecord(id, this.#source);
    this.#recent.delete(id);
    this.#recent.set(id, { until: Date.now() + KEPT, record });
    record.catch(() => this.#recent.delete(id));
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > MOST && oldest !== undefined) this.#recent.delete(oldest);
    return record;
  }
}
