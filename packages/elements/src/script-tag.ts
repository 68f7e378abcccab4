import { BuyButton } from './buy-button/buy-button.js';
import { configureStore } from './configure-store.js';
import { OrderStatus } from './order-status/order-status.js';
import { ProductCard } from './product-card/product-card.js';
import { ProductList } from './product-list/product-list.js';

/*
 * Entry of `storetag.js`: configures the page by the `data-*` attributes of its own `<script type="module">`, then
 * registers every element, under `data-prefix` where there is one.
 */

const elements = {
  'buy-button': BuyButton,
  'order-status': OrderStatus,
  'product-card': ProductCard,
  'product-list': ProductList,
};

if (globalThis.document) start();

function start(): void {
  // Module scripts have no `document.currentScript`; the address tells which one this is.
  const script = Array.from(document.scripts).find(({ src }) => src === import.meta.url);
  const { endpoint, catalog, locale, currency, prefix } = script?.dataset ?? {};
  if (catalog) {
    console.warn(
      'storetag: this version cannot read `data-catalog` yet; it needs `data-endpoint`.',
    );
  }
  try {
    configureStore({
      ...(endpoint && { endpoint }),
      ...(catalog && { catalog }),
      ...(locale && { locale }),
      ...(currency && { currency }),
    });
  } catch (error) {
    console.error(error);
    return;
  }
  let known = false;
  for (const [name, element] of Object.entries(elements)) {
    const tag = prefix ? `${prefix}-${name}` : name;
    if (customElements.get(tag)) known = true;
    else customElements.define(tag, element);
  }
  if (known) console.info('storetag: already on this page; the elements registered first stay.');
}
