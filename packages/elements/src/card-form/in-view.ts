import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether a host has been seen, or nearly: it came within half a window of what the customer sees. */
export class InView implements ReactiveController {
  seen = false;
  readonly #host: ReactiveControllerHost & Element;
  #observer: IntersectionObserver | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver(
      (entries) => {
        this.seen ||= entries.some(({ isIntersecting }) => isIntersecting);
        this.#host.requestUpdate();
      },
      { rootMargin: '50%' },
    );
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }
}
