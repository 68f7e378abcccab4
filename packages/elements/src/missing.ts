import { html } from 'lit';
import { messages } from './messages.js';
import { shared } from './shared.styles.js';
import { StoreElement } from './store-element.js';

/** Stands where an element that buys could not be loaded: keeps the page's own HTML there and says what to do. */
export class Missing extends StoreElement {
  static override styles = shared;

  protected override render(): unknown {
    return html`<div>
      <slot></slot>
      <p role="alert">${messages.missing}</p>
    </div>`;
  }
}
