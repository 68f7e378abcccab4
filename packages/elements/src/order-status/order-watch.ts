import type { Order } from '@storetag/protocol';
import type { ReactiveController } from 'lit';
import { Loading } from '../loading.js';
import { findOrder } from '../payment-calls.js';
import type { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { confirmWithBank } from './confirm-with-bank.js';
import { takeReturnedOrder, type ReturnedOrder } from './returned-order.js';
import { isSettled, tellOfOrder } from './tell-of-order.js';

/** Asks the store how the order ended that a customer comes back with, until it has. */
export class OrderWatch implements ReactiveController {
  /** The order, as the store said last. */
  order: Order | undefined;
  /** The order that the page's address names; `undefined` where it names none. */
  returned: ReturnedOrder | undefined;
  /** Why the last question had no answer. */
  failure: StoreError | undefined;
  /** Whether the customer's bank is being answered. */
  confirming = false;
  /** Whether Stripe could not be reached for that. */
  unreachable = false;
  readonly #host: StoreElement & { poll: number };
  readonly #loading: Loading<Order | undefined>;
  #told = false;

  /**
   * @param host - Its `poll` says for how many seconds it asks.
   * @param address - Absolute URL of the store's server.
   */
  constructor(host: StoreElement & { poll: number }, address: () => string) {
    this.#host = host;
    host.addController(this);
    this.#loading = new Loading(host, { key: address, load: (signal) => this.#ask(signal) });
  }

  /** Whether it is asking. */
  get pending(): boolean {
    return this.#loading.pending;
  }

  /** Why it asks no more. */
  get error(): StoreError | undefined {
    return this.#loading.error;
  }

  hostConnected(): void {
    this.returned ??= takeReturnedOrder();
  }

  /** Asks the store again. Never rejects. */
  refresh(): Promise<void> {
    return this.#loading.run();
  }

  /** Has the customer answer the bank in this page, then asks the store. */
  async confirm(): Promise<void> {
    const { returned } = this;
    const host = this.#host;
    if (this.confirming || !returned) return;
    this.confirming = true;
    this.unreachable = false;
    host.requestUpdate();
    try {
      await confirmWithBank(host.store, returned, host.language);
    } catch {
      this.unreachable = true;
    }
    this.confirming = false;
    await this.refresh();
  }

  async #ask(signal: AbortSignal): Promise<Order | undefined> {
    this.failure = undefined;
    const { returned } = this;
    const host = this.#host;
    const { store } = host;
    if (!returned) return undefined;
    const end = Date.now() + host.poll * 1000;
    for (let pause = 1000; ; pause = Math.min(pause * 1.5, 10_000)) {
      try {
        // One after the other is the point.
        // oxlint-disable-next-line no-await-in-loop
        this.order = await findOrder(store, returned.id, returned.proof, signal);
        this.failure = undefined;
        if (this.#settle(this.order)) return this.order;
      } catch (thrown) {
        if (signal.aborted) throw thrown;
        this.failure = StoreError.from(thrown);
        if (this.failure.code === 'not_found') throw this.failure;
      }
      host.requestUpdate();
      if (signal.aborted || Date.now() + pause > end) {
        if (this.failure) throw this.failure;
        return this.order;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
      signal.throwIfAborted();
    }
  }

  #settle(order: Order): boolean {
    if (!isSettled(order)) return false;
    const host = this.#host;
    tellOfOrder(host, host.store.endpoint, order, this.#told);
    this.#told = true;
    return true;
  }
}
