import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readProduct, readProductPage, type ProductPage } from '@storetag/protocol';
import { renderProductList, renderProductPrice, styleSources } from '@storetag/elements/ssr';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testPage } from './stage/pages.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const pages: Record<string, string> = {};
const session = useStage({ pages: () => pages });

/** How much has moved since the page was opened. */
const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += Number(Reflect.get(entry, 'value'));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 200);
      }),
  );

const policy = (sources: string): string =>
  `<meta http-equiv="content-security-policy" content="style-src ${sources}">`;

/** Two sizes in two currencies, and an image that does not load. */
const bowl: ProductPage = {
  products: [
    {
      id: 'prod_bowl',
      name: 'Bowl',
      description: null,
      images: ['https://images.invalid/bowl.png'],
      url: null,
      category: null,
      features: [],
      metadata: {},
      stock: null,
      prices: [
        ['Small', 'usd', 1000],
        ['Large', 'usd', 2000],
        ['Small', 'eur', 900],
      ].map(([label, currency, amount], index) => ({
        id: `price_${index}`,
        product: 'prod_bowl',
        currency: String(currency),
        unit_amount: Number(amount),
        recurring: null,
        custom_unit_amount: null,
        lookup_key: null,
        label: String(label),
      })),
      default_price: 'price_0',
    },
  ],
  next_cursor: null,
};

/** A page whose scripts have yet to come. */
async function beforeScripts(path: string) {
  const customer = await session.visit('about:blank');
  const { page } = customer;
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/storetag.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(session.stage.site.url + path, { waitUntil: 'commit' });
  await page.waitForSelector('product-list > script', { state: 'attached' });
  return {
    ...customer,
    async comeAlive(): Promise<void> {
      release();
      await page
        .getByRole('button', { name: /^(Buy now|Jetzt kaufen)/ })
        .first()
        .waitFor();
    },
  };
}

describe('what a server rendered', () => {
  beforeAll(async () => {
    const { endpoint, products } = session.stage;
    const get = async (path: string): Promise<unknown> => (await fetch(endpoint + path)).json();
    const list = readProductPage(await get('/products?limit=24'));
    const mug = readProduct(await get(`/products/${products.mug.id}`));
    const after = '<p>After it.</p>';
    pages['/list.html'] = testPage((await renderProductList(list)) + after);
    pages['/german.html'] = testPage(
      (await renderProductList(list, { locale: 'de', attributes: { layout: 'list' } })) + after,
    ).replace('lang="en"', 'lang="de"');
    pages['/early.html'] = testPage(await renderProductList(bowl));
    pages['/other-currency.html'] = pages['/early.html'].replace(
      'data-endpoint',
      'data-currency="eur" data-endpoint',
    );
    pages['/other-language.html'] = pages['/list.html'].replace('lang="en"', 'lang="de"');
    pages['/other-version.html'] = pages['/list.html'].replace('data-version="', '$&9');
    pages['/other-markup.html'] = pages['/list.html'].replaceAll(
      /<!--lit-part .+?-->/g,
      '<!--lit-part-->',
    );
    pages['/nonce.html'] = testPage(await renderProductList(list, { nonce: 'abc' })).replace(
      '<head>',
      `<head>${policy("'nonce-abc'")}`,
    );
    pages['/hash.html'] = testPage(await renderProductList(list)).replace(
      '<head>',
      `<head>${policy((await styleSources()).join(' '))}`,
    );
    pages['/broken.html'] = pages['/list.html'].replace('{"products":', '{"no":');
    pages['/price.html'] = testPage(
      `<p>It costs ${await renderProductPrice(mug, { attributes: { price: priceOf(products.mug) } })}.</p>`,
    );
  });

  it('names the version of what it renders', async () => {
    const list = fileURLToPath(import.meta.resolve('@storetag/elements/package.json'));
    const { version }: { version: string } = JSON.parse(await readFile(list, 'utf8'));
    expect(pages['/list.html']).toContain(`data-version="${version}"`);
  });

  it('is HTML with names and prices, which needs no JavaScript', async () => {
    const html = await (await fetch(`${session.stage.site.url}/list.html`)).text();
    expect(html).toContain('Test mug');
    expect(html).toContain('$24.00');
    const { page } = await session.visit('/list.html', { javaScriptEnabled: false });
    expect(await page.locator('product-card').getByText('$24.00').isVisible()).toBe(true);
    await page.goto(`${session.stage.site.url}/price.html`);
    expect(await page.locator('product-price').getByText('$24.00').isVisible()).toBe(true);
  });

  it.each([
    ['/list.html', /^Buy now/, '$24.00'],
    ['/german.html', /^Jetzt kaufen/, '24,00'],
  ])('comes alive without a request for it, and without moving: %s', async (path, label, price) => {
    const { page, requests, complaints } = await session.visit(path);
    const list = page.locator('product-list');
    await list.getByRole('button', { name: label }).first().waitFor();
    expect(await list.locator('product-card').getByText(price).first().isVisible()).toBe(true);
    expect(await layoutShift(page)).toBe(0);
    expect(requests.filter((request) => request.url().includes('/products'))).toEqual([]);
    expect(complaints).toEqual([]);
    // What is there now is the element's own.
    expect(await list.locator('style, script').count()).toBe(0);
    expect(await page.locator('script[type="application/ld+json"]').textContent()).toContain(
      'Test mug',
    );
  });

  it('keeps what the server rendered, node by node', async () => {
    const { page, comeAlive } = await beforeScripts('/list.html');
    const kept = await page.evaluateHandle(() => {
      const nodes: Node[] = [];
      const note = (root: ShadowRoot | null | undefined): void => {
        if (!root) return;
        const walker = document.createTreeWalker(root);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          // Styles are adopted instead, and of a button there is its place only.
          const isStyle = [node, node.parentNode].some((each) => each instanceof HTMLStyleElement);
          const isPlace = node instanceof HTMLElement && node.matches('div[data-key]');
          if (!isStyle && !isPlace) nodes.push(node);
          if (node instanceof Element) note(node.shadowRoot);
        }
      };
      note(document.querySelector('product-list')?.shadowRoot);
      return nodes;
    });
    await comeAlive();
    const [all, connected] = await kept.evaluate((nodes) => [
      nodes.length,
      nodes.filter(({ isConnected }) => isConnected).length,
    ]);
    expect(all).toBeGreaterThan(50);
    expect(connected).toBe(all);
    // Lit writes into what it keeps.
    const cards = page.locator('product-list product-card');
    const name = cards.filter({ hasText: 'Test mug' }).locator('[part=name]');
    const isSame = await name.evaluateHandle((node) => (now: Node) => now === node);
    await page.evaluate(() =>
      document.querySelector('product-list')?.setAttribute('layout', 'list'),
    );
    await expect.poll(() => cards.first().locator('article.list').count()).toBe(1);
    expect(await name.evaluate((node, same) => same(node), isSame)).toBe(true);
  });

  it('knows what happened before it came alive', async () => {
    const { page, comeAlive } = await beforeScripts('/early.html');
    await page.getByLabel('Large').check();
    const image = page.locator('img');
    await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.complete)).toBe(true);
    await comeAlive();
    expect(await page.getByLabel('Large').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Buy now · $20.00' }).waitFor();
    // A letter in place of the image that did not load.
    await page.locator('[part=initial]').waitFor();
  });

  it.each([
    ['/other-language.html', 'language', /^Jetzt kaufen/],
    ['/other-currency.html', 'currency', /^Buy now · €9\.00/],
    ['/other-version.html', 'version', /^Buy now · \$24\.00/],
    ['/other-markup.html', 'template', /^Buy now · \$24\.00/],
  ])(
    'renders anew, without a request, what was rendered in another: %s',
    async (path, _, label) => {
      const { page, requests, comeAlive } = await beforeScripts(path);
      const card = await page.locator('product-card').first().elementHandle();
      await comeAlive();
      await page.getByRole('button', { name: label }).first().waitFor();
      expect(await card?.evaluate(({ isConnected }) => isConnected)).toBe(false);
      expect(requests.filter((request) => request.url().includes('/products'))).toEqual([]);
    },
  );

  it.each(['/nonce.html', '/hash.html'])(
    'is dressed under a policy without unsafe-inline: %s',
    async (path) => {
      const { page, complaints } = await session.visit(path, { javaScriptEnabled: false });
      const display = await page
        .locator('product-card article')
        .first()
        .evaluate((card) => getComputedStyle(card).display);
      expect(display).toBe('grid');
      expect(complaints).toEqual([]);
    },
  );

  it('sells', async () => {
    const { page } = await session.visit('/list.html');
    await page
      .locator('product-list')
      .getByRole('button', { name: /^Buy now.*Test mug|^Buy now/ })
      .first()
      .click();
    await page.waitForSelector('#cardNumber');
  });

  it('asks the store once something else is to be shown', async () => {
    const { page, requests } = await session.visit('/list.html');
    const list = page.locator('product-list');
    await list
      .getByRole('button', { name: /^Buy now/ })
      .first()
      .waitFor();
    await list.evaluate((element) => element.setAttribute('search', 'print'));
    await expect.poll(() => list.locator('product-card').count()).toBe(1);
    await list.getByText('Test print').first().waitFor();
    expect(requests.filter((request) => request.url().includes('/products'))).toHaveLength(1);
  });

  it('asks the store where what stands in the page is unreadable', async () => {
    const { page, requests } = await session.visit('/broken.html');
    await page
      .locator('product-list')
      .getByRole('button', { name: /^Buy now/ })
      .first()
      .waitFor();
    expect(requests.filter((request) => request.url().includes('/products'))).toHaveLength(1);
  });

  it('has a price come alive without a request', async () => {
    const { page, requests, complaints } = await session.visit('/price.html');
    const price = page.locator('product-price');
    await expect.poll(() => price.evaluate((each) => each.querySelector('script'))).toBe(null);
    await price.getByText('$24.00').waitFor();
    expect(requests.filter((request) => request.url().includes('/products'))).toEqual([]);
    await price.evaluate((element) => element.setAttribute('quantity', '2'));
    await price.getByText('$48.00').waitFor();
    expect(await layoutShift(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('has no attribute that runs', async () => {
    const page = { products: [], next_cursor: null };
    await expect(renderProductList(page, { attributes: { onclick: 'x' } })).rejects.toThrow(
      'onclick is no attribute to render.',
    );
    const html = await renderProductList(page, { attributes: { category: '"><script>' } });
    expect(html).toContain('category="&quot;><script>"');
  });
});
