import { expect } from '@esm-bundle/chai';
import { configureStore } from '../configure-store.js';
import {
  FakeStore,
  mug,
  page,
  price,
  product,
  show,
  textOf,
  until,
} from '../fake-store.test.support.js';
import { ProductList } from '../product-list/product-list.js';
import { checkoutWords } from './checkout-words.js';
import { loadWords } from './languages.js';
import '../buy-button/buy-button.define.js';
import '../product-card/product-card.define.js';
import '../product-list/product-list.define.js';

describe('the words of a language', () => {
  let store: FakeStore;
  const monthly = price('price_monthly', 900, {
    currency: 'eur',
    recurring: { interval: 'month', interval_count: 1 },
  });
  beforeEach(() => {
    store = new FakeStore()
      .on('GET /products', page(mug, product('prod_box', [monthly], { name: 'Box' })))
      .on('GET /config', new Response('{}'));
  });
  afterEach(() => {
    store.restore();
    document.documentElement.lang = 'en';
    document.documentElement.removeAttribute('dir');
    document.body.replaceChildren();
  });

  async function list(): Promise<ProductList> {
    const element = await show(ProductList, '<product-list></product-list>');
    await until(() => element.shadowRoot?.querySelector('[part=grid]'));
    return element;
  }

  for (const [language, direction, words] of [
    ['de', 'ltr', ['Jetzt kaufen', 'Abonnieren', '9,00 € / Monat', '2 Artikel']],
    ['ja', 'ltr', ['今すぐ購入', '申し込む', '$12.00', '2点の商品']],
    ['ar', 'rtl', ['اشترِ الآن', 'اشترك', 'منتجان']],
    ['pt-BR', 'ltr', ['Comprar agora', 'Assinar', '2 produtos']],
    ['zh-CN', 'ltr', ['立即购买', '订阅', '2 件商品']],
  ] as const) {
    it(`are those of <html lang=${language} dir=${direction}>`, async () => {
      document.documentElement.lang = language;
      document.documentElement.dir = direction;
      const element = await list();
      for (const each of words) {
        // One after the other.
        // oxlint-disable-next-line no-await-in-loop
        await until(() => textOf(element).replaceAll('\u00A0', ' ').includes(each), each);
      }
      expect(textOf(element)).to.not.contain('Buy now');
      const grid = element.shadowRoot?.querySelector('[part=grid]');
      expect(grid && getComputedStyle(grid).direction).to.equal(direction);
    });
  }

  it('follow the page while it is shown, and its direction', async () => {
    const element = await list();
    await until(() => textOf(element).includes('Buy now'));
    document.documentElement.lang = 'de';
    await until(() => textOf(element).includes('Jetzt kaufen'));
    document.documentElement.lang = 'he';
    document.documentElement.dir = 'rtl';
    await until(() => textOf(element).includes('לקנייה'));
    const [first, second] = element.shadowRoot?.querySelectorAll('.card') ?? [];
    const left = (node: Element | undefined): number => node?.getBoundingClientRect().left ?? 0;
    expect(left(first)).to.be.above(left(second));
    document.documentElement.lang = 'en';
    document.documentElement.dir = 'ltr';
    await until(() => textOf(element).includes('Buy now'));
    expect(left(first)).to.be.below(left(second));
  });

  it('are English where the language is not one of ours', async () => {
    document.documentElement.lang = 'cy';
    const element = await list();
    await until(() => textOf(element).includes('Buy now'));
  });

  it('give way to those of the page, in every language', async () => {
    document.documentElement.lang = 'de';
    const element = await list();
    await until(() => textOf(element).includes('Jetzt kaufen'));
    configureStore({
      words: { buy: 'Her damit', count: { one: 'Eins', other: 'Es sind {count}' } },
    });
    await until(() => textOf(element).includes('Her damit'));
    expect(textOf(element)).to.contain('Es sind 2').and.to.contain('Abonnieren');
    configureStore({ words: {} });
    await until(() => textOf(element).includes('Jetzt kaufen'));
  });

  it('are those that the file has, and English where it has none', async () => {
    await loadWords('fr');
    expect(checkoutWords.in('fr').close).to.equal('Fermer');
    expect(checkoutWords.in('fr').noPrice).to.equal(checkoutWords.in('en').noPrice);
  });
});
