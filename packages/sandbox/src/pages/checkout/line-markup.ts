import type { Engine } from '../../core/engine.js';
import type { LineItemRecord } from '../../core/records.js';
import { minimumCharge } from '../../core/money.js';
import { html, type Html } from '../html.js';
import { initialOf } from '../initial-of.js';
import { exponentOf, formatMoney } from '../money.js';
import { priceWords } from '../price-words.js';

/** A line of the page: what it is, what it costs, and what of it the customer may choose. */
export function lineMarkup(engine: Engine, line: LineItemRecord, locale: string): Html {
  const { adjustable_quantity: adjustable, amount_subtotal: amount, currency, price } = line;
  const product = engine.state.products.find(price.product);
  const name = line.description ?? product?.name ?? '';
  const [image] = product?.images ?? [];
  const { quantity } = line;
  const words = `Qty ${quantity} · ${priceWords(price, locale)}`;
  const shown = !price.custom_unit_amount && (quantity > 1 || price.recurring !== null);
  return html`<li class="Line">
    ${
      image
        ? html`<img src="${image}" alt="" width="52" height="52" referrerpolicy="no-referrer" />`
        : html`<span class="Initial" aria-hidden="true">${initialOf(name)}</span>`
    }
    <h2 dir="auto">${name}</h2>
    <span class="Money" data-live="amount-${line.id}"
      >${formatMoney(amount, currency, locale)}</span
    >
    ${product?.description && html`<p class="Description" dir="auto">${product.description}</p>`}
    ${
      !adjustable?.enabled &&
      shown &&
      html`<p class="Quantity">${words}${quantity > 1 && !price.tiers_mode && ' each'}</p>`
    }
    ${adjustable?.enabled && quantityField(line, name)}
    ${price.custom_unit_amount && amountField(line)}
  </li>`;
}

function quantityField({ adjustable_quantity: range, id, quantity }: LineItemRecord, name: string) {
  return html`<div class="Choice">
    <label class="Label" for="quantity-${id}">
      Quantity<span class="VisuallyHidden"> of ${name}</span>
    </label>
    <input
      class="Input"
      id="quantity-${id}"
      type="number"
      inputmode="numeric"
      min="${range?.minimum ?? 0}"
      max="${range?.maximum ?? 99}"
      step="1"
      value="${quantity}"
      aria-describedby="quantity-${id}-error"
      data-quantity="${id}"
    />
    <p class="Error" id="quantity-${id}-error" role="alert" hidden></p>
  </div>`;
}

function amountField({ amount_subtotal: amount, currency, id, price }: LineItemRecord): Html {
  const { maximum, minimum } = price.custom_unit_amount ?? {};
  const least = formatMoney(minimum ?? minimumCharge(currency), currency);
  const most = maximum ? ` to ${formatMoney(maximum, currency)}` : ' or more';
  const exponent = exponentOf(currency);
  return html`<div class="Choice">
    <label class="Label" for="customUnitAmount">Amount in ${currency.toUpperCase()}</label>
    <input
      class="Input"
      id="customUnitAmount"
      name="customUnitAmount"
      type="text"
      inputmode="decimal"
      dir="ltr"
      autocomplete="off"
      value="${amount > 0 ? (amount / 10 ** exponent).toFixed(exponent) : ''}"
      aria-describedby="customUnitAmount-range customUnitAmount-error"
      data-amount="${id}"
      data-exponent="${exponent}"
    />
    <p class="Muted" id="customUnitAmount-range">${least}${most}</p>
    <p class="Error" id="customUnitAmount-error" role="alert" hidden></p>
  </div>`;
}
