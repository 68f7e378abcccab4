import { composedAncestors } from '../composed-ancestors.js';

/**
 * Does something while no modal `<dialog>` around an element is in the browser's top layer, where it would cover the
 * 3-D Secure challenge that Stripe lays over the page, and make it inert.
 *
 * The dialogs stay on the screen as they are, with all that is in them. Those that are still open afterwards are modal
 * again. Nobody is told of either.
 *
 * @see {@link https://github.com/stripe/stripe-js/issues/599}
 */
export async function outsideTopLayer<T>(element: Element, act: () => Promise<T>): Promise<T> {
  const lowered: LoweredDialog[] = [];
  for (const each of composedAncestors(element)) {
    if (each instanceof HTMLDialogElement && each.matches(':modal')) {
      lowered.unshift(new LoweredDialog(each));
    }
  }
  for (const each of lowered) each.place();
  try {
    return await act();
  } finally {
    for (const each of lowered) each.raise();
  }
}

/** A dialog that was modal. */
class LoweredDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #look: string;
  readonly #closedBy: string;
  readonly #box: DOMRect;
  readonly #scrolled: number;
  /** What gets the focus when the dialog is closed for good. */
  readonly #opener: HTMLElement | undefined;

  constructor(dialog: HTMLDialogElement) {
    const { style } = dialog;
    this.#dialog = dialog;
    this.#look = style.cssText;
    this.#closedBy = dialog.getAttribute('closedby') ?? 'auto';
    this.#box = dialog.getBoundingClientRect();
    this.#scrolled = dialog.scrollTop;
    const { width, height } = this.#box;
    const { overflow } = getComputedStyle(dialog);
    const { backgroundColor } = getComputedStyle(dialog, '::backdrop');
    // The outline is the backdrop.
    style.cssText += `;position:fixed;inset:0 auto auto 0;margin:0;box-sizing:border-box;width:${width}px;height:${height}px;max-width:none;max-height:none;overflow:${overflow};z-index:2147483646;outline:200vmax solid ${backgroundColor}`;
    // Escape and a click beside the challenge are not meant for the dialog.
    dialog.setAttribute('closedby', 'none');
    this.#opener = reopen(dialog, 'show');
  }

  /** Puts it where it was: inside an ancestor with a transform, `fixed` is not relative to the window. */
  place(): void {
    const { left, top } = this.#dialog.getBoundingClientRect();
    this.#dialog.style.inset = `${this.#box.top - top}px auto auto ${this.#box.left - left}px`;
    this.#dialog.scrollTop = this.#scrolled;
  }

  raise(): void {
    const dialog = this.#dialog;
    const { scrollTop } = dialog;
    dialog.style.cssText = this.#look;
    dialog.setAttribute('closedby', this.#closedBy);
    if (dialog.open) reopen(dialog, 'showModal', this.#opener);
    dialog.scrollTop = scrollTop;
  }
}

/**
 * Closes a dialog and opens it again, without an event.
 *
 * @param opener - What had the focus before. Default: what has it in between; it is returned.
 */
function reopen(
  dialog: HTMLDialogElement,
  how: 'show' | 'showModal',
  opener?: HTMLElement,
): HTMLElement | undefined {
  const { style } = dialog;
  const { display } = style;
  const focused = focusedElement();
  const speak = hush(dialog);
  // Without a moment of `display: none`, after which it would fade in again.
  style.display = getComputedStyle(dialog).display;
  dialog.close();
  opener?.focus({ preventScroll: true });
  opener ??= focusedElement();
  dialog[how]();
  style.display = display;
  focused?.focus({ preventScroll: true });
  speak();
  return opener;
}

/** Keeps a dialog's events from everybody, until it shall speak again; and the two that come late of what was before. */
function hush(dialog: HTMLDialogElement): () => void {
  const root = dialog.getRootNode() === document ? window : dialog.getRootNode();
  let silent = true;
  const listener = (event: Event): void => {
    // A late toggle that tells of a change tells of another one.
    const other = event instanceof ToggleEvent && event.oldState !== event.newState && !silent;
    if (event.target !== dialog || other) return;
    event.stopImmediatePropagation();
    if (!silent) root.removeEventListener(event.type, listener, true);
  };
  for (const type of ['beforetoggle', 'toggle', 'close']) {
    root.addEventListener(type, listener, true);
  }
  return () => {
    silent = false;
    root.removeEventListener('beforetoggle', listener, true);
  };
}

function focusedElement(): HTMLElement | undefined {
  let { activeElement } = document;
  while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
  return activeElement instanceof HTMLElement ? activeElement : undefined;
}
