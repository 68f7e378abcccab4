import { html, nothing } from 'lit';
import { parts } from '../words/message.js';
import type { CartChanges, Removed } from './cart-changes.js';
import { cartFooterView, cartNoteView, type CartFooterView } from './cart-footer.view.js';
import { cartLineView } from './cart-line.view.js';

/** What an open cart needs to be shown. */
export interface CartLinesView extends CartFooterView {
  changes: CartChanges;
  close: () => void;
}

/** What is in the cart, with what it costs and the way on; or that there is nothing. */
export function cartLinesView(view: CartLinesView): unknown {
  const { changes, purchase, words, locale } = view;
  const { items } = purchase;
  const { removed } = changes;
  const isEmpty = items.length === 0;
  if (isEmpty && !removed) return emptyView(view);
  const lines = items.map((item) =>
    cartLineView({
      item,
      words,
      locale,
      setQuantity: (quantity) => changes.setQuantity(item, quantity),
      remove: () => changes.remove(item),
    }),
  );
  if (removed) lines.splice(removed.at, 0, removedView(removed, view));
  return html`
    <div class="scroll">
      <ul part="lines">
        ${lines}
      </ul>
      ${isEmpty ? emptyView(view) : cartNoteView(view)}
    </div>
    ${isEmpty ? nothing : cartFooterView(view)}
  `;
}

function removedView({ name, undo }: Removed, { words }: CartLinesView): unknown {
  return html`<li part="removed">
    <span id="removed">${parts<unknown>(words.removed, { name: html`<bdi>${name}</bdi>` })}</span>
    <button part="undo" aria-describedby="removed" @click=${undo}>${words.undo}</button>
  </li>`;
}

function emptyView({ words, close }: CartLinesView): unknown {
  return html`<div class="scroll empty" part="empty">
    <slot name="empty"><p>${words.cartEmpty}</p></slot>
    <button @click=${close}>${words.goOn}</button>
  </div>`;
}
