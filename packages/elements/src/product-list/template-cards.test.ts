import { expect } from '@esm-bundle/chai';
import {
  FakeStore,
  find,
  json,
  mug,
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

const picture = new URL('../picture.test.support.svg', import.meta.url).href;

const cup = product('prod_cup', [price('price_cup', 500), price('price_cup_2', 900)], {
  name: 'Cup',
  description: 'For tea.',
  category: 'cups',
  features: ['Blue', 'Round'],
  images: [picture, `${picture}?2`],
  url: 'https://shop.test/cup',
  metadata: { maker: 'Ada' },
  stock: 2,
});

describe('a <template> in <product-list>', () => {
  let store: FakeStore;

  beforeEach(() => (store = new FakeStore().on('GET /products', page(cup, mug))));
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
  });

  async function ready(template: string, attributes = ''): Promise<ProductList> {
    const element = await show(
      ProductList,
      `<product-list ${attributes}><template>${template}</template></product-list>`,
    );
    await until(() => element.children.length > 2);
    return element;
  }
  const fields = (element: Element, name: string): (string | null)[] =>
    Array.from(element.querySelectorAll(`[data-field="${name}"]`), (each) => each.textContent);

  it('replaces the cards, in the page’s own light', async () => {
    const style = document.createElement('style');
    style.textContent = 'product-list > article h2 { letter-spacing: 7px }';
    document.head.append(style);
    const element = await ready(
      '<article><img data-field="image"><h2 data-field="name"></h2><p data-field="price"></p><buy-button></buy-button></article>',
    );
    expect(fields(element, 'name')).to.deep.equal(['Cup', 'Mug']);
    expect(fields(element, 'price')).to.deep.equal(['from $5.00', '$12.00']);
    const title = element.querySelector('h2');
    expect(title && getComputedStyle(title).letterSpacing).to.equal('7px');
    expect(title?.checkVisibility()).to.equal(true);
    expect(find(element, 'product-card') === undefined).to.equal(true);
    expect(element.querySelectorAll('img')).to.have.length(1);
    expect(element.querySelector('img')).to.include({ alt: 'Cup', src: picture, loading: 'lazy' });
    const button = element.querySelector('buy-button');
    await until(() => button && textOf(button).includes('Buy now · $5.00'));
    expect(await violations(element)).to.deep.equal([]);
    style.remove();
  });

  it('fills every field, and keeps what data-if says', async () => {
    const element = await ready(
      `<div>
        <p data-field="description" data-if="description"></p><p data-field="category"></p>
        <ul data-field="features"></ul><span data-field="features"></span>
        <a data-field="url">More</a><b data-field="metadata.maker"></b><i data-field="stock"></i>
        <img data-field="image.2"><u data-field="none"></u>
        <em data-if="stock">there</em><em data-if="!stock">gone</em><em data-if="images">seen</em>
      </div>`,
    );
    const [first, second] = element.querySelectorAll('div');
    expect(first?.textContent?.replace(/\s+/g, ' ').trim()).to.equal(
      'For tea.cups BlueRoundBlue, Round MoreAdaLast 2 thereseen',
    );
    expect(first?.querySelectorAll('li')).to.have.length(2);
    expect(first?.querySelector('a')?.href).to.equal('https://shop.test/cup');
    expect(first?.querySelector('img')?.src).to.equal(`${picture}?2`);
    expect(second?.querySelector('[data-field=description]')).to.equal(null);
    expect(second?.querySelector('a')?.hasAttribute('href')).to.equal(false);
    expect(second?.textContent).to.contain('there').and.not.contain('gone').and.not.contain('seen');
  });

  it('says what is sold out', async () => {
    store.on('GET /products', page({ ...cup, stock: 0 }, mug));
    const element = await ready('<p data-if="!stock">gone</p><p data-if="stock">there</p>');
    expect([...element.querySelectorAll('p')].map(textOf)).to.deep.equal(['gone', 'there']);
  });

  it('takes what products say for text and safe addresses only', async () => {
    const bad = '<img src=x onerror="document.title=1">';
    store.on(
      'GET /products',
      page(
        {
          ...cup,
          name: bad,
          features: [bad],
          url: 'javascript:alert(1)',
          images: ['javascript:alert(1)', 'http://img.test/a.png'],
        },
        mug,
      ),
    );
    const element = await ready(
      '<p data-field="name"></p><ul data-field="features"></ul><a data-field="url">x</a><img data-field="image"><p data-field="url"></p>',
    );
    expect(element.querySelector('p')?.textContent).to.equal(bad);
    expect(element.querySelector('li')?.textContent).to.equal(bad);
    expect(element.querySelectorAll('img, a[href]')).to.have.length(0);
    expect(element.textContent).not.to.contain('javascript:');
  });

  it('leaves a buy button its own attributes, and gives it what the list has', async () => {
    const element = await ready(
      '<div><buy-button checkout="form"></buy-button></div><div><buy-button></buy-button></div>',
      'checkout="embedded" success-path="/thanks"',
    );
    const [own, other] = element.querySelectorAll('buy-button');
    expect(own).to.include({ checkout: 'form', successPath: '/thanks', price: 'price_cup' });
    expect(other).to.include({ checkout: 'embedded' });
  });

  it('goes with its products, keeps those that stay, and the focus goes on', async () => {
    store.on('GET /products?limit=1', json({ products: [cup], next_cursor: 'c2' }));
    const element = await show(
      ProductList,
      '<product-list page-size="1"><template><p data-field="name"></p></template></product-list>',
    );
    await until(() => element.querySelector('p'));
    const first = element.querySelector('p');
    store.on('GET /products?limit=1&cursor=c2', page(mug));
    find(element, '[part=more]', HTMLButtonElement)?.click();
    await until(() => document.activeElement?.textContent === 'Mug');
    expect(element.querySelector('p')).to.equal(first);
    store.on('GET /products?category=none', page(mug));
    element.category = 'none';
    await until(() => fields(element, 'name').join() === 'Mug');
    history.replaceState(null, '');
  });

  it('is not what the page shows until then', async () => {
    store.on('GET /products', () => new Promise(() => {}));
    const element = await show(
      ProductList,
      '<product-list><template><p>x</p></template></product-list>',
    );
    expect(textOf(element).trim()).to.equal('Loading…');
  });
});
