import { configureStore, refuseSecrets } from '../configure-store.js';
import { Missing } from './missing.js';
import { ProductCard } from '../product-card/product-card.js';
import { ProductList } from '../product-list/product-list.js';

/*
 * Entry of `storetag.js`: configures the page by the `data-*` attributes of its own `<script type="module">`, then
 * registers the elements, under `data-prefix` where there is one. Those that show products are here; those that buy come
 * in a second file, which is fetched while the products are; what few pages need at first comes when it is needed.
 */

// For the build: see `load-chunk.ts`.
export { chunkExports, loadChunk } from './load-chunk.js';

/** What the page says by `data-*` attributes of the same names. */
const TEXTS = ['endpoint', 'catalog', 'locale', 'currency', 'images', 'guard'] as const;

if (globalThis.document) start();

function start(): void {
  const script = ownScript();
  const data = script?.dataset ?? {};
  const prefix = data['prefix'] ? `${data['prefix']}-` : '';
  try {
    refuseSecrets(Array.from(script?.attributes ?? [], ({ value }) => value));
    configureStore({
      ...Object.fromEntries(TEXTS.map((name) => [name, data[name]]).filter(([, value]) => value)),
      ...('openCartOnAdd' in data && { openCartOnAdd: true }),
      ...(data['stripeJs'] === 'page' && { stripeJs: 'page' }),
    });
    const isFirst = register({ 'product-card': ProductCard, 'product-list': ProductList }, prefix);
    if (isFirst) void loadCheckout(prefix);
    else sayOnce(customElements.get(`${prefix}product-list`));
  } catch (error) {
    // A secret key, or a prefix that no element can have.
    console.error(error);
  }
}

/** Says that there are several of us: once, however many. They share nothing but the first one's classes. */
function sayOnce(first: object | undefined): void {
  if (!first || 'told' in first) return;
  Object.assign(first, { told: true });
  console.info('storetag: already on this page; the elements registered first stay.');
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
function register(elements: Elements, prefix: string): boolean {
  return Object.entries(elements)
    .map(([name, element]) => {
      const tag = prefix + name;
      const isFree = !customElements.get(tag);
      try {
        if (isFree) customElements.define(tag, element);
      } catch (cause) {
        // WebKit's own message does not name it.
        throw new TypeError(`"${tag}" is no element's name: mend \`data-prefix\`.`, { cause });
      }
      return isFree;
    })
    .every(Boolean);
}

/** Registers the elements that buy, now or when they are needed; or stand-ins, which say what is missing. */
async function loadCheckout(prefix: string): Promise<void> {
  // A class can be registered once only.
  const standIn = (name: string): unknown => register({ [name]: class extends Missing {} }, prefix);
  try {
    const { registerCheckout } = await import('./checkout.js');
    registerCheckout(prefix, (elements) => register(elements, prefix), standIn);
  } catch (error) {
    console.error(error);
    'buy-button card-form cart-button donation-form manage-subscription order-status shopping-cart'
      .split(' ')
      .forEach(standIn);
  }
}
