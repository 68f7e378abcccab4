import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Gives Stripe a node of the document and shows it inside a host's shadow root, where Stripe refuses to mount.
 *
 * The node is a child of the outermost shadow host above. A slot in each host below passes it on, down to the
 * `<slot name=${mount.slot}>` that the host itself renders; so it works at any depth, with open and closed roots.
 *
 * An iframe does not survive being moved. A host that is moved, or removed and put back, therefore shows anew.
 *
 * @see {@link https://github.com/stripe/stripe-js/issues/662}
 */
export class LightDomMount implements ReactiveController {
  /** Name of the slot that the host renders where the node shall be seen. */
  readonly slot = `storetag-${Math.random().toString(36).slice(2)}`;

  readonly #host: ReactiveControllerHost & HTMLElement;
  #show: ((node: HTMLElement) => () => void) | undefined;
  #hide: (() => void) | undefined;
  /** Shadow hosts from the host outwards, and what stands in each of them: slots, and the node in the last. */
  #chain: Element[] = [];
  #links: HTMLElement[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * Shows something in the node: now, and after each move.
   *
   * @param show - Fills the node, which is in the document then, and returns what takes it down again.
   */
  set(show: ((node: HTMLElement) => () => void) | undefined): void {
    this.#hide?.();
    this.#hide = undefined;
    this.#show = show;
    void this.#fill();
  }

  /** Takes it down for good. */
  remove(): void {
    this.set(undefined);
    this.#host.removeController(this);
    this.hostDisconnected();
  }

  hostConnected(): void {
    const chain: Element[] = [this.#host];
    for (let root = this.#host.getRootNode(); root instanceof ShadowRoot;) {
      chain.push(root.host);
      root = root.host.getRootNode();
    }
    // A state-preserving move (`moveBefore`) inside the same hosts needs nothing.
    if (chain.length === this.#chain.length && chain.every((each, i) => each === this.#chain[i]))
      return;
    this.hostDisconnected();
    this.#chain = chain;
    this.#links = chain.map((each, index) => {
      const link = document.createElement(index === chain.length - 1 ? 'div' : 'slot');
      if (link instanceof HTMLSlotElement) link.name = this.slot;
      link.slot = this.slot;
      each.append(link);
      return link;
    });
    void this.#fill();
  }

  hostDisconnected(): void {
    this.#hide?.();
    this.#hide = undefined;
    for (const link of this.#links) link.remove();
    this.#chain = this.#links = [];
  }

  async #fill(): Promise<void> {
    // The host's own slot must stand, and the node with it: Stripe refuses a detached one as well.
    await this.#host.updateComplete;
    const node = this.#links.at(-1);
    if (this.#show && !this.#hide && node?.isConnected) this.#hide = this.#show(node);
  }
}
