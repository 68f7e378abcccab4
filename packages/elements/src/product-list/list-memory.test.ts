import { expect } from '@esm-bundle/chai';
import type { Product } from '@storetag/protocol';
import { FakeStore, find, json, price, product, show, until } from '../fake-store.test.support.js';
import { ProductList } from './product-list.js';
import './product-list.define.js';

const all = Array.from({ length: 12 }, (_, index) =>
  product(`prod_${index}`, [price(`price_${index}`, 100)], { name: `Thing ${index}` }),
);

describe('<product-list> with Back', () => {
  let store: FakeStore;

  beforeEach(() => {
    store = new FakeStore().on('GET /products', json({ products: [] }));
    for (const start of [8, 4, 0]) {
      const answer = (products: readonly Product[], end: number): Response =>
        json({ products, next_cursor: end < 12 ? String(end) : null });
      const cursor = start ? `&cursor=${start}` : '';
      for (const limit of [12, 8, 4]) {
        store.on(
          `GET /products?limit=${limit}${cursor}`,
          answer(all.slice(start, start + limit), start + limit),
        );
      }
    }
    // The longer path first.
    for (const start of [4, 8]) {
      store.on(
        `GET /products?limit=4&cursor=${start}`,
        json({
          products: all.slice(start, start + 4),
          next_cursor: start + 4 < 12 ? String(start + 4) : null,
        }),
      );
    }
  });
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
    history.replaceState(null, '');
    scrollTo(0, 0);
  });

  const put = (): Promise<ProductList> =>
    show(ProductList, '<product-list page-size="4" layout="list"></product-list>');
  const count = (element: Element): number =>
    Array.from(element.shadowRoot?.querySelectorAll('product-card') ?? []).filter((card) =>
      find(card, '[part=price]'),
    ).length;
  async function more(element: ProductList, wanted: number): Promise<void> {
    await until(() => find(element, '[part=more]'));
    find(element, '[part=more]', HTMLButtonElement)?.click();
    await until(() => count(element) === wanted);
  }
  const noted = (): unknown => {
    const state: unknown = history.state;
    return state instanceof Object && 'storetag' in state ? state.storetag : undefined;
  };

  it('leaves the history alone until the customer does something', async () => {
    const element = await put();
    await until(() => count(element) === 4);
    dispatchEvent(new Event('scroll'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(noted()).to.equal(undefined);
  });

  it('shows the same pages at the same place, and keeps what else the page noted', async () => {
    history.replaceState({ own: 1 }, '');
    const element = await put();
    await more(element, 8);
    await more(element, 12);
    scrollTo(0, 700);
    await until(() => JSON.stringify(noted())?.includes('"y":700'));
    expect(history.state).to.include({ own: 1 });
    const top = element.shadowRoot
      ?.querySelectorAll('product-card')[9]
      ?.getBoundingClientRect().top;

    // As a new document would: everything is gone but the entry in the history.
    element.remove();
    scrollTo(0, 0);
    const again = await put();
    // The place is there before the products are, so nothing has to jump.
    await until(() => scrollY === 700);
    await until(() => count(again) === 12);
    expect(scrollY).to.equal(700);
    await until(() => again.style.minBlockSize === '');
    expect(scrollY).to.equal(700);
    const now = again.shadowRoot?.querySelectorAll('product-card')[9]?.getBoundingClientRect().top;
    expect(now).to.be.closeTo(top ?? 0, 1);
  });

  it('shows the same search', async () => {
    const element = await put();
    element.id = 'shop';
    element.controls = 'search';
    await until(() => find(element, 'input'));
    store.on('GET /products?search=x', json({ products: [], next_cursor: null }));
    const input = find(element, 'input', HTMLInputElement);
    if (!input) throw new Error('There is no field.');
    input.value = 'x';
    input.dispatchEvent(new Event('input'));
    await until(() => JSON.stringify(noted())?.includes('"search":"x"'));
    element.remove();
    const again = await show(
      ProductList,
      '<product-list id="shop" page-size="4" controls="search"></product-list>',
    );
    await until(() => again.search === 'x');
    await until(() => find(again, 'input', HTMLInputElement)?.value === 'x');
  });

  it('does without where the entry holds something else', async () => {
    history.replaceState({ storetag: { 'list 0': { pages: 'many' } } }, '');
    const element = await put();
    await until(() => count(element) === 4);
  });
});
