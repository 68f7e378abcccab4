import { expect } from '@esm-bundle/chai';
import { attemptFor, proofOf, rememberOrder } from '../attempts.js';
import { cartOf, type Cart } from '../cart/cart.js';
import type { StoreAnalyticsEvent } from '../analytics-event.js';
import type { OrderSettledEvent } from '../payment-events.js';
import {
  FakeStore,
  find,
  json,
  never,
  offline,
  problem,
  show,
  textOf,
  until,
  violations,
} from '../fake-store.test.support.js';
import { FakeStripe, scriptOf } from '../stripe/fake-stripe.test.support.js';
import { OrderStatus } from './order-status.js';
import './order-status.define.js';

const order = {
  id: 'cs_test_1',
  status: 'paid',
  amount: 3600,
  currency: 'usd',
  line_items: [{ price: 'price_mug', name: 'Mug', quantity: 3, amount: 3600 }],
};

const config = (stripe: FakeStripe): object => ({
  publishable_key: stripe.publishableKey,
  flows: ['payment-intent'],
  currency: null,
  shipping_countries: [],
  stripe_js: scriptOf(stripe),
});

describe('<order-status>', () => {
  const own = location.pathname + location.search;
  let store: FakeStore;
  let settled: OrderSettledEvent[];
  let counted: StoreAnalyticsEvent[];

  const settle = (event: OrderSettledEvent): number => settled.push(event);
  const count = (event: StoreAnalyticsEvent): number => counted.push(event);

  beforeEach(() => {
    sessionStorage.clear();
    store = new FakeStore().on('GET /orders/', json(order));
    settled = [];
    counted = [];
    document.addEventListener('order-settled', settle);
    document.addEventListener('store-analytics', count);
  });
  afterEach(() => {
    store.restore();
    document.removeEventListener('order-settled', settle);
    document.removeEventListener('store-analytics', count);
    document.body.replaceChildren();
    history.replaceState(null, '', own);
  });

  function back(query: string, poll = 60): Promise<OrderStatus> {
    history.replaceState(null, '', `${location.pathname}?${query}`);
    return show(OrderStatus, `<order-status poll="${poll}"></order-status>`);
  }
  async function says(element: Element, sentence: string): Promise<void> {
    await until(() => textOf(element).includes(sentence), sentence);
    expect(await violations(element)).to.deep.equal([]);
  }

  it('says in one sentence that there is no order, and asks nothing', async () => {
    await says(await back(''), 'There is no order to show here.');
    await says(await back('session_id=../config'), 'There is no order to show here.');
    expect(store.made).to.have.length(0);
  });

  it('shows a paid order as the store says it', async () => {
    const element = await back('session_id=cs_test_1');
    await says(element, 'Thank you.');
    expect(textOf(element)).to.contain('Mug × 3 $36.00 Total $36.00');
    expect(Boolean(find(element, '[part=icon]'))).to.equal(true);
    expect(Boolean(find(element, '[role=status]'))).to.equal(true);
  });

  it('believes the store, not the address', async () => {
    store.on('GET /orders/', json({ ...order, status: 'unpaid' }));
    const element = await back('payment_intent=pi_1&redirect_status=succeeded', 0);
    await says(element, 'This order is not paid. Nothing was charged.');
    expect(settled).to.have.length(0);
    expect(find(element, '[part=icon]') === undefined).to.equal(true);
  });

  it('BUG-47: takes secrets out of the address, and keeps them as proof for a reload', async () => {
    const query = 'a=1&payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_x';
    await says(await back(`${query}&redirect_status=succeeded`), 'Thank you.');
    expect(location.search).to.equal('?a=1&payment_intent=pi_1');
    expect(store.made[0]?.headers.get('authorization')).to.equal('Bearer pi_1_secret_x');
    expect(JSON.stringify(localStorage)).not.to.contain('secret_x');
    await says(await show(OrderStatus, '<order-status></order-status>'), 'Thank you.');
    expect(store.made[1]?.headers.get('authorization')).to.equal('Bearer pi_1_secret_x');
  });

  it('proves by its attempt that this browser bought, and ends the attempt', async () => {
    const lines = [{ price: 'price_mug', quantity: 3 }];
    const attempt = attemptFor('https://shop.test', lines);
    rememberOrder('cs_test_1', attempt);
    store.on('GET /orders/', json({ ...order, email: 'jo@shop.test' }));
    await says(await back('session_id=cs_test_1'), 'jo@shop.test');
    expect(store.made[0]?.headers.get('authorization')).to.equal(`Bearer ${attempt}`);
    expect(attemptFor('https://shop.test', lines)).not.to.equal(attempt);
    expect(proofOf('cs_test_1')).to.equal(attempt);
  });

  it('tells that the order is settled once, and analytics once per browser', async () => {
    const element = await back('session_id=cs_test_1');
    await says(element, 'Thank you.');
    await element.refresh();
    expect(settled.map((event) => event.order.id)).to.deep.equal(['cs_test_1']);
    await says(await show(OrderStatus, '<order-status></order-status>'), 'Thank you.');
    expect(counted).to.have.length(1);
    expect(counted[0]?.event).to.equal('purchase');
    expect(counted[0]?.ecommerce).to.deep.equal({
      transaction_id: 'cs_test_1',
      currency: 'USD',
      value: 36,
      items: [{ item_id: 'price_mug', item_name: 'Mug', price: 12, quantity: 3 }],
    });
  });

  it('lists what was given away, too', async () => {
    const sticker = { price: 'price_sticker', name: 'Sticker', quantity: 1, amount: 0 };
    store.on('GET /orders/', json({ ...order, line_items: [...order.line_items, sticker] }));
    await says(await back('session_id=cs_test_1'), 'Sticker $0.00');
  });

  for (const [status, sentence] of [
    ['expired', 'This checkout has expired. Nothing was charged.'],
    ['refunded', 'This order was refunded.'],
  ] as const) {
    it(`settles as ${status}, without a purchase`, async () => {
      store.on('GET /orders/', json({ ...order, status }));
      await says(await back('session_id=cs_test_1'), sentence);
      await until(() => settled.length === 1);
      expect(counted).to.have.length(0);
    });
  }

  it('asks again until a processing payment has arrived', async () => {
    const processing = { ...order, status: 'processing' };
    store.on('GET /orders/', json(processing));
    const element = await back('session_id=cs_test_1');
    await says(element, 'Your payment is on its way.');
    expect(settled).to.have.length(0);
    store.on('GET /orders/', json(order));
    await until(() => textOf(element).includes('Thank you.'));
    expect(settled).to.have.length(1);
  });

  it('checks through an outage, and never says that it failed', async () => {
    store.on('GET /orders/', offline, json(order));
    const element = await back('session_id=cs_test_1');
    await says(element, 'Checking your payment…');
    await until(() => textOf(element).includes('Thank you.'));
  });

  it('says after its time that nobody knows, asks not to pay again, and can be asked to check', async () => {
    store.on('GET /orders/', offline, json(order));
    const element = await back('session_id=cs_test_1', 0);
    await says(element, 'Please do not pay again.');
    find(element, '[part=retry]', HTMLButtonElement)?.click();
    await says(element, 'Thank you.');
  });

  it('says that an order is unknown, and stops asking', async () => {
    store.on('GET /orders/', problem(404, 'not_found'));
    await says(await back('session_id=cs_test_1'), 'This order is not known to the store.');
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(store.made).to.have.length(1);
  });

  it('stops asking when it leaves the page', async () => {
    store.on('GET /orders/', json({ ...order, status: 'processing' }));
    const element = await back('session_id=cs_test_1');
    await until(() => store.made.length === 1);
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(store.made).to.have.length(1);
  });

  it('shows the HTML of the page until the first answer', async () => {
    store.on('GET /orders/', never);
    history.replaceState(null, '', `${location.pathname}?session_id=cs_test_1`);
    const element = await show(OrderStatus, '<order-status><p>Thanks!</p></order-status>');
    expect(element.querySelector('p')?.checkVisibility()).to.equal(true);
    await until(() => textOf(element) === 'Thanks! Checking your payment…');
    expect(find(element, '[role=status]')?.textContent).to.contain('Checking your payment…');
  });

  for (const inside of ['', '<p>Thanks!</p>']) {
    it(`says with the first failure what is wrong, and goes on asking, beside ${inside || 'nothing'}`, async () => {
      store.on('GET /orders/', offline, json(order));
      history.replaceState(null, '', `${location.pathname}?session_id=cs_test_1`);
      const element = await show(OrderStatus, `<order-status>${inside}</order-status>`);
      await says(element, 'The store cannot be reached right now.');
      expect(store.made).to.have.length(1);
      const status = find(element, '[role=status]');
      expect(status?.textContent).to.contain('Checking your payment…');
      expect(status?.textContent).to.contain('Please do not pay again.');
      await until(() => textOf(element).includes('Thank you.'));
      expect(textOf(element)).not.to.match(/cannot be reached|Thanks!/);
      // The same live region, so that the outcome is read out.
      expect(find(element, '[role=status]') === status).to.equal(true);
    });
  }

  describe('shows', () => {
    const totals = { subtotal: 4000, discount: 900, shipping: 300, tax: 200, total: 3600 };
    const visible = (selector: string): boolean =>
      document.querySelector(selector)?.checkVisibility() ?? false;

    it('what the total is made of', async () => {
      store.on('GET /orders/', json({ ...order, totals }));
      const element = await back('session_id=cs_test_1');
      await says(element, 'Thank you.');
      expect(textOf(element)).to.contain(
        'Subtotal $40.00 Discount -$9.00 Shipping $3.00 Tax $2.00 Total $36.00',
      );
    });

    it('a tax that is in the prices as included', async () => {
      const included = { subtotal: 3600, discount: 0, shipping: 0, tax: 575, total: 3600 };
      store.on('GET /orders/', json({ ...order, totals: included }));
      const element = await back('session_id=cs_test_1');
      await says(element, 'Thank you.');
      expect(textOf(element)).to.contain('Subtotal $36.00 Tax, included $5.75 Total $36.00');
    });

    it('a total alone where it is made of nothing else', async () => {
      const plain = { subtotal: 3600, discount: 0, shipping: 0, tax: 0, total: 3600 };
      store.on('GET /orders/', json({ ...order, totals: plain }));
      const element = await back('session_id=cs_test_1');
      await says(element, 'Thank you.');
      expect(textOf(element)).not.to.contain('Subtotal');
    });

    it('Stripe’s receipt, unless its address is none', async () => {
      const receipt_url = 'https://pay.stripe.com/receipts/1';
      store.on('GET /orders/', json({ ...order, receipt_url }));
      const element = await back('session_id=cs_test_1');
      await says(element, 'Receipt');
      expect(find(element, '[part=receipt]', HTMLAnchorElement)?.href).to.equal(receipt_url);
    });

    for (const [status, next, download] of [
      ['paid', true, true],
      ['processing', true, false],
      ['unpaid', false, false],
      ['expired', false, false],
      ['refunded', false, false],
    ] as const) {
      it(`what happens next ${next ? '' : 'not '}and downloads ${download ? '' : 'not '}when it is ${status}`, async () => {
        store.on('GET /orders/', json({ ...order, status }));
        history.replaceState(null, '', `${location.pathname}?session_id=cs_test_1`);
        const element = await show(
          OrderStatus,
          '<order-status poll="0"><p slot="next">We pack.</p><a slot="download" href="#x">Get it</a></order-status>',
        );
        await until(() => find(element, '[part=lines]'));
        expect(visible('[slot=next]')).to.equal(next);
        expect(visible('[slot=download]')).to.equal(download);
        expect(await violations(element)).to.deep.equal([]);
      });
    }

    it('no download before the server has said anything', async () => {
      store.on('GET /orders/', never);
      history.replaceState(null, '', `${location.pathname}?session_id=cs_test_1`);
      await show(
        OrderStatus,
        '<order-status><a slot="download" href="#x">Get it</a></order-status>',
      );
      await until(() => store.made.length === 1);
      expect(visible('[slot=download]')).to.equal(false);
    });
  });

  it('gives an unpaid order Stripe’s page as a way on', async () => {
    const url = 'https://checkout.stripe.com/c/pay/cs_test_1';
    store.on('GET /orders/', json({ ...order, status: 'unpaid', url }));
    const element = await back('session_id=cs_test_1', 0);
    await says(element, 'Pay on Stripe’s page');
    expect(find(element, '[part=hosted]', HTMLAnchorElement)?.href).to.equal(url);
  });

  it('has the customer answer the bank, and then asks the store', async () => {
    const stripe = new FakeStripe();
    const unpaid = { ...order, id: 'pi_1', status: 'unpaid', next_action: true };
    store
      .on('GET /config', json(config(stripe)))
      .on('GET /orders/', json(unpaid), json({ ...order, id: 'pi_1' }));
    const element = await back('payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_x', 0);
    await says(element, 'Your bank still waits');
    find(element, '[part=button]', HTMLElement)?.click();
    await says(element, 'Thank you.');
    expect(stripe.calls).to.include('handleNextAction pi_1_secret_x');
  });

  it('says that Stripe cannot be reached for it', async () => {
    const stripe = new FakeStripe();
    const unpaid = { ...order, id: 'pi_1', status: 'unpaid', next_action: true };
    store
      .on('GET /config', json({ ...config(stripe), stripe_js: `${location.origin}/blocked.js` }))
      .on('GET /orders/', json(unpaid));
    const query = 'payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_x';
    history.replaceState(null, '', `${location.pathname}?${query}`);
    const element = await show(
      OrderStatus,
      '<order-status poll="0" endpoint="/api/other"></order-status>',
    );
    await says(element, 'Your bank still waits');
    Object.assign(window, { Stripe: undefined });
    find(element, '[part=button]', HTMLElement)?.click();
    await says(element, 'could not be loaded');
  });

  it('offers no answer to the bank without the secret that it takes', async () => {
    store.on('GET /orders/', json({ ...order, id: 'pi_1', status: 'unpaid', next_action: true }));
    const element = await back('payment_intent=pi_1', 0);
    await says(element, 'Your bank still waits');
    expect(find(element, '[part=button]') === undefined).to.equal(true);
  });

  describe('and the cart', () => {
    const cart = (): Cart => cartOf(new URL('/api/store', location.href).href);
    beforeEach(() => {
      cart().add({ price: 'price_mug', quantity: 3 });
      cart().noteOrder('cs_test_1', cart().lines);
    });

    it('empties it, once the server says that it is paid', async () => {
      store.on('GET /orders/', json({ ...order, status: 'processing' }));
      const element = await back('session_id=cs_test_1');
      await says(element, 'on its way');
      expect(cart().count).to.equal(3);
      store.on('GET /orders/', json(order));
      await until(() => textOf(element).includes('Thank you.'));
      expect(cart().count).to.equal(0);
      cart().add({ price: 'price_mug', quantity: 1 });
      await element.refresh();
      expect(cart().count).to.equal(1);
    });

    for (const status of ['unpaid', 'expired', 'refunded']) {
      it(`keeps it when it is ${status}`, async () => {
        store.on('GET /orders/', json({ ...order, status }));
        const element = await back('session_id=cs_test_1', 0);
        await until(() => find(element, '[part=lines]'));
        expect(cart().count).to.equal(3);
      });
    }
  });

  it('refuses a secret key before any request', async () => {
    history.replaceState(null, '', `${location.pathname}?session_id=cs_test_1`);
    const element = await show(OrderStatus, '<order-status data-key="sk_test_1"></order-status>');
    await until(() => textOf(element).includes('secret Stripe key'));
    expect(store.made).to.have.length(0);
  });
});
