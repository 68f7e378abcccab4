import { expect } from '@esm-bundle/chai';
import type { Product } from '@storetag/protocol';
import { FakeStore, find, page, price, product, until } from '../fake-store.test.support.js';
import '../product-price/product-price.define.js';
import './product-list.define.js';

const picture = new URL('../picture.test.support.svg', import.meta.url).href;

/** As different as the products of a real shop. */
const stock: Product[] = Array.from({ length: 12 }, (_, index) =>
  product(
    `prod_${index}`,
    [
      price(`price_${index}`, 900 + index),
      ...(index % 3 ? [] : [price(`price_${index}_2`, 1900, { label: 'Large' })]),
    ],
    {
      name: index % 2 ? 'Mug' : 'A jug with two handles, glazed twice',
      description: index % 4 ? 'word '.repeat(index * 4) : null,
      images: index % 5 ? [`${picture}?${index}`, `${picture}?${index}b`] : [],
      stock: index === 2 ? 3 : null,
    },
  ),
);

const isMeasured = PerformanceObserver.supportedEntryTypes.includes('layout-shift');

// Only Chromium measures it.
(isMeasured ? describe : describe.skip)('the layout', () => {
  let store: FakeStore;
  let waiting: ((response: Response) => void)[];
  let shifts: number[];
  let observer: PerformanceObserver;

  beforeEach(() => {
    history.replaceState(null, '');
    waiting = [];
    store = new FakeStore().on(
      'GET /products',
      () => new Promise((resolve) => void waiting.push(resolve)),
    );
    document.body.replaceChildren();
    shifts = [];
  });
  afterEach(() => {
    observer.disconnect();
    store.restore();
    document.body.replaceChildren();
  });

  const frames = async (count: number): Promise<void> => {
    for (let frame = 0; frame < count; frame += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  };

  async function watch(markup: string): Promise<Element> {
    document.body.innerHTML = `<main><h1>Shop</h1>${markup}<footer>Footer</footer></main>`;
    await frames(2);
    observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && typeof entry.value === 'number') shifts.push(entry.value);
      }
    });
    observer.observe({ type: 'layout-shift' });
    const list = document.querySelector('product-list');
    if (!list) throw new Error('There is no list.');
    await frames(3);
    return list;
  }

  it('is measured here', async () => {
    await watch('<p>Above</p><product-list></product-list>');
    const above = document.querySelector('p');
    if (above) above.style.height = '300px';
    await until(() => shifts.length > 0);
  });

  for (const [what, attributes, width] of [
    ['of a bare list', '', ''],
    ['of a bare list on a phone', '', '320px'],
    ['of rows', 'layout="list"', ''],
    ['of a list with controls', 'controls="search sort category"', ''],
    ['of a list with controls on a phone', 'controls="search sort category"', '320px'],
    ['of a list that asks how many', 'quantity-input', ''],
  ] as const) {
    it(`${what} does not shift while it loads`, async () => {
      const list = await watch(
        `<product-list ${attributes} style="inline-size:${width}"></product-list>`,
      );
      await until(() => find(list, '[part=media]'));
      await frames(5);
      for (const answer of waiting) answer(page(...stock));
      await until(() => find(list, '[part=price]') && find(list, '[part=button]'));
      await until(() => find(list, '[part=next]'));
      if (attributes.startsWith('controls')) await until(() => find(list, 'select'));
      await frames(10);
      expect(shifts).to.deep.equal([]);
    });
  }
});
