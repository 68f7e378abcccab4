import { expect } from '@esm-bundle/chai';
import { cartOf, type Cart } from '../cart/cart.js';
import {
  FakeStore,
  find,
  json,
  page,
  show,
  textOf,
  until,
  violations,
} from '../fake-store.test.support.js';
import { ShoppingCart } from '../shopping-cart/shopping-cart.js';
import { CartButton } from './cart-button.js';
import './cart-button.define.js';

describe('<cart-button>', () => {
  let store: FakeStore;
  let cart: Cart;

  beforeEach(() => {
    store = new FakeStore().on('GET /products', page()).on('GET /config', json({}));
    cart = cartOf(new URL('/api/store', location.href).href);
  });
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
  });

  const button = (element: Element): HTMLButtonElement => {
    const found = find(element, 'button', HTMLButtonElement);
    if (!found) throw new Error('There is no button.');
    return found;
  };
  const status = (element: Element): string | null | undefined =>
    find(element, '[role=status]')?.textContent;

  it('says how much is in the cart, to everybody, and when it changes', async () => {
    const element = await show(CartButton, '<cart-button></cart-button>');
    expect(status(element)).to.equal('0 items');
    expect(find(element, '[part=count]')).to.equal(undefined);
    const region = find(element, '[role=status]');
    cart.add({ price: 'price_mug', quantity: 1 });
    await element.updateComplete;
    expect(status(element)).to.equal('1 item');
    expect(textOf(button(element))).to.equal('Cart 1 1 item');
    cart.add({ price: 'price_mug', quantity: 2 });
    await element.updateComplete;
    expect(status(element)).to.equal('3 items');
    expect(find(element, '[role=status]') === region, 'one live region').to.equal(true);
    expect(store.made).to.have.length(0);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('is up to date after it was away', async () => {
    const element = await show(CartButton, '<cart-button></cart-button>');
    const { parentNode } = element;
    element.remove();
    cart.add({ price: 'price_mug', quantity: 2 });
    parentNode?.append(element);
    await element.updateComplete;
    expect(status(element)).to.equal('2 items');
    cart.add({ price: 'price_mug', quantity: 1 });
    await element.updateComplete;
    expect(status(element)).to.equal('3 items');
  });

  it('takes its label from the page', async () => {
    const element = await show(CartButton, '<cart-button>Basket</cart-button>');
    expect(textOf(button(element))).to.equal('Basket 0 items');
  });

  it('opens the page’s cart, and gets the focus back', async () => {
    const element = await show(
      CartButton,
      '<cart-button></cart-button><shopping-cart></shopping-cart>',
    );
    const drawer = document.querySelector('shopping-cart')!;
    button(element).focus();
    button(element).click();
    await until(() => find(drawer, 'dialog')?.matches(':modal'));
    expect(document.querySelectorAll('shopping-cart')).to.have.length(1);
    drawer.close();
    await until(() => element.shadowRoot?.activeElement === button(element));
  });

  it('opens the cart of its own shadow root rather than the page’s', async () => {
    await show(ShoppingCart, '<shopping-cart></shopping-cart>');
    const host = document.body.appendChild(document.createElement('div'));
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<cart-button></cart-button><shopping-cart></shopping-cart>';
    root.querySelector('cart-button')?.open();
    expect(root.querySelector('shopping-cart')?.opened).to.equal(true);
    expect(document.querySelector('shopping-cart')?.opened).to.equal(false);
  });

  it('makes a cart, of the same store, where the page has none', async () => {
    const element = await show(
      CartButton,
      '<cart-button endpoint="/api/other" locale="en-GB"></cart-button>',
    );
    element.open();
    element.open();
    const made = document.querySelectorAll('shopping-cart');
    expect(made).to.have.length(1);
    expect(made[0]).to.include({ endpoint: '/api/other', locale: 'en-GB', opened: true });
  });
});
