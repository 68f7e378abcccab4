import { configureStore, refuseSecrets } from './configure-store.js';
import { importPinned } from './import-pinned.js';
import { Missing } from './missing.js';
import { ProductCard } from './product-card/product-card.js';
import { ProductList } from './product-list/product-list.js';

/*
 * Entry of `storetag.js`: configures the page by the `data-*` attributes of its own `<script type="module">`, then
 * registers the elements, under `data-prefix` where there is one. Those that show products are here; those that buy come
 * in a second file, which the build pins by its hash and which is fetched while the products are.
 */

if (globalThis.document) start();

function start(): void {
  const script = ownScript();
  const { endpoint, catalog, locale, currency, prefix } = script?.dataset ?? {};
  if (catalog) {
    console.warn('storetag: `data-catalog` is not read yet; name a `data-endpoint`.');
  }
  try {
    refuseSecrets(Array.from(script?.attributes ?? [], ({ value }) => value));
    configureStore({
      ...(endpoint && { endpoint }),
      ...(catalog && { catalog }),
      ...(locale && { locale }),
      ...(currency && { currency }),
    });
    const isFirst = register({ 'product-card': ProductCard, 'product-list': ProductList }, prefix);
    if (isFirst) void loadCheckout(prefix, '');
    else console.info('storetag: already on this page; the elements registered first stay.');
  } catch (error) {
    // A secret key, or a prefix that no element can have.
    console.error(error);
  }
}

/**
 * The script tag that loaded this module. Module scripts have no `document.currentScript`, so the address tells; where
 * the address was redirected, the name of the file.
 */
function ownScript(): HTMLScriptElement | undefined {
  const scripts = Array.from(document.scripts);
  return (
    scripts.find(({ src }) => src === import.meta.url) ??
    scripts.find(({ src }) => /\/storetag\.js(\?|$)/.test(src))
  );
}

type Elements = Record<string, CustomElementConstructor>;

/** Registers what is not registered yet, and tells whether all of it was new. */
function register(elements: Elements, prefix: string | undefined): boolean {
  return Object.entries(elements)
    .map(([name, element]) => {
      const tag = prefix ? `${prefix}-${name}` : name;
      const isFree = !customElements.get(tag);
      if (isFree) customElements.define(tag, element);
      return isFree;
    })
    .every(Boolean);
}

/**
 * Registers the elements that buy. A failed load is tried once more, under another address, because a browser
 * remembers that a module failed. Then stand-ins say what is missing.
 */
async function loadCheckout(prefix: string | undefined, query: '' | '?again'): Promise<void> {
  const url = new URL(`storetag-checkout.js${query}`, import.meta.url).href;
  try {
    // The build writes the hash, and `url` in the place of the module's name.
    const { elements } = await importPinned(
      url,
      '%INTEGRITY%',
      () => import('./script-tag-checkout.js'),
    );
    register(elements, prefix);
  } catch (error) {
    console.error(error);
    if (!query) await loadCheckout(prefix, '?again');
    else register(standIns(), prefix);
  }
}

function standIns(): Elements {
  // A class can be registered once only.
  return Object.fromEntries(
    ['buy-button', 'card-form', 'order-status'].map((name) => [name, class extends Missing {}]),
  );
}
