import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openShop, violations, type Shop } from '../../browser/testing/shop.test.fixture.js';

describe('the hosted Checkout page', { timeout: 30_000 }, () => {
  let shop: Shop;
  let page: Page;
  let mug: string;

  beforeAll(async () => {
    shop = await openShop();
    const product = await shop.stripe.products.create({
      name: 'Mug <script>alert(1)</script>',
      description: '<b>bold</b> & round',
      default_price_data: { currency: 'kwd', unit_amount: 12_340 },
    });
    mug = product.default_price as string;
  }, 30_000);
  afterAll(() => shop.close());
  afterEach(() => page.context().close());

  function createSession(options: object = {}) {
    return shop.stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [{ price: mug, quantity: 2 }],
      success_url: `${shop.shopUrl}/thanks?session_id={CHECKOUT_SESSION_ID}`,
      cancel_url: `${shop.shopUrl}/cart`,
      ...options,
    });
  }
  async function open(url: string | null, options = {}): Promise<void> {
    page = await shop.visit(options);
    await page.goto(url!);
  }
  async function fill(number: string): Promise<void> {
    await page.fill('#email', 'jenny@example.com');
    await page.fill('#cardNumber', number);
    await page.fill('#cardExpiry', '12 / 34');
    await page.fill('#cardCvc', '123');
    await page.fill('#billingPostalCode', '94107');
    await page.fill('#billingName', 'Jenny Rosen');
  }
  const button = () => page.locator('[data-testid="hosted-payment-submit-button"]');
  const pay = () => button().click();
  const challenge = (choice: string) =>
    page.frameLocator('iframe[title="Secure 3-D Secure challenge frame"]').locator(choice).click();

  it('shows what is bought as text, and what it costs to the last digit', async () => {
    let alerted = false;
    const { url } = await createSession();
    page = await shop.visit();
    page.on('dialog', () => (alerted = true));
    await page.goto(url!);
    expect(await page.locator('.Line h2').textContent()).toBe('Mug <script>alert(1)</script>');
    expect(await page.locator('.Description').textContent()).toBe('<b>bold</b> & round');
    expect(await page.locator('.Quantity').innerText()).toBe('Qty 2 · KWD\u00a012.340 each');
    expect(await page.locator('[data-testid=total]').textContent()).toBe('KWD\u00a024.680');
    expect(await button().innerText()).toBe('Pay KWD\u00a024.680');
    expect(await page.locator('body').textContent()).toContain('SANDBOX');
    expect(alerted).toBe(false);
  });

  it('pays, and sends the customer to success_url with the id in it', async () => {
    const session = await createSession();
    await open(session.url);
    await fill('4242424242424242');
    await pay();
    await page.waitForURL('**/thanks**');
    expect(page.url()).toBe(`${shop.shopUrl}/thanks?session_id=${session.id}`);
    const paid = await shop.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent'],
    });
    expect(paid).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      customer_details: { email: 'jenny@example.com', name: 'Jenny Rosen' },
      payment_intent: { amount_received: 24_680, status: 'succeeded' },
    });
  });

  it('says why a card was declined, keeps what was typed, and pays with the next', async () => {
    const session = await createSession();
    await open(session.url);
    await fill('4000000000009995');
    await pay();
    await expect
      .poll(() => page.locator('.Failure').textContent(), { timeout: 8000 })
      .toBe('Your card has insufficient funds.');
    expect(await page.inputValue('#cardNumber')).toBe('4000 0000 0000 9995');
    expect(await page.inputValue('#billingName')).toBe('Jenny Rosen');
    await page.fill('#cardNumber', '4242424242424242');
    await pay();
    await page.waitForURL('**/thanks**');
    const intents = await shop.stripe.charges.list({ limit: 2 });
    expect(new Set(intents.data.map(({ payment_intent: intent }) => intent)).size).toBe(1);
  });

  it('pays after 3-D Secure, and stays when it fails', async () => {
    const session = await createSession();
    await open(session.url);
    await fill('4000002760003184');
    await pay();
    await challenge('#test-source-fail-3ds');
    await expect
      .poll(() => page.locator('.Failure').textContent(), { timeout: 8000 })
      .toContain('unable to authenticate');
    await pay();
    await challenge('#test-source-authorize-3ds');
    await page.waitForURL('**/thanks**');
    expect((await shop.stripe.checkout.sessions.retrieve(session.id)).status).toBe('complete');
  });

  it('is paid once in two tabs, and both go on to the shop', async () => {
    const session = await createSession();
    await open(session.url);
    const other = await page.context().newPage();
    await other.goto(session.url!);
    await fill('4242424242424242');
    const first = page;
    page = other;
    await fill('5555555555554444');
    await Promise.all([
      first.locator('[data-testid="hosted-payment-submit-button"]').dblclick(),
      button().dblclick(),
    ]);
    await Promise.all([first.waitForURL('**/thanks**'), other.waitForURL('**/thanks**')]);
    const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(session.id);
    const charges = await shop.stripe.charges.list({ payment_intent: intent as string });
    expect(charges.data).toHaveLength(1);
  });

  it('waits for the answer to checkout.session.completed before it goes on', async () => {
    const order: string[] = [];
    let answer = () => {};
    const server: Server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        if (!body.includes('"type": "checkout.session.completed"')) response.end();
        else {
          order.push('webhook');
          answer = () => response.end();
        }
      });
    }).listen(0);
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const endpoint = await shop.stripe.webhookEndpoints.create({
      url: `http://127.0.0.1:${port}/`,
      enabled_events: ['*'],
    });
    try {
      const session = await createSession();
      await open(session.url);
      await fill('4242424242424242');
      await pay();
      await expect.poll(() => order).toEqual(['webhook']);
      await page.waitForTimeout(300);
      expect(page.url()).toContain('/c/pay/');
      answer();
      await page.waitForURL('**/thanks**');
    } finally {
      server.close();
      await shop.stripe.webhookEndpoints.del(endpoint.id);
    }
  });

  it('says what is missing under each field, and sends nothing', async () => {
    const session = await createSession();
    await open(session.url);
    await page.fill('#cardNumber', '4242');
    await pay();
    expect(await page.locator('.Error:visible').allTextContents()).toEqual([
      'Your email is incomplete.',
      'Your card number is incomplete.',
      'Your card’s expiration date is incomplete.',
      'Your card’s security code is incomplete.',
      'Your postal code is incomplete.',
      'Your name is incomplete.',
    ]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
    expect((await shop.stripe.checkout.sessions.retrieve(session.id)).payment_intent).toBeNull();
  });

  it('sells a subscription, with its interval and a shipping address', async () => {
    const price = await shop.stripe.prices.create({
      currency: 'usd',
      unit_amount: 900,
      recurring: { interval: 'month' },
      product_data: { name: 'Letter' },
    });
    const session = await createSession({
      mode: 'subscription',
      line_items: [{ price: price.id, quantity: 1 }],
      shipping_address_collection: { allowed_countries: ['DE', 'FR'] },
    });
    await open(session.url);
    expect(await page.locator('.Total').innerText()).toBe('$9.00 per month');
    await fill('4242424242424242');
    await page.fill('#shippingName', 'Jenny Rosen');
    await page.fill('#shippingAddressLine1', 'Lindenstr. 1');
    await page.fill('#shippingPostalCode', '10969');
    await page.fill('#shippingLocality', 'Berlin');
    await page.selectOption('#shippingCountry', 'DE');
    await pay();
    await page.waitForURL('**/thanks**');
    const paid = await shop.stripe.checkout.sessions.retrieve(session.id);
    expect(paid.subscription).toMatch(/^sub_/);
    expect(paid.collected_information?.shipping_details?.address).toMatchObject({
      city: 'Berlin',
      country: 'DE',
    });
  });

  it('goes back to cancel_url', async () => {
    await open((await createSession()).url);
    await page.getByRole('link', { name: 'Back' }).click();
    await page.waitForURL(`${shop.shopUrl}/cart`);
  });

  it.each([
    ['expired', 'This checkout has expired'],
    ['complete', 'You have already paid'],
  ])('says that a session is %s', async (status, words) => {
    const session = await createSession();
    await open(session.url);
    if (status === 'expired') await shop.stripe.checkout.sessions.expire(session.id);
    else {
      await fill('4242424242424242');
      await pay();
      await page.waitForURL('**/thanks**');
    }
    await page.goto(session.url!);
    expect(await page.locator('h1').textContent()).toBe(words);
    expect(await page.locator('form').count()).toBe(0);
  });

  it('formats amounts for the locale of the session', async () => {
    const price = await shop.stripe.prices.create({
      currency: 'eur',
      unit_amount: 123_456,
      product_data: { name: 'Bank' },
    });
    const session = await createSession({
      locale: 'de',
      line_items: [{ price: price.id, quantity: 1 }],
    });
    await open(session.url);
    expect(await page.locator('[data-testid=total]').textContent()).toBe('1.234,56\u00a0€');
  });

  it.each([
    [320, 'light'],
    [1280, 'dark'],
  ] as const)('passes the audit at %i px in %s, errors shown', async (width, colorScheme) => {
    await open((await createSession()).url, { width, colorScheme });
    await pay();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });

  it('cannot be framed, and runs no script but its own', async () => {
    const { url } = await createSession();
    page = await shop.visit();
    const { headers } = await fetch(url!);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
