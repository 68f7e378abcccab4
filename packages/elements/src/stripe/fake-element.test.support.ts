/** One of Stripe's elements: mounts where Stripe would, an input of its own, and tells what a test has it tell. */
export class FakeElement {
  readonly #handlers = new Map<string, (event: object) => void>();
  readonly #input = document.createElement('input');
  readonly #calls: string[];
  readonly #breaks: () => boolean | 'at once';
  readonly #gone: () => void;

  /**
   * @param breaks - Whether it says that it could not be loaded, or cannot even be mounted.
   * @param gone - Called when it is destroyed.
   */
  constructor(name: string, calls: string[], breaks: () => boolean | 'at once', gone: () => void) {
    this.#input.ariaLabel = name;
    this.#calls = calls;
    this.#breaks = breaks;
    this.#gone = gone;
  }

  on(event: string, handler: (event: object) => void): this {
    const before = this.#handlers.get(event);
    this.#handlers.set(event, (detail) => {
      before?.(detail);
      handler(detail);
    });
    return this;
  }

  emit(event: string, detail: object): void {
    this.#handlers.get(event)?.(detail);
  }

  mount(node: HTMLElement): void {
    if (node.getRootNode() !== document) {
      throw new Error('Elements cannot be mounted in a ShadowRoot.');
    }
    if (this.#breaks() === 'at once') throw new Error('It cannot be mounted.');
    this.#calls.push('mount');
    node.append(this.#input);
    queueMicrotask(() => {
      if (this.#breaks()) this.emit('loaderror', { error: { type: 'api_error' } });
      else this.emit('ready', { availablePaymentMethods: { link: true } });
    });
  }

  destroy(): void {
    this.#calls.push('destroy');
    this.#gone();
    this.#input.remove();
  }
}
