import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openShop, violations, type Shop } from './testing/shop.test.fixture.js';

describe('the card frame', { timeout: 30_000 }, () => {
  let shop: Shop;
  let page: Page;

  beforeAll(async () => {
    shop = await openShop();
  }, 30_000);
  afterAll(() => shop.close());
  afterEach(() => page.context().close());

  async function mount(appearance: object, width: number, locale = 'en') {
    page = await shop.visit({ width });
    await page.evaluate(([key, options]) => window.shop.mount(key, options), [
      shop.sandbox.keys.publishable,
      { mode: 'payment', amount: 1099, currency: 'usd', appearance, locale },
    ] as const);
    const frame = page.frames().find((each) => each.name().startsWith('__privateStripeFrame'))!;
    return frame;
  }

  it.each([
    ['stripe', 320],
    ['stripe', 1280],
    ['flat', 500],
  ])('passes the audit in theme %s at %i px, errors shown', async (theme, width) => {
    await mount({ theme }, width);
    await page.evaluate(() => window.shop.elements.submit());
    expect(await violations(page)).toEqual([]);
  });

  it('passes the audit in theme night on a dark page', async () => {
    const frame = await mount({ theme: 'night' }, 500);
    // The frame shows through to the page, which axe cannot see from in there.
    await frame.evaluate(() => (document.body.style.background = '#1b1c22'));
    await page.evaluate(() => window.shop.elements.submit());
    expect(await violations(page)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'passes the audit on the 3-D Secure page in %s',
    async (colorScheme) => {
      const intent = await shop.stripe.paymentIntents.create({
        amount: 1099,
        currency: 'usd',
        confirm: true,
        payment_method: 'pm_card_authenticationRequired',
        return_url: shop.shopUrl,
      });
      page = await shop.visit({ colorScheme, width: 320 });
      await page.goto(intent.next_action!.redirect_to_url!.url!);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(
        'test-source-authorize-3ds',
      );
      expect(await violations(page)).toEqual([]);
    },
  );

  it('is as high as what it shows, and never wider than its place', async () => {
    const frame = await mount({}, 320);
    const height = () => page.locator('#mount iframe').evaluate((iframe) => iframe.clientHeight);
    const before = await height();
    expect(before).toBe(await frame.evaluate(() => Math.ceil(document.body.offsetHeight)));
    await page.evaluate(() => window.shop.elements.submit());
    await expect.poll(height).toBeGreaterThan(before + 40);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });

  it('runs from right to left in Arabic, with the digits from left to right', async () => {
    const frame = await mount({}, 500, 'ar');
    const [expiry, cvc] = await Promise.all(
      ['expiry', 'cvc'].map((name) => frame.locator(`[name=${name}]`).boundingBox()),
    );
    expect(expiry!.x).toBeGreaterThan(cvc!.x);
    expect(await frame.locator('[name=number]').getAttribute('dir')).toBe('ltr');
  });

  it('can be filled in by keyboard alone, in reading order', async () => {
    const frame = await mount({}, 500);
    await page.evaluate(() => window.shop.element.focus());
    await expect.poll(() => frame.evaluate(() => document.activeElement?.id)).toBe('number');
    const order: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      order.push(await frame.evaluate(() => document.activeElement?.id ?? ''));
      await page.keyboard.press('Tab');
    }
    expect(order).toEqual(['number', 'expiry', 'cvc', 'country', 'postalCode']);
  });
});
