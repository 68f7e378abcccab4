import { expect } from '@esm-bundle/chai';
import { cartOf, type Cart } from '../cart/cart.js';
import type { CartLine } from '../cart/cart-line.js';
import type { StoreAnalyticsEvent } from '../analytics-event.js';
import {
  FakeStore,
  find,
  json,
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
import { ShoppingCart } from './shopping-cart.js';
import './shopping-cart.define.js';

const session = { id: 'cs_test_1', url: 'https://checkout.stripe.test/c/1' };
const created = 'POST /checkout-sessions';
const monthly = { interval: 'month', interval_count: 1 } as const;

const mug = product('prod_mug', [price('price_mug', 1200)]);
const plate = product('prod_plate', [price('price_plate', 900, { product: 'prod_plate' })], {
  name: 'Plate',
});
const line = (id: string, quantity = 1, more: Partial<CartLine> = {}): CartLine => ({
  price: `price_${id}`,
  quantity,
  product: `prod_${id}`,
  unit_amount: id === 'mug' ? 1200 : 900,
  currency: 'usd',
  name: id === 'mug' ? 'Mug' : 'Plate',
  ...more,
});
const config = {
  publishable_key: 'pk_test_sandbox_1',
  flows: ['payment-intent', 'checkout-session'],
  currency: null,
  shipping_countries: [],
};

describe('<shopping-cart>', () => {
  let store: FakeStore;
  let cart: Cart;
  let counted: StoreAnalyticsEvent[];
  const stay = (event: Event): void => event.preventDefault();
  const count = (event: StoreAnalyticsEvent): void => void counted.push(event);

  beforeEach(() => {
    store = new FakeStore()
      .on('GET /products', page(mug, plate))
      .on('GET /config', json(config))
      .on(created, json(session, 201));
    cart = cartOf(new URL('/api/store', location.href).href);
    counted = [];
    document.addEventListener('checkout-created', stay);
    document.addEventListener('store-analytics', count);
  });
  afterEach(() => {
    store.restore();
    document.removeEventListener('checkout-created', stay);
    document.removeEventListener('store-analytics', count);
    document.body.replaceChildren();
  });

  const part = (element: Element, name: string, at = 0): HTMLElement => {
    const found = element.shadowRoot?.querySelectorAll<HTMLElement>(`[part=${name}]`)[at];
    if (!found) throw new Error(`There is no ${name}.`);
    return found;
  };
  const has = (element: Element, name: string): boolean => !!find(element, `[part=${name}]`);
  const dialog = (element: Element): HTMLDialogElement => {
    const found = find(element, 'dialog', HTMLDialogElement);
    if (!found) throw new Error('There is no dialog.');
    return found;
  };
  const lines = (element: Element): string[] =>
    [...(element.shadowRoot?.querySelectorAll('[part=line]') ?? [])].map(textOf);
  const named = (element: Element, label: string): HTMLButtonElement => {
    const found = find(element, `[aria-label="${label}"]`, HTMLButtonElement);
    if (!found) throw new Error(`There is no ${label}.`);
    return found;
  };
  const focused = (element: Element): string | null | undefined =>
    element.shadowRoot?.activeElement?.getAttribute('part');

  /** Fills the cart, opens the drawer, and waits until it has been compared with the catalogue. */
  async function opened(attributes = '', ...filling: CartLine[]): Promise<ShoppingCart> {
    for (const each of filling) cart.add(each);
    const element = await show(ShoppingCart, `<shopping-cart ${attributes}></shopping-cart>`);
    element.open();
    await until(() => find(element, 'dialog', HTMLDialogElement)?.open);
    await until(() => counted.some(({ event }) => event === 'view_cart') || has(element, 'retry'));
    await element.updateComplete;
    return element;
  }

  it('asks nothing and shows nothing until it is opened', async () => {
    cart.add(line('mug'));
    const element = await show(ShoppingCart, '<shopping-cart></shopping-cart>');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(store.made).to.have.length(0);
    expect(textOf(element)).to.equal('');
  });

  it('shows lines, amounts and subtotal, and reads the catalogue in one call', async () => {
    const element = await opened('', line('mug', 2), line('plate'));
    expect(lines(element)).to.deep.equal(['M Mug $24.00 − + Remove', 'P Plate $9.00 − + Remove']);
    expect(textOf(part(element, 'subtotal'))).to.equal('Subtotal $33.00');
    expect(textOf(part(element, 'button'))).to.equal('Checkout · $33.00');
    expect(store.to('GET /products').map(({ path }) => path)).to.deep.equal([
      '/products?ids=prod_mug%2Cprod_plate&limit=100',
    ]);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('is a modal dialog, with the focus on its heading, that returns it', async () => {
    cart.add(line('mug'));
    const holder = await show(
      HTMLDivElement,
      '<div><button>Opener</button><shopping-cart></shopping-cart></div>',
    );
    const opener = holder.querySelector('button')!;
    const element = holder.querySelector('shopping-cart')!;
    const closers: [string, () => void][] = [
      ['its button', () => part(element, 'close').click()],
      ['close()', () => element.close()],
      ['the attribute', () => element.removeAttribute('open')],
      ['the backdrop', () => dialog(element).click()],
      ['Escape', () => dialog(element).requestClose()],
    ];
    for (const [what, close] of closers) {
      opener.focus();
      element.setAttribute('open', '');
      // oxlint-disable-next-line no-await-in-loop
      await until(() => find(element, 'dialog')?.matches(':modal'), what);
      expect(focused(element)).to.equal('heading');
      const isClosed = (): boolean => !dialog(element).open && !element.opened;
      // A request to close is not heard on a machine so busy that the dialog was not drawn yet.
      // oxlint-disable-next-line no-await-in-loop
      await until(() => isClosed() || (close(), isClosed()), what);
      expect(element.hasAttribute('open')).to.equal(false);
      expect(document.activeElement === opener, what).to.equal(true);
    }
  });

  it('changes quantities by steps and by typing, and says so to analytics', async () => {
    const element = await opened('', line('mug'));
    named(element, 'One more').click();
    await element.updateComplete;
    expect(cart.count).to.equal(2);
    expect(textOf(part(element, 'subtotal'))).to.contain('$24.00');
    const input = find(element, 'input', HTMLInputElement)!;
    for (const [typed, units] of [
      ['7', 7],
      ['500', 99],
      ['', 99],
      ['-1', 99],
      ['3', 3],
    ] as const) {
      input.value = typed;
      input.dispatchEvent(new Event('change'));
      // oxlint-disable-next-line no-await-in-loop
      await element.updateComplete;
      expect([cart.count, input.value]).to.deep.equal([units, String(units)]);
    }
    expect(counted.map(({ event, ecommerce }) => [event, ecommerce.value])).to.deep.equal([
      ['view_cart', 12],
      ['add_to_cart', 12],
      ['add_to_cart', 60],
      ['add_to_cart', 1104],
      ['remove_from_cart', 1152],
    ]);
    expect(counted[2]?.ecommerce.items).to.deep.equal([
      { item_id: 'prod_mug', item_name: 'Mug', price: 12, quantity: 5 },
    ]);
  });

  it('has targets of 44 pixels', async () => {
    const element = await opened('', line('mug'));
    for (const target of element.shadowRoot?.querySelectorAll('button, input') ?? []) {
      const { width, height } = target.getBoundingClientRect();
      expect(height, target.outerHTML).to.be.at.least(44);
      expect(width, target.outerHTML).to.be.at.least(44);
    }
  });

  it('removes a line, offers to undo it in its place, and moves the focus there and back', async () => {
    const element = await opened('', line('mug', 2), line('plate'));
    named(element, 'Remove: Mug').click();
    await until(() => focused(element) === 'undo');
    expect(textOf(part(element, 'lines'))).to.match(/^Mug was removed\. Undo P Plate/);
    expect(cart.lines.map((each) => each.price)).to.deep.equal(['price_plate']);
    expect(await violations(element)).to.deep.equal([]);
    part(element, 'undo').click();
    await until(() => focused(element) === 'heading');
    expect(cart.lines).to.deep.equal([line('mug', 2), line('plate')]);
    expect(has(element, 'undo')).to.equal(false);
    const [first] = [...(element.shadowRoot?.querySelectorAll('[aria-label="One fewer"]') ?? [])];
    cart.setQuantity('price_mug', 1);
    await element.updateComplete;
    if (first instanceof HTMLButtonElement) first.click();
    await until(() => focused(element) === 'undo');
    expect(cart.lines.map((each) => each.price)).to.deep.equal(['price_plate']);
  });

  it('says that the cart is full where nothing can be put back', async () => {
    const element = await opened('', line('mug'), line('plate'));
    named(element, 'Remove: Mug').click();
    await until(() => focused(element) === 'undo');
    for (let index = 0; index < 49; index += 1) cart.add({ price: `price_${index}`, quantity: 1 });
    await element.updateComplete;
    part(element, 'undo').click();
    await until(() => textOf(part(element, 'message')) === 'The cart is full.');
    expect(cart.lines).to.have.length(50);
  });

  it('is empty with a way on', async () => {
    const element = await opened();
    expect(textOf(part(element, 'empty'))).to.equal('Your cart is empty. Continue shopping');
    expect(await violations(element)).to.deep.equal([]);
    part(element, 'empty').querySelector('button')?.click();
    await until(() => !element.opened);
    expect(store.to('GET /products')).to.have.length(0);
  });

  it('follows other elements and other tabs while it is open', async () => {
    const element = await opened('', line('mug'));
    cart.add(line('plate', 2));
    await until(() => lines(element).length === 2);
    expect(textOf(part(element, 'subtotal'))).to.contain('$30.00');
    expect(textOf(element)).not.to.contain('no longer sold');
  });

  describe('compares with the catalogue', () => {
    it('tells a changed price, old and new, and takes one confirmation', async () => {
      store.on('GET /products', page(product('prod_mug', [price('price_mug', 1500)])));
      const element = await opened('', line('mug', 2));
      expect(textOf(part(element, 'price'))).to.equal('$30.00');
      expect(textOf(part(element, 'news'))).to.contain(
        'The price has changed from $24.00 to $30.00',
      );
      expect(part(element, 'news').querySelector('s')?.textContent).to.equal('$24.00');
      expect(textOf(part(element, 'message'))).to.equal(
        'Some of this has changed since you chose it.',
      );
      expect(await violations(element)).to.deep.equal([]);
      expect(textOf(part(element, 'button'))).to.equal('Accept and check out · $30.00');
      await element.buy();
      await element.updateComplete;
      expect(store.to(created)[0]?.body).to.deep.include({
        line_items: [{ price: 'price_mug', quantity: 2 }],
        expected_total: { amount: 3000, currency: 'usd' },
      });
      expect(cart.lines[0]?.unit_amount).to.equal(1500);
      expect(textOf(part(element, 'button'))).to.equal('Checkout · $30.00');
    });

    it('before it goes on, where it was clicked too early, and stops where that changes anything', async () => {
      let answer: (response: Response) => void = () => {};
      store.on('GET /products', () => new Promise((resolve) => (answer = resolve)));
      cart.add(line('mug'));
      const element = await show(ShoppingCart, '<shopping-cart open></shopping-cart>');
      await until(() => has(element, 'button'));
      expect(textOf(part(element, 'button'))).to.equal('Checkout · $12.00');
      const bought = element.buy();
      await until(() => store.to('GET /products').length === 2);
      answer(page(product('prod_mug', [price('price_mug', 1500)])));
      await bought;
      await element.updateComplete;
      expect(store.to('POST')).to.have.length(0);
      expect(textOf(part(element, 'button'))).to.equal('Accept and check out · $15.00');
      await element.buy();
      expect(store.to('POST')).to.have.length(1);
    });

    it('takes the price that came in place of an archived one', async () => {
      store.on('GET /products', page(product('prod_mug', [price('price_new', 1500)])));
      const element = await opened('', line('mug', 2));
      expect(textOf(part(element, 'news'))).to.contain('from $24.00 to $30.00');
      await element.buy();
      expect(store.to(created)[0]?.body['line_items']).to.deep.equal([
        { price: 'price_new', quantity: 2 },
      ]);
      expect(cart.lines.map((each) => each.price)).to.deep.equal(['price_new']);
    });

    it('tells what is gone, sells the rest, and keeps it until it is removed', async () => {
      store.on('GET /products', page(plate));
      const element = await opened('', line('mug', 2), line('plate'));
      expect(lines(element)[0]).to.equal('M Mug This is no longer sold. Remove');
      expect(textOf(part(element, 'button'))).to.equal('Checkout · $9.00');
      expect(await violations(element)).to.deep.equal([]);
      await element.buy();
      expect(store.to(created)[0]?.body['line_items']).to.deep.equal([
        { price: 'price_plate', quantity: 1 },
      ]);
      expect(cart.lines).to.deep.equal([line('mug', 2), line('plate')]);
      cart.clear('cs_test_1');
      expect(cart.lines).to.deep.equal([line('mug', 2)]);
    });

    it('never guesses which of several prices is meant', async () => {
      const sizes = [price('price_s', 100), price('price_l', 200)];
      store.on('GET /products', page(product('prod_mug', sizes)));
      const element = await opened('', line('mug'));
      expect(lines(element)[0]).to.contain('no longer sold');
      expect(part(element, 'button')).to.have.property('disabled', true);
    });

    it('tells what is sold out, and how few are left, for lines of one product together', async () => {
      const prices = [price('price_mug', 1200), price('price_big', 2000)];
      store.on(
        'GET /products',
        page({ ...product('prod_mug', prices), stock: 3 }, { ...plate, stock: 0 }),
      );
      const element = await opened(
        '',
        line('mug', 2),
        line('mug', 2, { price: 'price_big', unit_amount: 2000 }),
        line('plate'),
      );
      expect(lines(element)[1]).to.contain('Only 1 left. $20.00');
      expect(lines(element)[2]).to.equal('P Plate Sold out $9.00 Remove');
      expect(textOf(part(element, 'subtotal'))).to.contain('$44.00');
      const more = [...(element.shadowRoot?.querySelectorAll('[aria-label="One more"]') ?? [])];
      expect(more.map((each) => each.ariaDisabled)).to.deep.equal(['false', 'true']);
      await element.buy();
      expect(store.to(created)[0]?.body['line_items']).to.deep.equal([
        { price: 'price_mug', quantity: 2 },
        { price: 'price_big', quantity: 1 },
      ]);
      expect(cart.lines.map(({ quantity }) => quantity)).to.deep.equal([2, 1, 1]);
    });

    it('gives up what it was about to buy before it was changed', async () => {
      const element = await opened('', line('mug'));
      await element.buy();
      await element.buy();
      cart.add(line('mug'));
      await element.updateComplete;
      await element.buy();
      const [first, same, changed] = store.to(created).map(({ body }) => body);
      expect(first).not.to.have.property('replaces');
      expect(same).not.to.have.property('replaces');
      expect(changed?.['attempt_id']).not.to.equal(first?.['attempt_id']);
      expect(changed?.['replaces']).to.equal(first?.['attempt_id']);
    });

    it('sells by what was last shown where the catalogue cannot be read, and offers to try again', async () => {
      store.on('GET /products', offline, page(mug));
      const element = await opened('', line('mug'));
      expect(textOf(part(element, 'message'))).to.equal('The store cannot be reached right now.');
      expect(textOf(part(element, 'subtotal'))).to.contain('$12.00');
      await element.buy();
      expect(store.to(created)[0]?.body['expected_total']).to.deep.equal({
        amount: 1200,
        currency: 'usd',
      });
      part(element, 'retry').click();
      await until(() => !has(element, 'retry'));
      expect(textOf(part(element, 'message'))).to.equal('');
    });
  });

  describe('learns from the store', () => {
    it('that a price has changed: old and new total, and confirms with the next click', async () => {
      const element = await opened('', line('mug'), line('plate'));
      const total = { amount: 2500, currency: 'usd' };
      const line_items = [
        {
          price: 'price_new',
          quantity: 1,
          product: product('prod_mug', [price('price_new', 1600)]),
        },
        { price: 'price_plate', quantity: 1, product: plate },
      ];
      store.on(created, problem(409, 'price_changed', { total, line_items }), json(session, 201));
      const [failed] = await Promise.all([next('checkout-failed'), element.buy()]);
      await element.updateComplete;
      expect(failed.error.code).to.equal('price_changed');
      expect(textOf(part(element, 'message'))).to.contain(
        'The price has changed from $21.00 to $25.00',
      );
      expect(lines(element)[0]).to.contain('from $12.00 to $16.00');
      await element.buy();
      expect(store.to(created)[1]?.body).to.deep.include({
        line_items: [
          { price: 'price_new', quantity: 1 },
          { price: 'price_plate', quantity: 1 },
        ],
        expected_total: total,
      });
    });

    it('that there are fewer, and that something is not sold', async () => {
      const element = await opened('', line('mug', 3), line('plate'));
      const left = [{ price: 'price_mug', quantity: 3, stock: 1 }];
      store.on(
        created,
        problem(409, 'out_of_stock', { line_items: left }),
        problem(422, 'price_not_sold', { detail: 'Not sold, any more or at all: price_plate.' }),
        json(session, 201),
      );
      await element.buy();
      await element.updateComplete;
      expect(lines(element)[0]).to.contain('Only 1 left. $12.00');
      await element.buy();
      await element.updateComplete;
      expect(lines(element)[1]).to.contain('no longer sold');
      await element.buy();
      expect(store.to(created)[2]?.body['line_items']).to.deep.equal([
        { price: 'price_mug', quantity: 1 },
      ]);
    });

    for (const [code, text] of [
      ['mixed_intervals', 'Subscriptions at different intervals are bought one by one.'],
      ['mixed_currencies', 'What is sold in different currencies is bought separately.'],
      ['sold_alone', 'What has an amount of your choice is bought by itself.'],
      ['stripe_error', 'It is stripe_error. Nothing was charged.'],
    ] as const) {
      it(`${code}: ${text}`, async () => {
        store.on(created, problem(422, code));
        const element = await opened('', line('mug'));
        await element.buy();
        await element.updateComplete;
        expect(textOf(part(element, 'message'))).to.equal(text);
        expect(cart.count).to.equal(1);
      });
    }
  });

  describe('says the rules before anything is tried', () => {
    const letter = product('prod_plate', [price('price_plate', 900, { recurring: monthly })]);
    const yearly = { interval: 'year', interval_count: 1 } as const;
    const custom = { minimum: null, maximum: null, preset: null };
    for (const [what, other, text] of [
      ['two intervals', { recurring: yearly }, 'different intervals'],
      ['two currencies', { currency: 'eur' }, 'different currencies'],
      ['an open amount', { unit_amount: null, custom_unit_amount: custom }, 'by itself'],
    ] as const) {
      it(what, async () => {
        store.on(
          'GET /products',
          page(product('prod_mug', [price('price_mug', 100, other)]), letter),
        );
        const element = await opened('', line('mug', 1, { unit_amount: null }), line('plate'));
        await element.buy();
        expect(textOf(part(element, 'message'))).to.contain(text);
        expect(part(element, 'button')).to.have.property('disabled', true);
        expect(store.to('POST')).to.have.length(0);
      });
    }

    it('what is paid now, and what then, of one-time and recurring together', async () => {
      store.on('GET /products', page(mug, letter));
      const element = await opened('', line('mug'), line('plate', 2));
      expect(lines(element)[1]).to.contain('$18.00 / month');
      expect(textOf(part(element, 'subtotal'))).to.equal('Subtotal $30.00');
      expect(textOf(part(element, 'note'))).to.contain('Then $18.00 / month.');
      expect(part(element, 'button')).to.have.property('disabled', false);
    });

    it('where promotion codes are entered, if the store takes any', async () => {
      const element = await opened('', line('mug'));
      expect(textOf(element)).not.to.contain('Promotion');
      element.close();
      await element.updateComplete;
      store.on('GET /config', json({ ...config, promotion_codes: true }));
      const other = await show(
        ShoppingCart,
        '<shopping-cart open endpoint="/api/codes"></shopping-cart>',
      );
      cartOf(new URL('/api/codes', location.href).href).add(line('mug'));
      await until(() => textOf(other).includes('Promotion codes are entered there.'));
    });
  });

  describe('pays', () => {
    it('on Stripe’s page, and tells of it', async () => {
      const element = await opened(
        'email="jo@shop.test" reference="r-1" success-path="/thanks" cancel-path="/shop" locale="en-GB"',
        line('mug', 2),
      );
      const [event] = await Promise.all([next('checkout-created'), element.buy()]);
      expect(event).to.include(session);
      expect(event.target === element).to.equal(true);
      const [{ body } = { body: {} }] = store.to(created);
      expect(body).to.deep.include({
        ui_mode: 'hosted_page',
        email: 'jo@shop.test',
        reference: 'r-1',
        success_path: '/thanks',
        cancel_path: '/shop',
        locale: 'en-GB',
        expected_total: { amount: 2400, currency: 'usd' },
      });
      const begun = counted.find(({ event: name }) => name === 'begin_checkout');
      expect(begun?.ecommerce).to.deep.include({ currency: 'USD', value: 24 });
      expect(cart.count, 'nothing is paid yet').to.equal(2);
    });

    it('is busy until the page is left, and free when it comes back', async () => {
      document.removeEventListener('checkout-created', stay);
      const here = `${location.origin}${location.pathname}${location.search}#paid`;
      store.on(created, json({ id: 'cs_test_1', url: here }, 201));
      const element = await opened('', line('mug'));
      await element.buy();
      await element.updateComplete;
      expect(part(element, 'button').ariaBusy).to.equal('true');
      await element.buy();
      expect(store.to(created)).to.have.length(1);
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await element.updateComplete;
      expect(part(element, 'button').ariaBusy).to.equal('false');
      history.replaceState(null, '', location.pathname + location.search);
    });

    it('once for twenty clicks', async () => {
      store.on(created, never);
      const element = await opened('', line('mug'));
      for (let click = 0; click < 20; click += 1) part(element, 'button').click();
      await until(() => store.to(created).length > 0);
      expect(store.to(created)).to.have.length(1);
    });

    it('by buy() without the drawer, which opens where something is wrong', async () => {
      cart.add(line('mug'));
      store.on(created, json(session, 201), problem(422, 'mixed_intervals'));
      const element = await show(ShoppingCart, '<shopping-cart></shopping-cart>');
      await element.buy();
      expect(store.to(created)).to.have.length(1);
      expect(element.opened).to.equal(false);
      await element.buy();
      await until(() => dialog(element).open);
      await until(() => /intervals/.test(textOf(part(element, 'message'))));
    });

    it('with a card form in the drawer, with a way back', async () => {
      const element = await opened('checkout="form" success-path="/ok"', line('mug'));
      await element.buy();
      await until(() => focused(element) === 'heading');
      expect(part(element, 'heading').textContent?.trim()).to.equal('Checkout');
      expect(find(element, 'card-form')).to.include({ source: 'cart', successPath: '/ok' });
      part(element, 'back').click();
      await until(() => lines(element).length === 1);
      expect(store.to('POST')).to.have.length(0);
    });

    it('with the hosted page for an amount of choice, which no form can take', async () => {
      const custom_unit_amount = { minimum: null, maximum: null, preset: null };
      const gift = product('prod_mug', [price('price_mug', null, { custom_unit_amount })]);
      store.on('GET /products', page(gift));
      const element = await opened('checkout="form"', line('mug', 1, { unit_amount: null }));
      expect(lines(element)[0]).to.contain('Pay what you want');
      await element.buy();
      expect(store.to(created)[0]?.body).not.to.have.property('expected_total');
    });

    it('not by another checkout', async () => {
      const element = await opened('checkout="bank"', line('mug'));
      const [failed] = await Promise.all([next('checkout-failed'), element.buy()]);
      expect(failed.error.code).to.equal('misconfigured');
    });

    for (const [status, left] of [
      ['paid', 0],
      ['processing', 1],
      ['unpaid', 1],
    ] as const) {
      it(`empties the cart only if the server says paid: ${status}`, async () => {
        store.on(
          'GET /orders/cs_test_1',
          json({ id: 'cs_test_1', status, amount: 1200, currency: 'usd', line_items: [] }),
        );
        const element = await opened('', line('mug'));
        await element.buy();
        const payment = { id: 'cs_test_1', amount: 1200, currency: 'usd' };
        part(element, 'footer').dispatchEvent(new PaymentSucceededEvent(payment));
        await until(() => store.to('GET /orders').length > 0);
        await (left === 0
          ? until(() => cart.count === 0)
          : new Promise((resolve) => setTimeout(resolve, 100)));
        expect(cart.count).to.equal(left);
      });
    }
  });

  describe('opened after a checkout that nobody came back from', () => {
    for (const [status, left, open] of [
      ['paid', 1, undefined],
      ['expired', 3, undefined],
      ['unpaid', 3, 'cs_test_1'],
      ['processing', 3, 'cs_test_1'],
    ] as const) {
      it(`asks the server how it ended: ${status}`, async () => {
        const order = { id: 'cs_test_1', status, amount: 1200, currency: 'usd', line_items: [] };
        store.on('GET /orders/cs_test_1', json(order));
        cart.add(line('mug', 2));
        cart.noteOrder('cs_test_1', [{ price: 'price_mug', quantity: 2 }]);
        await opened('', line('plate'));
        expect(cart.count).to.equal(left);
        expect(cart.openOrder).to.equal(open);
      });
    }

    it('goes on without an answer', async () => {
      store.on('GET /orders', offline);
      cart.noteOrder('cs_test_1', [{ price: 'price_mug', quantity: 2 }]);
      const element = await opened('', line('mug', 2));
      expect(lines(element)).to.have.length(1);
      expect(cart.openOrder).to.equal('cs_test_1');
    });
  });

  it('opens Stripe’s embedded page over the drawer, which stays', async () => {
    store
      .on(created, json({ id: 'cs_test_1', client_secret: 'cs_test_1_secret_x' }, 201))
      .on('GET /config', json({ ...config, stripe_js: '/nowhere/stripe.js' }));
    const element = await opened('checkout="embedded"', line('mug'));
    await element.buy();
    await until(() => find(element, 'dialog.embedded')?.matches(':modal'));
    expect(store.to(created)[0]?.body).to.include({ ui_mode: 'embedded_page' });
    expect(dialog(element).open).to.equal(true);
    // It is no drawer, but looks as it does elsewhere.
    const looks = (selector: string): string[] => {
      const { paddingTop, borderTopLeftRadius, animationName } = getComputedStyle(
        find(element, selector, HTMLDialogElement) ?? document.body,
      );
      return [paddingTop, borderTopLeftRadius, animationName];
    };
    expect(looks('.drawer')).to.deep.equal(['0px', '0px', 'slide']);
    const [padding, radius, animation] = looks('.embedded');
    expect(padding).not.to.equal('0px');
    expect(radius).not.to.equal('0px');
    expect(animation).to.equal('none');
    await element.updateComplete;
    expect(part(element, 'button').ariaBusy).to.equal('false');
    find(element, 'dialog.embedded', HTMLDialogElement)?.close();
    await until(() => !find(element, 'dialog.embedded'));
    expect([element.opened, cart.count]).to.deep.equal([true, 1]);
  });

  it('says in words that it needs an endpoint, where there is only a catalogue', async () => {
    const file = new URL('/catalog.json', location.href).href;
    store.on('GET /catalog.json', page(mug));
    cartOf(file).add(line('mug'));
    const element = await show(
      ShoppingCart,
      '<shopping-cart open catalog="/catalog.json"></shopping-cart>',
    );
    await until(() => has(element, 'message') && /endpoint/.test(textOf(part(element, 'message'))));
    await element.buy();
    expect(part(element, 'button')).to.have.property('disabled', true);
    expect(store.to('POST')).to.have.length(0);
    expect(store.to('GET /config')).to.have.length(0);
  });

  it('shows a hostile name and image as what they are: text, and nothing', async () => {
    const name = '<img src=x onerror=alert(1)>';
    store.on('GET /products', page({ ...mug, name, images: ['javascript:alert(1)'] }));
    const element = await opened('', line('mug', 1, { name }));
    expect(find(element, 'img')).to.equal(undefined);
    expect(part(element, 'name').textContent).to.equal(name);
  });
});
