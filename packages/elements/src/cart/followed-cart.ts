import type { LitElement, ReactiveController } from 'lit';
import { cartOf, type Cart } from './cart.js';

/** The cart of an element's store: has the element render again when it changes. */
export class FollowedCart implements ReactiveController {
  readonly #host: LitElement;
  readonly #endpoint: () => string;
  #followed: Cart | undefined;
  #forget: (() => void) | undefined;

  /** @param endpoint - As {@link cartOf} takes it; may change. */
  constructor(host: LitElement, endpoint: () => string) {
    this.#host = host;
    this.#endpoint = endpoint;
    host.addController(this);
  }

  get cart(): Cart {
    return cartOf(this.#endpoint());
  }

  hostConnected(): void {
    // It may have changed meanwhile.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { cart } = this;
    if (cart === this.#followed || !this.#host.isConnected) return;
    this.#forget?.();
    this.#forget = cart.subscribe(() => this.#host.requestUpdate());
    this.#followed = cart;
  }

  hostDisconnected(): void {
    this.#forget?.();
    this.#followed = undefined;
  }
}
