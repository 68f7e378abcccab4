import { expect } from '@esm-bundle/chai';
import type { Product } from '@storetag/protocol';
import { writeLines } from './cart/cart-line.js';
import './define.js';
import { paymentLinkOf } from './catalog-file/payment-link.js';
import { FakeStore, json, page, price, product, textOf, until } from './fake-store.test.support.js';
import { hostileAddresses, hostileWords } from './hostile-words.test.support.js';

/** A catalogue of as many products as there are words, with the words in every field that takes any. */
const catalogue = (words: readonly string[], addresses: readonly string[]): Product[] =>
  words.map((text, index) => {
    const address = addresses[index % addresses.length] ?? '';
    const other = addresses[(index + 1) % addresses.length] ?? '';
    return product(
      `prod_${index}${text}`,
      [
        price(`price_${index}${text}`, 100, {
          product: text,
          label: text,
          lookup_key: text,
          payment_link: index % 4 ? address : null,
        }),
        price(`price_${index}b`, 200, { label: `${text}!`, payment_link: text }),
      ],
      {
        name: text,
        description: text,
        category: text,
        features: [text, text],
        images: index % 4 ? [address, other] : [],
        url: index % 2 ? address : text,
        metadata: { [text]: text, maker: text },
        stock: 3,
      },
    );
  });

const harmless = (): Product[] =>
  catalogue(
    Array.from({ length: 250 }, (_, index) => `Mug ${index}`),
    ['https://shop.test/picture'],
  );

const authors = document.createElement('div');
authors.innerHTML = `<template><article>
  <h3 data-field="name"></h3><p data-field="description" data-if="description"></p><ul data-field="features"></ul>
  <i data-field="category"></i><b data-field="label"></b><a data-field="url">More</a><img data-field="image">
  <i data-field="metadata.maker"></i><i data-field="price"></i><script data-field="name"></script>
  <style data-field="name"></style><buy-button></buy-button><product-price></product-price>
</article></template>`;

/** All that is rendered below a node, shadow roots included. */
function* rendered(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* rendered(element.shadowRoot);
  }
}

/** Kinds of elements and their attributes, as `a[href]`. */
const kinds = (root: ParentNode): Set<string> =>
  new Set(
    Array.from(rendered(root)).flatMap(({ localName, attributes }) => [
      localName,
      ...Array.from(attributes, ({ name }) => `${localName}[${name}]`),
    ]),
  );

const ADDRESSES = ['href', 'src', 'srcset', 'action', 'formaction', 'data', 'poster', 'xlink:href'];

/** Addresses in what is rendered that lead neither to `https:` nor to the page's own origin. */
const strayAddresses = (root: ParentNode): string[] =>
  Array.from(rendered(root)).flatMap((element) =>
    ADDRESSES.flatMap((name) => {
      const value = element.getAttribute(name);
      if (value === null) return [];
      const { protocol, origin } = new URL(value, document.baseURI);
      return protocol === 'https:' || origin === location.origin ? [] : [value];
    }),
  );

describe('a catalogue of hostile words', () => {
  let store: FakeStore;
  let alarms: string[];
  const alarm = ({ effectiveDirective, sample }: SecurityPolicyViolationEvent): void =>
    void alarms.push(`${effectiveDirective} ${sample}`);
  const main = document.createElement('main');
  const own = location.pathname + location.search;

  before(() => {
    // Nothing inline may run, and nothing may become HTML or a script.
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content =
      "script-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types storetag";
    document.head.append(meta);
    const ring = (name: string) => (): void => void alarms.push(name);
    Object.assign(globalThis, { ran: ring('ran') });
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
      Object.defineProperty(window, name, { configurable: true, value: ring(name) });
    }
  });
  beforeEach(() => {
    alarms = [];
    store = new FakeStore();
    document.addEventListener('securitypolicyviolation', alarm);
    document.body.append(main);
  });
  afterEach(() => {
    store.restore();
    main.replaceChildren();
    document.removeEventListener('securitypolicyviolation', alarm);
    history.replaceState(null, '', own);
    sessionStorage.clear();
  });

  /** Puts an element of ours into the page. */
  function put(
    tag: string,
    attributes: Record<string, string> = {},
    withTemplate = false,
  ): HTMLElement {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (withTemplate)
      element.append(...Array.from(authors.children, (each) => each.cloneNode(true)));
    main.replaceChildren(element);
    return element;
  }

  /** Shows both catalogues, and compares what they are made of. Each way to show them has its share of the words. */
  async function compare(
    show: (products: Product[]) => Promise<HTMLElement>,
    all: readonly string[] = hostileWords.filter((_, index) => index % 4 === 0),
  ): Promise<void> {
    const made = kinds(await show(harmless()));
    expect(made.size).to.be.above(3);
    for (let start = 0; start < all.length; start += 250) {
      const words = all.slice(start, start + 250);
      // One after the other: the first has to be gone.
      // oxlint-disable-next-line no-await-in-loop
      const element = await show(catalogue(words, hostileAddresses.slice(start)));
      const foreign = [...kinds(element)].filter((kind) => !made.has(kind));
      expect(foreign).to.deep.equal([]);
      expect(strayAddresses(element)).to.deep.equal([]);
    }
    // What loads or fails would tell by now.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(alarms).to.deep.equal([]);
  }

  it('is large', () => {
    expect(new Set(hostileWords).size).to.equal(1000);
    expect(new Set(hostileAddresses).size).to.be.above(280);
  });

  let serial = 0;
  /** An address of its own, so that nothing is remembered. */
  const fresh = (): string => `/api/hostile-${(serial += 1)}`;
  const count = (element: Element, tag: string): number =>
    [...rendered(element.shadowRoot ?? element)].filter(({ localName }) => localName === tag)
      .length;

  async function showList(
    products: Product[],
    attributes: Record<string, string> = {},
  ): Promise<HTMLElement> {
    store.on('GET /products', page(...products));
    const endpoint = fresh();
    const element = put('product-list', { endpoint, 'page-size': '0', ...attributes });
    await settled(element, products);
    return main;
  }

  /** Until every card has all that comes later: prices to buy, and how many. */
  async function settled(element: HTMLElement, products: readonly Product[]): Promise<void> {
    await until(() => count(element, 'buy-button') === products.length);
    // Without a server, what has no Payment Link stays so.
    const isDisabled = (each: Element): boolean => each.matches('button:disabled');
    if (!element.hasAttribute('catalog')) await until(() => ![...rendered(main)].some(isDisabled));
    if (element.hasAttribute('quantity-input')) {
      await until(
        () =>
          [...rendered(main)].filter((each) => each.matches('[inputmode]')).length ===
          products.length,
      );
    }
  }

  it('is shown as cards', () => compare(showList, hostileWords));

  it('is shown as rows with controls and quantities', () =>
    compare((products) =>
      showList(products, {
        layout: 'list',
        'quantity-input': '',
        controls: 'search sort category',
      }),
    ));

  it('is shown by a template', () =>
    compare(async (products) => {
      store.on('GET /products', page(...products));
      const element = put('product-list', { endpoint: fresh(), 'page-size': '0' }, true);
      await until(() => element.querySelectorAll('article').length === products.length);
      await until(() => count(main, 'button') >= products.length);
      return main;
    }));

  it('is read from a catalog.json', () =>
    compare(async (products) => {
      store.on('GET /catalog.json', page(...products));
      const catalog = `${fresh()}/catalog.json`;
      const element = put('product-list', { catalog, 'page-size': '0' });
      await settled(element, products);
      return main;
    }));

  it('is told to search engines', async () => {
    await showList(catalogue(hostileWords, hostileAddresses));
    const find = (): NodeListOf<Element> => document.querySelectorAll('script[type*=ld]');
    await until(() => find().length === 1);
    const [tag] = find();
    expect(tag?.outerHTML.match(/<\/?script|<!--/g)).to.deep.equal(['<script', '</script']);
    const names = JSON.stringify(JSON.parse(tag?.textContent ?? ''));
    for (const each of hostileWords) expect(names).to.contain(JSON.stringify(each).slice(1, -1));
    expect(names).not.to.match(/"(image|url)":\[?"(?!https:)(?!http:\/\/localhost)/);
    expect(alarms).to.deep.equal([]);
  });

  it('leads to no Payment Link but an https one', () => {
    for (const payment_link of [...hostileAddresses, ...hostileWords]) {
      const link = paymentLinkOf({ payment_link });
      if (link) expect(link).to.match(/^https:|^http:\/\/localhost/);
    }
    expect(paymentLinkOf({ payment_link: 'javascript:ran()' })).to.equal(undefined);
  });

  it('stands in amounts to donate', () =>
    compare(async (products) => {
      const prices = products.flatMap((each) => each.prices).slice(0, 30);
      store.on('GET /products/', json({ ...products[0], prices }));
      const element = put('donation-form', { product: 'prod_1', endpoint: fresh() });
      await until(() => count(element, 'input') > 1);
      return main;
    }));

  it('stands in the lines of a cart, and in whatever else is stored there', () =>
    compare(async (products) => {
      const endpoint = fresh();
      const sold = products.slice(0, 40);
      const ids = sold.map((each, index) => ({
        ...each,
        id: `prod_${index}`,
        prices: each.prices.slice(0, 1).map((of) => ({ ...of, id: `price_${index}` })),
      }));
      store.on('GET /products', page(...ids));
      const lines = ids.map(({ id, name }, index) => ({
        // Every other one is not sold any more: then the stored name is shown.
        price: index % 2 ? `price_${index}` : `price_gone${index}`,
        quantity: 1,
        product: id,
        unit_amount: 1,
        currency: 'usd',
        name,
      }));
      const key = `storetag:cart:${new URL(endpoint, location.href).href}`;
      localStorage.setItem(key, writeLines(lines));
      const element = put('shopping-cart', { endpoint });
      if ('open' in element && typeof element.open === 'function') element.open();
      await until(() => count(element, 'li') >= ids.length);
      return main;
    }));

  it('cannot poison a cart', async () => {
    const raws = [
      ...hostileWords,
      ...hostileWords
        .slice(0, 50)
        .flatMap((each) => [
          JSON.stringify({ v: 1, lines: [[each, 1]] }),
          JSON.stringify({ v: each, lines: { length: 1, 0: each } }),
          JSON.stringify({ v: 1, lines: [['price_1', each, each, each, each, each]] }),
          `{"v":1,"lines":[["price_1",1e9]],"__proto__":{"polluted":${JSON.stringify(each)}}}`,
          JSON.stringify([each]),
        ]),
    ];
    store.on('GET /products', page());
    for (const raw of raws.filter((_, index) => index % 8 === 0)) {
      const endpoint = fresh();
      localStorage.setItem(`storetag:cart:${new URL(endpoint, location.href).href}`, raw);
      const button = put('cart-button', { endpoint });
      // oxlint-disable-next-line no-await-in-loop
      await until(() => count(button, 'button') === 1);
      expect(textOf(button)).not.to.contain('ran');
    }
    expect('polluted' in {}).to.equal(false);
    expect(alarms).to.deep.equal([]);
  });

  it('stands in the lines of an order', async () => {
    const order = (words: readonly string[]): object => ({
      id: 'cs_test_1',
      status: 'paid',
      amount: 100,
      currency: 'usd',
      email: words[0],
      line_items: words.map((name) => ({ price: name, name, quantity: 2, amount: 100 })),
    });
    const show = async (words: readonly string[]): Promise<Set<string>> => {
      store.on('GET /orders/', json(order(words)));
      history.replaceState(null, '', `${location.pathname}?session_id=cs_test_1`);
      const element = put('order-status', { endpoint: fresh() });
      await until(() => count(element, 'tr') > words.length);
      return kinds(main);
    };
    const made = await show(['Mug']);
    const foreign = [...(await show(hostileWords))].filter((kind) => !made.has(kind));
    expect(foreign).to.deep.equal([]);
    expect(alarms).to.deep.equal([]);
  });

  it('leads an order and a subscription nowhere but to https', async () => {
    const addresses = hostileAddresses.filter((each) => !/^https?:\/\/./.test(each)).slice(0, 30);
    for (const address of addresses) {
      store
        .on(
          'GET /orders/',
          json({
            id: 'cs_test_1',
            status: 'unpaid',
            amount: 1,
            currency: 'usd',
            line_items: [],
            url: address,
            receipt_url: address,
          }),
        )
        .on(
          'GET /config',
          json({
            publishable_key: 'pk_test_1',
            flows: [],
            currency: null,
            shipping_countries: [],
            customer_portal: address,
          }),
        );
      for (const tag of ['order-status', 'manage-subscription']) {
        history.replaceState(null, '', `${location.pathname}?session_id=cs_test_1`);
        const element = put(tag, { endpoint: fresh() });
        // oxlint-disable-next-line no-await-in-loop
        await until(() => textOf(element).includes('unreadable'), tag);
        expect(strayAddresses(main)).to.deep.equal([]);
        expect(count(element, 'a')).to.equal(0);
      }
    }
    expect(alarms).to.deep.equal([]);
  });
});
