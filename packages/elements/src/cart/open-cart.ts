import type { ShoppingCart } from '../shopping-cart/shopping-cart.js';

/** How an element is told where its store is, and how to speak. */
interface Configured {
  localName: string;
  endpoint?: string;
  catalog?: string;
  locale?: string;
  currency?: string;
}

/**
 * Opens the page's `<shopping-cart>`; where it has none, makes one at its end, that serves the same store as `from`.
 * Where no such element is registered yet, it opens as soon as there is one.
 */
export function openCart(from: Configured & Element): void {
  // All our tags have two words: what stands before them is the prefix.
  const tag = from.localName.replace(/[a-z]+-[a-z]+$/, 'shopping-cart');
  const root = from.getRootNode();
  let cart = (root instanceof ShadowRoot && root.querySelector(tag)) || document.querySelector(tag);
  if (!cart) {
    const { endpoint, catalog, locale, currency } = from;
    cart = document.createElement(tag);
    document.body.append(Object.assign(cart, { endpoint, catalog, locale, currency }));
  }
  if (isCart(cart)) cart.open();
  else void customElements.whenDefined(tag).then(() => isCart(cart) && cart.open());
}

function isCart(element: Element): element is ShoppingCart {
  return 'open' in element && typeof element.open === 'function';
}
