import { expect } from '@esm-bundle/chai';
import {
  FakeStore,
  find,
  json,
  mug,
  next,
  page,
  price,
  product,
  show,
  textOf,
  until,
  violations,
} from '../fake-store.test.support.js';
import { ProductList } from './product-list.js';
import './product-list.define.js';

const cup = product('prod_cup', [price('price_cup', 500)], { name: 'Cup', category: 'cups' });
const jug = product('prod_jug', [price('price_jug', 500)], { name: 'Jug', category: 'jugs' });

describe('the controls of <product-list>', () => {
  let store: FakeStore;

  beforeEach(() => (store = new FakeStore().on('GET /products', page(mug, cup, jug))));
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
    history.replaceState(null, '');
  });

  async function ready(attributes = 'controls="search sort category"'): Promise<ProductList> {
    const element = await show(ProductList, `<product-list ${attributes}></product-list>`);
    await until(() => find(element, '[part=price]') && find(element, 'input, select'));
    return element;
  }
  const input = (element: Element): HTMLInputElement => {
    const found = find(element, 'input[type=search]', HTMLInputElement);
    if (!found) throw new Error('There is no search field.');
    return found;
  };
  const select = (element: Element, name: string): HTMLSelectElement => {
    const found = find(element, `select[name=${name}]`, HTMLSelectElement);
    if (!found) throw new Error(`There is no ${name} field.`);
    return found;
  };
  const type = (element: Element, text: string): void => {
    input(element).value = text;
    input(element).dispatchEvent(new Event('input', { bubbles: true }));
  };
  const choose = (element: Element, name: string, value: string): void => {
    select(element, name).value = value;
    select(element, name).dispatchEvent(new Event('change', { bubbles: true }));
  };
  const names = (element: Element): string[] =>
    Array.from(element.shadowRoot?.querySelectorAll('product-card') ?? [], (card) =>
      textOf(find(card, '[part=name]') ?? card),
    );

  it('have labels, and pass the audit', async () => {
    const element = await ready();
    const labels = Array.from(element.shadowRoot?.querySelectorAll('label > span') ?? [], textOf);
    expect(labels).to.deep.equal(['Search', 'Category', 'Sort by']);
    expect(await violations(element)).to.deep.equal([]);
  });

  it('are those that the page wants', async () => {
    const element = await ready('controls="sort"');
    expect(find(element, 'input[type=search]') === undefined).to.equal(true);
    expect(select(element, 'sort').value).to.equal('position');
  });

  it('search when typing pauses, once, and keep text and focus', async () => {
    const element = await ready();
    const before = store.made.length;
    store.on('GET /products?search=jug', page(jug));
    input(element).focus();
    type(element, 'j');
    type(element, 'ju');
    type(element, 'jug ');
    const filtered = next('products-filtered');
    expect((await filtered).search).to.equal('jug ');
    await until(() => names(element).join() === 'Jug');
    expect(store.made.length).to.equal(before + 1);
    expect(element.search).to.equal('jug ');
    expect(input(element).value).to.equal('jug ');
    expect(element.shadowRoot?.activeElement === input(element)).to.equal(true);
    expect(find(element, '[role=status]')?.textContent?.trim()).to.equal('1 product');
  });

  it('do not put back an old text while the customer types on', async () => {
    const element = await ready();
    type(element, 'ju');
    await next('products-filtered');
    type(element, 'jug');
    await element.updateComplete;
    expect(input(element).value).to.equal('jug');
  });

  it('search at once with Enter, without leaving the page', async () => {
    const element = await ready();
    type(element, 'jug');
    let told = false;
    document.addEventListener('products-filtered', () => (told = true), { once: true });
    find(element, 'form', HTMLFormElement)?.requestSubmit();
    expect(told).to.equal(true);
    expect(element.search).to.equal('jug');
  });

  it('follow the properties', async () => {
    const element = await ready();
    Object.assign(element, { search: 'tea', sort: 'name', category: 'cups' });
    await element.updateComplete;
    expect(input(element).value).to.equal('tea');
    expect(select(element, 'sort').value).to.equal('name');
    expect(select(element, 'category').value).to.equal('cups');
  });

  it('sort', async () => {
    const element = await ready();
    store.on('GET /products?sort=-price', page(jug, mug));
    choose(element, 'sort', '-price');
    await until(() => names(element).join() === 'Jug,Mug');
    expect(element.sort).to.equal('-price');
  });

  it('offer the categories that there are, beyond the first page', async () => {
    store.on('GET /products?limit=1', json({ products: [cup], next_cursor: 'c2' }));
    store.on('GET /products?limit=100', json({ products: [cup], next_cursor: 'c2' }));
    store.on('GET /products?limit=100&cursor=c2', page(jug));
    const element = await ready('controls="category" page-size="1"');
    const values = (): string[] => Array.from(select(element, 'category').options, textOf);
    await until(() => values().length === 3);
    expect(values()).to.deep.equal(['All', 'cups', 'jugs']);
    store.on('GET /products?category=jugs', page(jug));
    choose(element, 'category', 'jugs');
    await until(() => names(element).join() === 'Jug');
    expect(values()).to.deep.equal(['All', 'cups', 'jugs']);
  });

  it('offer a way on where nothing is found, and lead the focus there', async () => {
    const element = await ready();
    store.on('GET /products?search=none', page());
    type(element, 'none');
    await until(() => textOf(element).includes('Nothing matches.'));
    expect(await violations(element)).to.deep.equal([]);
    const clear = find(element, '[part=retry]', HTMLButtonElement);
    expect(clear?.textContent?.trim()).to.equal('Clear search');
    clear?.focus();
    clear?.click();
    await until(() => names(element).length === 3);
    expect(input(element).value).to.equal('');
    expect(element.shadowRoot?.activeElement?.localName).to.equal('product-card');
  });

  it('begin with the first page again', async () => {
    store.on('GET /products', json({ products: [mug], next_cursor: 'c2' }));
    store.on('GET /products?limit=2&cursor=c2', page(cup, jug));
    const element = await ready('controls="sort" page-size="1"');
    element.pages = 3;
    await until(() => element.shadowRoot?.querySelectorAll('product-card').length === 3);
    choose(element, 'sort', 'name');
    await element.updateComplete;
    expect(element.pages).to.equal(1);
  });

  it('have their place before they are there', async () => {
    const element = await ready();
    const height = find(element, '[part=controls]')?.getBoundingClientRect().height;
    const fields = Array.from(element.shadowRoot?.querySelectorAll('label') ?? []);
    for (const field of fields) {
      expect(field.getBoundingClientRect().height).to.be.closeTo(height ?? 0, 1);
    }
  });
});
