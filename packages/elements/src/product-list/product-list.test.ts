import type { StoreAnalyticsEvent } from '../analytics-event.js';
import { expect } from '@esm-bundle/chai';
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
import { ProductList } from './product-list.js';
import './product-list.define.js';

const cup = product('prod_cup', [price('price_cup', 500)], { name: 'Cup', category: 'cups' });

describe('<product-list>', () => {
  let store: FakeStore;

  beforeEach(() => {
    history.replaceState(null, '');
    store = new FakeStore().on('GET /products', page(mug, cup));
  });
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
  });

  const list = (attributes = '', inside = ''): Promise<ProductList> =>
    show(ProductList, `<product-list ${attributes}>${inside}</product-list>`);
  const cards = (element: Element): Element[] =>
    Array.from(element.shadowRoot?.querySelectorAll('product-card') ?? []).filter((card) =>
      find(card, '[part=price]'),
    );
  async function ready(attributes = '', count = 2): Promise<ProductList> {
    const element = await list(attributes);
    await until(() => cards(element).length === count);
    await until(() => cards(element).every((card) => find(card, '[part=button]')));
    return element;
  }

  it('lists the products, tells of them, and passes the audit', async () => {
    const told = Promise.all([next('products-loaded'), next('store-analytics')]);
    const element = await ready();
    const [loaded, analytics] = await told;
    expect(loaded.products).to.deep.equal([mug, cup]);
    expect(analytics.event).to.equal('view_item_list');
    expect(analytics.ecommerce.items[1]).to.deep.equal({
      item_id: 'prod_cup',
      item_name: 'Cup',
      item_category: 'cups',
      price: 5,
      quantity: 1,
    });
    expect(store.made).to.have.length(1);
    expect(Boolean(find(element, '[role=list] > [part=grid] > [role=listitem]'))).to.equal(true);
    expect(find(element, '[role=status]')?.textContent?.trim()).to.equal('2 products');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('asks for what its attributes say', async () => {
    await ready(
      'products="prod_mug, prod_cup" category="cups" search="blue" sort="-price" page-size="12" currency="EUR"',
    );
    const query = new URLSearchParams(store.made[0]?.path.split('?')[1]);
    expect(Object.fromEntries(query)).to.deep.equal({
      ids: 'prod_mug,prod_cup',
      category: 'cups',
      search: 'blue',
      sort: '-price',
      limit: '12',
      currency: 'eur',
    });
  });

  it('is not loading any more after a failure', async () => {
    store.on('GET /products', offline);
    const element = await list();
    await until(() => find(element, '[part=retry]'));
    expect(find(element, '[role=status]')?.textContent?.trim()).to.equal('');
  });

  it('hands its success path on to the buttons', async () => {
    const element = await ready('success-path="/thanks"');
    store.on('POST /checkout-sessions', problem(422, 'price_not_sold'));
    const button = cards(element)[0]?.shadowRoot?.querySelector('buy-button');
    await button?.buy();
    expect(store.to('POST /checkout-sessions')[0]?.body['success_path']).to.equal('/thanks');
  });

  it('asks again when an attribute changes, and only the last answer counts', async () => {
    const element = await ready();
    let late: (response: Response) => void = () => {};
    store.on('GET /products?category=slow', () => new Promise((resolve) => (late = resolve)));
    store.on('GET /products?category=cups', page(cup));
    element.category = 'slow';
    await element.updateComplete;
    element.category = 'cups';
    await until(() => cards(element).length === 1);
    late(page(mug, mug));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(textOf(element)).to.contain('Cup').and.not.contain('Mug');
  });

  it('goes on by pages', async () => {
    store.on('GET /products', json({ products: [mug], next_cursor: 'c2' }));
    const element = await ready('page-size="1"', 1);
    const more = find(element, '[part=more]', HTMLButtonElement);
    const first = cards(element)[0];
    store.on('GET /products?limit=1&cursor=c2', page(cup));
    // That of the first page may come as late as this.
    const counted: string[] = [];
    const count = ({ ecommerce }: StoreAnalyticsEvent): number =>
      counted.push(ecommerce.items.map(({ item_id }) => item_id).join());
    document.addEventListener('store-analytics', count);
    more?.click();
    await until(() => cards(element).length === 2);
    expect(cards(element)[0] === first).to.equal(true);
    expect(find(element, '[part=more]') === undefined).to.equal(true);
    await until(() => counted.includes('prod_cup'));
    document.removeEventListener('store-analytics', count);
    // The first page is not asked for again, and whoever pressed the button goes on where the new cards begin.
    expect(store.made.map(({ path }) => path)).to.deep.equal([
      '/products?limit=1',
      '/products?limit=1&cursor=c2',
    ]);
    await until(() => element.shadowRoot?.activeElement === cards(element)[1]);
    expect(find(element, '[role=status]')?.textContent?.trim()).to.equal('2 products');
    await until(() => JSON.stringify(history.state).includes('storetag'));
  });

  it('keeps the button and the focus where the next page fails', async () => {
    store.on('GET /products', json({ products: [mug], next_cursor: 'c2' }));
    const element = await ready('page-size="1"', 1);
    store.on('GET /products?limit=1&cursor=c2', offline);
    const more = find(element, '[part=more]', HTMLButtonElement);
    more?.focus();
    more?.click();
    await until(() => find(element, '[part=retry]'));
    expect(element.shadowRoot?.activeElement).to.equal(more);
    store.on('GET /products?limit=1&cursor=c2', page(cup));
    find(element, '[part=retry]', HTMLButtonElement)?.click();
    await until(() => cards(element).length === 2);
    await until(() => JSON.stringify(history.state).includes('storetag'));
  });

  it('reads all pages where page-size is 0', async () => {
    store.on('GET /products', json({ products: [mug], next_cursor: 'c2' }));
    store.on('GET /products?limit=100&cursor=c2', page(cup));
    const element = await ready('page-size="0"');
    expect(find(element, '[part=more]') === undefined).to.equal(true);
  });

  it('shows a skeleton while it waits', async () => {
    store.on('GET /products', never);
    const element = await list('page-size="3"');
    await until(() => element.shadowRoot?.querySelectorAll('product-card').length === 3);
    expect(element.shadowRoot?.querySelector('div')?.ariaBusy).to.equal('true');
    expect(find(element, '[role=status]')?.textContent?.trim()).to.equal('Loading…');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('shows the skeleton in a list that holds nothing but white space', async () => {
    store.on('GET /products', never);
    const element = await list('page-size="3"', '\n  <!-- later -->\n');
    await until(() => element.shadowRoot?.querySelectorAll('product-card').length === 3);
    const card = element.shadowRoot?.querySelector('product-card');
    expect(card?.checkVisibility()).to.equal(true);
  });

  it('reserves room for as many cards as were asked for', async () => {
    store.on('GET /products', never);
    const element = await list('products="prod_mug prod_cup"');
    await until(() => element.shadowRoot?.querySelectorAll('product-card').length === 2);
  });

  it('shows the HTML of the page until then, and after a failure', async () => {
    store.on('GET /products', offline);
    const element = await list('', '<p id="own">Mug, $12</p>');
    await until(() => find(element, '[part=retry]'));
    expect(element.querySelector('#own')?.checkVisibility()).to.equal(true);
    store.on('GET /products', page(mug));
    await element.refresh();
    await element.updateComplete;
    expect(element.querySelector('#own')?.checkVisibility()).to.equal(false);
  });

  it('says that there is nothing, and offers to look again', async () => {
    store.on('GET /products', page(), page(mug));
    const element = await list();
    await until(() => find(element, '[part=empty]'));
    expect(await violations(element)).to.deep.equal([]);
    find(element, '[part=retry]', HTMLButtonElement)?.click();
    await until(() => cards(element).length === 1);
  });

  it('says what went wrong and tries again', async () => {
    store.on('GET /products', problem(503, 'stripe_unavailable'), page(mug));
    const failed = next('products-failed');
    const element = await list();
    expect((await failed).error.code).to.equal('stripe_unavailable');
    await until(() => find(element, '[role=alert]')?.textContent === 'It is stripe_unavailable.');
    expect(await violations(element)).to.deep.equal([]);
    find(element, '[part=retry]', HTMLButtonElement)?.focus();
    find(element, '[part=retry]', HTMLButtonElement)?.click();
    await until(() => cards(element).length === 1);
    expect(find(element, '[part=error]') === undefined).to.equal(true);
    expect(element.shadowRoot?.activeElement).to.equal(cards(element)[0]);
  });

  it('keeps what it shows when a refresh fails', async () => {
    const element = await ready();
    store.on('GET /products', offline);
    await element.refresh();
    await element.updateComplete;
    expect(cards(element)).to.have.length(2);
    expect(find(element, '[role=alert]')?.textContent).to.contain('cannot be reached');
  });

  it('goes on by itself when the browser is online again', async () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    store.on('GET /products', offline);
    const element = await list();
    await until(() => textOf(element).includes('You are offline'));
    Reflect.deleteProperty(navigator, 'onLine');
    store.on('GET /products', page(mug));
    dispatchEvent(new Event('online'));
    await until(() => cards(element).length === 1);
  });

  it('does not ask again when online comes without a failure, nor after it left the page', async () => {
    const element = await ready();
    dispatchEvent(new Event('online'));
    element.remove();
    dispatchEvent(new Event('online'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(store.made).to.have.length(1);
  });

  it('asks again after a failure when it comes back into the page, not while it is away', async () => {
    store.on('GET /products', offline);
    const element = await list();
    await until(() => find(element, '[role=alert]'));
    element.remove();
    store.on('GET /products', page(mug));
    const { length } = store.made;
    dispatchEvent(new Event('online'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(store.made).to.have.length(length);
    document.body.append(element);
    await until(() => cards(element).length === 1);
    expect(store.made).to.have.length(length + 1);
  });

  it('asks the endpoint of its attribute, then of the page, then /api/store', async () => {
    const asked: string[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) => {
      if (typeof input === 'string') asked.push(input.replace(/\/products.*/, ''));
      return fetch(input, init);
    };
    await ready();
    const element = await ready('endpoint="https://own.test/api/a/"');
    configureStore({ endpoint: 'https://page.test/api/b' });
    await element.refresh();
    await ready();
    configureStore({ endpoint: '/api/store' });
    globalThis.fetch = fetch;
    expect([...new Set(asked)]).to.deep.equal([
      `${location.origin}/api/store`,
      'https://own.test/api/a',
      'https://page.test/api/b',
    ]);
  });

  it('begins again when the page is configured', async () => {
    await ready();
    configureStore({ currency: 'eur' });
    await until(() => store.made.length === 2);
    expect(store.made[1]?.path).to.contain('currency=eur');
    configureStore({ currency: '' });
  });

  it('puts one card beside the other by its own width, and one under the other where it is narrow', async () => {
    const element = await ready();
    const tops = (): number[] => cards(element).map((card) => card.getBoundingClientRect().top);
    element.style.inlineSize = '600px';
    expect(new Set(tops()).size).to.equal(1);
    element.style.inlineSize = '320px';
    expect(new Set(tops()).size).to.equal(2);
  });

  it('aligns names, prices and buttons of a row', async () => {
    store.on('GET /products', page({ ...mug, description: 'word '.repeat(60) }, cup));
    const element = await ready();
    element.style.inlineSize = '600px';
    for (const part of ['name', 'price', 'button']) {
      const tops = cards(element).map((card) =>
        Math.round(find(card, `[part=${part}]`)?.getBoundingClientRect().top ?? 0),
      );
      expect(new Set(tops).size, part).to.equal(1);
    }
  });

  it('takes tokens from any ancestor', async () => {
    const element = await ready();
    const main = document.querySelector('main');
    main?.style.setProperty('--store-color-accent', 'rgb(255 220 0)');
    const button = find(element, '[part=button]');
    if (!button) throw new Error('There is no button.');
    expect(getComputedStyle(button).backgroundColor).to.equal('rgb(255, 220, 0)');
    // Black on yellow, by contrast.
    expect(getComputedStyle(button).color).to.equal('oklch(0 0 0)');
    main?.style.setProperty('--store-color-accent', '#003');
    expect(getComputedStyle(button).color).to.equal('oklch(1 0 0)');
  });

  it('lets the page style the parts of everything inside', async () => {
    const style = document.createElement('style');
    style.textContent =
      'product-list::part(name){letter-spacing:3px} product-list::part(button){letter-spacing:4px}';
    document.head.append(style);
    const element = await ready();
    for (const [part, spacing] of [
      ['name', '3px'],
      ['button', '4px'],
    ] as const) {
      const found = find(element, `[part=${part}]`);
      expect(found && getComputedStyle(found).letterSpacing).to.equal(spacing);
    }
    style.remove();
  });

  it('refuses a secret key before any request, and says so', async () => {
    const element = await list('secret="rk_live_1"');
    await until(() => textOf(element).includes('secret Stripe key'));
    expect(store.made).to.have.length(0);
  });
});
