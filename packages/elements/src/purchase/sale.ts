import type { ExpectedTotal, LineItem } from '@storetag/protocol';
import type { StoreError } from '../store-error.js';

/** What an element sells: one price, or a cart. */
export interface Sale {
  /** For the server. */
  readonly lines: LineItem[];
  /** What it costs together: displayed, and compared by the server. `undefined` where no amount is displayed. */
  readonly total: ExpectedTotal | undefined;
  /** Units left, where that is fewer than wanted or none; `undefined` where nobody counts, or enough are. */
  readonly left: number | undefined;
  /** Whether it is a fixed amount, paid once: what a PaymentIntent can be made of. */
  readonly isFixed: boolean;
  /** Whether there is nothing to buy. */
  readonly isEmpty: boolean;
  /** Names of what is sold. */
  readonly title: string | undefined;
  /** Units in all. */
  readonly quantity: number;

  /** The order that was made of this last, as far as it is known. The next takes its place. */
  readonly openOrder: string | undefined;

  /** Takes from the store's refusal what is true now. */
  learn(error: StoreError): void;

  /** Goes by the page again. */
  forget(): void;

  /** To be told of each order (`cs_…` or `pi_…`) as soon as it has been made of lines of this. */
  noteOrder(order: string, lines: readonly LineItem[]): void;

  /**
   * Tells analytics.
   *
   * @param order - Id of the order, once there is one.
   */
  count(on: EventTarget, event: 'begin_checkout' | 'purchase', order?: string): void;
}
