import { expect } from '@esm-bundle/chai';
import { configureStore } from '../configure-store.js';
import { FakeStore, find, mug, page, show, until } from '../fake-store.test.support.js';
import { ProductList } from '../product-list/product-list.js';
import '../product-list/product-list.define.js';

const picture = new URL('../picture.test.support.svg?x=1', import.meta.url).href;

describe('images in sizes', () => {
  let store: FakeStore;
  const errors: string[] = [];
  const { error } = console;

  beforeEach(() => {
    store = new FakeStore();
    store.on('GET /products', page({ ...mug, images: [picture] }));
    errors.length = 0;
    console.error = (...words: unknown[]) => void errors.push(words.join(' '));
  });
  afterEach(() => {
    store.restore();
    console.error = error;
    configureStore({ images: '' });
    document.body.replaceChildren();
  });

  async function imageOf(content = ''): Promise<HTMLImageElement> {
    const list = await show(ProductList, `<product-list>${content}</product-list>`);
    const card = (): Element | null => find(list, 'product-card') ?? list;
    await until(() => card()?.shadowRoot?.querySelector('img') ?? list.querySelector('img'));
    const image = card()?.shadowRoot?.querySelector('img') ?? list.querySelector('img');
    if (!image) throw new Error('There is no image.');
    return image;
  }

  it('are the browser’s to choose, from the page’s own service', async () => {
    configureStore({ images: '/sized/{width}/{url}' });
    const image = await imageOf();
    const hidden = picture.replace('?', '%3F');
    expect(image.srcset.split(', ').slice(0, 2)).to.deep.equal([
      `${location.origin}/sized/240/${hidden} 240w`,
      `${location.origin}/sized/360/${hidden} 360w`,
    ]);
    // The first of a list is not lazy, so that its size is what we say.
    expect(image.sizes).to.equal('min(100vw, 30rem)');
    expect(image.src).to.equal(picture);
  });

  it('have the address as a value where the template has a query', async () => {
    // An address that answers: where none does, the card soon shows the image as it is.
    const address = new URL('../picture.test.support.svg', import.meta.url).href;
    configureStore({ images: `${address}?w={width}&src={url}` });
    const image = await imageOf();
    const [first] = image.srcset.split(', ');
    expect(first).to.equal(`${address}?w=240&src=${encodeURIComponent(picture)} 240w`);
  });

  it('are in cards of the page’s own template, too, lazily', async () => {
    configureStore({ images: '/sized/{width}/{url}' });
    const image = await imageOf('<template><article><img data-field="image"></article></template>');
    expect(image.srcset).to.contain(' 480w');
    expect(image.sizes).to.equal('auto, min(100vw, 30rem)');
  });

  it('are shown as they are where the service does not make them', async () => {
    configureStore({ images: '/api/none/{width}/{url}' });
    const image = await imageOf();
    await until(() => !image.hasAttribute('srcset'));
    await until(() => image.complete && image.naturalWidth > 0);
    expect(image.isConnected).to.equal(true);
    expect(image.currentSrc).to.equal(picture);
  });

  it('are as Stripe has them, without a word, where the page says nothing', async () => {
    const image = await imageOf();
    expect(image.hasAttribute('srcset')).to.equal(false);
    expect(errors).to.deep.equal([]);
  });

  for (const [template, problem] of [
    ['/sized/{url}', 'has no {width}'],
    ['/sized/{width}', 'has no {url}'],
    ['javascript:alert({width},"{url}")', 'is no address of https: or of this site'],
    ['http://images.test/{width}/{url}', 'is no address of https: or of this site'],
  ] as const) {
    it(`are not made by ${template}, and that is said once`, async () => {
      configureStore({ images: template });
      const image = await imageOf();
      expect(image.hasAttribute('srcset')).to.equal(false);
      expect(errors).to.have.length(1);
      expect(errors[0]).to.contain(`"${template}" ${problem}`).and.contain('Write it like');
    });
  }
});
