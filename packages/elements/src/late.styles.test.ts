import { expect } from '@esm-bundle/chai';
import { LitElement } from 'lit';
import { FakeStore, find, never, show, until } from './fake-store.test.support.js';
import { ProductCard } from './product-card/product-card.js';
import { late, shared } from './shared.styles.js';

class EarlyCard extends ProductCard {}
customElements.define('early-card', EarlyCard);

class EarlyHost extends LitElement {
  static override styles = shared;
}
customElements.define('early-host', EarlyHost);

// In a file of its own: whatever has buttons at first brings them.
describe('the looks that come later', () => {
  let store: FakeStore;
  beforeEach(() => (store = new FakeStore().on('GET /products/prod_1', never)));
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
  });

  it('are fetched by what shows products, for all that is there, and move nothing', async () => {
    expect(late.styleSheet?.cssRules).to.have.length(0);
    const host = await show(EarlyHost, '<early-host></early-host>');
    const button = document.createElement('button');
    host.renderRoot.append(button);
    const { minHeight } = getComputedStyle(button);

    const card = await show(EarlyCard, '<early-card product="prod_1"></early-card>');
    document.body.append(host);
    const place = find(card, '.buy')!;
    const before = card.getBoundingClientRect().height;
    expect(place.getBoundingClientRect().height).to.equal(44);
    await until(() => late.styleSheet?.cssRules.length);
    expect(getComputedStyle(button).minHeight).to.equal('44px').and.not.equal(minHeight);
    expect(card.getBoundingClientRect().height).to.equal(before);
  });
});
