import { formatMoney, MAX_QUANTITY } from '@storetag/protocol';
import { html, nothing } from 'lit';
import type { CartItem } from '../cart/cart-items.js';
import { offerText } from '../offers.js';
import { safeUrl } from '../safe-url.js';
import { fill, parts } from '../words/message.js';
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
          ${price?.label && html`<p class="muted">${price.label}</p>`}
          ${newsView(item, words, locale)}
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

/** What has changed of the line, in words; the old price struck. */
function newsView(
  { news, quantity, line, amount, currency }: CartItem,
  words: Words,
  locale: string | undefined,
): unknown {
  if (!news) return nothing;
  const was = line.unit_amount;
  const texts = {
    gone: () => words.notSold,
    'sold-out': () => words.soldOut,
    few: () => fill(words.fewLeft, { left: quantity }),
    changed: () =>
      was == null || amount === undefined || line.currency === undefined
        ? words.cartChanged
        : parts<unknown>(words.priceChanged, {
            old: html`<s>${formatMoney(was * quantity, line.currency, locale)}</s>`,
            new: html`<strong>${formatMoney(amount, currency ?? line.currency, locale)}</strong>`,
          }),
  };
  return html`<p part="news">${texts[news]()}</p>`;
}

/** What the line costs. */
function amountView(
  { price, amount, currency, news }: CartItem,
  words: Words,
  locale: string | undefined,
): unknown {
  if (news === 'gone') return nothing;
  if (amount === undefined || !currency) return price?.custom_unit_amount ? words.open : nothing;
  return price ? offerText(amount, price, words, locale) : formatMoney(amount, currency, locale);
}
