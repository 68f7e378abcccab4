import { IntegrationError } from './integration-error.js';

/** What an element tells its listeners. */
type ElementEvent = Record<string, unknown> & { elementType: string };
/** A listener of an element. */
export type ElementHandler = (event: ElementEvent) => unknown;

/** Listeners of one element, in the order they were added. */
export class ElementEvents {
  readonly #elementType: string;
  readonly #types: readonly string[];
  readonly #handlers = new Map<string, Set<ElementHandler>>();

  /**
   * @param elementType - Goes into every event.
   * @param types - Events that the element has; others are refused.
   */
  constructor(elementType: string, types: readonly string[]) {
    this.#elementType = elementType;
    this.#types = types;
  }

  on(type: string, handler: ElementHandler): void {
    if (!this.#types.includes(type)) {
      throw new IntegrationError(
        `Invalid value for element.on(): event should be one of ${this.#types.join(', ')}. You specified: ${type}.`,
      );
    }
    if (typeof handler !== 'function') {
      throw new IntegrationError('Missing value for element.on(): handler should be a function.');
    }
    const handlers = this.#handlers.get(type) ?? new Set();
    this.#handlers.set(type, handlers.add(handler));
  }

  once(type: string, handler: ElementHandler): void {
    const wrapped: ElementHandler = (event) => {
      this.off(type, wrapped);
      handler(event);
    };
    this.on(type, wrapped);
  }

  /** Removes a handler, or all of that type. */
  off(type: string, handler?: ElementHandler): void {
    if (handler) this.#handlers.get(type)?.delete(handler);
    else this.#handlers.delete(type);
  }

  /** Whether anybody listens: an event that must be answered is not sent to nobody. */
  has(type: string): boolean {
    return (this.#handlers.get(type)?.size ?? 0) > 0;
  }

  emit(type: string, detail: Record<string, unknown> = {}): void {
    for (const handler of this.#handlers.get(type) ?? []) {
      // A listener's own mistake is reported as any event listener's is, and stops nobody else.
      try {
        handler({ ...detail, elementType: this.#elementType });
      } catch (error) {
        reportError(error);
      }
    }
  }
}
