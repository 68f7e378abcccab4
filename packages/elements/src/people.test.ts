import { expect } from '@esm-bundle/chai';
import { executeServerCommand } from '@web/test-runner-commands';
import { LitElement } from 'lit';
import { isSeen, nameOf, ShopWindow } from './shop-window.test.support.js';

/** Whether the engine can. */
async function resize(width: number, height: number): Promise<boolean> {
  const { emulated } = await executeServerCommand<{ emulated: boolean }, object>('resize', {
    width,
    height,
  });
  return emulated;
}

describe('all elements', () => {
  let shop: ShopWindow;
  beforeEach(() => {
    shop = new ShopWindow();
  });
  afterEach(() => {
    shop.close();
    document.documentElement.removeAttribute('dir');
    document.documentElement.style.cssText = '';
  });
  after(() => resize(800, 600));

  /** What is cut off, or reaches over the edge of the page. */
  function overflowing(): string[] {
    const edge = document.documentElement.clientWidth + 1;
    return shop.drawn
      .filter(isSeen)
      .filter((node) => !node.closest('.strip') && !(node instanceof SVGElement))
      .filter((node) => {
        const { left, right } = node.getBoundingClientRect();
        return left < -1 || right > edge;
      })
      .map(nameOf);
  }

  it('have targets of 44 px at least, but for links in text', async () => {
    await shop.open();
    const targets = shop.drawn.filter(
      (node) =>
        node.matches('button, input, select, textarea, summary, a[href]') &&
        isSeen(node) &&
        !node.matches('h1 a, h2 a, h3 a, p a, li a'),
    );
    expect(targets.length).to.be.above(15);
    const small = targets
      .map((node) => ({ node, box: (node.closest('label') ?? node).getBoundingClientRect() }))
      .filter(({ box }) => box.width < 43.9 || box.height < 43.9)
      .map(({ node, box }) => `${nameOf(node)} ${box.width} × ${box.height}`);
    expect(small).to.deep.equal([]);
  });

  for (const [what, width, size] of [
    ['at 320 px', 320, '100%'],
    ['with text of 200 %', 640, '200%'],
  ] as const) {
    it(`need no scrolling sideways ${what}`, async function () {
      if (!(await resize(width, 700))) this.skip();
      document.documentElement.style.fontSize = size;
      await shop.open();
      expect(overflowing()).to.deep.equal([]);
      expect(document.documentElement.scrollWidth).to.be.at.most(width);
    });
  }

  it('are the same from right to left, mirrored', async () => {
    await shop.open();
    // Without what follows the text inside.
    const boxes = (): Map<Element, DOMRect> =>
      new Map(
        shop.drawn
          .filter(
            (node) => node.matches('[part]') && isSeen(node) && !node.closest('dialog, .strip'),
          )
          .filter((node) => ['block', 'grid', 'flex'].includes(getComputedStyle(node).display))
          .filter((node) => node.localName !== 'button')
          .map((node) => [node, node.getBoundingClientRect()]),
      );
    const before = boxes();
    expect(before.size).to.be.above(15);
    document.documentElement.dir = 'rtl';
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { clientWidth } = document.documentElement;
    const moved = [...boxes()]
      .filter(([node, box]) => {
        const was = before.get(node);
        return was && Math.abs(clientWidth - was.right - box.left) > 2;
      })
      .map(([node, box]) => `${nameOf(node)} ${before.get(node)?.right} → ${box.left}`);
    expect(moved).to.deep.equal([]);
    expect(overflowing()).to.deep.equal([]);
  });

  it('are laid out by the direction of the text, never by left and right', async () => {
    await shop.open();
    const classes = new Set(
      shop.drawn
        .map((node) => node.getRootNode())
        .map((root) => (root instanceof ShadowRoot ? root.host.constructor : undefined)),
    );
    const physical =
      /(^|[\s;{])(left|right|(margin|padding|border|scroll-margin)-(left|right)[\w-]*|(border-(top|bottom)-(left|right)-radius)|text-align: (left|right)|float: (left|right))\s*:/;
    for (const each of classes) {
      if (!each || !(each.prototype instanceof LitElement)) continue;
      const { elementStyles } = each as typeof LitElement;
      for (const style of elementStyles) {
        if ('cssText' in style) expect(style.cssText).to.not.match(physical);
      }
    }
    expect(classes.size).to.be.above(8);
  });
});
