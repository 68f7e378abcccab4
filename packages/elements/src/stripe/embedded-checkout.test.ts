import { expect } from '@esm-bundle/chai';
import { html } from 'lit';
import {
  FakeStore,
  find,
  json,
  mug,
  next,
  price,
  problem,
  show,
  textOf,
  until,
  violations,
} from '../fake-store.test.support.js';
import { Purchase } from '../purchase/purchase.js';
import { whole } from '../late.styles.js';
import { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { openEmbeddedCheckout } from './embedded-checkout.js';
import { FakeStripe, scriptOf } from './fake-stripe.test.support.js';

/** Something that sells. */
class Seller extends StoreElement {
  static override styles = whole;
  successPath: string | undefined;
  readonly #purchase = new Purchase(() => ({
    product: mug,
    price: price('price_mug', 1200),
    quantity: 2,
  }));

  open(): Promise<void> {
    const { successPath } = this;
    return openEmbeddedCheckout(this, this.store, this.#purchase, { successPath, locale: 'en' });
  }

  protected override render(): unknown {
    return html`<button @click=${this.open}>Buy</button>`;
  }
}
customElements.define('test-seller', Seller);
customElements.define(
  'test-shell',
  class extends StoreElement {
    protected override render(): unknown {
      return html`<div><slot></slot></div>`;
    }
  },
);

const sessions = 'POST /checkout-sessions';
const order = 'GET /orders/cs_1';
const orderIs = (status: string): Response =>
  json({ id: 'cs_1', status, amount: 2400, currency: 'usd', line_items: [] });

let stripe = new FakeStripe();
const script = scriptOf(stripe);
let serial = 0;

describe('openEmbeddedCheckout', () => {
  let store: FakeStore;

  beforeEach(() => {
    stripe = new FakeStripe();
    Object.assign(window, { fakeStripe: stripe.stripe });
    store = new FakeStore()
      .on('GET /config', json({ ...config(), stripe_js: script }))
      .on(sessions, json({ id: 'cs_1', client_secret: 'cs_1_secret_x' }, 201))
      .on(order, orderIs('unpaid'));
  });
  afterEach(async () => {
    document.body.replaceChildren();
    // What was open asks how it ended.
    await new Promise((resolve) => setTimeout(resolve));
    store.restore();
  });

  const config = (): object => ({
    publishable_key: stripe.publishableKey,
    flows: ['payment-intent', 'checkout-session'],
    currency: null,
    shipping_countries: [],
  });
  const seller = (): Promise<Seller> =>
    show(Seller, `<test-seller endpoint="/api/embedded-${++serial}"></test-seller>`);
  const dialogOf = (element: Element): HTMLDialogElement | undefined =>
    find(element, 'dialog', HTMLDialogElement);
  const input = (): Element | null => document.querySelector('input');

  async function opened(): Promise<{ element: Seller; dialog: HTMLDialogElement }> {
    const element = await seller();
    await element.open();
    await until(() => stripe.calls.includes('mount'));
    const dialog = dialogOf(element);
    if (!dialog) throw new Error('There is no dialog.');
    return { element, dialog };
  }

  it('shows Stripe’s page of a session of its own in a modal dialog', async () => {
    const { element, dialog } = await opened();
    expect(store.to(sessions)[0]?.body).to.include({ ui_mode: 'embedded_page' });
    expect(store.to(sessions)[0]?.body['expected_total']).to.deep.equal({
      amount: 2400,
      currency: 'usd',
    });
    expect(stripe.calls).to.include('createEmbeddedCheckoutPage cs_1_secret_x');
    expect(dialog.matches(':modal')).to.equal(true);
    expect(input()?.checkVisibility()).to.equal(true);
    expect(element.shadowRoot?.activeElement?.textContent).to.equal('Checkout');
    expect(await violations(document.body)).to.deep.equal([]);
  });

  it('counts the beginning of the checkout', async () => {
    const element = await seller();
    const counted = next('store-analytics');
    await element.open();
    expect((await counted).event).to.equal('begin_checkout');
  });

  it('says that it loads until Stripe is there', async () => {
    const element = await seller();
    await element.open();
    const dialog = dialogOf(element);
    expect(dialog && textOf(dialog)).to.contain('Loading…');
    await until(() => stripe.calls.includes('mount'));
    expect(dialog && textOf(dialog)).not.to.contain('Loading…');
  });

  it('cleans up when it is closed, gives the focus back, and opens again', async () => {
    const { element, dialog } = await opened();
    dialog.querySelector<HTMLElement>('[part=close]')?.click();
    await until(() => !dialogOf(element));
    expect(stripe.calls.filter((call) => call === 'destroy')).to.have.length(1);
    expect(input()).to.equal(null);
    expect(document.querySelector('[slot^=storetag]')).to.equal(null);
    await element.open();
    await until(() => stripe.calls.filter((call) => call === 'mount').length === 2);
    expect(dialogOf(element)?.open).to.equal(true);
  });

  it('is one at a time, on the whole page', async () => {
    const { element } = await opened();
    const other = document.createElement('test-seller');
    if (!(other instanceof Seller)) throw new Error('It is not registered.');
    other.setAttribute('endpoint', element.getAttribute('endpoint') ?? '');
    element.after(other);
    await other.updateComplete;
    await other.open();
    await until(() => stripe.calls.filter((call) => call === 'mount').length === 2);
    expect(dialogOf(element)).to.equal(undefined);
    expect(dialogOf(other)?.open).to.equal(true);
    expect(document.querySelectorAll('input')).to.have.length(1);
  });

  it('closes and cleans up when what sells is taken out of the page', async () => {
    const { element } = await opened();
    element.remove();
    await until(() => stripe.calls.includes('destroy'));
    await until(() => !dialogOf(element));
    expect(input()).to.equal(null);
  });

  it('stays open, with a new page, when what sells is moved', async () => {
    const { element, dialog } = await opened();
    const shell = document.createElement('test-shell');
    document.querySelector('main')?.append(shell);
    shell.append(element);
    await until(() => stripe.calls.filter((call) => call === 'mount').length === 2);
    expect(dialog.matches(':modal')).to.equal(true);
    expect(input()?.checkVisibility()).to.equal(true);
  });

  for (const status of ['paid', 'processing'] as const) {
    it(`says that it is ${status} when the server does, and not before`, async () => {
      const { element, dialog } = await opened();
      let asked = 0;
      store.on(order, () => ((asked += 1) === 1 ? orderIs('unpaid') : orderIs(status)));
      const told = next(status === 'paid' ? 'payment-succeeded' : 'payment-processing');
      stripe.complete();
      await until(() => textOf(dialog).includes('Checking'));
      expect((await told).payment).to.deep.equal({ id: 'cs_1', amount: 2400, currency: 'usd' });
      expect(store.to(order)[0]?.headers.get('authorization')).to.match(/^Bearer \S{36}$/);
      await until(() => textOf(dialog).includes(status === 'paid' ? 'Thank you' : 'on its way'));
      expect(stripe.calls).to.include('destroy');
      expect(element.shadowRoot?.activeElement?.getAttribute('role')).to.equal('status');
      expect(await violations(document.body)).to.deep.equal([]);
    });
  }

  it('tells of a payment that went through while it was being closed', async () => {
    const { dialog } = await opened();
    store.on(order, orderIs('paid'));
    const told = next('payment-succeeded');
    dialog.close();
    expect((await told).payment.id).to.equal('cs_1');
  });

  it('offers Stripe’s own page, and to try again, where Stripe’s cannot be shown', async () => {
    stripe.breaks = true;
    const element = await seller();
    const failed = next('checkout-failed');
    await element.open();
    expect((await failed).error.code).to.equal('stripe_unreachable');
    const dialog = dialogOf(element);
    await until(() => dialog?.querySelector('[part=hosted]'));
    expect(await violations(document.body)).to.deep.equal([]);
    stripe.breaks = false;
    dialog?.querySelector<HTMLElement>('[part=retry]')?.click();
    await until(() => stripe.calls.includes('mount'));
    expect(dialog && textOf(dialog)).not.to.contain('could not');
  });

  it('goes on to the hosted page of the same purchase', async () => {
    stripe.breaks = true;
    const element = await seller();
    await element.open();
    await until(() => dialogOf(element)?.querySelector('[part=hosted]'));
    store.on(sessions, json({ id: 'cs_2', url: 'https://checkout.stripe.com/c/pay/cs_2' }, 201));
    const created = next('checkout-created', (event) => event.preventDefault());
    dialogOf(element)?.querySelector<HTMLElement>('[part=hosted]')?.click();
    expect((await created).url).to.equal('https://checkout.stripe.com/c/pay/cs_2');
    const [first, second] = store.to(sessions);
    expect(second?.body['ui_mode']).to.equal('hosted_page');
    expect(second?.body['attempt_id']).to.equal(first?.body['attempt_id']);
  });

  it('opens nothing where the store refuses, and rejects with why', async () => {
    store.on(sessions, problem(409, 'out_of_stock'));
    const element = await seller();
    let code = '';
    await element.open().catch((error: unknown) => (code = StoreError.from(error).code));
    expect(code).to.equal('out_of_stock');
    expect(dialogOf(element)).to.equal(undefined);
    expect(stripe.calls).to.deep.equal([]);
  });
});
