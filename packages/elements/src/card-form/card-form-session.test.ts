import { expect } from '@esm-bundle/chai';
import {
  FakeStore,
  find,
  json,
  mug,
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
import { FakeStripe, scriptOf } from '../stripe/fake-stripe.test.support.js';
import { CardForm } from './card-form.js';
import './card-form.define.js';

const sessions = 'POST /checkout-sessions';
const order = 'GET /orders/cs_1';
const orderIs = (status: string): Response =>
  json({ id: 'cs_1', status, amount: 2400, currency: 'usd', line_items: [] });

let stripe: FakeStripe;
const script = scriptOf((stripe = new FakeStripe()));
let serial = 0;

describe('<card-form> with a Checkout Session', () => {
  let store: FakeStore;
  let endpoint: string;

  beforeEach(() => {
    stripe = new FakeStripe();
    Object.assign(window, { fakeStripe: stripe.stripe });
    endpoint = `/api/session-form-${++serial}`;
    store = new FakeStore()
      .on('GET /products', page(mug))
      .on('GET /config', json(config()))
      .on(sessions, json({ id: 'cs_1', client_secret: 'cs_1_secret_x' }, 201))
      .on(order, orderIs('unpaid'));
    history.replaceState(null, '', location.pathname + location.search);
  });
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
  });

  const config = (more: object = {}): object => ({
    publishable_key: stripe.publishableKey,
    flows: ['payment-intent', 'checkout-session'],
    currency: null,
    shipping_countries: [],
    stripe_js: script,
    ...more,
  });
  const shown = (attributes = ''): Promise<CardForm> =>
    show(
      CardForm,
      `<card-form endpoint="${endpoint}" price="price_mug" quantity="2" ${attributes}></card-form>`,
    );
  const part = (element: Element, name: string): HTMLElement | undefined =>
    find(element, `[part~=${name}]`, HTMLElement);
  const button = (element: Element): string => part(element, 'button')?.textContent?.trim() ?? '';
  /** A form that waits for the customer. */
  async function waiting(attributes = 'flow="checkout-session"'): Promise<CardForm> {
    const element = await shown(attributes);
    await until(() => button(element).startsWith('Checkout'));
    return element;
  }
  /** A form that the customer has turned to. */
  async function turned(attributes?: string): Promise<CardForm> {
    const element = await waiting(attributes);
    part(element, 'button')?.click();
    return element;
  }
  async function ready(attributes?: string): Promise<CardForm> {
    const element = await turned(attributes);
    await until(() => button(element).startsWith('Pay'));
    await until(() => part(element, 'button')?.ariaDisabled === 'false');
    return element;
  }
  const faults = async (): Promise<string[]> => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    return violations(document.body);
  };

  it('makes the session when the customer turns to it, shows what it needs, and pays it', async () => {
    const element = await ready();
    expect(store.to(sessions)).to.have.length(1);
    expect(store.to(sessions)[0]?.body).to.deep.include({
      ui_mode: 'elements',
      line_items: [{ price: 'price_mug', quantity: 2 }],
      expected_total: { amount: 2400, currency: 'usd' },
    });
    expect(stripe.calls).to.include('initCheckoutElementsSdk cs_1_secret_x');
    expect(stripe.calls.filter((call) => call.startsWith('create '))).to.deep.equal([
      'create contactDetails',
      'create payment',
    ]);
    expect(button(element)).to.equal('Pay $24.00');
    expect(await faults()).to.deep.equal([]);
    const told = next('payment-succeeded');
    await element.pay();
    expect((await told).payment).to.deep.equal({ id: 'cs_1', amount: 2400, currency: 'usd' });
    expect(stripe.checkout.confirmations).to.deep.equal([{ redirect: 'if_required' }]);
    expect(textOf(element)).to.contain('has arrived');
    expect(store.to('POST /payment-intents')).to.have.length(0);
  });

  for (const [what, more] of [
    ['promotion codes', { promotion_codes: true }],
    ['shipping or tax', { flows: ['checkout-session'] }],
  ] as const) {
    it(`is chosen by itself where the store has ${what}`, async () => {
      store.on('GET /config', json(config(more)));
      await ready('');
      expect(store.to(sessions)[0]?.body).to.include({ ui_mode: 'elements' });
    });
  }

  it('is chosen by itself for what recurs', async () => {
    const recurring = { interval: 'month', interval_count: 1 } as const;
    store.on('GET /products', page(product('prod_1', [price('price_mug', 1200, { recurring })])));
    const element = await ready('flow="payment-intent"');
    expect(part(element, 'price')?.textContent).to.equal('$24.00 / month');
    expect(store.to(sessions)[0]?.body).to.include({ ui_mode: 'elements' });
  });

  it('takes no session where a PaymentIntent does', async () => {
    const element = await shown();
    await until(() => part(element, 'button')?.ariaDisabled === 'false');
    expect(store.to(sessions)).to.have.length(0);
    expect(stripe.calls).to.include('elements payment');
  });

  it('takes a promotion code, says what it saves, and gives it back', async () => {
    store.on('GET /config', json(config({ promotion_codes: true })));
    const element = await ready('');
    const input = (): HTMLInputElement | undefined =>
      find(element, '[name=code]', HTMLInputElement);
    const apply = (code: string): void => {
      Object.assign(input() ?? {}, { value: code });
      part(element, 'code')?.click();
    };
    apply('NOPE');
    await until(() => textOf(element).includes('This code is not valid here.'));
    expect(input()?.ariaInvalid).to.equal('true');
    expect(await faults()).to.deep.equal([]);
    apply('TEN');
    await until(() => button(element) === 'Pay $21.60');
    expect(textOf(element)).to.contain('Subtotal $24.00 Discount -$2.40 Total $21.60');
    expect(part(element, 'price')?.textContent).to.equal('$21.60');
    expect(textOf(element)).not.to.contain('not valid');
    expect(await faults()).to.deep.equal([]);
    expect(part(element, 'code')?.textContent?.trim()).to.equal('Remove TEN');
    part(element, 'code')?.click();
    await until(() => button(element) === 'Pay $24.00');
  });

  it('applies the code on Enter, and does not pay by it', async () => {
    store.on('GET /config', json(config({ promotion_codes: true })));
    const element = await ready('');
    const input = find(element, '[name=code]', HTMLInputElement);
    Object.assign(input ?? {}, { value: 'TEN' });
    const enter = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, bubbles: true });
    input?.dispatchEvent(enter);
    expect(enter.defaultPrevented).to.equal(true);
    await until(() => button(element) === 'Pay $21.60');
    expect(stripe.calls).not.to.include('confirm');
  });

  it('makes no session and nothing at Stripe for who only sees it, in the room that it will take', async () => {
    store.on('GET /config', json(config({ promotion_codes: true })));
    const element = await waiting('');
    await until(() => stripe.calls.some((call) => call.startsWith('Stripe ')));
    expect(button(element)).to.equal('Checkout · $24.00');
    expect(part(element, 'field')?.ariaBusy).to.equal('false');
    expect(await faults()).to.deep.equal([]);
    const { height } = element.getBoundingClientRect();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(store.to(sessions)).to.have.length(0);
    expect(stripe.calls.join()).not.to.contain('initCheckout');
    part(element, 'form')?.click();
    await until(
      () => part(element, 'button')?.ariaDisabled === 'false' && button(element).startsWith('Pay'),
    );
    expect(element.getBoundingClientRect().height).to.equal(height);
    expect(store.to(sessions)).to.have.length(1);
  });

  it('waits for nobody in a dialog that the customer has opened', async () => {
    const dialog = await show(
      HTMLDialogElement,
      `<dialog><card-form endpoint="${endpoint}" price="price_mug" flow="checkout-session"></card-form></dialog>`,
    );
    await until(() => store.to('GET /config').length);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(store.to(sessions)).to.have.length(0);
    dialog.showModal();
    await until(() => store.to(sessions).length);
  });

  it('brings the fields when the page has it pay, and pays nothing by that', async () => {
    const element = await waiting();
    await element.pay();
    await until(() => button(element).startsWith('Pay'));
    expect(stripe.calls).not.to.include('confirm');
  });

  it('has no field for codes where the store takes none', async () => {
    const element = await ready();
    expect(find(element, '[name=code]') === undefined).to.equal(true);
    expect(find(element, '.room') === undefined).to.equal(true);
  });

  it('asks for an address where the store ships, offers its ways, and follows what they cost', async () => {
    store.on('GET /config', json(config({ flows: ['checkout-session'], shipping: true })));
    stripe.checkout.session = {
      ...stripe.checkout.session,
      shippingOptions: stripe.checkout.rates,
      tax: { status: 'requires_shipping_address' },
    };
    const element = await ready('');
    expect(stripe.calls).to.include('create shippingAddress');
    expect(textOf(element)).to.contain('Tax is added once your address is known.');
    expect(textOf(element)).to.contain('Slow Free');
    expect(await faults()).to.deep.equal([]);
    find(element, '[part=choice]:last-of-type input', HTMLInputElement)?.click();
    await until(() => button(element) === 'Pay $29.00');
    expect(stripe.calls).to.include('updateShippingOption shr_fast');
    expect(textOf(element)).to.contain('Shipping $5.00 Total $29.00');
    const { total } = stripe.checkout.session;
    const taxExclusive = { minorUnitsAmount: 190, amount: '' };
    stripe.checkout.change({ tax: { status: 'ready' }, total: { ...total, taxExclusive } });
    await until(() => button(element) === 'Pay $30.90');
    expect(textOf(element)).to.contain('Tax $1.90 Total $30.90');
    expect(textOf(element)).not.to.contain('once your address');
  });

  it('says what Stripe finds wrong with what was entered, and confirms nothing', async () => {
    const element = await ready();
    stripe.checkout.wrong = 'Your email is incomplete.';
    await element.pay();
    expect(part(element, 'message')?.textContent).to.equal('Your email is incomplete.');
    expect(stripe.calls).not.to.include('confirm');
    expect(store.to(order)).to.have.length(0);
  });

  it('asks for no card where a code leaves nothing to pay', async () => {
    const element = await ready();
    stripe.checkout.wrong = 'Your card number is incomplete.';
    const { total } = stripe.checkout.session;
    stripe.checkout.change({ total: { ...total, discount: total.subtotal } });
    await until(() => button(element) === 'Pay $0.00');
    stripe.checkout.confirmed = async () => stripe.checkout.complete('no_payment_required');
    await element.pay();
    expect(textOf(element)).to.contain('has arrived');
  });

  it('can be paid again where its frames went away while it was being paid', async () => {
    const element = await ready();
    stripe.checkout.gone = true;
    await element.pay();
    expect(textOf(element)).to.contain('Nothing was charged');
    expect(stripe.calls).not.to.include('confirm');
    stripe.checkout.gone = false;
    await element.pay();
    expect(textOf(element)).to.contain('has arrived');
  });

  it('keeps what was entered after a decline, and pays the same session with the next card', async () => {
    const element = await ready();
    stripe.checkout.confirmed = async () => ({
      type: 'error',
      error: {
        code: 'paymentFailed',
        message: 'Your card was declined.',
        paymentFailed: { declineCode: null },
      },
    });
    const failed = next('payment-failed');
    await element.pay();
    await failed;
    expect(part(element, 'message')?.textContent).to.equal('Your card was declined.');
    expect(stripe.calls).not.to.include('destroy');
    stripe.checkout.confirmed = async () => stripe.checkout.complete('paid');
    await element.pay();
    expect(textOf(element)).to.contain('has arrived');
    expect(store.to(sessions)).to.have.length(1);
  });

  it('puts back what was typed after a payment method’s own page', async () => {
    const element = await ready();
    stripe.checkout.change({ email: 'ada@example.com' });
    stripe.checkout.confirmed = () => new Promise(() => {});
    void element.pay();
    await until(() => stripe.calls.includes('confirm'));
    await ready();
    expect(stripe.checkout.defaults).to.deep.equal({ email: 'ada@example.com' });
  });

  it('tells of a delayed payment that it is on its way', async () => {
    const element = await ready();
    stripe.checkout.confirmed = async () => stripe.checkout.complete('unpaid');
    const told = next('payment-processing');
    await element.pay();
    expect((await told).payment.id).to.equal('cs_1');
    expect(textOf(element)).to.contain('on its way');
  });

  it('asks the server where nobody knows how it ended, and offers no second payment', async () => {
    const element = await ready();
    stripe.checkout.confirmed = () => Promise.reject(new TypeError('Failed to fetch'));
    store.on(order, offline, orderIs('paid'));
    const told = next('payment-succeeded');
    await element.pay();
    await told;
    expect(store.to(order)[0]?.headers.get('authorization')).to.match(/^Bearer \S{36}$/);
  });

  it('says that it was paid in another tab or visit, and makes no other session', async () => {
    store
      .on(sessions, problem(409, 'attempt_finished', { order: 'cs_1' }))
      .on(order, orderIs('paid'));
    const element = await turned();
    await until(() => textOf(element).includes('has arrived'));
    expect(store.to(sessions)).to.have.length(1);
    expect(stripe.calls.join()).not.to.contain('initCheckout');
  });

  it('makes another session where the last has expired', async () => {
    store
      .on(
        sessions,
        problem(409, 'attempt_finished', { order: 'cs_1' }),
        json({ id: 'cs_2', client_secret: 'cs_2_secret_x' }, 201),
      )
      .on(order, orderIs('expired'));
    await ready();
    expect(stripe.calls).to.include('initCheckoutElementsSdk cs_2_secret_x');
  });

  it('says that the session has expired meanwhile, and has a new one', async () => {
    const element = await ready();
    stripe.checkout.confirmed = async () => ({
      type: 'error',
      error: { code: null, message: 'This session is no longer open.' },
    });
    store
      .on(
        sessions,
        problem(409, 'attempt_finished', { order: 'cs_1' }),
        json({ id: 'cs_2', client_secret: 'cs_2_secret_x' }, 201),
      )
      .on(order, orderIs('expired'));
    await element.pay();
    expect(part(element, 'message')?.textContent).to.contain('has expired. Nothing was charged.');
    await until(() => stripe.calls.includes('initCheckoutElementsSdk cs_2_secret_x'));
    await until(() => part(element, 'button')?.ariaDisabled === 'false');
    stripe.checkout.confirmed = async () => stripe.checkout.complete('paid');
    await element.pay();
    expect(textOf(element)).to.contain('has arrived');
  });

  it('tells a new price before anything is paid, and goes on with it', async () => {
    const fresh = product('prod_mug', [price('price_mug', 1500)]);
    store.on(
      sessions,
      problem(409, 'price_changed', {
        total: { amount: 3000, currency: 'usd' },
        line_items: [{ price: 'price_mug', quantity: 2, amount: 3000, product: fresh }],
      }),
      json({ id: 'cs_1', client_secret: 'cs_1_secret_x' }, 201),
    );
    const element = await turned();
    await until(() => textOf(element).includes('changed from'));
    await until(() => part(element, 'button')?.ariaDisabled === 'false');
    expect(textOf(element)).to.contain('The price has changed from $24.00 to $30.00');
    expect(store.to(sessions)[1]?.body['expected_total']).to.deep.equal({
      amount: 3000,
      currency: 'usd',
    });
  });

  it('offers Stripe’s page where the session cannot be shown', async () => {
    stripe.breaks = true;
    const element = await turned();
    await until(() => part(element, 'hosted'));
    store.on(sessions, json({ id: 'cs_2', url: 'https://checkout.stripe.com/c/pay/cs_2' }, 201));
    const made = next('checkout-created', (event) => event.preventDefault());
    part(element, 'hosted')?.click();
    expect((await made).id).to.equal('cs_2');
    // One attempt has one session that can be paid: the server expires the form's own.
    const [own, hosted] = store.to(sessions).map(({ body }) => body);
    expect(own?.['attempt_id']).to.be.a('string');
    expect(hosted?.['attempt_id']).to.equal(own?.['attempt_id']);
    expect(hosted).not.to.have.property('replaces');
  });

  it('gives up the session of what it sold before, too', async () => {
    const element = await ready();
    stripe.breaks = true;
    element.quantity = 3;
    await until(() => part(element, 'hosted'));
    store.on(sessions, json({ id: 'cs_3', url: 'https://checkout.stripe.com/c/pay/cs_3' }, 201));
    const made = next('checkout-created', (event) => event.preventDefault());
    part(element, 'hosted')?.click();
    await made;
    const [first, own, hosted] = store.to(sessions).map(({ body }) => body);
    expect(own?.['replaces']).to.equal(first?.['attempt_id']);
    expect(own?.['attempt_id']).not.to.equal(first?.['attempt_id']);
    expect(hosted).to.include({ ui_mode: 'hosted_page', attempt_id: own?.['attempt_id'] });
  });

  it('comes back from a payment method’s own page with the session, and believes the server', async () => {
    const returned = new URL(location.href);
    returned.searchParams.set('storetag_price', 'price_mug');
    returned.searchParams.set('session_id', 'cs_1');
    history.replaceState(null, '', returned);
    store.on(order, orderIs('paid'));
    const element = await shown('flow="checkout-session"');
    await until(() => textOf(element).includes('has arrived'));
    expect(location.search).not.to.contain('cs_1');
    expect(store.to(sessions)).to.have.length(0);
  });

  it('has a session for what the page changes', async () => {
    const element = await ready();
    stripe.checkout.session = {
      ...stripe.checkout.session,
      total: {
        ...stripe.checkout.session.total,
        total: { minorUnitsAmount: 3600, amount: '' },
      },
    };
    element.quantity = 3;
    await until(() => store.to(sessions).length === 2);
    await until(() => button(element) === 'Pay $36.00');
    expect(store.to(sessions)[1]?.body['line_items']).to.deep.equal([
      { price: 'price_mug', quantity: 3 },
    ]);
  });

  it('puts the client secret nowhere that others can read', async () => {
    const element = await ready();
    await element.pay();
    expect(document.documentElement.outerHTML + location.href).not.to.contain('secret_x');
    expect(JSON.stringify(localStorage)).not.to.contain('secret_x');
  });
});
