import { html } from 'lit';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { listWords } from '../words/list-words.js';

/** Stands where an element that buys could not be loaded: keeps the page's own HTML there and says what to do. */
export class Missing extends StoreElement {
  static override styles = shared;

  protected override render(): unknown {
    return html`<div>
      <slot></slot>
      <p role="alert">${listWords.in(this.language).missing}</p>
    </div>`;
  }
}
