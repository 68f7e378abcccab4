import { expect } from '@esm-bundle/chai';
import { configureStore } from '../configure-store.js';
import { FakeStore, find, page, price, product, show, until } from '../fake-store.test.support.js';
import { ProductList } from './product-list.js';
import './product-list.define.js';

const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    product(`prod_${index}`, [price(`price_${index}`, 100 + index)], {
      name: `Thing ${index}`,
      category: index % 2 ? 'odd' : 'even',
    }),
  );

describe('<product-list> of many', () => {
  let store: FakeStore;

  beforeEach(() => {
    history.replaceState(null, '');
    store = new FakeStore();
  });
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
    configureStore({ catalog: '' });
  });

  const put = (attributes: string): Promise<ProductList> =>
    show(ProductList, `<product-list ${attributes}></product-list>`);
  const cards = (list: Element): Element[] =>
    Array.from(list.shadowRoot?.querySelectorAll('product-card') ?? []);
  const groups = (list: Element): Element[] =>
    Array.from(list.shadowRoot?.querySelectorAll('.group') ?? []);

  it('renders all in groups of whole rows, in order, those out of sight without their insides', async () => {
    store.on('GET /products', page(...many(300)));
    const list = await put('page-size="0" style="inline-size:1300px"');
    await until(() => cards(list).length === 300);
    await until(() => groups(list).length === 6);
    expect(cards(list).map((card) => Reflect.get(card, 'data')?.id)).to.deep.equal(
      many(300).map(({ id }) => id),
    );
    const columns = new Set(
      cards(list)
        .slice(0, 20)
        .map((card) => card.getBoundingClientRect().left),
    ).size;
    expect(columns).to.equal(5);
    for (const group of groups(list).slice(0, -1)) {
      expect(group.querySelectorAll('product-card').length % columns).to.equal(0);
    }
    const last = groups(list).at(-1);
    expect(last && getComputedStyle(last).contentVisibility).to.equal('auto');
    const inside = last?.querySelector('product-card');
    expect(inside?.checkVisibility({ contentVisibilityAuto: true })).to.equal(false);
    // Out of sight, a group is taken to be as high as the first.
    const [first, second] = groups(list).map((group) => group.getBoundingClientRect().height);
    expect(second).to.be.closeTo(first ?? 0, 60);
    last?.scrollIntoView();
    await until(() => inside?.checkVisibility({ contentVisibilityAuto: true }));
    scrollTo(0, 0);
  });

  it('keeps whole rows when its width changes', async () => {
    store.on('GET /products', page(...many(120)));
    const list = await put('page-size="0" style="inline-size:1300px"');
    await until(() => groups(list).length === 3);
    list.style.inlineSize = '1900px';
    await until(() => groups(list)[0]?.querySelectorAll('product-card').length === 49);
    expect(cards(list)).to.have.length(120);
  });

  it('can be used while it goes on', async () => {
    store.on('GET /products', page(...many(1000)));
    const list = await put('page-size="0"');
    const seen = new Set<number>();
    const look = (): void => {
      seen.add(cards(list).length);
      if (cards(list).length < 1000) requestAnimationFrame(look);
    };
    look();
    await until(() => cards(list).length === 1000);
    expect([...seen].filter((count) => count > 8 && count < 1000)).not.to.deep.equal([]);
  });

  it('searches 5,000 products of a catalogue file in the page', async () => {
    configureStore({ catalog: '/api/x/catalog.json' });
    store.on('GET /catalog.json', page(...many(5000)));
    const list = await put('controls="search sort category"');
    await until(() => cards(list).length === 24 && find(list, 'input'));
    expect(find(list, '[role=status]')?.textContent?.trim()).to.equal('24 products');
    list.search = 'thing 4998';
    await until(() => cards(list).length === 1);
    Object.assign(list, { search: '', sort: '-price', category: 'odd' });
    await until(() => cards(list).length === 24);
    await until(() => Reflect.get(cards(list)[0] ?? {}, 'data')?.id === 'prod_4999');
    list.pages = 2;
    await until(() => cards(list).length === 48);
    expect(store.made).to.have.length(1);
    const orders = Array.from(find(list, 'select[name=sort]', HTMLSelectElement)?.options ?? []);
    expect(orders.map(({ value }) => value)).not.to.include('newest');
  });
});
