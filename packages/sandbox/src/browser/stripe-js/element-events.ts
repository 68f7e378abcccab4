import { IntegrationError } from './integration-error.js';

/** What an element tells its listeners. */
export type ElementEvent = Record<string, unknown> & { elementType: 'payment' };
type Handler = (event: ElementEvent) => unknown;

const TYPES = new Set(
  'ready change focus blur escape loaderror loaderstart carddetailschange savedpaymentmethodupdate savedpaymentmethodremove availablepaymentmethodschange'.split(
    ' ',
  ),
);

/** Listeners of one element, in the order they were added. */
export class ElementEvents {
  readonly #handlers = new Map<string, Set<Handler>>();

  on(type: string, handler: Handler): void {
    if (!TYPES.has(type)) {
      throw new IntegrationError(
        `Invalid value for element.on(): event should be one of ${[...TYPES].join(', ')}. You specified: ${type}.`,
      );
    }
    if (typeof handler !== 'function') {
      throw new IntegrationError('Missing value for element.on(): handler should be a function.');
    }
    const handlers = this.#handlers.get(type) ?? new Set();
    this.#handlers.set(type, handlers.add(handler));
  }

  once(type: string, handler: Handler): void {
    const wrapped: Handler = (event) => {
      this.off(type, wrapped);
      handler(event);
    };
    this.on(type, wrapped);
  }

  /** Removes a handler, or all of that type. */
  off(type: string, handler?: Handler): void {
    if (handler) this.#handlers.get(type)?.delete(handler);
    else this.#handlers.delete(type);
  }

  emit(type: string, detail: Record<string, unknown> = {}): void {
    for (const handler of this.#handlers.get(type) ?? []) {
      // A listener's own mistake is reported as any event listener's is, and stops nobody else.
      try {
        handler({ ...detail, elementType: 'payment' });
      } catch (error) {
        reportError(error);
      }
    }
  }
}
