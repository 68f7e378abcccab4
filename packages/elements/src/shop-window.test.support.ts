import { cartOf } from './cart/cart.js';
import { FakeStore, find, json, page, price, product, until } from './fake-store.test.support.js';
import { ShoppingCart } from './shopping-cart/shopping-cart.js';
import { FakeStripe, scriptOf } from './stripe/fake-stripe.test.support.js';
import './define.js';

const picture = new URL('picture.test.support.svg', import.meta.url).href;
const recurring = { interval: 'month', interval_count: 1 } as const;
const mug = product('prod_mug', [price('price_mug', 1200)], {
  description: 'A mug for all that is hot.',
  url: 'https://shop.test/mug',
  features: ['Holds 300 ml'],
  images: [picture, `${picture}?2`],
  category: 'Kitchen',
  stock: 3,
});
const box = product(
  'prod_box',
  [
    price('price_box', 2500, { product: 'prod_box' }),
    price('price_box_m', 900, { product: 'prod_box', recurring }),
  ],
  { name: 'A box with the long name Donaudampfschifffahrtsgesellschaft', category: 'Boxes' },
);
const gone = product('prod_gone', [price('price_gone', 123_456, { product: 'prod_gone' })], {
  name: 'Gone',
  stock: 0,
});
const gift = product(
  'prod_gift',
  [
    price('price_5', 500, { product: 'prod_gift' }),
    price('price_5m', 500, { product: 'prod_gift', recurring }),
    price('price_any', null, {
      product: 'prod_gift',
      custom_unit_amount: { minimum: 100, maximum: null, preset: null },
    }),
  ],
  { name: 'Gift' },
);
const order = {
  id: 'cs_test_1',
  status: 'paid',
  amount: 3600,
  currency: 'usd',
  line_items: [{ price: 'price_mug', name: 'Mug', quantity: 3, amount: 3600 }],
};

/** Every element of ours in one page, with something to show. */
export class ShopWindow {
  readonly store: FakeStore;
  readonly main = document.createElement('main');
  readonly #own = location.pathname + location.search;

  constructor() {
    const stripe = new FakeStripe();
    const config = {
      publishable_key: stripe.publishableKey,
      flows: ['payment-intent', 'checkout-session'],
      currency: null,
      shipping_countries: [],
      stripe_js: scriptOf(stripe),
      customer_portal: 'https://billing.stripe.com/p/login/test_1',
      promotion_codes: true,
    };
    this.store = new FakeStore()
      .on('GET /products', page(mug, box, gone))
      .on('GET /products/prod_mug', json(mug))
      .on('GET /products/prod_gift', json(gift))
      .on('GET /config', json(config))
      .on('GET /orders/', json(order));
  }

  /** Shows all of it, the cart's drawer open. */
  async open(): Promise<void> {
    history.replaceState(null, '', `${location.pathname}?session_id=cs_test_1`);
    this.main.innerHTML = `
      <product-list controls="search sort category"></product-list>
      <product-card product="prod_mug"></product-card>
      <p><product-price product="prod_mug"></product-price></p>
      <buy-button price="price_mug"></buy-button>
      <cart-button></cart-button>
      <card-form price="price_mug"></card-form>
      <donation-form product="prod_gift"></donation-form>
      <manage-subscription></manage-subscription>
      <order-status></order-status>
      <shopping-cart></shopping-cart>`;
    document.body.replaceChildren(this.main);
    const waitFor = async (tag: string, selector: string): Promise<void> => {
      const element = this.element(tag);
      await until(() => find(element, selector), `${tag} ${selector}`);
    };
    await waitFor('product-list', '[part=button]');
    await waitFor('product-list', '[type=search]');
    await waitFor('product-card', '[part=button]');
    await waitFor('buy-button', '[part=button]');
    await waitFor('card-form', '[part=button]');
    await waitFor('donation-form', '[part=button]');
    await waitFor('order-status', 'table, [part=line], [part=total], li');
    // Not before: the order that is paid empties the cart.
    const cart = cartOf(new URL('/api/store', location.href).href);
    cart.add({
      price: 'price_mug',
      quantity: 2,
      product: 'prod_mug',
      unit_amount: 1200,
      currency: 'usd',
      name: 'Mug',
    });
    const drawer = this.element('shopping-cart');
    if (drawer instanceof ShoppingCart) drawer.open();
    await waitFor('shopping-cart', '[part=line]');
    // It slides in.
    const dialog = find(drawer, 'dialog');
    const edge = document.documentElement.clientWidth;
    await until(() => Math.round(dialog?.getBoundingClientRect().right ?? 0) === edge, 'drawer');
  }

  close(): void {
    this.store.restore();
    document.body.replaceChildren();
    history.replaceState(null, '', this.#own);
  }

  element(tag: string): HTMLElement {
    const element = this.main.querySelector<HTMLElement>(tag);
    if (!element) throw new Error(`There is no <${tag}>.`);
    return element;
  }

  /** Every node that our elements draw, in their shadow roots and those below. */
  get drawn(): Element[] {
    return Array.from(this.main.querySelectorAll('*')).flatMap(drawnBy);
  }
}

function drawnBy(element: Element): Element[] {
  const inside = Array.from(element.shadowRoot?.querySelectorAll('*') ?? []);
  return inside
    .filter((node) => !(node instanceof HTMLStyleElement))
    .flatMap((node) => [node, ...drawnBy(node)]);
}

/** Whether a node is seen: it has a box, and is not for screen readers or measuring alone. */
export function isSeen(node: Element): boolean {
  const { width, height } = node.getBoundingClientRect();
  return (
    node.checkVisibility({ opacityProperty: false, visibilityProperty: true }) &&
    width > 1 &&
    height > 1 &&
    !node.closest('.unseen, .probe')
  );
}

/** A node as a sentence about it names it. */
export function nameOf(node: Element): string {
  const root = node.getRootNode();
  const host = root instanceof ShadowRoot ? `${root.host.localName} ` : '';
  const part = node.getAttribute('part') ?? node.className;
  return `${host}${node.localName}${part ? `[${part}]` : ''} “${node.textContent.trim().slice(0, 20)}”`;
}
