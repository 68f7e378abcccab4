import { expect } from '@esm-bundle/chai';
import { configureStore } from '../configure-store.js';
import { FakeStore, find, mug, page, show, until } from '../fake-store.test.support.js';
import { ProductList } from '../product-list/product-list.js';
import '../product-card/product-card.define.js';
import '../product-list/product-list.define.js';

describe('the language of what elements say', () => {
  let store: FakeStore;
  beforeEach(() => {
    store = new FakeStore().on('GET /products', page(mug)).on('GET /config', new Response('{}'));
  });
  afterEach(() => {
    store.restore();
    document.documentElement.lang = 'en';
    configureStore({ words: {} });
    document.body.replaceChildren();
  });

  /** The language of a node, as a screen reader finds it. */
  function heard(node: Element | undefined): string | undefined {
    for (let each: Node | null | undefined = node; each;) {
      if (each instanceof Element && each.hasAttribute('lang'))
        return each.getAttribute('lang') ?? '';
      each = each instanceof ShadowRoot ? each.host : each.parentNode;
    }
    return undefined;
  }

  async function list(attributes = ''): Promise<ProductList> {
    const element = await show(ProductList, `<product-list ${attributes}></product-list>`);
    await until(() => find(element, '[part=price]'));
    return element;
  }

  it('is said where the page is in another; the names are in that of the page', async () => {
    document.documentElement.lang = 'cy';
    const element = await list();
    expect(heard(find(element, '[part=price]'))).to.equal('en');
    expect(heard(find(element, '[part=grid]'))).to.equal('en');
    expect(heard(find(element, 'bdi'))).to.equal('cy');
  });

  it('is not said where it is that of the page', async () => {
    document.documentElement.lang = 'en-GB';
    const element = await list();
    expect(find(element, '[lang]')).to.equal(undefined);
  });

  it('follows the page', async () => {
    document.documentElement.lang = 'cy';
    const element = await list();
    document.documentElement.lang = 'en';
    await until(() => !find(element, '[lang]'));
    expect(heard(find(element, '[part=price]'))).to.equal('en');
  });

  it('is that of the page, where the page brings the words', async () => {
    document.documentElement.lang = 'cy';
    configureStore({ words: { buy: 'Prynu' } });
    const element = await list();
    expect(heard(find(element, '[part=price]'))).to.equal('cy');
  });
});
