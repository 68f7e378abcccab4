import { FailedEvent } from './events.js';
import type { StoreError } from './store-error.js';

/** No checkout could be made, and nothing was charged. */
export class CheckoutFailedEvent extends FailedEvent {
  constructor(error: StoreError) {
    super('checkout-failed', error);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'checkout-failed': CheckoutFailedEvent;
  }
}
