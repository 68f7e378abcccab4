import { expect } from '@esm-bundle/chai';
import { FakeStore, show, textOf, until } from './fake-store.test.support.js';
import './buy-button/buy-button.define.js';
import './card-form/card-form.define.js';
import './order-status/order-status.define.js';
import './product-card/product-card.define.js';
import './product-list/product-list.define.js';

describe('an endpoint that is no URL', () => {
  const own = location.pathname + location.search;
  let store: FakeStore;
  let broken: ErrorEvent[];
  const note = (event: ErrorEvent): number => broken.push(event);

  beforeEach(() => {
    store = new FakeStore();
    broken = [];
    addEventListener('error', note);
    history.replaceState(null, '', `${location.pathname}?session_id=cs_test_1`);
  });
  afterEach(() => {
    store.restore();
    removeEventListener('error', note);
    document.body.replaceChildren();
    history.replaceState(null, '', own);
  });

  for (const [name, attributes] of [
    ['product-list', ''],
    ['product-card', 'product="prod_mug"'],
    ['buy-button', 'price="price_mug"'],
    ['card-form', 'price="price_mug"'],
    ['order-status', ''],
  ]) {
    it(`is named by <${name}>, which asks nobody`, async () => {
      const element = await show(
        HTMLElement,
        `<${name} ${attributes} endpoint="http://"></${name}>`,
      );
      await until(() => textOf(element).includes('No URL: http://'));
      expect(broken).to.deep.equal([]);
      expect(store.made).to.deep.equal([]);
    });
  }
});
