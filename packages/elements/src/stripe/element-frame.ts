import type { StripeError } from '@stripe/stripe-js';
import { html, type LitElement } from 'lit';
import { LightDomMount } from './light-dom-mount.js';

/** What all of Stripe's elements can, as far as we need it. */
export interface StripeFrame {
  mount(node: HTMLElement): void;
  destroy(): void;
  on(event: 'ready', handler: () => void): unknown;
  on(event: 'loaderror', handler: (event: { error: StripeError }) => void): unknown;
}

/** One of Stripe's elements in a host: mounted where the host renders {@link slot}, and anew when the host is moved. */
export class ElementFrame {
  /** Whether it can be used. */
  ready = false;
  readonly #host: LitElement;
  readonly #failed: (cause: unknown) => void;
  readonly #mount: LightDomMount;

  /** @param failed - Called when it cannot be shown. */
  constructor(host: LitElement, failed: (cause: unknown) => void) {
    this.#host = host;
    this.#failed = failed;
    this.#mount = new LightDomMount(host);
  }

  /** What the host renders where the element shall be seen. */
  get slot(): unknown {
    return html`<slot name=${this.#mount.slot}></slot>`;
  }

  /** Shows an element. One that was shown before is destroyed first. */
  show(create: () => StripeFrame): void {
    this.#mount.set((node) => {
      let element: StripeFrame | undefined;
      try {
        element = create();
        element.on('ready', () => this.#isReady(true));
        element.on('loaderror', ({ error }) => this.#failed(error));
        element.mount(node);
      } catch (error) {
        this.#failed(error);
      }
      return () => {
        this.#isReady(false);
        element?.destroy();
      };
    });
  }

  /** Takes it down. */
  hide(): void {
    this.#mount.set(undefined);
  }

  /** Follows a state-preserving move of the host. */
  moved(): void {
    this.#mount.hostConnected();
  }

  #isReady(ready: boolean): void {
    this.ready = ready;
    this.#host.requestUpdate();
  }
}
