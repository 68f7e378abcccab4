import { expect } from '@esm-bundle/chai';
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
import { FakeStripe, intent, scriptOf } from '../stripe/fake-stripe.test.support.js';
import { CardForm } from './card-form.js';
import './card-form.define.js';

const created = 'POST /payment-intents';
const order = 'GET /orders/pi_1';
const answer = { id: 'pi_1', client_secret: 'pi_1_secret_x', amount: 2400, currency: 'usd' };
const orderIs = (status: string): Response =>
  json({ id: 'pi_1', status, amount: 2400, currency: 'usd', line_items: [] });
const declined = async () =>
  ({
    error: {
      type: 'card_error',
      code: 'card_declined',
      message: 'Your card was declined.',
      payment_intent: intent('requires_payment_method'),
    },
  }) as const;
const lost = async () =>
  ({ error: { type: 'api_connection_error', message: 'Network.' } }) as const;

const { fetch } = globalThis;
/**
 * Where the page went with such a query, within half a second; it stays, since the tests' site answers with nothing to
 * show. WebKit gives up what is under way when the page begins to leave, so it is asked again.
 */
const leftFor = async (query: string, tries = 10): Promise<string> => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  const asked = fetch.call(window, `/left?${query}`).then((response) => response.json());
  const url: string = await asked.catch(() => '');
  return url || !tries ? url : leftFor(query, tries - 1);
};

let stripe: FakeStripe;
const script = scriptOf((stripe = new FakeStripe()));
let serial = 0;

describe('<card-form>', () => {
  let store: FakeStore;
  let endpoint: string;

  beforeEach(() => {
    localStorage.clear();
    stripe = new FakeStripe();
    Object.assign(window, { fakeStripe: stripe.stripe });
    endpoint = `/api/card-form-${++serial}`;
    store = new FakeStore()
      .on('GET /products', page(mug))
      .on('GET /config', json(config()))
      .on(created, json(answer, 201))
      .on(order, orderIs('unpaid'));
    history.replaceState(null, '', location.pathname + location.search);
  });
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
  });

  const config = (more: object = {}): object => ({
    publishable_key: stripe.publishableKey,
    flows: ['payment-intent'],
    currency: null,
    shipping_countries: [],
    stripe_js: script,
    ...more,
  });
  const markup = (attributes = '', inside = ''): string =>
    `<card-form endpoint="${endpoint}" price="price_mug" quantity="2" ${attributes}>${inside}</card-form>`;
  const shown = (attributes?: string, inside?: string): Promise<CardForm> =>
    show(CardForm, markup(attributes, inside));
  const part = (element: Element, name: string): HTMLElement | undefined =>
    find(element, `[part~=${name}]`, HTMLElement);
  const message = (element: Element): string => {
    const found = part(element, 'message');
    return found ? textOf(found) : '';
  };

  /** What the accessibility audit finds, once nothing fades any more. */
  async function faults(): Promise<string[]> {
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    return violations(document.body);
  }

  /** A form that can be paid in. */
  async function ready(attributes?: string): Promise<CardForm> {
    const element = await shown(attributes);
    await until(() => part(element, 'button')?.ariaDisabled === 'false');
    return element;
  }

  it('says what is sold, how many, and the exact amount on the button', async () => {
    const element = await ready();
    expect(part(element, 'name')?.textContent).to.equal('Mug');
    expect(part(element, 'quantity')?.textContent).to.equal('× 2');
    expect(part(element, 'price')?.textContent).to.equal('$24.00');
    expect(part(element, 'button')?.textContent?.trim()).to.equal('Pay $24.00');
    expect(await faults()).to.deep.equal([]);
  });

  it('repeats the amount in a label of the page', async () => {
    const element = await ready('submit-label="Order now"');
    expect(part(element, 'button')?.textContent?.trim()).to.equal('Order now · $24.00');
    element.submitLabel = 'Give {price}';
    await element.updateComplete;
    expect(part(element, 'button')?.textContent?.trim()).to.equal('Give $24.00');
  });

  it('shows the HTML of the page until the product is known, then a skeleton of the same height', async () => {
    store.on('GET /products', never);
    const element = await shown('', '<a href="#buy">Buy by mail</a>');
    expect(textOf(element)).to.equal('Buy by mail');
    expect(textOf(await shown('', 'Buy by mail'))).to.equal('Buy by mail');
    expect(part(await shown('', '\n'), 'field')?.checkVisibility()).to.equal(true);

    store.on('GET /products', page(mug));
    const second = await shown();
    await until(() => part(second, 'field'));
    const before = second.getBoundingClientRect().height;
    await until(() => part(second, 'button')?.ariaDisabled === 'false');
    expect(second.getBoundingClientRect().height).to.equal(before);
  });

  it('loads Stripe.js when it is seen, not before', async () => {
    const element = await show(HTMLDivElement, `<div hidden>${markup()}</div>`);
    await until(() => store.to('GET /products').length);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(stripe.calls).to.deep.equal([]);
    element.hidden = false;
    await until(() => stripe.calls.includes('mount'));
  });

  it('makes nothing at Stripe before the customer pays, then all in order', async () => {
    const element = await ready('layout="accordion"');
    expect(store.to('POST')).to.deep.equal([]);
    expect(stripe.options).to.deep.include({ mode: 'payment', amount: 2400, currency: 'usd' });
    expect(stripe.options.appearance?.variables?.colorPrimary).to.match(/^#/);

    const event = next('payment-succeeded');
    part(element, 'button')?.click();
    expect((await event).payment).to.deep.equal({ id: 'pi_1', amount: 2400, currency: 'usd' });
    expect(stripe.calls).to.deep.equal([
      `Stripe ${stripe.publishableKey}`,
      'registerAppInfo storetag',
      'elements payment',
      'create payment accordion',
      'mount',
      'submit',
      'confirmPayment if_required',
      'destroy',
    ]);
    const [request] = store.to(created);
    expect(request?.body).to.deep.include({
      line_items: [{ price: 'price_mug', quantity: 2 }],
      expected_total: { amount: 2400, currency: 'usd' },
    });
    expect(request?.body['attempt_id']).to.match(/^[\w-]{16,64}$/);
    expect(stripe.confirmations[0]?.clientSecret).to.equal('pi_1_secret_x');
    expect(new URL(stripe.confirmations[0]!.return_url).origin).to.equal(location.origin);

    await until(() => message(element).includes('Your payment has arrived'));
    expect(part(element, 'button')).to.equal(undefined);
    expect(await faults()).to.deep.equal([]);
  });

  it('puts the client secret nowhere that others can read', async () => {
    const element = await ready();
    const events: Event[] = [];
    for (const type of ['payment-succeeded', 'store-analytics'] as const) {
      void next(type, (event) => events.push(event));
    }
    await element.pay();
    expect(events).to.have.lengthOf(2);
    const told = JSON.stringify(events.map((event) => Object.entries(event)));
    const stored = JSON.stringify([localStorage, sessionStorage]);
    expect(told + stored + element.outerHTML + location.href).not.to.contain('_secret_');
  });

  it('pays once, however often it is clicked and entered', async () => {
    const element = await ready();
    const button = part(element, 'button');
    for (let click = 0; click < 20; click++) button?.click();
    find(element, 'form', HTMLFormElement)?.requestSubmit();
    await Promise.all([element.pay(), element.pay()]);
    expect(store.to(created)).to.have.lengthOf(1);
    expect(stripe.confirmations).to.have.lengthOf(1);
    await element.pay();
    expect(stripe.confirmations).to.have.lengthOf(1);
  });

  it('pays with the next card on the same PaymentIntent after a decline', async () => {
    const element = await ready();
    stripe.confirmed = declined;
    const failed = next('payment-failed');
    await element.pay();
    expect((await failed).error).to.include({
      code: 'payment_failed',
      message: 'Your card was declined.',
    });
    await until(() => element.shadowRoot?.activeElement === part(element, 'message'));
    expect(message(element)).to.equal('Your card was declined.');
    expect(await faults()).to.deep.equal([]);

    stripe.confirmed = async () => ({ paymentIntent: intent('succeeded') });
    await element.pay();
    await until(() => message(element).includes('has arrived'));
    const [first, second] = store.to(created);
    expect(second?.body).to.deep.equal(first?.body);
    expect(stripe.confirmations.map(({ clientSecret }) => clientSecret)).to.deep.equal([
      'pi_1_secret_x',
      'pi_1_secret_x',
    ]);
    // What was typed was still there.
    expect(stripe.calls.filter((call) => call === 'mount')).to.have.lengthOf(1);
  });

  for (const ending of ['succeeded', 'processing'] as const) {
    it(`says what was ${ending} whatever the page changes while it is being confirmed`, async () => {
      const element = await ready();
      let confirm = (): void => {};
      stripe.confirmed = () =>
        new Promise((resolve) => {
          confirm = () => resolve({ paymentIntent: intent(ending) });
        });
      const paid = element.pay();
      await until(() => stripe.confirmations.length);
      element.quantity = 3;
      element.price = 'price_other';
      await element.updateComplete;
      expect(part(element, 'price')?.textContent).to.equal('$24.00');
      confirm();
      await paid;
      await until(() => /has arrived|on its way/.test(message(element)));
      element.requestUpdate();
      await element.updateComplete;
      expect(textOf(element)).to.contain('Mug × 2 $24.00');
      expect(message(element)).to.match(/has arrived|on its way/);
      expect(part(element, 'button')).to.equal(undefined);
      expect(store.to('GET /products')).to.have.lengthOf(1);
    });
  }

  it('keeps what Stripe said of a decline, and goes on with what the page changed meanwhile', async () => {
    const element = await ready();
    stripe.confirmed = async () => {
      element.quantity = 3;
      await element.updateComplete;
      return declined();
    };
    await element.pay();
    await until(() => message(element) === 'Your card was declined.');
    await until(() => part(element, 'button')?.textContent?.includes('$36.00'));
    expect(message(element)).to.equal('Your card was declined.');
    store.on(created, json({ ...answer, amount: 3600 }, 201));
    await element.pay();
    expect(store.to(created).map(({ body }) => body['line_items'])).to.deep.equal([
      [{ price: 'price_mug', quantity: 2 }],
      [{ price: 'price_mug', quantity: 3 }],
    ]);
  });

  for (const when of ['at once', 'later'] as const) {
    it(`has a new form for what the page changes ${when} after a payment`, async () => {
      const element = await ready();
      if (when === 'at once') void next('payment-succeeded', () => (element.quantity = 3));
      await element.pay();
      if (when === 'later') {
        await until(() => message(element).includes('has arrived'));
        element.quantity = 3;
      }
      await until(() => part(element, 'button')?.ariaDisabled === 'false');
      expect(part(element, 'button')?.textContent?.trim()).to.equal('Pay $36.00');
      expect(stripe.options).to.deep.include({ amount: 3600 });
      expect(stripe.calls.filter((call) => call === 'mount')).to.have.lengthOf(2);

      store.on(created, json({ ...answer, id: 'pi_2', amount: 3600 }, 201));
      await element.pay();
      await until(() => message(element).includes('has arrived'));
      expect(store.to(created)[1]?.body['line_items']).to.deep.equal([
        { price: 'price_mug', quantity: 3 },
      ]);
    });
  }

  it('has a new form for another price after a payment', async () => {
    store.on('GET /products', page(mug, product('prod_2', [price('price_2', 500)])));
    const element = await ready();
    await element.pay();
    await until(() => message(element).includes('has arrived'));
    element.price = 'price_2';
    await until(() => part(element, 'button')?.ariaDisabled === 'false');
    expect(part(element, 'button')?.textContent?.trim()).to.equal('Pay $10.00');
    expect(stripe.options).to.deep.include({ amount: 1000 });
  });

  it('begins a new attempt with the next purchase', async () => {
    await (await ready()).pay();
    await (await ready()).pay();
    const [first, second] = store.to(created);
    expect(second?.body['attempt_id']).not.to.equal(first?.body['attempt_id']);
  });

  it('shares one attempt among the forms and tabs that were open together', async () => {
    const first = await ready();
    document.body.insertAdjacentHTML('beforeend', markup());
    const second = document.body.lastElementChild as CardForm;
    await until(() => part(second, 'button')?.ariaDisabled === 'false');
    await first.pay();
    store
      .on(created, problem(409, 'attempt_finished', { order: 'pi_1' }))
      .on(order, orderIs('paid'));
    await second.pay();
    const [one, two] = store.to(created);
    expect(two?.body['attempt_id']).to.equal(one?.body['attempt_id']);
    expect(stripe.confirmations).to.have.lengthOf(1);
    await until(() => message(second).includes('has arrived'));
  });

  it('makes a new attempt where the last has expired', async () => {
    const element = await ready();
    store
      .on(created, problem(409, 'attempt_finished', { order: 'pi_1' }), json(answer, 201))
      .on(order, orderIs('expired'));
    await element.pay();
    const [one, two] = store.to(created);
    expect(two?.body['attempt_id']).not.to.equal(one?.body['attempt_id']);
    await until(() => message(element).includes('has arrived'));
  });

  it('shows what Stripe says of the card that was entered, and asks the store nothing', async () => {
    const element = await ready();
    stripe.submitted = async () => ({
      error: { type: 'validation_error', message: 'Your card number is incomplete.' },
    });
    await element.pay();
    await until(() => message(element) === 'Your card number is incomplete.');
    expect(store.to('POST')).to.deep.equal([]);
  });

  it('keeps to itself what Stripe does not say to customers', async () => {
    const element = await ready();
    stripe.confirmed = async () => ({
      error: {
        type: 'invalid_request_error',
        message: 'No such payment_method: pm_x; a similar object exists in live mode.',
        payment_intent: intent('requires_payment_method'),
      },
    });
    await element.pay();
    await until(() => message(element) === 'The payment did not go through. Nothing was charged.');
  });

  it('says that the bank refused, and takes another card', async () => {
    const element = await ready();
    stripe.confirmed = async () => ({
      error: {
        type: 'invalid_request_error',
        code: 'payment_intent_authentication_failure',
        message: 'We are unable to authenticate your payment method.',
        payment_intent: intent('requires_payment_method'),
      },
    });
    await element.pay();
    await until(() => message(element).startsWith('Your bank could not confirm'));
    expect(part(element, 'button')?.ariaDisabled).to.equal('false');
  });

  it('tells that Stripe is still working on it', async () => {
    const element = await ready();
    stripe.confirmed = async () => ({ paymentIntent: intent('processing') });
    const event = next('payment-processing');
    await element.pay();
    expect((await event).payment.id).to.equal('pi_1');
    await until(() => message(element).includes('on its way'));
    expect(part(element, 'button')).to.equal(undefined);
  });

  describe('when nobody knows how it ended', () => {
    beforeEach(() => {
      stripe.confirmed = lost;
    });
    /** Pays, and waits until the form says that it is checking. */
    async function checking(): Promise<{ element: CardForm; done: Promise<void> }> {
      const element = await ready();
      const done = element.pay();
      await until(() => find(element, '[part=message][role=status]'));
      return { element, done };
    }
    const again = (): boolean => dispatchEvent(new Event('online'));

    it('checks, and offers no way to pay a second time', async () => {
      const { element } = await checking();
      expect(textOf(element)).to.contain('Checking your payment…');
      expect(textOf(element)).to.contain('Please do not pay again');
      expect(find(element, 'button')).to.equal(undefined);
      await element.pay();
      expect(stripe.confirmations).to.have.lengthOf(1);
      expect(await faults()).to.deep.equal([]);
    });

    it('asks the server, with proof, and says that it is paid', async () => {
      store.on(order, problem(503, 'order_busy'), orderIs('paid'));
      stripe.retrieved = lost;
      const { element, done } = await checking();
      again();
      await until(() => store.to(order).length === 1);
      again();
      await done;
      await until(() => message(element).includes('has arrived'));
      expect(store.to(order).at(-1)?.headers.get('authorization')).to.equal('Bearer pi_1_secret_x');
    });

    it('offers to pay again once it is sure that nothing was paid', async () => {
      const { element, done } = await checking();
      again();
      await until(() => store.to(order).length === 1);
      // The confirmation may have been on its way.
      expect(find(element, 'button')).to.equal(undefined);
      await new Promise((resolve) => setTimeout(resolve, 20));
      again();
      await done;
      await until(() => part(element, 'button')?.ariaDisabled === 'false');
      expect(message(element)).to.contain('Nothing was charged');
    });

    it('asks Stripe where the server is away', async () => {
      store.on(order, offline);
      const { element, done } = await checking();
      again();
      await done;
      expect(stripe.calls).to.include('retrievePaymentIntent pi_1_secret_x');
      await until(() => message(element).includes('has arrived'));
    });

    it('believes nobody when Stripe.js itself breaks', async () => {
      stripe.confirmed = () => Promise.reject(new Error('It broke.'));
      const { element } = await checking();
      expect(find(element, 'button')).to.equal(undefined);
    });

    it('goes on by itself, and again after it was removed and put back', async () => {
      store.on(order, offline);
      stripe.retrieved = lost;
      const { element } = await checking();
      const parent = element.parentElement!;
      element.remove();
      again();
      await new Promise((resolve) => setTimeout(resolve, 20));
      const asked = store.to(order).length;
      expect(asked).to.equal(0);
      parent.append(element);
      await until(() => stripe.calls.filter((call) => call === 'mount').length === 2);
      await element.pay();
      expect(stripe.confirmations).to.have.lengthOf(1);
      store.on(order, orderIs('paid'));
      again();
      await until(() => message(element).includes('has arrived'));
    });
  });

  it('tells the new price, charges nothing, and asks once more', async () => {
    const element = await ready();
    store.on(
      created,
      problem(409, 'price_changed', {
        line_items: [{ price: 'price_mug', quantity: 2, unit_amount: 1300 }],
        total: { amount: 2600, currency: 'usd' },
      }),
      json({ ...answer, amount: 2600 }, 201),
    );
    await element.pay();
    await until(() => message(element).replace(/\s+/g, ' ').includes('from $24.00 to $26.00'));
    expect(find(element, 's')?.textContent).to.equal('$24.00');
    expect(part(element, 'button')?.textContent?.trim()).to.equal('Pay $26.00');
    expect(stripe.confirmations).to.deep.equal([]);
    expect(stripe.updates).to.deep.equal([{ amount: 2600, currency: 'usd', locale: 'auto' }]);

    stripe.confirmed = async () => ({ paymentIntent: intent('succeeded', 2600) });
    await element.pay();
    expect(store.to(created)[1]?.body['expected_total']).to.deep.equal({
      amount: 2600,
      currency: 'usd',
    });
    await until(() => message(element).includes('has arrived'));
  });

  it('goes on with the price that the owner put in the place of the displayed one', async () => {
    const element = await ready();
    const dearer = product('prod_mug', [price('price_dearer', 1300)], { name: 'Better mug' });
    store.on(
      created,
      problem(409, 'price_changed', {
        line_items: [{ price: 'price_dearer', quantity: 2, unit_amount: 1300, product: dearer }],
        total: { amount: 2600, currency: 'usd' },
      }),
      json({ ...answer, amount: 2600 }, 201),
    );
    await element.pay();
    await until(() => message(element).replace(/\s+/g, ' ').includes('from $24.00 to $26.00'));
    expect(part(element, 'name')?.textContent).to.equal('Better mug');
    expect(stripe.updates).to.deep.equal([{ amount: 2600, currency: 'usd', locale: 'auto' }]);

    stripe.confirmed = async () => ({ paymentIntent: intent('succeeded', 2600) });
    await element.pay();
    const [one, two] = store.to(created);
    expect(two?.body).to.deep.include({
      line_items: [{ price: 'price_dearer', quantity: 2 }],
      expected_total: { amount: 2600, currency: 'usd' },
    });
    expect(two?.body['attempt_id']).not.to.equal(one?.body['attempt_id']);
    // What was typed was still there.
    expect(stripe.calls.filter((call) => call === 'mount')).to.have.lengthOf(1);
  });

  it('confirms nothing but the amount that it displayed', async () => {
    const element = await ready();
    store.on(created, json({ ...answer, amount: 9900 }, 201));
    await element.pay();
    expect(stripe.confirmations).to.deep.equal([]);
    expect(message(element)).to.contain('Nothing was charged');
  });

  it('says how many are left, and sells as many', async () => {
    const element = await ready();
    store.on(
      created,
      problem(409, 'out_of_stock', { line_items: [{ price: 'price_mug', quantity: 2, stock: 1 }] }),
    );
    await element.pay();
    await until(() => message(element) === 'Only 1 left.');
    expect(find(element, 'button')).to.equal(undefined);
    element.quantity = 1;
    await until(() => part(element, 'button')?.textContent?.includes('$12.00'));
    expect(stripe.updates).to.deep.equal([{ amount: 1200, currency: 'usd', locale: 'auto' }]);
  });

  it('says that it is sold out, without Stripe.js', async () => {
    store.on('GET /products', page({ ...mug, stock: 0 }));
    const element = await shown();
    await until(() => message(element) === 'Sold out');
    expect(find(element, 'button')).to.equal(undefined);
    expect(stripe.calls).to.deep.equal([]);
  });

  it('says that it is no longer sold, before and after the click', async () => {
    const element = await ready();
    store.on(created, problem(422, 'price_not_sold'));
    await element.pay();
    await until(() => message(element) === 'This is no longer sold.');
    expect(part(element, 'button')).to.equal(undefined);

    const other = await shown('price="price_gone"');
    other.price = 'price_gone';
    await until(() => message(other) === 'This is no longer sold.');
  });

  it('charges nothing while the store is away, and tries again with the same attempt', async () => {
    const element = await ready();
    const failed = next('checkout-failed');
    store.on(created, offline, json(answer, 201));
    await element.pay();
    expect((await failed).error.code).to.equal('network_error');
    await until(() => message(element).includes('cannot be reached'));
    expect(message(element)).to.contain('Nothing was charged');
    await element.pay();
    const [one, two] = store.to(created);
    expect(two?.body['attempt_id']).to.equal(one?.body['attempt_id']);
    await until(() => message(element).includes('has arrived'));
  });

  it('tries again when the catalogue could not be read', async () => {
    store.on('GET /products', offline);
    const element = await shown();
    await until(() => part(element, 'retry'));
    expect(message(element)).to.contain('cannot be reached');
    expect(await faults()).to.deep.equal([]);
    store.on('GET /products', page(mug));
    part(element, 'retry')?.click();
    await until(() => part(element, 'button')?.ariaDisabled === 'false');
  });

  it('offers Stripe’s page where Stripe.js is blocked, and to try again', async () => {
    store
      .on(
        'GET /config',
        json(
          config({
            publishable_key: `${stripe.publishableKey}_b`,
            stripe_js: `${location.origin}/blocked.js`,
          }),
        ),
      )
      .on(
        'POST /checkout-sessions',
        json({ id: 'cs_1', url: 'https://checkout.stripe.test/1' }, 201),
      );
    const stripeOfPage = window.Stripe;
    delete window.Stripe;
    const element = await shown('success-path="/shop/../thanks"');
    await until(() => part(element, 'hosted'));
    expect(message(element)).to.contain('could not be loaded');
    expect(await faults()).to.deep.equal([]);

    const event = next('checkout-created', (each) => each.preventDefault());
    part(element, 'hosted')?.click();
    expect(await event).to.include({ id: 'cs_1', url: 'https://checkout.stripe.test/1' });
    expect(store.to('POST /checkout-sessions')[0]?.body).to.deep.include({
      line_items: [{ price: 'price_mug', quantity: 2 }],
      expected_total: { amount: 2400, currency: 'usd' },
      ui_mode: 'hosted_page',
      success_path: '/thanks',
      cancel_path: location.pathname + location.search,
    });
    expect(part(element, 'retry')).not.to.equal(undefined);
    if (stripeOfPage) window.Stripe = stripeOfPage;
  });

  for (const how of [true, 'at once'] as const) {
    const when = how === true ? 'load' : 'be mounted';
    it(`says so when Stripe’s frame cannot ${when}, and mounts a new one on demand`, async () => {
      stripe.breaks = how;
      const failed = next('checkout-failed');
      const element = await shown();
      await until(() => part(element, 'retry'));
      expect((await failed).error.code).to.equal('stripe_unreachable');
      stripe.breaks = false;
      part(element, 'retry')?.click();
      await until(() => part(element, 'button')?.ariaDisabled === 'false');
      expect(stripe.calls.filter((call) => call === 'destroy')).to.have.lengthOf(1);
    });
  }

  it('sends recurring prices to Stripe’s page', async () => {
    const recurring = { interval: 'month', interval_count: 1 } as const;
    store.on('GET /products', page(product('prod_1', [price('price_mug', 900, { recurring })])));
    const element = await shown();
    await until(() => part(element, 'hosted'));
    expect(part(element, 'price')?.textContent).to.equal('$18.00 / month');
    expect(message(element)).to.contain('on Stripe’s own page');
    expect(stripe.calls).to.deep.equal([]);
  });

  it('says which flow it does not have', async () => {
    const element = await shown('flow="barter"');
    expect(message(element)).to.contain('flow="barter"');
  });

  it('refuses a secret key in an attribute before it asks anybody', async () => {
    const failed = next('checkout-failed');
    const element = await shown('submit-label="sk_live_123"');
    expect((await failed).error.code).to.equal('secret_in_page');
    await until(() => message(element));
    expect(store.made).to.deep.equal([]);
    expect(message(element)).not.to.contain('sk_live');
  });

  it('says in words that a secret key came into an attribute later, and goes on without it', async () => {
    const element = await ready();
    const failed = next('checkout-failed');
    element.dataset['key'] = 'sk_live_123';
    element.quantity = 3;
    expect((await failed).error.code).to.equal('secret_in_page');
    await until(() => message(element).includes('secret Stripe key'));
    await element.pay();
    expect(store.to('POST')).to.deep.equal([]);

    delete element.dataset['key'];
    part(element, 'retry')?.click();
    await until(() => part(element, 'button')?.textContent?.includes('$36.00'));
    await element.pay();
    expect(store.to(created)[0]?.body['line_items']).to.deep.equal([
      { price: 'price_mug', quantity: 3 },
    ]);
  });

  it('goes to the success path with the id of the payment and no secret', async function () {
    // Firefox ends the connection to the test runner when a page begins to leave.
    if (navigator.userAgent.includes('Firefox')) this.skip();
    const element = await ready('success-path="/thanks?from=shop"');
    await element.pay();
    const { pathname, search } = new URL(await leftFor('from=shop'));
    expect(pathname + search).to.equal('/thanks?from=shop&payment_intent=pi_1');
  });

  it('stays when the page cancels, and never leaves the site', async () => {
    const element = await ready('success-path="/thanks?stays"');
    void next('payment-succeeded', (event) => event.preventDefault());
    await element.pay();

    const other = await ready('success-path="//elsewhere.test/x"');
    await other.pay();
    await until(() => message(other).includes('has arrived'));
    expect(await leftFor('stays')).to.equal('');
  });

  it('counts the beginning and the purchase, in major units', async () => {
    const begun = next('store-analytics');
    const element = await ready();
    expect(await begun).to.deep.include({ event: 'begin_checkout' });
    const bought = next('store-analytics');
    await element.pay();
    const { event, ecommerce } = await bought;
    expect(event).to.equal('purchase');
    expect(ecommerce).to.deep.equal({
      currency: 'USD',
      value: 24,
      transaction_id: 'pi_1',
      items: [{ item_id: 'prod_mug', item_name: 'Mug', price: 12, quantity: 2 }],
    });
  });

  describe('back from a payment method’s own page', () => {
    const comeBack = (): void => {
      const url = new URL(location.href);
      url.searchParams.set('storetag_price', 'price_mug');
      url.searchParams.set('payment_intent', 'pi_1');
      url.searchParams.set('payment_intent_client_secret', 'pi_1_secret_x');
      url.searchParams.set('redirect_status', 'succeeded');
      history.replaceState(null, '', url);
    };

    it('believes Stripe and not the address, which it cleans', async () => {
      comeBack();
      stripe.retrieved = declined;
      const element = await shown();
      await until(() => message(element) === 'Your card was declined.');
      expect(stripe.calls).to.include('retrievePaymentIntent pi_1_secret_x');
      expect(location.search).not.to.match(/payment_intent|secret|redirect|storetag/);
    });

    it('says that it is paid, and mounts nothing', async () => {
      comeBack();
      const element = await shown();
      await until(() => message(element).includes('has arrived'));
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(find(element, 'button')).to.equal(undefined);
    });

    it('leaves an address alone that another form brought back', async () => {
      comeBack();
      const other = product('prod_2', [price('price_other', 2400)]);
      store.on('GET /products', page(other));
      const element = await show(
        CardForm,
        `<card-form endpoint="${endpoint}" price="price_other"></card-form>`,
      );
      await until(() => part(element, 'button')?.ariaDisabled === 'false');
      expect(location.search).to.contain('pi_1_secret_x');
      history.replaceState(null, '', location.pathname);
    });
  });

  it('tells Stripe’s frames when the theme of the page changes', async () => {
    const element = await ready();
    element.style.setProperty('--store-color-accent', '#00ff00');
    await until(() => stripe.updates.length);
    expect(stripe.updates[0]?.appearance?.variables?.colorPrimary).to.equal('#00ff00');
  });

  it('mounts again when it is moved, and pays there', async () => {
    const element = await ready();
    const host = document.createElement('section');
    host.attachShadow({ mode: 'open' }).append(document.createElement('p'));
    document.body.append(host);
    host.shadowRoot!.append(element);
    await until(() => stripe.calls.filter((call) => call === 'mount').length === 2);
    await until(() => part(element, 'button')?.ariaDisabled === 'false');
    await element.pay();
    await until(() => message(element).includes('has arrived'));
  });
});
