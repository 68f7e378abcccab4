import { expect } from '@esm-bundle/chai';
import { cartOf, type Cart } from '../cart/cart.js';
import {
  FakeStore,
  find,
  json,
  mug,
  never,
  next,
  page,
  price,
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
const plate = product('prod_plate', [price('price_plate', 500, { product: 'prod_plate' })], {
  name: 'Plate',
});

let stripe: FakeStripe;
const script = scriptOf((stripe = new FakeStripe()));
let serial = 0;

describe('<card-form>, what it asks for and sells', () => {
  let store: FakeStore;
  let endpoint: string;

  beforeEach(() => {
    stripe = new FakeStripe();
    Object.assign(window, { fakeStripe: stripe.stripe });
    endpoint = `/api/collect-form-${++serial}`;
    store = new FakeStore()
      .on('GET /products', page(mug, plate))
      .on(
        'GET /config',
        json({
          publishable_key: stripe.publishableKey,
          flows: ['payment-intent', 'checkout-session'],
          currency: null,
          shipping_countries: ['DE', 'AT'],
          stripe_js: script,
        }),
      )
      .on(
        created,
        json({ id: 'pi_1', client_secret: 'pi_1_secret_x', amount: 1200, currency: 'usd' }, 201),
      )
      .on(
        order,
        json({ id: 'pi_1', status: 'paid', amount: 1200, currency: 'usd', line_items: [] }),
      );
  });
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
  });

  const shown = (attributes: string): Promise<CardForm> =>
    show(CardForm, `<card-form endpoint="${endpoint}" ${attributes}></card-form>`);
  const part = (element: Element, name: string): HTMLElement | undefined =>
    find(element, `[part~=${name}]`, HTMLElement);
  async function ready(attributes: string): Promise<CardForm> {
    const element = await shown(attributes);
    await until(() => part(element, 'button')?.ariaDisabled === 'false');
    return element;
  }
  const faults = async (): Promise<string[]> => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    return violations(document.body);
  };
  const creates = (): string[] => stripe.calls.filter((call) => call.startsWith('create '));

  it('shows Stripe’s elements for what it collects, above the payment', async () => {
    const element = await ready('price="price_mug" collect="shipping, email billing"');
    expect(creates()).to.deep.equal([
      'create linkAuthentication',
      'create address shipping',
      'create address billing',
      'create payment tabs',
    ]);
    const groups = [...(element.shadowRoot?.querySelectorAll('legend') ?? [])];
    expect(groups.map(({ textContent }) => textContent)).to.deep.equal([
      'Contact',
      'Shipping address',
      'Billing address',
      'Payment',
    ]);
    expect(await faults()).to.deep.equal([]);
    await element.pay();
    expect(textOf(element)).to.contain('has arrived');
  });

  it('asks itself for a name and a phone number, and gives them to Stripe', async () => {
    const element = await ready('price="price_mug" collect="name phone"');
    expect(creates()).to.deep.equal(['create payment tabs']);
    expect(await faults()).to.deep.equal([]);
    const input = (name: string): HTMLInputElement | undefined =>
      find(element, `[name=${name}]`, HTMLInputElement);
    await element.pay();
    expect(store.to(created)).to.have.length(0);
    expect(input('name')?.matches(':invalid')).to.equal(true);
    Object.assign(input('name') ?? {}, { value: 'Ada Lovelace' });
    Object.assign(input('phone') ?? {}, { value: '+441234' });
    await element.pay();
    expect(stripe.confirmations[0]?.payment_method_data).to.deep.equal({
      billing_details: { name: 'Ada Lovelace', phone: '+441234' },
    });
    expect(JSON.stringify(store.to(created))).not.to.contain('Ada');
  });

  it('puts back what was typed, but no card, after a payment method’s own page, until it is paid', async () => {
    const wanted = 'price="price_mug" collect="name email"';
    const element = await ready(wanted);
    const name = (form: Element): HTMLInputElement | undefined =>
      find(form, '[name=name]', HTMLInputElement);
    Object.assign(name(element) ?? {}, { value: 'Ada Lovelace' });
    stripe.element('linkAuthentication')?.emit('change', { value: { email: 'ada@example.com' } });
    // The page is being left.
    stripe.confirmed = () => new Promise(() => {});
    void element.pay();
    await until(() => stripe.confirmations.length);
    const kept = Object.entries(sessionStorage).filter(([key]) => key.includes(endpoint));
    expect(kept.map(([, text]): unknown => JSON.parse(String(text)))).to.deep.equal([
      { name: 'Ada Lovelace', email: 'ada@example.com' },
    ]);

    const again = await ready(wanted);
    expect(name(again)?.value).to.equal('Ada Lovelace');
    expect(stripe.defaults['linkAuthentication']).to.deep.equal({ email: 'ada@example.com' });
    stripe.confirmed = async () => ({ paymentIntent: intent('succeeded', 1200) });
    await again.pay();
    await until(() => textOf(again).includes('has arrived'));
    const other = await ready(wanted);
    expect(name(other)?.value).to.equal('');
    expect(stripe.defaults['linkAuthentication']).to.equal(undefined);
  });

  it('puts back addresses that were typed, as Stripe takes them', async () => {
    const wanted = 'price="price_mug" collect="shipping billing"';
    const element = await ready(wanted);
    const address = {
      line1: 'A 1',
      line2: null,
      city: 'B',
      state: '',
      postal_code: '1',
      country: 'DE',
    };
    const value = { name: 'Ada', firstName: 'Ada', address, phone: '' };
    stripe.element('address shipping')?.emit('change', { value });
    stripe.confirmed = () => new Promise(() => {});
    void element.pay();
    await until(() => stripe.confirmations.length);
    await ready(wanted);
    expect(stripe.defaults['address shipping']).to.deep.equal({ name: 'Ada', address, phone: '' });
    expect(stripe.defaults['address billing']).to.equal(undefined);
    // Another purchase is another form.
    await ready(`${wanted} quantity="2"`);
    expect(stripe.defaults['address shipping']).to.equal(undefined);
  });

  it('has Stripe’s frames speak another language when the page does, and keeps what was typed', async () => {
    const element = await ready('price="price_mug" locale="en"');
    expect(stripe.options.locale).to.equal('en');
    element.locale = 'de-AT';
    await until(() => stripe.updates.length);
    expect(stripe.updates).to.deep.equal([{ amount: 1200, currency: 'usd', locale: 'de-AT' }]);
    expect(stripe.calls.filter((call) => call === 'mount')).to.have.length(1);
    expect(stripe.locales).to.deep.equal(['en']);
    // What is paid next is paid in an instance that speaks it.
    element.collect = 'email';
    await until(() => stripe.calls.includes('create linkAuthentication'));
    expect(stripe.locales).to.deep.equal(['en', 'de-AT']);
  });

  it('shows other elements when it is to collect something else', async () => {
    const element = await ready('price="price_mug" collect="email"');
    element.collect = '';
    await until(() => stripe.calls.filter((call) => call === 'destroy').length === 2);
    await until(() => part(element, 'button')?.ariaDisabled === 'false');
    expect(stripe.element('linkAuthentication')).to.equal(undefined);
    expect(document.querySelectorAll('input')).to.have.length(1);
  });

  describe('with wallets', () => {
    it('answers a click at once, with what it collects', async () => {
      await ready('price="price_mug" express collect="email shipping"');
      let offer: unknown;
      stripe
        .element('expressCheckout')
        ?.emit('click', { resolve: (with_: unknown) => (offer = with_) });
      expect(offer).to.deep.equal({
        emailRequired: true,
        phoneNumberRequired: false,
        billingAddressRequired: false,
        shippingAddressRequired: true,
        allowedShippingCountries: ['DE', 'AT'],
        shippingRates: [{ id: 'free', displayName: 'Shipping', amount: 0 }],
      });
      expect(await faults()).to.deep.equal([]);
    });

    it('pays from the wallet’s sheet, to its address', async () => {
      const element = await ready('price="price_mug" express collect="shipping"');
      const told = next('payment-succeeded');
      stripe.element('expressCheckout')?.emit('confirm', {
        expressPaymentType: 'link',
        shippingAddress: {
          name: 'Ada',
          address: { line1: 'Weg 1', line2: null, city: 'Wien', state: null, country: 'AT' },
        },
        paymentFailed: () => {},
      });
      await told;
      expect(stripe.confirmations[0]?.shipping).to.deep.equal({
        name: 'Ada',
        address: { line1: 'Weg 1', city: 'Wien', country: 'AT' },
      });
      expect(textOf(element)).to.contain('has arrived');
    });

    it('tells the wallet that it failed, and the customer why', async () => {
      const element = await ready('price="price_mug" express');
      stripe.confirmed = async () => ({
        error: {
          type: 'card_error',
          message: 'Your card was declined.',
          payment_intent: intent('requires_payment_method'),
        },
      });
      let told: unknown;
      stripe.element('expressCheckout')?.emit('confirm', {
        paymentFailed: (why: unknown) => (told = why),
      });
      await until(() => told);
      expect(told).to.deep.equal({ reason: 'fail', message: 'Your card was declined.' });
      expect(part(element, 'message')?.textContent).to.equal('Your card was declined.');
    });

    it('does without them where the customer has none, or they cannot be loaded', async () => {
      const element = await ready('price="price_mug" express');
      expect(textOf(element)).to.contain('Or pay another way');
      stripe.element('expressCheckout')?.emit('ready', { availablePaymentMethods: undefined });
      await until(() => !textOf(element).includes('Or pay another way'));
      expect(part(element, 'button')?.ariaDisabled).to.equal('false');
      const other = await ready('price="price_mug" express');
      stripe.element('expressCheckout')?.emit('loaderror', { error: { type: 'api_error' } });
      await until(() => !textOf(other).includes('Or pay another way'));
      expect(part(other, 'message')?.textContent).to.equal('');
    });
  });

  describe('for the cart', () => {
    const cart = (): Cart => cartOf(new URL(endpoint, location.href).href);
    const markup = 'source="cart"';
    beforeEach(() => {
      cart().add({ price: 'price_mug', quantity: 1, product: 'prod_mug' });
      cart().add({ price: 'price_plate', quantity: 2, product: 'prod_plate' });
      store.on(
        created,
        json({ id: 'pi_1', client_secret: 'pi_1_secret_x', amount: 2200, currency: 'usd' }, 201),
      );
    });

    async function inOpenDialog(): Promise<void> {
      const dialog = await show(HTMLDialogElement, '<dialog></dialog>');
      dialog.showModal();
      dialog.innerHTML = `<card-form endpoint="${endpoint}" ${markup}></card-form>`;
    }

    it('has Stripe.js come while the catalogue is still being read, where the customer waits', async () => {
      store.on('GET /products', never);
      await inOpenDialog();
      await until(() => stripe.calls.includes(`Stripe ${stripe.publishableKey}`));
    });

    it('loads nothing of Stripe’s for an empty cart', async () => {
      for (const { price: id } of cart().lines) cart().remove(id);
      await inOpenDialog();
      await until(() => store.to('GET /config').length > 0);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(stripe.calls).to.deep.equal([]);
    });

    it('says and pays what is in it, then empties it on the server’s word', async () => {
      stripe.confirmed = async () => ({ paymentIntent: intent('succeeded', 2200) });
      const element = await ready(markup);
      expect(part(element, 'name')?.textContent).to.equal('Mug, Plate');
      expect(part(element, 'button')?.textContent?.trim()).to.equal('Pay $22.00');
      expect(await faults()).to.deep.equal([]);
      await element.pay();
      expect(store.to(created)[0]?.body).to.deep.include({
        line_items: [
          { price: 'price_mug', quantity: 1 },
          { price: 'price_plate', quantity: 2 },
        ],
        expected_total: { amount: 2200, currency: 'usd' },
      });
      await until(() => cart().count === 0);
      await element.updateComplete;
      expect(textOf(element)).to.contain('has arrived');
      expect(textOf(element)).to.contain('Mug, Plate $22.00');
    });

    it('keeps it as long as the server says nothing, and after a decline', async () => {
      store.on(
        order,
        json({ id: 'pi_1', status: 'processing', amount: 2200, currency: 'usd', line_items: [] }),
      );
      const element = await ready(markup);
      stripe.confirmed = async () => ({
        error: {
          type: 'card_error',
          message: 'No.',
          payment_intent: intent('requires_payment_method'),
        },
      });
      await element.pay();
      expect(cart().count).to.equal(3);
      stripe.confirmed = async () => ({ paymentIntent: intent('succeeded', 2200) });
      await element.pay();
      await until(() => store.to(order).length > 0);
      expect(cart().count).to.equal(3);
    });

    it('empties it though the server says late that it is paid', async () => {
      const says = (status: string): Response =>
        json({ id: 'pi_1', status, amount: 2200, currency: 'usd', line_items: [] });
      store.on(order, says('unpaid'), says('paid'));
      stripe.confirmed = async () => ({ paymentIntent: intent('succeeded', 2200) });
      const element = await ready(markup);
      await element.pay();
      await until(() => store.to(order).length === 1);
      expect(cart().count).to.equal(3);
      await until(() => cart().count === 0);
    });

    it('pays what came into it after the page was loaded, the way that it is paid', async () => {
      cart().setQuantity('price_plate', 0);
      cart().setQuantity('price_mug', 0);
      const element = await shown(markup);
      await until(() => textOf(element).includes('Your cart is empty.'));
      cart().add({
        price: 'price_mug',
        quantity: 1,
        product: 'prod_mug',
        unit_amount: 1200,
        currency: 'usd',
      });
      await until(() => part(element, 'button')?.ariaDisabled === 'false');
      store.on(
        created,
        json({ id: 'pi_1', client_secret: 'pi_1_secret_x', amount: 1200, currency: 'usd' }, 201),
      );
      await element.pay();
      expect(textOf(element)).to.contain('has arrived');
      expect(store.to('POST /checkout-sessions')).to.have.length(0);
    });

    it('follows it', async () => {
      const element = await ready(markup);
      cart().setQuantity('price_plate', 1);
      await until(() => part(element, 'button')?.textContent?.includes('$17.00'));
      cart().setQuantity('price_plate', 0);
      cart().setQuantity('price_mug', 0);
      await until(() => textOf(element).includes('Your cart is empty.'));
      expect(part(element, 'button')).to.equal(undefined);
    });
  });
});
