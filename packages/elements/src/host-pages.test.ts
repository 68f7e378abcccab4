import { expect } from '@esm-bundle/chai';
import { find } from './fake-store.test.support.js';
import { isSeen, nameOf, ShopWindow } from './shop-window.test.support.js';

/** What our own styles and views call things, and what they are made of. */
const LEAKY = `
  .primary, .muted, .unseen, .card, .grid, .list, .price, .buy, .field, .summary, [part], [part=button],
  button, input, select, dialog, article, fieldset, label, table, h2, ul, i {
    display: none !important; color: red !important; background: red !important; width: 1px !important;
  }`;

const pages = {
  'all: unset': '* { all: unset !important }',
  'giant fonts':
    '* { font-size: 34px !important; line-height: 2.5 !important; letter-spacing: 2px !important }',
  'what a reset forgets':
    '* { box-sizing: content-box !important; margin: 9px !important; padding: 9px !important; text-transform: uppercase !important }',
  Bootstrap: '/packages/elements/node_modules/bootstrap/dist/css/bootstrap.css',
  'Tailwind’s preflight': '/packages/elements/node_modules/tailwindcss/preflight.css',
};

/** Properties by which a leak would be seen, without those that are inherited by design. */
const OWN = [
  'display',
  'position',
  'padding-left',
  'border-top-width',
  'border-top-left-radius',
  'min-height',
  'box-sizing',
  'float',
  'opacity',
  'text-align',
];

const { fetch } = globalThis;

describe('the pages of others', () => {
  const sheet = document.createElement('style');
  let shop: ShopWindow;
  beforeEach(() => {
    document.head.append(sheet);
    sheet.textContent = '';
    shop = new ShopWindow();
  });
  afterEach(() => {
    shop.close();
    sheet.remove();
  });

  const put = async (css: string): Promise<void> => {
    sheet.textContent = css.startsWith('/') ? await (await fetch.call(window, css)).text() : css;
  };
  const looks = (properties: readonly string[]): Map<Element, string> =>
    new Map(
      shop.drawn.map((node) => {
        const style = getComputedStyle(node);
        return [node, properties.map((each) => style.getPropertyValue(each)).join(' ')];
      }),
    );
  const changed = (before: Map<Element, string>, after: Map<Element, string>): string[] =>
    [...before]
      .filter(([node, look]) => after.has(node) && after.get(node) !== look)
      .map(([node, look]) => `${nameOf(node)}: ${look} → ${after.get(node)}`);

  it('do not reach inside by the names of classes, parts and tags', async () => {
    await shop.open();
    const all = [...OWN, 'width', 'color', 'background-color', 'font-size'];
    const before = looks(all);
    expect(before.size).to.be.above(150);
    await put(LEAKY);
    expect(changed(before, looks(all))).to.deep.equal([]);
  });

  for (const [name, css] of Object.entries(pages)) {
    // With the size of type everything grows.
    if (name !== 'giant fonts')
      it(`leave what is drawn as it is: ${name}`, async () => {
        await shop.open();
        const before = looks(OWN);
        await put(css);
        expect(changed(before, looks(OWN))).to.deep.equal([]);
      });

    it(`leave what is drawn usable: ${name}`, async () => {
      await put(css);
      await shop.open();
      for (const tag of [
        'product-list',
        'product-card',
        'buy-button',
        'card-form',
        'donation-form',
        'shopping-cart',
      ]) {
        const button = find(shop.element(tag), '.primary:enabled', HTMLButtonElement);
        if (!button) throw new Error(`${tag} has no button.`);
        expect(isSeen(button), tag).to.equal(true);
        const { width, height } = button.getBoundingClientRect();
        expect(width, tag).to.be.at.least(44);
        expect(height, tag).to.be.at.least(44);
        expect(getComputedStyle(button).backgroundColor, tag).to.equal('rgb(11, 87, 208)');
        expect(getComputedStyle(button).color, tag).to.match(/^(oklch\(1 |rgb\(255, 255, 255\))/);
        // What it says is inside it.
        expect(button.scrollWidth, tag).to.be.at.most(button.clientWidth + 1);
      }
      const cards = shop.element('product-list').shadowRoot?.querySelectorAll('.card') ?? [];
      const [first, second] = Array.from(cards, (card) => card.getBoundingClientRect());
      expect(first?.width, 'card').to.be.at.least(140);
      const apart =
        (second?.left ?? 0) >= (first?.right ?? 0) || (second?.top ?? 0) >= (first?.bottom ?? 0);
      expect(apart, 'cards apart').to.equal(true);
      const drawer = find(shop.element('shopping-cart'), 'dialog')?.getBoundingClientRect();
      expect(Math.round(drawer?.right ?? 0)).to.equal(document.documentElement.clientWidth);
    });
  }

  it('get nothing from us: no style, no class, no attribute', async () => {
    const samples = document.createElement('div');
    samples.style.inlineSize = '300px';
    samples.innerHTML = `<h2 class="card">A</h2><button class="primary">B</button><p class="muted unseen">C</p>
      <dialog>D</dialog><input class="field"><table><tr><td>E</td></tr></table><i part="media">F</i>`;
    const own = (): string[] =>
      Array.from(samples.querySelectorAll('*'), (node) => {
        const style = getComputedStyle(node);
        return node.outerHTML + Array.from(style, (each) => style.getPropertyValue(each)).join();
      });
    const sheets = (): number => document.styleSheets.length + document.adoptedStyleSheets.length;
    const root = (): string =>
      [document.documentElement, document.body, document.head]
        .map((node) => node.cloneNode(false))
        .map((node) => (node instanceof Element ? node.outerHTML : ''))
        .join();
    document.body.append(samples);
    const before = [own(), sheets(), root()];
    await shop.open();
    document.body.append(samples);
    // In one piece: the whole of it is long.
    expect(JSON.stringify([own(), sheets(), root()]) === JSON.stringify(before)).to.equal(true);
    samples.remove();
  });
});
