import { expect } from '@esm-bundle/chai';
import { configureStore } from '../configure-store.js';
import { FakeStore, find, mug, page, until } from '../fake-store.test.support.js';

describe('storetag.js', () => {
  let store: FakeStore;
  let asked: string[];
  let notes: string[];
  const { info, warn, error } = console;

  beforeEach(() => {
    store = new FakeStore().on('GET /products', page(mug));
    const { fetch } = globalThis;
    asked = [];
    globalThis.fetch = (input, init) => {
      if (typeof input === 'string') asked.push(input);
      return fetch(input, init);
    };
    notes = [];
    console.info =
      console.warn =
      console.error =
        (...words: unknown[]) => notes.push(words.map(String).join(' '));
  });
  afterEach(() => {
    Object.assign(console, { info, warn, error });
    store.restore();
    document.body.replaceChildren();
  });

  let count = 0;
  /**
   * Puts the tag into the page. Each has an address of its own, so that each is evaluated; but all share the classes,
   * which can be registered once: so they have one prefix.
   */
  async function load(data: Record<string, string>): Promise<void> {
    document.querySelector('script[data-prefix]')?.remove();
    const script = document.createElement('script');
    script.type = 'module';
    script.src = new URL(`./script-tag.ts?${(count += 1)}`, import.meta.url).href;
    Object.assign(script.dataset, data);
    const loaded = new Promise((resolve) => script.addEventListener('load', resolve));
    document.head.append(script);
    await loaded;
  }

  it('configures the page by its own tag, and registers under a prefix, once', async () => {
    await load({ prefix: 'shop', endpoint: 'https://shop.test/api/store', currency: 'eur' });
    document.body.innerHTML = '<shop-product-list></shop-product-list>';
    const list = document.querySelector('shop-product-list');
    await until(() => list && find(list, '[part=button]'));
    expect(asked[0]).to.equal('https://shop.test/api/store/products?limit=24&currency=eur');
    expect(list && find(list, '[part=grid] > *')?.localName).to.equal('shop-product-card');
    expect(list && find(list, '[part=buy]')?.localName).to.equal('shop-buy-button');
    // Those that the page does not show as well, in the end.
    const others = ['card-form', 'donation-form', 'manage-subscription', 'order-status'];
    await Promise.all(
      [...others, 'shopping-cart'].map((name) => customElements.whenDefined(`shop-${name}`)),
    );
    expect(customElements.get('product-list')).to.equal(undefined);
    expect(notes).to.deep.equal([]);

    // A second time, as another version of the file would be: the first stays, and one note says so.
    const first = customElements.get('shop-buy-button');
    await load({ prefix: 'shop' });
    expect(customElements.get('shop-buy-button') === first).to.equal(true);
    expect(notes).to.have.length(1);
    expect(notes[0]).to.contain('already on this page');
  });

  it('reads the catalogue file that its tag names, in place of a server', async () => {
    await load({ prefix: 'shop', catalog: '/api/x/catalog.json' });
    configureStore({ endpoint: '', currency: '' });
    store.on('GET /catalog.json', page(mug));
    document.body.innerHTML = '<shop-product-list></shop-product-list>';
    const list = document.querySelector('shop-product-list');
    await until(() => list && find(list, '[part=price]'));
    expect(new Set(asked)).to.deep.equal(new Set([`${location.origin}/api/x/catalog.json`]));
    configureStore({ catalog: '' });
  });

  it('registers nothing, and asks nothing, where its tag holds a secret key', async () => {
    await load({ prefix: 'bad', endpoint: 'https://shop.test/?key=sk_live_1' });
    expect(customElements.get('bad-product-list')).to.equal(undefined);
    expect(notes.join()).to.contain('secret Stripe key').and.not.contain('sk_live_1');
    expect(asked).to.deep.equal([]);
  });

  it('looks for a secret key in every attribute of its tag', async () => {
    await load({ prefix: 'worse', secretKey: 'sk_live_1' });
    expect(customElements.get('worse-product-list')).to.equal(undefined);
    expect(notes.join()).to.contain('secret Stripe key');
  });

  it('says what is wrong with a prefix that no element can have', async () => {
    await load({ prefix: 'Shop' });
    expect(notes.join()).to.contain('Shop-product-card');
  });
});
