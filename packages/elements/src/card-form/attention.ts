import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { composedAncestors } from '../composed-ancestors.js';

/** How near a customer is to a host. */
export class Attention implements ReactiveController {
  /** Whether it has been seen, or nearly: it came within half a window of what the customer sees. */
  seen = false;
  /** Whether the customer has turned to it: by a click in it, or by opening the dialog that it stands in. */
  turned = false;
  readonly #host: ReactiveControllerHost & Element;
  #observer: IntersectionObserver | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('click', () => this.turn());
  }

  /** The customer turns to it. */
  turn(): void {
    if (this.turned) return;
    this.turned = this.seen = true;
    this.#host.requestUpdate();
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

  hostUpdate(): void {
    this.look();
  }

  /** Nobody waits for the observer where it is plain to see. */
  look(): void {
    if (!this.turned && isInOpenDialog(this.#host)) this.turned = this.seen = true;
  }
}

function isInOpenDialog(element: Element): boolean {
  for (const each of composedAncestors(element)) if (each.matches('dialog[open]')) return true;
  return false;
}
