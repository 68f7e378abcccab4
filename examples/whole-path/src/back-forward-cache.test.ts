import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumArguments, findChromium } from '../../../scripts/chromium.mjs';
import { testPage } from './stage/pages.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const session = useStage({
  pages: ({ mug }) => ({
    '/buy.html': testPage(`<buy-button price="${priceOf(mug)}"></buy-button>`),
    '/cart.html': testPage(`
      <buy-button price="${priceOf(mug)}" checkout="cart"></buy-button>
      <cart-button></cart-button><shopping-cart></shopping-cart>`),
  }),
});

/** Tells in the page's title how it was shown the last time. */
const tellHowShown = (): void =>
  addEventListener('pageshow', ({ persisted }) => {
    document.title = persisted ? 'restored' : 'loaded';
  });

describe('Back from Stripe’s page, by the browser’s back/forward cache', () => {
  let browser: Browser | undefined;
  beforeAll(async () => {
    const executablePath = findChromium();
    browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      args: chromiumArguments,
      // Playwright's own browsers have no such cache.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
  });
  afterAll(() => browser?.close());

  async function open(path: string): Promise<Page> {
    if (!browser) throw new Error('The browser is open only while a test runs.');
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(tellHowShown);
    await page.goto(session.stage.site.url + path);
    expect(await page.title()).toBe('loaded');
    return page;
  }

  /** There and back again; the page is the very one that was left. */
  async function leaveAndReturn(page: Page): Promise<void> {
    await page.waitForSelector('#cardNumber');
    await page.goBack({ waitUntil: 'commit' });
    await expect.poll(() => page.title()).toBe('restored');
  }

  it('has a button that buys again', async () => {
    const page = await open('/buy.html');
    const button = page.getByRole('button', { name: /^Buy now/ });
    await button.click();
    await leaveAndReturn(page);
    expect(await button.getAttribute('aria-busy')).toBe('false');
    await button.click();
    await page.waitForSelector('#cardNumber');
  });

  it('has a cart that is checked out again, with what another tab put into it', async () => {
    const page = await open('/cart.html');
    await page.getByRole('button', { name: /^Add to cart/ }).click();
    await page.locator('cart-button').getByRole('button').click();
    const checkout = page.locator('shopping-cart').getByRole('button', { name: /^Check ?out/i });
    await checkout.click();
    await page.waitForSelector('#cardNumber');

    const other = await page.context().newPage();
    await other.goto(`${session.stage.site.url}/cart.html`);
    await other.getByRole('button', { name: /^Add to cart/ }).click();
    await other.locator('cart-button').getByRole('button', { name: /2/ }).waitFor();

    await leaveAndReturn(page);
    await expect.poll(() => checkout.getAttribute('aria-busy')).not.toBe('true');
    await page.locator('shopping-cart').getByText('$48.00').first().waitFor();
    await checkout.click();
    await page.waitForSelector('#cardNumber');
  });
});
