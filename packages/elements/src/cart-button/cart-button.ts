import { css, html, nothing } from 'lit';
import { FollowedCart } from '../cart/followed-cart.js';
import { openCart } from '../cart/open-cart.js';
import { whole } from '../late.styles.js';
import { StoreElement } from '../store-element.js';
import { checkoutWords } from '../words/checkout-words.js';
import { plural } from '../words/message.js';

const styles = css`
  :host {
    display: inline-block;
  }
  [part='count'] {
    margin-inline-start: var(--_space);
    font-weight: var(--_strong);
    font-variant-numeric: tabular-nums;
  }
`;

/**
 * Opens the page's `<shopping-cart>`, or one of its own where the page has none, and says how much is in it.
 *
 * @tag cart-button
 *
 * @slot - The label, instead of “Cart”.
 *
 * @csspart button - The native `<button>`.
 * @csspart count - How many units are in the cart.
 */
export class CartButton extends StoreElement {
  static override styles = [whole, styles];
  static override shadowRootOptions = { ...StoreElement.shadowRootOptions, delegatesFocus: true };

  private readonly followed = new FollowedCart(this, () => this.address);

  /** Opens the cart. */
  open(): void {
    openCart(this);
  }

  protected override render(): unknown {
    const { language } = this;
    const words = checkoutWords.in(language);
    const { count } = this.followed.cart;
    const number = new Intl.NumberFormat(language).format(count);
    // Twice: what a live region says is no part of a button's name.
    const inCart = plural(words.inCart, count, language);
    return html`<div>
      <button part="button" type="button" aria-haspopup="dialog" @click=${this.open}>
        <slot>${words.cart}</slot>
        ${count ? html`<span part="count" aria-hidden="true">${number}</span>` : nothing}
        <span class="unseen">${inCart}</span>
      </button>
      <span class="unseen" role="status">${inCart}</span>
    </div>`;
  }
}
