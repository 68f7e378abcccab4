import { expect } from '@esm-bundle/chai';
import {
  FakeStore,
  find,
  json,
  never,
  offline,
  show,
  textOf,
  until,
  violations,
} from '../fake-store.test.support.js';
import { ManageSubscription } from './manage-subscription.js';
import './manage-subscription.define.js';

const portal = 'https://billing.stripe.com/p/login/test_1';
const config = (more: object = {}): Response =>
  json({
    publishable_key: 'pk_test_1',
    flows: ['checkout-session'],
    currency: null,
    shipping_countries: [],
    ...more,
  });
let serial = 0;

describe('<manage-subscription>', () => {
  let store: FakeStore;
  beforeEach(() => {
    store = new FakeStore().on('GET /config', config({ customer_portal: portal }));
  });
  afterEach(() => {
    store.restore();
    document.body.replaceChildren();
  });
  const shown = (attributes = '', inside = ''): Promise<ManageSubscription> =>
    show(
      ManageSubscription,
      `<manage-subscription endpoint="/api/portal-${++serial}" ${attributes}>${inside}</manage-subscription>`,
    );
  const link = (element: Element): HTMLAnchorElement | undefined =>
    find(element, '[part=button]', HTMLAnchorElement);

  it('links to the portal of the store', async () => {
    const element = await shown();
    await until(() => link(element));
    expect(link(element)?.href).to.equal(portal);
    expect(textOf(element)).to.equal('Manage subscription');
    expect(link(element)?.getBoundingClientRect().height).to.be.at.least(44);
    expect(await violations(document.body)).to.deep.equal([]);
  });

  it('tells the portal the e-mail address', async () => {
    const element = await shown('email="jo+1@shop.test"');
    await until(() => link(element));
    expect(link(element)?.href).to.equal(`${portal}?prefilled_email=jo%2B1%40shop.test`);
  });

  it('has the page’s own words', async () => {
    const element = await shown('', 'My <b>plan</b>');
    await until(() => link(element));
    expect(textOf(element)).to.equal('My plan');
  });

  it('shows a link of the page until it is ready, and not in itself', async () => {
    store.on('GET /config', never);
    const own = await shown('', '<a href="/portal">Portal</a>');
    expect(own.querySelector('a')?.checkVisibility()).to.equal(true);
    store.on('GET /config', config({ customer_portal: portal }));
    const element = await shown('', '<a href="/portal">Portal</a>');
    await until(() => link(element));
    expect(textOf(element)).to.equal('Manage subscription');
    expect(element.querySelector('a')?.checkVisibility()).to.equal(false);
  });

  it('says so where the store has none', async () => {
    store.on('GET /config', config());
    const element = await shown();
    await until(() => textOf(element).includes('no page where subscriptions are managed'));
    expect(link(element) === undefined).to.equal(true);
    expect(await violations(document.body)).to.deep.equal([]);
  });

  it('says that the store cannot be reached, and tries again', async () => {
    store.on('GET /config', offline, config({ customer_portal: portal }));
    const element = await shown();
    await until(() => find(element, '[part=retry]'));
    expect(textOf(element)).to.contain('cannot be reached');
    find(element, '[part=retry]', HTMLElement)?.click();
    await until(() => link(element));
  });
});
