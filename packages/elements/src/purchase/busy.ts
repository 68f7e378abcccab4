import type { LitElement, ReactiveController } from 'lit';

/** Milliseconds after which a button is free again although the page was not left. */
const LEAVING = 10_000;

/**
 * Whether an element is buying. It stays so until the page is left; where that does not happen, or the page comes back
 * from the browser's cache, it is free again.
 */
export class Busy implements ReactiveController {
  readonly #host: LitElement;
  #is = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get is(): boolean {
    return this.#is;
  }

  begin(): void {
    this.#is = true;
    this.#host.requestUpdate();
  }

  end(): void {
    this.#is = false;
    this.#host.requestUpdate();
  }

  /** @param leaves - Whether the page is being left. */
  leave(leaves: boolean): void {
    if (leaves) setTimeout(this.#free, LEAVING);
    else this.end();
  }

  hostConnected(): void {
    addEventListener('pageshow', this.#free);
  }

  hostDisconnected(): void {
    removeEventListener('pageshow', this.#free);
  }

  readonly #free = (): void => this.end();
}
