import '@storetag/elements/product-card/define';
import '@storetag/elements/product-list/define';
import { isSandbox } from './store.js';

const pieces = document.querySelector('#pieces');
document.querySelector('product-list')?.addEventListener('products-loaded', ({ products }) => {
  const kinds = new Set(products.map(({ category }) => category)).size;
  if (pieces) pieces.textContent = `${products.length} pieces of ${kinds} kinds.`;
});

// A store that cannot be reached says so itself, where its products would be.
const sandbox = await isSandbox().catch(() => false);
document.querySelector<HTMLElement>('.sandbox')?.toggleAttribute('hidden', !sandbox);
