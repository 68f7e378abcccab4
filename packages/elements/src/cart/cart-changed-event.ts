import { StoreEvent } from '../events.js';
import type { CartLine } from './cart-line.js';

/**
 * The cart has other lines than before. Comes from the element that changed it; from the document where another tab did,
 * or a payment that emptied it.
 */
export class CartChangedEvent extends StoreEvent {
  readonly lines: readonly CartLine[];
  /** Units in all lines. */
  readonly count: number;

  constructor(lines: readonly CartLine[], count: number) {
    super('cart-changed');
    this.lines = lines;
    this.count = count;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'cart-changed': CartChangedEvent;
  }
}
