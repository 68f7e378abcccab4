import { expect } from '@esm-bundle/chai';
import {
  FakeStore,
  json,
  mug,
  never,
  next,
  page,
  price,
  problem,
  product,
  show,
  textOf,
  until,
  violations,
} from '../fake-store.test.support.js';
import { ProductPrice } from './product-price.js';
import './product-price.define.js';

describe('<product-price>', () => {
  let store: FakeStore;

  beforeEach(() => (store = new FakeStore()));
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
  });

  /** It stands in a paragraph, as in a page. */
  const put = (attributes: string, inside = ''): Promise<ProductPrice> =>
    show(ProductPrice, `<product-price ${attributes}>${inside}</product-price>`);

  it('is the amount of a price, read without the rest of the catalogue', async () => {
    store.on('GET /products?price=price_mug', page(mug));
    const element = await put('price="price_mug"');
    await until(() => textOf(element) === '$12.00');
    expect(store.made.map(({ path }) => path)).to.deep.equal(['/products?price=price_mug&limit=1']);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('is the amount of several units', async () => {
    store.on('GET /products', page(mug));
    const element = await put('price="price_mug" quantity="3"');
    await until(() => textOf(element) === '$36.00');
    element.quantity = 2;
    await until(() => textOf(element) === '$24.00');
    expect(store.made).to.have.length(1);
  });

  it('is from the lowest of a product’s prices on', async () => {
    const record = product('prod_1', [price('price_1', 2000), price('price_2', 900)]);
    store.on('GET /products/prod_1', json(record));
    const element = await put('product="prod_1"');
    await until(() => textOf(element) === 'from $9.00');
    element.quantity = 2;
    await until(() => textOf(element) === '$40.00');
  });

  it('stands in the text as the text does', async () => {
    store.on('GET /products', page(mug));
    const element = await put('price="price_mug"');
    await until(() => textOf(element) === '$12.00');
    expect(getComputedStyle(element).display).to.equal('inline');
    document.body.style.font = 'italic 33px serif';
    const shown = element.shadowRoot?.querySelector('span');
    expect(shown && getComputedStyle(shown).fontSize).to.equal('33px');
    document.body.style.font = '';
  });

  it('is the page’s own text until then', async () => {
    store.on('GET /products', never);
    const element = await put('price="price_mug"', '$12');
    expect(textOf(element)).to.equal('$12');
  });

  it('stays the page’s own text where it cannot be read, and tells', async () => {
    store.on('GET /products', problem(503, 'stripe_unavailable'));
    const failed = next('products-failed');
    const element = await put('price="price_mug"', '$12');
    expect((await failed).error.code).to.equal('stripe_unavailable');
    expect(textOf(element)).to.equal('$12');
  });

  it('tells that no product has the price', async () => {
    store.on('GET /products', page());
    const failed = next('products-failed');
    await put('price="price_none"');
    expect((await failed).error.code).to.equal('price_not_sold');
  });

  it('asks nothing without a name', async () => {
    const element = await put('', 'soon');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(textOf(element)).to.equal('soon');
    expect(store.made).to.deep.equal([]);
  });

  it('is what the customer chooses where nothing is fixed', async () => {
    store.on('GET /products', page(product('prod_1', [price('price_1', null)])));
    const element = await put('price="price_1"');
    await until(() => textOf(element) === 'Pay what you want');
  });
});
