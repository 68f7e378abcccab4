import { formatMoney } from '@storetag/protocol';
import { html, nothing } from 'lit';
import { offerText } from '../offers.js';
import type { CartPurchase } from '../purchase/cart-purchase.js';
import { fill } from '../words/message.js';
import type { Words } from '../words/words.js';

/** What the foot of the cart needs to be shown. */
export interface CartFooterView {
  purchase: CartPurchase;
  words: Words;
  locale: string | undefined;
  /** Whether Stripe's page, or the card form, takes promotion codes. */
  takesCodes: boolean;
  /** Why nothing can be bought, or could not be. */
  message: unknown;
  busy: boolean;
  disabled: boolean;
  buy: () => void;
  /** Reads the catalogue again, where it could not be read. */
  retry?: () => void;
}

/** What it all costs, what is wrong, and the button that goes on. */
export function cartFooterView(view: CartFooterView): unknown {
  const { purchase, words, locale, message, busy, disabled } = view;
  const sums = purchase.subtotals?.map((sum) => formatMoney(sum.amount, sum.currency, locale));
  const isNew = purchase.items.some(({ news }) => news === 'changed' || news === 'few');
  const [label, amount] = [isNew ? words.accept : words.checkout, purchase.total && sums?.[0]];
  return html`<div part="footer">
    ${
      sums
        ? html`<p part="subtotal" role="status">
            <span>${words.subtotal}</span> <span>${sums.join(' + ')}</span>
          </p>`
        : nothing
    }
    <p part="message" role="alert">${message}</p>
    ${view.retry ? html`<button part="retry" @click=${view.retry}>${words.retry}</button>` : nothing}
    <button
      part="button"
      class="primary"
      aria-busy=${busy}
      ?disabled=${disabled}
      @click=${view.buy}
    >
      ${label}${amount ? ` · ${amount}` : nothing}
    </button>
  </div>`;
}

/** What comes at checkout, and after it. */
export function cartNoteView(view: CartFooterView): unknown {
  const { words } = view;
  return html`<p class="muted" part="note">
    ${thenView(view)} ${words.atCheckout} ${view.takesCodes ? words.codes : nothing}
  </p>`;
}

/** What is paid after the first time, where that is less than what is paid now. */
function thenView({ purchase, words, locale }: CartFooterView): unknown {
  const { recurring, total } = purchase;
  const [first] = recurring;
  const sum = recurring.reduce((all, { amount = 0 }) => all + amount, 0);
  if (!first?.price || !total || total.amount === sum || purchase.clash) return nothing;
  return fill(words.afterwards, { price: offerText(sum, first.price, words, locale) });
}
