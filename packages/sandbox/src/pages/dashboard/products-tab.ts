import type { Engine } from '../../core/engine.js';
import type { PriceRecord, ProductRecord } from '../../core/records.js';
import { html, type Html } from '../html.js';
import { initialOf } from '../initial-of.js';
import { exponentOf } from '../money.js';
import { priceWords } from '../price-words.js';
import { actionButton, dashboardPage } from './dashboard-page.js';

/** Products with their prices: edit an amount, archive, unarchive. */
export function productsTab(engine: Engine, url: URL): Response {
  const products = engine.state.products.newestFirst();
  return dashboardPage(
    'products',
    url,
    'What is for sale. A price keeps its amount for ever: to edit one makes a new price and archives the old.',
    products.length === 0
      ? html`<p class="Empty">No products yet. Make them with the API.</p>`
      : html`<ul class="List">
          ${products.map((product) => productItem(engine, product))}
        </ul>`,
  );
}

function productItem(engine: Engine, product: ProductRecord): Html {
  const prices = engine.state.prices.newestFirst().filter(({ product: id }) => id === product.id);
  const [image] = product.images;
  const archive = product.active ? 'archive' : 'unarchive';
  const label = product.active ? 'Archive' : 'Unarchive';
  return html`<li class="Item Item--product" data-product="${product.id}">
    ${
      image
        ? html`<img
            class="Picture"
            src="${image}"
            alt=""
            width="56"
            height="56"
            loading="lazy"
            referrerpolicy="no-referrer"
          />`
        : html`<span class="Picture" aria-hidden="true">${initialOf(product.name)}</span>`
    }
    <div>
      <h3 dir="auto">${product.name}</h3>
      <p class="Head">
        <span class="Id">${product.id}</span>
        ${!product.active && html`<span class="Tag Tag--wait">Archived</span>`}
        ${product.metadata['sold_out'] === 'true' && html`<span class="Tag Tag--wait">Sold out</span>`}
      </p>
    </div>
    <div class="Rest Rows">
      ${prices.map((price) => priceRow(price, product))}
      <div class="RowLine">
        ${actionButton(archive, { product: product.id }, label, `${label} ${product.name}`)}
      </div>
    </div>
  </li>`;
}

function priceRow(price: PriceRecord, product: ProductRecord): Html {
  const { id, active, currency, unit_amount: amount } = price;
  const words = priceWords(price);
  const exponent = exponentOf(currency);
  return html`<div class="RowLine" data-price="${id}">
    <p class="Grow Head">
      <span class="Money">${words}</span>
      <span class="Id">${id}</span>
      ${product.default_price === id && html`<span class="Tag">Default</span>`}
      ${!active && html`<span class="Tag Tag--wait">Archived</span>`}
    </p>
    ${
      active &&
      amount !== null &&
      html`<form method="post" action="/dashboard/actions/price">
        <input type="hidden" name="price" value="${id}" />
        <label class="VisuallyHidden" for="amount-${id}"
          >New amount for ${product.name}, now ${words}</label
        >
        <input
          class="Text"
          id="amount-${id}"
          name="amount"
          inputmode="decimal"
          autocomplete="off"
          value="${(amount / 10 ** exponent).toFixed(exponent)}"
        />
        <button
          class="Button Button--quiet Small"
          type="submit"
          aria-label="Change price of ${product.name}, now ${words}"
        >
          Change
        </button>
      </form>`
    }
  </div>`;
}
