import { configureStore } from './configure-store.js';
import { importPinned } from './import-pinned.js';
import { ProductCard } from './product-card/product-card.js';
import { ProductList } from './product-list/product-list.js';

/*
 * Entry of `storetag.js`: configures the page by the `data-*` attributes of its own `<script type="module">`, then
 * registers the elements, under `data-prefix` where there is one. Those that show products are here; those that buy come
 * in a second file, which the build pins by its hash and which is fetched while the products are.
 */

if (globalThis.document) start();

function start(): void {
  // Module scripts have no `document.currentScript`; the address tells which one this is.
  const here = withoutQuery(import.meta.url);
  const script = Array.from(document.scripts).find(({ src }) => withoutQuery(src) === here);
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
  const register = (elements: Record<string, CustomElementConstructor>): boolean[] =>
    Object.entries(elements).map(([name, element]) => {
      const tag = prefix ? `${prefix}-${name}` : name;
      const isFree = !customElements.get(tag);
      if (isFree) customElements.define(tag, element);
      return isFree;
    });
  const isFirst = register({
    'product-card': ProductCard,
    'product-list': ProductList,
  }).every(Boolean);
  if (!isFirst) {
    console.info('storetag: already on this page; the elements registered first stay.');
    return;
  }
  importPinned(
    new URL('storetag-checkout.js', import.meta.url).href,
    // Written by the build.
    '%INTEGRITY%',
    () => import('./script-tag-checkout.js'),
  ).then(
    ({ elements }) => register(elements),
    (error: unknown) => console.error(error),
  );
}

/** The second file asks for the first by its plain name, whatever query the page put behind it. */
function withoutQuery(url: string): string | undefined {
  return url.split('?')[0];
}
