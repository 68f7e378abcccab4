import { expect } from '@esm-bundle/chai';
import { price, product } from './fake-store.test.support.js';
import { analyticsItem } from './analytics-item.js';
import { offers, offerText } from './offers.js';
import { listEnglish } from './words/list-words.js';

const month = { interval: 'month', interval_count: 1 } as const;

describe('offers', () => {
  const dollars = price('price_usd', 1000);
  const large = price('price_large', 2000);
  const euros = price('price_eur', 900, { currency: 'eur' });

  it('begin with the default price and keep to its currency', () => {
    const sold = product('prod_1', [dollars, euros, large], { default_price: 'price_large' });
    expect(offers(sold).map(({ id }) => id)).to.deep.equal(['price_large', 'price_usd']);
  });

  it('are in the wanted currency where a price exists in it', () => {
    const sold = product('prod_1', [dollars, euros]);
    expect(offers(sold, 'eur')).to.deep.equal([euros]);
    expect(offers(sold, 'jpy')).to.deep.equal([dollars]);
  });

  it('are none where there is no price', () => {
    expect(offers(product('prod_1', []))).to.deep.equal([]);
  });
});

describe('offerText', () => {
  for (const [amount, currency, locale, expected] of [
    [1250, 'usd', 'en', '$12.50'],
    [1500, 'jpy', 'en', '¥1,500'],
    [4500, 'kwd', 'en', 'KWD 4.500'],
    [150000, 'isk', 'en', 'ISK 1,500'],
    [1250, 'eur', 'de', '12,50 €'],
    [5, 'usd', 'en', '$0.05'],
  ] as const) {
    it(`places the point of ${amount} ${currency} by Stripe's exponent`, () => {
      const text = offerText(amount, price('price_1', amount, { currency }), listEnglish, locale);
      expect(text.replace(/\s/g, ' ')).to.equal(expected);
    });
  }

  it('says how often it is paid', () => {
    const monthly = price('price_1', 900, { currency: 'eur', recurring: month });
    const quarterly = price('price_2', 2500, { recurring: { ...month, interval_count: 3 } });
    expect(offerText(900, monthly, listEnglish, 'en')).to.equal('€9.00 / month');
    expect(offerText(2500, quarterly, listEnglish, 'en')).to.equal('$25.00 every 3 months');
    expect(offerText(900, monthly, listEnglish, 'de')).to.match(/^9,00\s€ \/ Monat$/);
    expect(offerText(2500, quarterly, listEnglish, 'de')).to.contain('3 Monate');
  });
});

describe('analyticsItem', () => {
  it('has amounts in the major unit', () => {
    const large = price('price_1', 1250, { label: 'Large' });
    const item = analyticsItem(product('prod_1', [large], { category: 'cups' }), large, 2);
    expect(item).to.deep.equal({
      item_id: 'prod_1',
      item_name: 'Mug',
      item_category: 'cups',
      item_variant: 'Large',
      price: 12.5,
      quantity: 2,
    });
  });

  it('has no price where the customer decides', () => {
    expect(analyticsItem(product('prod_1', []), price('price_1', null))).not.to.have.property(
      'price',
    );
  });
});
