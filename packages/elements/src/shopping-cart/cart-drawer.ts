import type { ReactiveController } from 'lit';
import type { CartElement } from './cart-page.js';

/** The dialog that a cart stands in: open as long as its element is, which customers can close by it. */
export class CartDrawer implements ReactiveController {
  readonly #host: CartElement;
  readonly #done: () => void;

  /** @param done - Called when the dialog has been closed. */
  constructor(host: CartElement, done: () => void) {
    this.#host = host;
    this.#done = done;
    host.addController(this);
  }

  hostUpdated(): void {
    const { renderRoot, opened, isConnected } = this.#host;
    const dialog = renderRoot.querySelector('dialog');
    if (!dialog || dialog.open === opened || !isConnected) return;
    if (opened) dialog.showModal();
    else dialog.close();
  }

  /** Moves the focus to a part, once it is there. */
  async focus(part: string): Promise<void> {
    const host = this.#host;
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>(`[part=${part}]`)?.focus();
  }

  /** Listens to the dialog's `close`. */
  readonly closed = ({ target }: Event): void => {
    // Told late: it may have been opened again. And of dialogs inside it.
    if (!(target instanceof HTMLDialogElement) || target.open) return;
    this.#host.opened = false;
    this.#done();
  };

  /** Listens to the dialog's clicks: one beside the drawer, in browsers that do not know `closedby`. */
  readonly clicked = ({ target }: Event): void => {
    if (target instanceof HTMLDialogElement) this.#host.opened = false;
  };
}
