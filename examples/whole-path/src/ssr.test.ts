import { readProduct, readProductPage } from '@storetag/protocol';
import { renderProductList, renderProductPrice } from '@storetag/elements/ssr';
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
    pages['/broken.html'] = pages['/list.html'].replace('{"products":', '{"no":');
    pages['/price.html'] = testPage(
      `<p>It costs ${await renderProductPrice(mug, { attributes: { price: priceOf(products.mug) } })}.</p>`,
    );
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
    // What stands below may move by a line for a moment while the buttons come: to be mended, then 0.
    expect(await layoutShift(page)).toBeLessThan(0.01);
    expect(requests.filter((request) => request.url().includes('/products'))).toEqual([]);
    expect(complaints).toEqual([]);
    // What is there now is the element's own.
    expect(await list.locator('style, script').count()).toBe(0);
    expect(await page.locator('script[type="application/ld+json"]').textContent()).toContain(
      'Test mug',
    );
  });

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
