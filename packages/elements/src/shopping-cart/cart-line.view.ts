import { formatMoney, MAX_QUANTITY } from '@storetag/protocol';
import { html, nothing } from 'lit';
import type { CartItem } from '../cart/cart-items.js';
import { offerText } from '../offers.js';
import { safeUrl } from '../safe-url.js';
import { fill } from '../words/message.js';
import type { Words } from '../words/words.js';

/** What a line of the cart needs to be shown. */
export interface CartLineView {
  item: CartItem;
  words: Words;
  locale: string | undefined;
  /** 0 removes it. */
  setQuantity: (quantity: number) => void;
  remove: () => void;
}

/** A line of the cart: what it is, what there is to tell of it, what it costs, how many, and a way to remove it. */
export function cartLineView({ item, words, locale, setQuantity, remove }: CartLineView): unknown {
  const { line, product, price, quantity } = item;
  const name = product?.name ?? line.name ?? line.price;
  const image = product?.images.map(safeUrl).find(Boolean);
  const most = Math.min(item.most, MAX_QUANTITY);
  const set = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const wanted = target.valueAsNumber;
    target.value = String(quantity);
    if (wanted >= 0) setQuantity(Math.min(Math.trunc(wanted), most));
  };
  return html`<li part="line" class=${quantity ? nothing : 'off'}>
    <div part="media" aria-hidden="true">
      ${image ? html`<img part="image" src=${image} alt="" decoding="async" />` : name[0]}
    </div>
    <div>
      <div class="what">
        <div>
          <p part="name"><bdi>${name}</bdi></p>
          ${price?.label && html`<p class="muted">${price.label}</p>`} ${newsView(item, words)}
        </div>
        <p part="price">${amountView(item, words, locale)}</p>
      </div>
      <div class="acts">
        ${
          quantity
            ? html`<div part="quantity" role="group" aria-label="${words.units}: ${name}">
                <button aria-label=${words.oneFewer} @click=${() => setQuantity(quantity - 1)}>
                  −
                </button>
                <input
                  type="number"
                  inputmode="numeric"
                  min="0"
                  max=${most}
                  aria-label=${words.units}
                  .value=${String(quantity)}
                  @change=${set}
                />
                <button
                  aria-label=${words.oneMore}
                  aria-disabled=${quantity >= most}
                  @click=${() => quantity < most && setQuantity(quantity + 1)}
                >
                  +
                </button>
              </div>`
            : html`<span></span>`
        }
        <button class="link" part="remove" aria-label="${words.remove}: ${name}" @click=${remove}>
          ${words.remove}
        </button>
      </div>
    </div>
  </li>`;
}

function newsView({ news, quantity }: CartItem, words: Words): unknown {
  const text = {
    gone: words.notSold,
    'sold-out': words.soldOut,
    few: fill(words.fewLeft, { left: quantity }),
    changed: undefined,
  };
  return news && text[news] ? html`<p part="news">${text[news]}</p>` : nothing;
}

/** What the line costs; where that has changed, what it was beside it, struck. */
function amountView(
  { line, price, amount, currency, quantity, news }: CartItem,
  words: Words,
  locale: string | undefined,
): unknown {
  if (news === 'gone') return nothing;
  if (amount === undefined || !currency) return price?.custom_unit_amount ? words.open : nothing;
  const now = price
    ? offerText(amount, price, words, locale)
    : formatMoney(amount, currency, locale);
  if (news !== 'changed' || line.unit_amount == null || !line.currency) return now;
  const before = formatMoney(line.unit_amount * quantity, line.currency, locale);
  return html`<s>${before}</s> <strong>${now}</strong>`;
}
