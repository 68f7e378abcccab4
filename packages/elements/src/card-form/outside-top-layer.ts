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
  const lowered: ReturnType<typeof lower>[] = [];
  // The innermost first, so that each opener can have the focus for a moment.
  for (const each of composedAncestors(element)) {
    if (each instanceof HTMLDialogElement && each.matches(':modal')) lowered.unshift(lower(each));
  }
  for (const { place } of lowered) place();
  try {
    return await act();
  } finally {
    for (const { raise } of lowered) raise();
  }
}

/** Takes a dialog out of the top layer. */
function lower(dialog: HTMLDialogElement): { place(): void; raise(): void } {
  const { style, scrollTop } = dialog;
  const { cssText } = style;
  const closedBy = dialog.getAttribute('closedby') ?? 'auto';
  const { left, top, width, height } = dialog.getBoundingClientRect();
  const { overflow } = getComputedStyle(dialog);
  const { backgroundColor } = getComputedStyle(dialog, '::backdrop');
  // The outline is the backdrop.
  style.cssText += `;position:fixed;inset:0 auto auto 0;margin:0;box-sizing:border-box;width:${width}px;height:${height}px;max-width:none;max-height:none;overflow:${overflow};z-index:2147483646;outline:200vmax solid ${backgroundColor}`;
  // Escape and a click beside the challenge are not meant for the dialog.
  dialog.setAttribute('closedby', 'none');
  const opener = reopen(dialog, 'show');
  return {
    /** Puts it where it was: inside an ancestor with a transform, `fixed` is not relative to the window. */
    place() {
      const now = dialog.getBoundingClientRect();
      style.inset = `${top - now.top}px auto auto ${left - now.left}px`;
      dialog.scrollTop = scrollTop;
    },
    /** Makes it modal again, if it is still open. */
    raise() {
      style.cssText = cssText;
      dialog.setAttribute('closedby', closedBy);
      if (dialog.open) reopen(dialog, 'showModal', opener);
      dialog.scrollTop = scrollTop;
    },
  };
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
  // While it is inert there is nothing in it to focus, and WebKit scrolls to what it focuses, even some time later.
  const { inert } = dialog;
  dialog.inert = true;
  dialog[how]();
  dialog.inert = inert;
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
