import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openShop, violations, type Shop } from '../../browser/testing/shop.test.fixture.js';

describe('choices on the hosted Checkout page', { timeout: 30_000 }, () => {
  let shop: Shop;
  let page: Page;
  let mug: string;
  let gift: string;
  let euro: string;

  beforeAll(async () => {
    shop = await openShop();
    const { stripe } = shop;
    const product = await stripe.products.create({
      name: 'Mug',
      default_price_data: { currency: 'usd', unit_amount: 2000 },
    });
    mug = product.default_price as string;
    const given = await stripe.prices.create({
      currency: 'usd',
      product_data: { name: 'Gift' },
      custom_unit_amount: { enabled: true, minimum: 500, maximum: 10_000 },
    });
    gift = given.id;
    const cup = await stripe.prices.create({
      currency: 'eur',
      product_data: { name: 'Cup' },
      unit_amount: 900,
    });
    euro = cup.id;
    const coupon = await stripe.coupons.create({ percent_off: 25, name: 'Spring' });
    const all = await stripe.coupons.create({ percent_off: 100 });
    const promotion = (id: string, code: string) =>
      stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: id }, code });
    await promotion(coupon.id, 'SPRING25');
    await promotion(all.id, 'ALL');
  }, 30_000);
  afterAll(() => shop.close());
  afterEach(() => page.context().close());

  async function open(options: object, visit = {}) {
    const session = await shop.stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [{ price: mug, quantity: 2 }],
      success_url: `${shop.shopUrl}/thanks?session_id={CHECKOUT_SESSION_ID}`,
      ...options,
    });
    page = await shop.visit(visit);
    await page.goto(session.url!);
    return session;
  }
  async function fillCard(): Promise<void> {
    await page.fill('#email', 'jenny@example.com');
    await page.fill('#cardNumber', '4242424242424242');
    await page.fill('#cardExpiry', '12 / 34');
    await page.fill('#cardCvc', '123');
    await page.fill('#billingPostalCode', '94107');
    await page.fill('#billingName', 'Jenny Rosen');
  }
  const pay = async () => {
    await page.locator('[data-testid="hosted-payment-submit-button"]').click();
    await page.waitForURL('**/thanks**');
  };
  const shown = () =>
    expect.poll(() => page.locator('[data-testid=total]').textContent(), { timeout: 8000 });
  const error = (id: string) =>
    expect.poll(() => page.locator(`#${id}-error`).textContent(), { timeout: 8000 });
  const kept = (id: string) => shop.stripe.checkout.sessions.retrieve(id);
  const everything = {
    allow_promotion_codes: true,
    automatic_tax: { enabled: true },
    billing_address_collection: 'required',
    phone_number_collection: { enabled: true },
    shipping_address_collection: { allowed_countries: ['DE', 'US'] },
    shipping_options: ['Standard', 'Express'].map((display_name, index) => ({
      shipping_rate_data: {
        display_name,
        type: 'fixed_amount',
        fixed_amount: { amount: 500 + index * 1000, currency: 'usd' },
        delivery_estimate: { maximum: { unit: 'business_day', value: 5 - index * 3 } },
      },
    })),
  };

  it('takes a promotion code by keyboard, says when there is none, and takes it away', async () => {
    const { id } = await open({ allow_promotion_codes: true });
    await page.locator('text=Add promotion code').click();
    await page.fill('#promotionCode', 'nonsense');
    await page.keyboard.press('Enter');
    await error('promotionCode').toBe('This code is invalid.');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('promotionCode');
    await page.fill('#promotionCode', 'spring25');
    await page.keyboard.press('Enter');
    await shown().toBe('$30.00');
    expect(await page.locator('[data-live=totals]').innerText()).toContain('Spring');
    const button = page.locator('[data-testid="hosted-payment-submit-button"]');
    expect(await button.innerText()).toBe('Pay $30.00');
    expect((await kept(id)).amount_total).toBe(3000);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Remove');
    await page.keyboard.press('Enter');
    await shown().toBe('$40.00');
    await page.locator('text=Add promotion code').click();
    await page.fill('#promotionCode', 'SPRING25');
    await page.locator('text=Apply').click();
    await shown().toBe('$30.00');
    await fillCard();
    await pay();
    expect(await kept(id)).toMatchObject({ payment_status: 'paid', amount_total: 3000 });
  });

  it('asks for no card where a code leaves nothing to pay', async () => {
    const { id } = await open({ allow_promotion_codes: true });
    await page.locator('text=Add promotion code').click();
    await page.fill('#promotionCode', 'ALL');
    await page.locator('text=Apply').click();
    await shown().toBe('$0.00');
    expect(await page.locator('#cardNumber').isVisible()).toBe(false);
    await page.fill('#email', 'jenny@example.com');
    await page.fill('#billingName', 'Jenny Rosen');
    await pay();
    expect((await kept(id)).payment_status).toBe('no_payment_required');
  });

  it('changes a quantity, within what the shop allows', async () => {
    const adjustable_quantity = { enabled: true, minimum: 1, maximum: 3 };
    const { id } = await open({ line_items: [{ price: mug, quantity: 1, adjustable_quantity }] });
    const quantity = page.locator('[data-quantity]');
    await quantity.fill('3');
    await quantity.press('Tab');
    await shown().toBe('$60.00');
    await quantity.fill('4');
    await quantity.press('Tab');
    await expect
      .poll(() => page.locator('.Line .Error').textContent(), { timeout: 8000 })
      .toBe('The quantity must be at most 3, not 4.');
    expect(await quantity.getAttribute('aria-invalid')).toBe('true');
    expect((await kept(id)).amount_total).toBe(6000);
  });

  it('lets the customer name the amount, within the bounds of the price', async () => {
    const { id } = await open({
      line_items: [{ price: gift, quantity: 1 }],
      submit_type: 'donate',
    });
    expect(await page.locator('#customUnitAmount-range').textContent()).toBe('$5.00 to $100.00');
    const amount = page.locator('#customUnitAmount');
    const type = async (text: string) => {
      await amount.fill(text);
      await amount.press('Tab');
    };
    await type('4.99');
    await error('customUnitAmount').toBe('The amount must be at least $5.00 usd.');
    await type('100.01');
    await error('customUnitAmount').toBe('The amount must be at most $100.00 usd.');
    await type('a lot');
    await error('customUnitAmount').toBe('Enter an amount, such as 12.50.');
    await fillCard();
    await type('12.5');
    await shown().toBe('$12.50');
    await pay();
    expect(await kept(id)).toMatchObject({ amount_total: 1250, payment_status: 'paid' });
  });

  it('collects all that the shop asks for, and adds shipping and tax as they are chosen', async () => {
    const { id } = await open(everything);
    await shown().toBe('$53.55');
    await page.locator('label', { hasText: 'Express' }).click();
    await shown().toBe('$65.45');
    await page.selectOption('#shippingCountry', 'US');
    await shown().toBe('$59.40');
    await page.selectOption('#shippingCountry', 'DE');
    await shown().toBe('$65.45');
    expect(await page.locator('[data-live=totals]').innerText()).toContain('VAT (19%)');
    await fillCard();
    await page.locator('[data-testid="hosted-payment-submit-button"]').click();
    await error('phoneNumber').toBe('Your phone number is incomplete.');
    await page.fill('#phoneNumber', '+49 30 123');
    await page.fill('#shippingName', 'Jenny Rosen');
    await page.fill('#shippingAddressLine1', '1 Main Street');
    await page.fill('#shippingPostalCode', '10115');
    await page.fill('#shippingLocality', 'Berlin');
    await page.fill('#billingAddressLine1', '2 Side Street');
    await page.fill('#billingLocality', 'San Francisco');
    await pay();
    expect(await kept(id)).toMatchObject({
      amount_total: 6545,
      total_details: { amount_shipping: 1500, amount_tax: 1045 },
      customer_details: {
        phone: '+49 30 123',
        address: { line1: '2 Side Street', city: 'San Francisco', country: 'US' },
      },
      collected_information: { shipping_details: { address: { country: 'DE' } } },
    });
  });

  it('charges no other total than the one that is shown', async () => {
    const session = await open({ allow_promotion_codes: true });
    await fillCard();
    const other = await page.context().newPage();
    await other.goto(session.url!);
    await other.locator('text=Add promotion code').click();
    await other.fill('#promotionCode', 'SPRING25');
    await other.keyboard.press('Enter');
    await other.waitForSelector('text=Remove');
    await page.locator('[data-testid="hosted-payment-submit-button"]').click();
    await expect
      .poll(() => page.locator('.Failure').textContent(), { timeout: 8000 })
      .toContain('does not match');
    await shown().toBe('$30.00');
    await pay();
    expect((await kept(session.id)).amount_total).toBe(3000);
  });

  it("pays on the bank's page, and comes back to try again when it fails", async () => {
    const { id, url } = await open({ line_items: [{ price: euro, quantity: 1 }] });
    await page.fill('#email', 'jenny@example.com');
    const begin = async () => {
      await page.locator('label', { hasText: 'iDEAL' }).click();
      await page.fill('#billingName', 'Jenny Rosen');
      await page.locator('[data-testid="hosted-payment-submit-button"]').click();
      await page.waitForURL('**/redirect/**');
    };
    await begin();
    await page.locator('text=Fail test payment').click();
    await page.waitForURL(url!);
    expect(await page.inputValue('#email')).toBe('jenny@example.com');
    await begin();
    await page.locator('text=Authorize test payment').click();
    await page.waitForURL('**/thanks**');
    expect(page.url()).toBe(`${shop.shopUrl}/thanks?session_id=${id}`);
    expect((await kept(id)).payment_status).toBe('paid');
  });

  it('pays from a bank account, which is processing at first', async () => {
    const { id } = await open({});
    await page.fill('#email', 'jenny@example.com');
    await page.locator('label', { hasText: 'US bank account' }).click();
    expect(await page.locator('#cardNumber').isVisible()).toBe(false);
    await page.fill('#billingName', 'Jenny Rosen');
    await page.fill('#routingNumber', '110000000');
    await page.fill('#accountNumber', '000123456789');
    await pay();
    expect(await kept(id)).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    shop.sandbox.clock.advance(61_000);
    expect((await kept(id)).payment_status).toBe('paid');
  });

  it.each([
    [320, 'light'],
    [320, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const)('passes the audit at %i px in %s, and is not wider', async (width, colorScheme) => {
    const adjustable_quantity = { enabled: true };
    const lines = [{ price: mug, quantity: 2, adjustable_quantity }];
    await open({ ...everything, line_items: lines }, { width, colorScheme });
    await page.locator('text=Add promotion code').click();
    await page.locator('[data-testid="hosted-payment-submit-button"]').click();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await open({ line_items: [{ price: gift, quantity: 1 }] }, { width, colorScheme });
    expect(await violations(page)).toEqual([]);
  });
});
