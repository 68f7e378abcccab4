import { expect } from '@esm-bundle/chai';
import type { Product } from '@storetag/protocol';
import { cartOf, type Cart } from '../cart/cart.js';
import { configureStore } from '../configure-store.js';
import {
  FakeStore,
  find,
  json,
  mug,
  never,
  next,
  offline,
  page,
  price,
  problem,
  product,
  show,
  textOf,
  until,
  violations,
} from '../fake-store.test.support.js';
import { PaymentSucceededEvent } from '../payment-events.js';
import { BuyButton } from './buy-button.js';
import '../shopping-cart/shopping-cart.define.js';
import './buy-button.define.js';

const session = { id: 'cs_test_1', url: 'https://checkout.stripe.test/c/1' };
const created = 'POST /checkout-sessions';

describe('<buy-button>', () => {
  let store: FakeStore;

  beforeEach(() => {
    store = new FakeStore().on('GET /products', page(mug)).on(created, json(session, 201));
    document.addEventListener('checkout-created', stay);
  });
  afterEach(() => {
    store.restore();
    document.removeEventListener('checkout-created', stay);
    document.body.replaceChildren();
  });

  const stay = (event: Event): void => event.preventDefault();

  async function ready(attributes = 'price="price_mug"', inside = ''): Promise<BuyButton> {
    const element = await show(BuyButton, `<buy-button ${attributes}>${inside}</buy-button>`);
    await until(() => /\d|Sold|want|no longer|label/.test(textOf(element)));
    return element;
  }
  const button = (element: Element): HTMLButtonElement => {
    const found = find(element, 'button[part=button]', HTMLButtonElement);
    if (!found) throw new Error('There is no button.');
    return found;
  };
  // Not the elements themselves: chai would print the whole document.
  const focused = (element: Element): string | null | undefined =>
    element.shadowRoot?.activeElement?.getAttribute('part');
  const message = (element: Element): string =>
    find(element, '[part=message]')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

  it('says what it sells and for how much, to everybody', async () => {
    const element = await ready();
    expect(textOf(button(element))).to.equal('Buy now · $12.00 Mug');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('multiplies by the quantity', async () => {
    expect(textOf(await ready('price="price_mug" quantity="3"'))).to.contain('$36.00');
  });

  it('finds its price by lookup key, and by product', async () => {
    const keyed = product('prod_1', [
      price('price_a', 100),
      price('price_b', 700, { lookup_key: 'big' }),
    ]);
    store.on('GET /products?', page(mug, keyed)).on('GET /products/prod_1', json(keyed));
    expect(textOf(await ready('lookup-key="big"'))).to.contain('$7.00');
    expect(textOf(await ready('product="prod_1"'))).to.contain('$1.00');
    expect(textOf(await ready('product="prod_1" price="price_b"'))).to.contain('$7.00');
  });

  it('says that a recurring price is a subscription', async () => {
    const recurring = { interval: 'month', interval_count: 1 } as const;
    store.on('GET /products', page(product('prod_1', [price('price_mug', 900, { recurring })])));
    expect(textOf(await ready())).to.contain('Subscribe · $9.00 / month');
  });

  it('takes its label from the page', async () => {
    const element = await ready('price="price_mug"', 'My label');
    await until(() => textOf(element).includes('Mug'));
    expect(textOf(button(element))).to.equal('My label Mug');
  });

  it('has its own label where the page left nothing but white space, until there is one', async () => {
    const element = await ready('price="price_mug"', '\n  <!-- buy -->\n');
    expect(textOf(button(element))).to.equal('Buy now · $12.00 Mug');
    element.append('My label');
    await until(() => textOf(button(element)) === 'My label Mug');
    element.lastChild?.remove();
    await until(() => textOf(button(element)) === 'Buy now · $12.00 Mug');
  });

  it('puts no link of the page into its button', async () => {
    const element = await ready('price="price_mug"', '<a href="#buy">Buy by link</a>');
    expect(textOf(button(element))).to.equal('Buy now · $12.00 Mug');
    expect(element.querySelector('a')?.checkVisibility()).to.equal(false);
  });

  it('leaves a link of the page in place until the price is known', async () => {
    store.on('GET /products', never);
    const link = '<a href="https://buy.stripe.com/1">Buy by link, no label</a>';
    const element = await show(BuyButton, `<buy-button price="price_mug">${link}</buy-button>`);
    expect(find(element, 'button') === undefined).to.equal(true);
    expect(element.querySelector('a')?.checkVisibility()).to.equal(true);
  });

  it('sends ids and quantities, and of amounts only what it displayed', async () => {
    const element = await ready(
      'price="price_mug" quantity="2" success-path="/thanks" email="jo@shop.test" reference="r-1" locale="de"',
    );
    await element.buy();
    const { attempt_id, ...body } = store.to(created)[0]?.body ?? {};
    expect(body).to.deep.equal({
      ui_mode: 'hosted_page',
      line_items: [{ price: 'price_mug', quantity: 2 }],
      expected_total: { amount: 2400, currency: 'usd' },
      success_path: '/thanks',
      cancel_path: location.pathname + location.search,
      email: 'jo@shop.test',
      reference: 'r-1',
      locale: 'de',
    });
    expect(attempt_id).to.match(/^[\w-]{16,64}$/);
  });

  it('expects no total where the customer decides', async () => {
    store.on('GET /products', page(product('prod_1', [price('price_mug', null)])));
    const element = await show(BuyButton, '<buy-button price="price_mug"></buy-button>');
    await element.buy();
    expect(store.to(created)[0]?.body).not.to.have.property('expected_total');
  });

  it('makes one checkout of twenty clicks', async () => {
    const element = await ready();
    for (let click = 0; click < 20; click += 1) button(element).click();
    await element.buy();
    expect(store.to(created)).to.have.length(1);
  });

  it('BUG-7: repeats the same attempt after a failure, and in another button', async () => {
    store.on(created, offline, json(session, 201));
    const element = await ready();
    await element.buy();
    await element.buy();
    await (await ready()).buy();
    const ids = store.to(created).map(({ body }) => body['attempt_id']);
    expect(ids).to.have.length(3);
    expect(new Set(ids).size).to.equal(1);
  });

  it('begins a new attempt, once, when the old one is finished', async () => {
    const finished = problem(409, 'attempt_finished', { order: 'cs_test_0' });
    store.on(created, finished, json(session, 201));
    const element = await ready();
    await element.buy();
    const [first, second, ...rest] = store.to(created).map(({ body }) => body['attempt_id']);
    expect(second).to.be.a('string').and.not.equal(first);
    expect(rest).to.have.length(0);
    store.on(created, finished);
    await element.buy();
    expect(store.to(created)).to.have.length(4);
    expect(message(element)).to.contain('attempt_finished');
  });

  it('tells of the checkout, and of analytics, without a secret', async () => {
    store.on(created, json({ ...session, client_secret: 'cs_test_1_secret_x' }, 201));
    const element = await ready();
    const [checkout, analytics] = await Promise.all([
      next('checkout-created'),
      next('store-analytics'),
      element.buy(),
    ]);
    expect(checkout).to.include(session);
    expect(analytics.event).to.equal('begin_checkout');
    expect(analytics.ecommerce).to.deep.include({ currency: 'USD', value: 12 });
    const all = JSON.stringify([Object.entries(checkout), Object.entries(analytics)]);
    expect(all).not.to.contain('secret');
    expect(all).not.to.contain(store.to(created)[0]?.body['attempt_id']);
  });

  it('goes to the checkout unless a listener keeps the page, and is free again on the way back', async () => {
    document.removeEventListener('checkout-created', stay);
    const here = `${location.origin}${location.pathname}${location.search}#paid`;
    store.on(created, json({ id: 'cs_test_1', url: here }, 201));
    const element = await ready();
    await element.buy();
    expect(location.hash).to.equal('#paid');
    expect(button(element).ariaBusy).to.equal('true');
    await element.buy();
    expect(store.to(created)).to.have.length(1);

    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await element.updateComplete;
    expect(button(element).ariaBusy).to.equal('false');
    await element.buy();
    expect(store.to(created)).to.have.length(2);
    history.replaceState(null, '', location.pathname + location.search);
  });

  for (const url of ['javascript:alert(1)', 'http://evil.test/', undefined]) {
    it(`does not go to ${url}`, async () => {
      store.on(created, json({ id: 'cs_test_1', ...(url && { url }) }, 201));
      const element = await ready();
      const [failed] = await Promise.all([next('checkout-failed'), element.buy()]);
      expect(failed.error.code).to.equal('answer_invalid');
    });
  }

  it('is busy while it waits, without losing width or focus', async () => {
    store.on(created, never);
    const element = await ready();
    const { width } = button(element).getBoundingClientRect();
    button(element).focus();
    void element.buy();
    await element.updateComplete;
    expect(button(element).ariaBusy).to.equal('true');
    expect(button(element).getBoundingClientRect().width).to.equal(width);
    expect(focused(element)).to.equal('button');
    expect(find(element, '[role=status]')?.textContent?.trim()).to.equal('One moment…');
    const label = find(element, '[part=label]');
    const [animation] = label?.getAnimations() ?? [];
    expect(label && getComputedStyle(label).opacity).to.equal('1');
    expect(animation?.effect?.getTiming().delay).to.equal(300);
    animation?.finish();
    expect(label && getComputedStyle(label).opacity).to.equal('0');
  });

  it('says in words that nothing was charged, and can be clicked again', async () => {
    store.on(created, offline);
    const element = await ready();
    const [failed] = await Promise.all([next('checkout-failed'), element.buy()]);
    await element.updateComplete;
    expect(failed.error.code).to.equal('network_error');
    expect(find(element, '[part=message]')?.role).to.equal('alert');
    expect(message(element)).to.equal(
      'The store cannot be reached right now. Nothing was charged.',
    );
    expect(await violations(element)).to.deep.equal([]);
    store.on(created, json(session, 201));
    await element.buy();
    await element.updateComplete;
    expect(message(element)).to.equal('');
  });

  it('tells old and new price, and asks for the new one with the next click', async () => {
    const total = { amount: 1500, currency: 'usd' };
    store.on(created, problem(409, 'price_changed', { total }), json(session, 201));
    const element = await ready();
    await element.buy();
    await element.updateComplete;
    expect(message(element)).to.equal('The price has changed from $12.00 to $15.00.');
    expect(find(element, '[part=message] s')?.textContent).to.equal('$12.00');
    expect(textOf(button(element))).to.contain('$15.00');
    await element.buy();
    expect(store.to(created).map(({ body }) => body['expected_total'])).to.deep.equal([
      { amount: 1200, currency: 'usd' },
      total,
    ]);
  });

  it('buys the price that came in place of the displayed one with the next click', async () => {
    const total = { amount: 1500, currency: 'usd' };
    const line_items = [
      {
        price: 'price_new',
        quantity: 1,
        unit_amount: 1500,
        product: product('prod_mug', [price('price_new', 1500)]),
      },
    ];
    store.on(created, problem(409, 'price_changed', { total, line_items }), json(session, 201));
    const element = await ready();
    await element.buy();
    await element.updateComplete;
    expect(message(element)).to.equal('The price has changed from $12.00 to $15.00.');
    await element.buy();
    expect(store.to(created).map(({ body }) => body['line_items'])).to.deep.equal([
      [{ price: 'price_mug', quantity: 1 }],
      [{ price: 'price_new', quantity: 1 }],
    ]);
  });

  it('reads a success path relative to the page, and leaves one of another site for the server', async () => {
    const element = await ready('price="price_mug" success-path="thanks.html?a=b"');
    await element.buy();
    element.successPath = 'https://evil.test/thanks';
    await element.buy();
    expect(store.to(created).map(({ body }) => body['success_path'])).to.deep.equal([
      new URL('thanks.html?a=b', document.baseURI).pathname + '?a=b',
      'https://evil.test/thanks',
    ]);
  });

  for (const [code, more, expected] of [
    ['price_not_sold', {}, 'This is no longer sold.'],
    [
      'out_of_stock',
      { line_items: [{ price: 'price_mug', quantity: 2, stock: 1 }] },
      'Only 1 left.',
    ],
    ['out_of_stock', { line_items: [{ price: 'price_mug', quantity: 1, stock: 0 }] }, 'Sold out'],
    ['stripe_error', {}, 'It is stripe_error. Nothing was charged.'],
  ] as const) {
    it(`says of ${code}: ${expected}`, async () => {
      store.on(created, problem(409, code, more));
      const element = await ready();
      await element.buy();
      await element.updateComplete;
      expect(message(element)).to.equal(expected);
    });
  }

  it('cannot be pressed when sold out, and says so', async () => {
    store.on('GET /products', page({ ...mug, stock: 0 }));
    const element = await ready();
    expect(button(element).disabled).to.equal(true);
    expect(textOf(button(element))).to.equal('Sold out Mug');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('goes by the count of its own price', async () => {
    const sizes = [price('price_mug', 1200, { stock: 0 }), price('price_l', 2000)];
    store.on('GET /products', page({ ...product('prod_mug', sizes), stock: 5 }));
    expect(button(await ready()).disabled).to.equal(true);
    const large = await ready('price="price_l"');
    expect(button(large).disabled).to.equal(false);
  });

  it('lets whoever comes back from Stripe’s page buy the last one, which he took himself', async () => {
    const first = await ready();
    await first.buy();
    store.on('GET /products', page({ ...mug, stock: 0 }));
    const element = await ready();
    await until(() => !button(element).disabled);
    store.on(created, problem(409, 'out_of_stock', { line_items: [] }));
    await element.buy();
    await element.updateComplete;
    expect(message(element)).to.equal('Sold out');
    const other = await ready('price="price_mug" quantity="2"');
    await other.updateComplete;
    expect(button(other).disabled).to.equal(true);
  });

  it('gives up what it was about to buy when it is to be more', async () => {
    const element = await ready();
    await element.buy();
    element.quantity = 2;
    await element.updateComplete;
    await element.buy();
    const [first, second] = store.to(created).map(({ body }) => body);
    expect(first).not.to.have.property('replaces');
    expect(second?.['replaces']).to.equal(first?.['attempt_id']);
  });

  it('does nothing while disabled', async () => {
    const element = await ready('price="price_mug" disabled');
    button(element).click();
    await element.buy();
    expect(store.to(created)).to.have.length(0);
  });

  it('says that a price is not sold, and looks again when pressed', async () => {
    store.on('GET /products', page(), page(mug));
    const element = await ready();
    expect(message(element)).to.equal('This is no longer sold.');
    await element.buy();
    expect(store.to(created)).to.have.length(1);
  });

  it('says what it needs', async () => {
    const element = await show(BuyButton, '<buy-button></buy-button>');
    await until(() => message(element).includes('`lookup-key`'));
    expect(store.made).to.have.length(0);
  });

  for (const checkout of ['bank', '']) {
    it(`says that there is no checkout by “${checkout}”`, async () => {
      const element = await ready(`price="price_mug" checkout="${checkout}"`);
      const [failed] = await Promise.all([next('checkout-failed'), element.buy()]);
      await element.updateComplete;
      expect(failed.error.code).to.equal('misconfigured');
      expect(message(element)).to.contain(`no \`checkout="${checkout}"\``);
      expect(store.to('POST')).to.have.length(0);
    });
  }

  it('lets the store look for its price, and looks itself where an old store does not', async () => {
    await ready();
    expect(store.to('GET /products').map(({ path }) => path)).to.deep.equal([
      '/products?price=price_mug&limit=100',
    ]);
    const keyed = product('prod_1', [price('price_b', 700, { lookup_key: 'big' })]);
    const first = json({ products: [mug], next_cursor: 'more' });
    store.on('GET /products', first, page(keyed));
    expect(textOf(await ready('lookup-key="big"'))).to.contain('$7.00');
    expect(store.to('GET /products').at(-1)?.path).to.equal(
      '/products?lookup_key=big&limit=100&cursor=more',
    );
  });

  it('puts the price into a label of the page, for {price}', async () => {
    const element = await ready('price="price_mug" quantity="2"', 'Get it for <b>{price}</b>');
    await until(() => textOf(element).includes('Mug'));
    expect(textOf(button(element))).to.equal('Get it for $24.00 Mug');
  });

  it('lets the customer change the quantity on Stripe’s page, where the page says so', async () => {
    await (await ready('price="price_mug" adjustable-quantity')).buy();
    await (await ready()).buy();
    const bodies = store.to(created).map(({ body }) => body);
    expect(bodies[0]).to.include({ adjustable_quantity: true });
    expect(bodies[1]).not.to.have.property('adjustable_quantity');
  });

  it('sells recurring prices with the card form, too', async () => {
    const recurring = { interval: 'month', interval_count: 1 } as const;
    store.on('GET /products', page(product('prod_1', [price('price_mug', 900, { recurring })])));
    const element = await ready('price="price_mug" checkout="form"');
    await element.buy();
    await until(() => find(element, 'dialog', HTMLDialogElement)?.open);
    expect(store.to('POST')).to.have.length(0);
  });

  describe('with Stripe’s embedded page', () => {
    it('asks for such a session, and is free once it is open', async () => {
      store.on(created, json({ id: 'cs_test_1', client_secret: 'cs_test_1_secret_x' }, 201)).on(
        'GET /config',
        json({
          publishable_key: 'pk_test_sandbox_1',
          flows: ['payment-intent'],
          currency: null,
          shipping_countries: [],
          stripe_js: '/nowhere/stripe.js',
        }),
      );
      const element = await ready('price="price_mug" checkout="embedded" adjustable-quantity');
      await element.buy();
      await until(() => find(element, 'dialog', HTMLDialogElement)?.matches(':modal'));
      expect(store.to(created)[0]?.body).to.include({
        ui_mode: 'embedded_page',
        adjustable_quantity: true,
      });
      await element.updateComplete;
      expect(button(element).ariaBusy).to.equal('false');
    });
  });

  describe('with the cart', () => {
    const cart = (): Cart => cartOf(new URL('/api/store', location.href).href);

    it('adds what it shows, and says so to the customer, the page and analytics', async () => {
      const element = await ready('price="price_mug" quantity="2" checkout="cart"');
      expect(textOf(button(element))).to.equal('Add to cart · $24.00 Mug');
      const [changed, analytics] = await Promise.all([
        next('cart-changed'),
        next('store-analytics'),
        element.buy(),
      ]);
      await element.updateComplete;
      expect(changed).to.include({ count: 2 });
      expect(changed.target === element).to.equal(true);
      expect(analytics.event).to.equal('add_to_cart');
      expect(analytics.ecommerce).to.deep.equal({
        currency: 'USD',
        value: 24,
        items: [{ item_id: 'prod_mug', item_name: 'Mug', price: 12, quantity: 2 }],
      });
      expect(cart().lines).to.deep.equal([
        {
          price: 'price_mug',
          quantity: 2,
          product: 'prod_mug',
          unit_amount: 1200,
          currency: 'usd',
          name: 'Mug',
        },
      ]);
      expect(find(element, '[role=status]')?.textContent?.trim()).to.equal('Added to the cart.');
      expect(await violations(element)).to.deep.equal([]);
      expect(store.to('POST')).to.have.length(0);
      expect(find(document.body, 'shopping-cart')).to.equal(undefined);
    });

    it('adds by addToCart() whatever the way to check out', async () => {
      const element = await ready('price="price_mug"');
      await element.addToCart();
      await element.addToCart();
      expect(cart().count).to.equal(2);
      expect(store.to('POST')).to.have.length(0);
    });

    it('opens the cart where the page wants it', async () => {
      configureStore({ openCartOnAdd: true });
      const element = await ready('price="price_mug" checkout="cart"');
      await element.buy();
      configureStore({ openCartOnAdd: false });
      const drawer = document.querySelector('shopping-cart')!;
      await until(() => find(drawer, 'dialog', HTMLDialogElement)?.open);
      await until(() => textOf(drawer).includes('$12.00'));
    });

    it('says that the cart is full, and adds nothing then', async () => {
      const element = await ready('price="price_mug" quantity="60" checkout="cart"');
      await element.buy();
      const [failed] = await Promise.all([next('checkout-failed'), element.buy()]);
      await element.updateComplete;
      expect(failed.error.code).to.equal('cart_full');
      expect(message(element)).to.equal('The cart is full.');
      expect(cart().count).to.equal(60);
    });
  });

  describe('in a form', () => {
    const markup = (fields: string, attributes = ''): string =>
      `<form>${fields}<buy-button price="price_mug" ${attributes}></buy-button></form>`;
    async function within(fields: string, attributes = ''): Promise<[BuyButton, HTMLFormElement]> {
      const form = await show(HTMLFormElement, markup(fields, attributes));
      const element = form.querySelector('buy-button')!;
      await until(() => textOf(element).includes('$'));
      return [element, form];
    }
    const field = (form: HTMLFormElement, name: string): HTMLInputElement => {
      const found = form.elements.namedItem(name);
      if (!(found instanceof HTMLInputElement)) throw new Error(`There is no ${name}.`);
      return found;
    };

    it('goes by the fields for quantity, e-mail and reference, as they change', async () => {
      const [element, form] = await within(
        '<input name="quantity" value="2"><input name="email"><input name="reference" value="r-2">',
        'quantity="5" email="other@shop.test"',
      );
      expect(textOf(button(element))).to.contain('$24.00');
      field(form, 'quantity').value = '3';
      field(form, 'quantity').dispatchEvent(new InputEvent('input', { bubbles: true }));
      await element.updateComplete;
      expect(textOf(button(element))).to.contain('$36.00');
      field(form, 'email').value = 'jo@shop.test';
      await element.buy();
      expect(store.to(created)[0]?.body).to.deep.include({
        line_items: [{ price: 'price_mug', quantity: 3 }],
        expected_total: { amount: 3600, currency: 'usd' },
        email: 'jo@shop.test',
        reference: 'r-2',
      });
      form.reset();
      await until(() => textOf(button(element)).includes('$24.00'));
      field(form, 'email').value = '';
      field(form, 'quantity').value = '';
      await element.buy();
      expect(store.to(created)[1]?.body).to.deep.include({
        line_items: [{ price: 'price_mug', quantity: 5 }],
        email: 'other@shop.test',
      });
    });

    it('buys nothing while a field is not valid, unless the form says not to look', async () => {
      const [element, form] = await within('<input name="email" type="email" required>');
      await element.buy();
      expect(document.activeElement === field(form, 'email')).to.equal(true);
      expect(store.to('POST')).to.have.length(0);
      form.noValidate = true;
      await element.buy();
      expect(store.to('POST')).to.have.length(1);
    });

    it('submits nothing, but buys where Enter would submit, and leaves the page’s own buttons alone', async () => {
      const [element, form] = await within('<input name="email"><button>Send</button>');
      const submitted: boolean[] = [];
      form.addEventListener('submit', (event) => {
        submitted.push(event.defaultPrevented);
        event.preventDefault();
      });
      button(element).click();
      await until(() => store.to(created).length === 1);
      await until(() => button(element).ariaBusy === 'false');
      expect(submitted).to.deep.equal([]);
      form.querySelector('button')?.click();
      expect(submitted).to.deep.equal([false]);
      form.requestSubmit();
      expect(submitted).to.deep.equal([false, true]);
      // Joins what is under way.
      await element.buy();
      expect(store.to(created)).to.have.length(2);
      expect([...new FormData(form).keys()]).to.deep.equal(['email']);
    });

    it('is disabled with its fieldset', async () => {
      const [element, form] = await within('');
      const fieldset = document.createElement('fieldset');
      form.append(fieldset);
      fieldset.append(element);
      fieldset.disabled = true;
      await element.updateComplete;
      expect(button(element).disabled).to.equal(true);
      await element.buy();
      expect(store.to('POST')).to.have.length(0);
      fieldset.disabled = false;
      await element.updateComplete;
      expect(button(element).disabled).to.equal(false);
    });

    it('is free of a form that it has left', async () => {
      const [element, form] = await within('<input name="quantity" value="2">');
      form.after(element);
      await element.updateComplete;
      expect(textOf(button(element))).to.contain('$12.00');
    });
  });

  describe('without a server', () => {
    const linked = (payment_link: string | null): Product =>
      product('prod_mug', [price('price_mug', 1200, { payment_link })]);
    let files = 0;
    // A page reads each file once.
    const attributes = (): string =>
      `catalog="/api/file-${(files += 1)}/catalog.json" price="price_mug"`;

    it('goes to the price’s Payment Link, one unit, with what it knows of the customer', async () => {
      store.on('GET /catalog.json', page(linked('https://buy.stripe.test/a')));
      const element = await ready(
        `${attributes()} quantity="3" email="jo@shop.test" reference="r-1" locale="en-GB"`,
      );
      expect(textOf(button(element))).to.contain('12.00');
      const [event, counted] = await Promise.all([
        next('checkout-created'),
        next('store-analytics'),
        element.buy(),
      ]);
      expect(event.id).to.equal('');
      expect(event.url).to.equal(
        'https://buy.stripe.test/a?prefilled_email=jo%40shop.test&client_reference_id=r-1&locale=en-GB',
      );
      expect(counted.event).to.equal('begin_checkout');
      expect(store.to('POST')).to.have.length(0);
    });

    for (const link of [null, 'javascript:alert(1)']) {
      it(`says that it cannot be bought, where the link is ${link}`, async () => {
        store.on('GET /catalog.json', page(linked(link)));
        const element = await ready(attributes());
        expect(button(element).disabled).to.equal(true);
        expect(message(element)).to.equal('This cannot be bought right now.');
        const [failed] = await Promise.all([next('checkout-failed'), element.buy()]);
        expect(failed.error.code).to.equal('not_sellable');
      });
    }
  });

  for (const attribute of ['price', 'email', 'secret-key', 'endpoint']) {
    it(`refuses a secret key in ${attribute} before any request`, async () => {
      const element = await show(
        BuyButton,
        `<buy-button price="price_mug" ${attribute}="sk_live_1"></buy-button>`,
      );
      element.setAttribute(attribute, 'sk_live_1');
      await element.refresh();
      await element.buy();
      await element.updateComplete;
      expect(message(element)).to.contain('secret Stripe key');
      expect(store.to('POST')).to.have.length(0);
      if (attribute !== 'price') expect(store.made).to.have.length(0);
    });
  }

  it('opens the card form in a dialog that Escape and its button close', async () => {
    const element = await ready(
      'price="price_mug" checkout="form" quantity="2" success-path="/ok"',
    );
    button(element).focus();
    button(element).click();
    const dialog = (): HTMLDialogElement | undefined => find(element, 'dialog', HTMLDialogElement);
    await until(() => dialog()?.open);
    const heading = find(element, '[part=heading]');
    expect(heading?.textContent).to.equal('Checkout');
    expect(focused(element)).to.equal('heading');
    expect(find(element, 'card-form')).to.deep.include({
      price: 'price_mug',
      quantity: 2,
      successPath: '/ok',
      data: mug,
    });
    find(element, '[part=close]', HTMLButtonElement)?.click();
    await until(() => !dialog()?.open);
    expect(focused(element)).to.equal('button');
    await element.buy();
    expect(dialog()?.open).to.equal(true);
    expect(store.to('POST')).to.have.length(0);
  });

  it('keeps the form as it was left, and has a new one after a payment', async () => {
    const element = await ready('price="price_mug" checkout="form"');
    const dialog = (): HTMLDialogElement | undefined => find(element, 'dialog', HTMLDialogElement);
    const close = (): void => find(element, '[part=close]', HTMLButtonElement)?.click();
    const open = async (): Promise<Element | undefined> => {
      button(element).focus();
      await element.buy();
      await until(() => dialog()?.matches(':modal'));
      return find(element, 'card-form');
    };
    const first = await open();
    close();
    expect((await open()) === first).to.equal(true);
    first?.dispatchEvent(new PaymentSucceededEvent({ id: 'pi_1', amount: 1200, currency: 'usd' }));
    // It says that it is paid, for as long as the customer wants.
    await element.updateComplete;
    expect(find(element, 'card-form') === first).to.equal(true);
    close();
    await until(() => !dialog());
    expect(focused(element)).to.equal('button');
    const second = await open();
    expect(second).to.include({ price: 'price_mug' });
    expect(second === first).to.equal(false);
  });

  for (const [what, sold] of [
    [
      'custom',
      price('price_mug', null, {
        custom_unit_amount: { minimum: 100, maximum: null, preset: null },
      }),
    ],
    ['free', price('price_mug', 0)],
  ] as const) {
    it(`takes ${what} prices to the hosted page, which a card form cannot sell`, async () => {
      store.on('GET /products', page(product('prod_1', [sold])));
      const element = await show(
        BuyButton,
        '<buy-button price="price_mug" checkout="form"></buy-button>',
      );
      await element.buy();
      expect(store.to(created)).to.have.length(1);
      expect(find(element, 'dialog') === undefined).to.equal(true);
    });
  }

  for (const [written, units, amount] of [
    ['abc', 1, '$12.00'],
    ['0', 1, '$12.00'],
    ['-3', 1, '$12.00'],
    ['2.5', 2, '$24.00'],
    ['500', 99, '$1,188.00'],
  ] as const) {
    it(`sells ${units} where the page asks for ${written}`, async () => {
      const element = await ready(`price="price_mug" quantity="${written}"`);
      expect(textOf(button(element))).to.equal(`Buy now · ${amount} Mug`);
      await element.buy();
      expect(store.to(created)[0]?.body).to.deep.include({
        line_items: [{ price: 'price_mug', quantity: units }],
        expected_total: { amount: units * 1200, currency: 'usd' },
      });
    });
  }

  it('says that the price could not be read, in a readable width, and of charges only after a click', async () => {
    store.on('GET /products', offline);
    const markup = '<buy-button price="price_mug"></buy-button>';
    const element = await show(BuyButton, markup);
    await until(() => message(element));
    expect(message(element)).to.equal('The store cannot be reached right now.');
    expect(find(element, '[part=message]')?.getBoundingClientRect().width).to.be.within(200, 260);
    await element.buy();
    await element.updateComplete;
    expect(message(element)).to.contain('Nothing was charged.');

    const narrow = await show(HTMLDivElement, `<div style="width: 120px">${markup}</div>`);
    const within = narrow.querySelector('buy-button')!;
    await until(() => message(within));
    expect(narrow.scrollWidth).to.equal(120);
  });
});
