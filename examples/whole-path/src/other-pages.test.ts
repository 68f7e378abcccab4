import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cards, fillCard } from './driver/card.js';
import { scriptTag, testPage } from './stage/pages.js';
import { serveSite, type Site } from './stage/serve-site.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const elements =
  'buy-button card-form cart-button donation-form manage-subscription order-status product-card product-list product-price shopping-cart'.split(
    ' ',
  );

const pages: Record<string, string> = {};
const session = useStage({
  pages: ({ mug }) =>
    Object.assign(pages, {
      '/empty.html': testPage(''),
      '/list.html': testPage('<product-list></product-list>'),
      '/prefix.html': testPage(
        `<shop-product-list checkout="cart"></shop-product-list>
         <shop-product-card product="${mug.id}"></shop-product-card>
         <shop-product-price price="${priceOf(mug)}"></shop-product-price>
         <shop-buy-button price="${priceOf(mug)}" checkout="form"></shop-buy-button>
         <shop-cart-button></shop-cart-button>
         <shop-donation-form product="${mug.id}"></shop-donation-form>
         <shop-manage-subscription></shop-manage-subscription>
         <shop-order-status></shop-order-status>`,
        '',
        scriptTag('data-prefix="shop"'),
      ),
    }),
});

/** Tag names of all that looks like ours, shadow roots included. */
const tagsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found = new Set<string>();
    const look = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName.includes('-')) found.add(element.localName);
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return [...found].toSorted();
  });

const buttons = (page: Page) => page.getByRole('button', { name: /^Buy now/ });

describe('three copies on as many hosts', () => {
  let hosts: Site[] = [];
  beforeAll(async () => {
    const folder = fileURLToPath(new URL('stage', import.meta.url));
    hosts = await Promise.all([1, 2].map(() => serveSite({ folder, endpoint: '' })));
    const tags = hosts.map(
      ({ url }) => `<script type="module" src="${url}/storetag.js" data-endpoint=""></script>`,
    );
    pages['/copies.html'] = testPage(
      '<product-list></product-list>',
      '',
      scriptTag() + tags.join(''),
    );
  });
  afterAll(() => Promise.all(hosts.map((host) => host.close())));

  it('sell as one does, and say so once', async () => {
    const { page, complaints, requests } = await session.visit('/empty.html');
    const notes: string[] = [];
    page.on('console', (message) => notes.push(message.text()));
    await page.goto(`${session.stage.site.url}/copies.html`);
    await buttons(page).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(requests.filter((each) => each.url().endsWith('/storetag.js'))).toHaveLength(4);
    expect(notes).toEqual([expect.stringContaining('already on this page')]);
    expect(complaints).toEqual([]);
    await buttons(page).first().click();
    await page.waitForSelector('#cardNumber');
  });
});

describe('data-prefix', () => {
  it('reaches every element, and those inside them', async () => {
    const { page, complaints } = await session.visit('/prefix.html');
    await page
      .locator('shop-product-list')
      .getByRole('button', { name: /^Add to cart/ })
      .first()
      .click();
    await page.locator('shop-cart-button').getByRole('button').click();
    await page.getByRole('dialog', { name: 'Cart' }).getByRole('button', { name: 'Close' }).click();
    await page.locator('shop-product-price').getByText('$24.00').waitFor();
    await page.locator('body > main > shop-buy-button').getByRole('button').click();
    await fillCard(page, cards.succeeds);
    await page.getByRole('button', { name: /^Pay \$/ }).click();
    await page.locator('shop-card-form').getByText('Your payment has arrived').waitFor();
    expect(await tagsOf(page)).toEqual(elements.map((each) => `shop-${each}`).toSorted());
    const defined = await page.evaluate(
      (names) => names.filter((name) => customElements.get(name)),
      elements,
    );
    expect(defined).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe('an element', () => {
  it.each<[string, (id: string) => void]>([
    [
      'made by script',
      (id) => {
        const card = document.createElement('product-card');
        card.setAttribute('product', id);
        document.querySelector('main')?.append(card);
      },
    ],
    [
      'made by script before it is known, with properties',
      (id) => {
        const inert = document.implementation.createHTMLDocument();
        const card = inert.createElement('product-card');
        Object.assign(card, { product: id });
        document.querySelector('main')?.append(card);
      },
    ],
    [
      'from a <template>',
      (id) => {
        const template = document.createElement('template');
        template.innerHTML = `<product-card product="${id}"></product-card>`;
        document.querySelector('main')?.append(template.content.cloneNode(true));
      },
    ],
    [
      'cloned',
      (id) => {
        const card = document.createElement('product-card');
        card.setAttribute('product', id);
        document.querySelector('main')?.append(card.cloneNode(true));
      },
    ],
    [
      'adopted from a frame',
      (id) => {
        const frame = document.createElement('iframe');
        document.body.append(frame);
        const card = frame.contentDocument?.createElement('product-card');
        card?.setAttribute('product', id);
        if (card) document.querySelector('main')?.append(document.adoptNode(card));
      },
    ],
    [
      'moved while it loads',
      (id) => {
        const card = document.createElement('product-card');
        card.setAttribute('product', id);
        document.body.append(card);
        setTimeout(() => document.querySelector('main')?.append(card));
      },
    ],
  ])('sells when it is %s', async (_, make) => {
    const { page, complaints } = await session.visit('/empty.html');
    await page.evaluate(make, session.stage.products.mug.id);
    const card = page.locator('main product-card');
    await card.getByText('$24.00').first().waitFor();
    await card.getByRole('button', { name: /^Buy now/ }).click();
    await page.waitForSelector('#cardNumber');
    expect(complaints).toEqual([]);
  });

  it('is itself, and its clone too, when both are shown', async () => {
    const { page, complaints } = await session.visit('/list.html');
    await buttons(page).first().waitFor();
    const count = await buttons(page).count();
    await page.locator('product-list').evaluate((list) => {
      list.after(list.cloneNode(true));
    });
    await expect.poll(() => buttons(page).count()).toBe(count * 2);
    expect(complaints).toEqual([]);
  });

  it('stays as it is when it is moved, without another request', async () => {
    const { page, requests, complaints } = await session.visit('/empty.html');
    await page.evaluate(() =>
      document.querySelector('main')?.append(document.createElement('product-list')),
    );
    await buttons(page).first().waitFor();
    const asked = (): number =>
      requests.filter((each) => each.url().startsWith(session.stage.endpoint)).length;
    const before = asked();
    await page.locator('product-list').evaluate((list) => {
      const section = document.createElement('section');
      document.querySelector('main')?.append(section);
      section.append(list);
    });
    await page.locator('section product-list').getByText('$24.00').first().waitFor();
    await page.waitForTimeout(200);
    expect(asked()).toBe(before);
    expect(complaints).toEqual([]);
  });

  it('sells after it was in a frame for a while', async () => {
    const { page, complaints } = await session.visit('/empty.html');
    await page.evaluate((id) => {
      const card = document.createElement('product-card');
      card.setAttribute('product', id);
      document.querySelector('main')?.append(card);
    }, session.stage.products.mug.id);
    const card = page.locator('product-card');
    const button = card.getByRole('button', { name: /^Buy now/ });
    await button.waitFor();
    await card.evaluate((each) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      frame.contentDocument?.body.append(each);
      document.querySelector('main')?.append(each);
    });
    await button.click();
    await page.waitForSelector('#cardNumber');
    expect(complaints).toEqual([]);
  });

  it.each(elements)('leaves nothing behind when it goes while it loads: %s', async (name) => {
    const { page, complaints } = await session.visit('/empty.html');
    await page.evaluate(
      async ([tag, price, product]) => {
        await customElements.whenDefined(tag);
        for (const wait of [undefined, 0, 5, 20]) {
          const element = document.createElement(tag);
          element.setAttribute('price', price);
          element.setAttribute('product', product);
          document.body.append(element);
          // One after the other.
          // oxlint-disable-next-line no-await-in-loop
          if (wait !== undefined) await new Promise((resolve) => setTimeout(resolve, wait));
          element.remove();
        }
      },
      [name, priceOf(session.stage.products.mug), session.stage.products.mug.id] as const,
    );
    await page.waitForTimeout(200);
    expect(await page.locator('body > :not(main)').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
