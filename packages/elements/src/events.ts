import type { Product } from '@storetag/protocol';
import type { StoreError } from './store-error.js';

/** Bubbles, and leaves every shadow root. Fields stand on the event itself; none is a secret. */
export abstract class StoreEvent extends Event {
  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/** Products are on the page. */
export class ProductsLoadedEvent extends StoreEvent {
  readonly products: readonly Product[];

  constructor(products: readonly Product[]) {
    super('products-loaded');
    this.products = products;
  }
}

/** Something did not work. */
export abstract class FailedEvent extends StoreEvent {
  /** Why. */
  readonly error: StoreError;

  constructor(type: string, error: StoreError) {
    super(type);
    this.error = error;
  }
}

/** The catalogue could not be read. */
export class ProductsFailedEvent extends FailedEvent {
  constructor(error: StoreError) {
    super('products-failed', error);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'products-loaded': ProductsLoadedEvent;
    'products-failed': ProductsFailedEvent;
  }
}
