import { expect } from '@esm-bundle/chai';
import {
  FakeStore,
  find,
  json,
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
import { DonationForm } from './donation-form.js';
import './donation-form.define.js';

const monthly = { recurring: { interval: 'month', interval_count: 1 } } as const;
const open = { custom_unit_amount: { minimum: 100, maximum: null, preset: null } };
const gift = product(
  'prod_gift',
  [
    price('price_25', 2500),
    price('price_5', 500),
    price('price_10', 1000),
    price('price_open', null, open),
    price('price_5m', 500, monthly),
    price('price_10m', 1000, monthly),
  ],
  { name: 'Donation', default_price: 'price_10' },
);
const sessions = 'POST /checkout-sessions';
let serial = 0;

describe('<donation-form>', () => {
  let store: FakeStore;
  beforeEach(() => {
    store = new FakeStore()
      .on('GET /products/prod_gift', json(gift))
      .on(sessions, json({ id: 'cs_1', url: 'https://checkout.stripe.com/c/pay/cs_1' }, 201));
    document.addEventListener('checkout-created', stay);
  });
  afterEach(() => {
    document.removeEventListener('checkout-created', stay);
    store.restore();
    document.body.replaceChildren();
  });
  const stay = (event: Event): void => event.preventDefault();
  const shown = (attributes = 'product="prod_gift"', inside = ''): Promise<DonationForm> =>
    show(
      DonationForm,
      `<donation-form endpoint="/api/gift-${++serial}" ${attributes}>${inside}</donation-form>`,
    );
  async function ready(attributes?: string): Promise<DonationForm> {
    const element = await shown(attributes);
    await until(() => find(element, '[part=button]'));
    return element;
  }
  const radios = (element: Element, name: string): HTMLInputElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLInputElement>(`[name=${name}]`) ?? []),
  ];
  const labels = (element: Element, name: string): string[] =>
    radios(element, name).map((radio) => (radio.labels?.[0] ? textOf(radio.labels[0]) : ''));
  const choose = async (element: DonationForm, label: string): Promise<void> => {
    const all = [...radios(element, 'amount'), ...radios(element, 'rhythm')];
    all.find(({ labels: own }) => own?.[0] && textOf(own[0]) === label)?.click();
    await element.updateComplete;
  };
  const button = (element: Element): string =>
    find(element, '[part=button]')?.textContent?.trim() ?? '';

  it('offers the prices as radio buttons, by amount, and one that the customer types', async () => {
    const element = await ready();
    expect(labels(element, 'amount')).to.deep.equal(['$5.00', '$10.00', '$25.00', 'Other amount']);
    expect(labels(element, 'rhythm')).to.deep.equal(['One time', 'Per month']);
    const legends = [...(element.shadowRoot?.querySelectorAll('legend') ?? [])];
    expect(legends.map(textOf)).to.deep.equal(['How often', 'Amount']);
    expect(radios(element, 'amount').map(({ checked }) => checked)).to.deep.equal([
      true,
      false,
      false,
      false,
    ]);
    expect(await violations(document.body)).to.deep.equal([]);
  });

  it('sends the price that was chosen, and no amount but the displayed one', async () => {
    const element = await ready('product="prod_gift" success-path="/thanks"');
    await choose(element, '$25.00');
    expect(button(element)).to.equal('Donate · $25.00');
    const created = next('checkout-created');
    find(element, '[part=button]', HTMLElement)?.click();
    expect((await created).id).to.equal('cs_1');
    const body = store.to(sessions)[0]?.body;
    expect(body).to.deep.include({
      ui_mode: 'hosted_page',
      line_items: [{ price: 'price_25', quantity: 1 }],
      expected_total: { amount: 2500, currency: 'usd' },
      success_path: '/thanks',
    });
  });

  it('says that another amount is typed on Stripe’s page, and sends none', async () => {
    const element = await ready();
    await choose(element, 'Other amount');
    expect(button(element)).to.equal('Donate');
    expect(textOf(element)).to.contain('You type the amount on Stripe’s page.');
    expect(await violations(document.body)).to.deep.equal([]);
    await element.donate();
    const body = store.to(sessions)[0]?.body;
    expect(body?.['line_items']).to.deep.equal([{ price: 'price_open', quantity: 1 }]);
    expect(body).not.to.have.property('expected_total');
  });

  it('keeps the amount when it is given every month', async () => {
    const element = await ready();
    await choose(element, '$10.00');
    await choose(element, 'Per month');
    expect(labels(element, 'amount')).to.deep.equal(['$5.00', '$10.00']);
    expect(button(element)).to.equal('Donate · $10.00 / month');
    expect(radios(element, 'amount').map(({ checked }) => checked)).to.deep.equal([false, true]);
    await element.donate();
    expect(store.to(sessions)[0]?.body['line_items']).to.deep.equal([
      { price: 'price_10m', quantity: 1 },
    ]);
  });

  it('offers the prices that it is told, in that order, and no choice of rhythm where there is none', async () => {
    store.on('GET /products?', page(gift));
    const element = await ready('prices="price_10 price_open, price_5"');
    expect(labels(element, 'amount')).to.deep.equal(['$10.00', 'Other amount', '$5.00']);
    expect(radios(element, 'rhythm')).to.have.length(0);
    expect(store.to('GET /products?')[0]?.path).to.contain('price=price_10');
  });

  it('is used by keyboard', async () => {
    const element = await ready();
    radios(element, 'amount')[0]?.focus();
    expect(element.shadowRoot?.activeElement?.getAttribute('name')).to.equal('amount');
    // What a browser does with arrows and Enter: chooses, and submits.
    radios(element, 'amount')[1]?.click();
    await element.updateComplete;
    const created = next('checkout-created');
    find(element, '[part=form]', HTMLFormElement)?.requestSubmit();
    await created;
    expect(store.to(sessions)[0]?.body['line_items']).to.deep.equal([
      { price: 'price_10', quantity: 1 },
    ]);
  });

  it('asks for one session, however often it is clicked', async () => {
    const element = await ready();
    await Promise.all([element.donate(), element.donate()]);
    expect(store.to(sessions)).to.have.length(1);
  });

  it('opens Stripe’s page in a dialog', async () => {
    const stripe = new FakeStripe();
    store
      .on(
        'GET /config',
        json({
          publishable_key: stripe.publishableKey,
          flows: ['checkout-session'],
          currency: null,
          shipping_countries: [],
          stripe_js: scriptOf(stripe),
        }),
      )
      .on(sessions, json({ id: 'cs_1', client_secret: 'cs_1_secret_x' }, 201))
      .on(
        'GET /orders/',
        json({ id: 'cs_1', status: 'unpaid', amount: 1, currency: 'usd', line_items: [] }),
      );
    const element = await ready('product="prod_gift" checkout="embedded"');
    await element.donate();
    expect(find(element, 'dialog', HTMLDialogElement)?.open).to.equal(true);
    expect(store.to(sessions)[0]?.body['ui_mode']).to.equal('embedded_page');
  });

  it('says what the store refuses, and goes on with what is true now', async () => {
    const fresh = product('prod_gift', [price('price_6', 600)]);
    store.on(
      sessions,
      problem(409, 'price_changed', {
        total: { amount: 600, currency: 'usd' },
        line_items: [{ price: 'price_6', quantity: 1, amount: 600, product: fresh }],
      }),
      json({ id: 'cs_1', url: 'https://checkout.stripe.com/c/pay/cs_1' }, 201),
    );
    const element = await ready();
    const failed = next('checkout-failed');
    await element.donate();
    expect((await failed).error.code).to.equal('price_changed');
    await element.updateComplete;
    expect(textOf(element)).to.contain('The price has changed from $5.00 to $6.00');
    await element.donate();
    expect(store.to(sessions)[1]?.body['line_items']).to.deep.equal([
      { price: 'price_6', quantity: 1 },
    ]);
  });

  it('keeps the HTML of the page where it cannot be shown, says why, and tries again', async () => {
    store.on('GET /products/prod_gift', offline, json(gift));
    const element = await shown(undefined, '<a href="/give">Give by bank</a>');
    await until(() => find(element, '[part=retry]'));
    expect(element.querySelector('a')?.checkVisibility()).to.equal(true);
    expect(textOf(element)).to.contain('cannot be reached');
    find(element, '[part=retry]', HTMLElement)?.click();
    await until(() => find(element, '[part=button]'));
    expect(element.querySelector('a')?.checkVisibility()).to.equal(false);
  });

  it('says what its author has forgotten', async () => {
    const element = await shown('');
    await until(() => textOf(element).includes('needs a `product`'));
  });
});
