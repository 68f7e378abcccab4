import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openShop, violations, type Shop } from '../browser/testing/shop.test.fixture.js';

describe('links, receipts, the login page and the bank', { timeout: 30_000 }, () => {
  let shop: Shop;
  let page: Page;
  const urls: Record<string, string> = {};

  beforeAll(async () => {
    shop = await openShop();
    const { stripe } = shop;
    const price = await stripe.prices.create({
      currency: 'eur',
      product_data: { name: 'Cup' },
      unit_amount: 900,
    });
    const line_items = [{ price: price.id, quantity: 1 }];
    const link = await stripe.paymentLinks.create({ line_items });
    const off = await stripe.paymentLinks.create({ line_items });
    await stripe.paymentLinks.update(off.id, { active: false });
    const portal = await stripe.billingPortal.configurations.create({
      features: { invoice_history: { enabled: true } },
      login_page: { enabled: true },
    });
    const intent = { amount: 900, currency: 'eur', confirm: true, return_url: shop.shopUrl };
    const waiting = await stripe.paymentIntents.create({
      ...intent,
      payment_method_data: { type: 'ideal' },
    });
    await stripe.paymentIntents.create({ ...intent, payment_method: 'pm_card_visa' });
    const [charge] = (await stripe.charges.list()).data;
    Object.assign(urls, {
      link: link.url,
      inactive: off.url,
      thanks: `${link.url}/thanks`,
      login: portal.login_page.url,
      bank: waiting.next_action?.redirect_to_url?.url,
      receipt: charge?.receipt_url,
    });
  }, 30_000);
  afterAll(() => shop.close());
  afterEach(() => page.context().close());

  it.each([
    [320, 'light'],
    [320, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('pass the audit at %i px in %s, and are not wider', async (width, colorScheme) => {
    page = await shop.visit({ width, colorScheme });
    for (const [name, url] of Object.entries(urls)) {
      await page.goto(url);
      const found = await violations(page);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect({ name, found, over }).toEqual({ name, found: [], over: 0 });
    }
  });

  it('say what they say in one column, however wide the window is', async () => {
    page = await shop.visit({ width: 1280 });
    for (const name of ['inactive', 'login', 'receipt']) {
      await page.goto(urls[name]!);
      const lefts = await page
        .locator('main > *')
        .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
      expect({ name, columns: new Set(lefts).size }).toEqual({ name, columns: 1 });
    }
  });

  it('pays by a link with what its address says, and thanks', async () => {
    page = await shop.visit();
    await page.goto(`${urls['link']}?prefilled_email=ada%40shop.test&client_reference_id=c1`);
    expect(await page.inputValue('#email')).toBe('ada@shop.test');
    await page.fill('#cardNumber', '4242424242424242');
    await page.fill('#cardExpiry', '12 / 34');
    await page.fill('#cardCvc', '123');
    await page.fill('#billingPostalCode', '94107');
    await page.fill('#billingName', 'Ada');
    await page.locator('[data-testid="hosted-payment-submit-button"]').click();
    await page.waitForURL('**/thanks');
    expect(await page.locator('h1').textContent()).toBe('Thanks for your payment');
    const [session] = (await shop.stripe.checkout.sessions.list({ status: 'complete' })).data;
    expect(session).toMatchObject({ client_reference_id: 'c1', payment_status: 'paid' });
  });

  it('takes an e-mail address on the login page', async () => {
    page = await shop.visit();
    await page.goto(urls['login']!);
    await page.fill('#email', 'ada@shop.test');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('h1').textContent(), { timeout: 8000 })
      .toBe('Check your e-mail');
  });
});
