import { expect } from '@esm-bundle/chai';
import { recordOf } from '@storetag/protocol';
import { mug, price, product } from '../fake-store.test.support.js';
import { describeProducts } from './json-ld.js';

const tags = (): Element[] => [...document.querySelectorAll('script[type="application/ld+json"]')];
const readRecord = recordOf((value) => value);

function graph(): Record<string, unknown>[] {
  const content = readRecord(JSON.parse(tags()[0]?.textContent ?? '{}'));
  const items = content['@graph'];
  return Array.isArray(items) ? items.map((each) => readRecord(each)) : [];
}

describe('JSON-LD', () => {
  const owners = [{}, {}];
  const [one = {}, other = {}] = owners;

  afterEach(() => {
    for (const owner of owners) describeProducts(owner, []);
  });

  it('tells of a price that is sold out by itself', () => {
    const sizes = [price('price_s', 1500, { stock: 0 }), price('price_l', 2500)];
    describeProducts(one, [{ ...product('prod_1', sizes), stock: 3 }]);
    const text = JSON.stringify(graph());
    expect(text.match(/OutOfStock|InStock/g)).to.deep.equal(['OutOfStock', 'InStock']);
  });

  it('tells products as schema.org has them, with amounts in the major unit', () => {
    const yen = price('price_yen', 1500, { currency: 'jpy', label: 'Small' });
    describeProducts(one, [
      product('prod_1', [yen], {
        description: 'Round.',
        category: 'cups',
        images: ['https://img.test/1.jpg', 'javascript:alert(1)'],
        url: 'https://shop.test/mug',
      }),
      { ...mug, stock: 0 },
    ]);
    expect(graph()).to.deep.equal([
      {
        '@type': 'Product',
        productID: 'prod_1',
        name: 'Mug',
        description: 'Round.',
        category: 'cups',
        image: ['https://img.test/1.jpg'],
        url: 'https://shop.test/mug',
        offers: [
          {
            '@type': 'Offer',
            name: 'Small',
            price: '1500',
            priceCurrency: 'JPY',
            availability: 'https://schema.org/InStock',
            url: 'https://shop.test/mug',
          },
        ],
      },
      {
        '@type': 'Product',
        productID: 'prod_mug',
        name: 'Mug',
        url: location.origin + location.pathname,
        offers: [
          {
            '@type': 'Offer',
            price: '12.00',
            priceCurrency: 'USD',
            availability: 'https://schema.org/OutOfStock',
            url: location.origin + location.pathname,
          },
        ],
      },
    ]);
  });

  it('says how often a price is paid, and of what the customer decides no amount', () => {
    const quarterly = { recurring: { interval: 'month', interval_count: 3 } } as const;
    describeProducts(one, [
      product('prod_1', [price('price_1', 2500, quarterly), price('price_2', null)]),
    ]);
    const [offer, ...others] = (graph()[0]?.['offers'] ?? []) as Record<string, unknown>[];
    expect(others).to.deep.equal([]);
    expect(offer?.['priceSpecification']).to.deep.include({
      price: '25.00',
      referenceQuantity: { '@type': 'QuantitativeValue', value: 3, unitCode: 'MON' },
    });
  });

  it('is one for the whole page, has each product once, and goes with the last element', () => {
    describeProducts(one, [mug]);
    describeProducts(other, [mug, product('prod_2', [])]);
    expect(tags()).to.have.length(1);
    expect(graph().map((each) => each['productID'])).to.deep.equal(['prod_mug', 'prod_2']);
    describeProducts(other, []);
    expect(graph()).to.have.length(1);
    describeProducts(one, []);
    expect(tags()).to.have.length(0);
  });

  it('cannot be left by a name', () => {
    const name = '</script><script>document.title = "bad"</script><!--';
    describeProducts(one, [{ ...mug, name }]);
    expect(tags()[0]?.outerHTML.match(/<\/?script/g)).to.have.length(2);
    expect(graph()[0]?.['name']).to.equal(name);
  });
});
