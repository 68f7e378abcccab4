import { createServer } from 'node:http';
import type { Page } from 'playwright-core';
import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openShop, violations, type Shop } from '../../browser/testing/shop.test.fixture.js';

describe('the dashboard', { timeout: 30_000 }, () => {
  let shop: Shop;
  let page: Page;

  beforeAll(async () => {
    shop = await openShop({ products: 'demo' });
  }, 30_000);
  afterAll(() => shop.close());
  afterEach(() => page.context().close());

  async function open(tab: string, options = {}): Promise<void> {
    page = await shop.visit(options);
    await page.goto(`${shop.url}/dashboard/${tab}`);
  }
  async function createProduct(name: string, currency = 'usd', unit_amount = 1000) {
    const data = { name, default_price_data: { currency, unit_amount } };
    const { id, default_price: price } = await shop.stripe.products.create(data);
    return { id, price: price as string };
  }
  const payIntent = () =>
    shop.stripe.paymentIntents.create({
      amount: 1099,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_visa',
      return_url: shop.shopUrl,
    });

  it('edits a price by making a new one, archiving the old and moving the default', async () => {
    const { id, price: old } = await createProduct('Bowl');
    await shop.stripe.prices.update(old, { lookup_key: 'test_bowl', nickname: 'Shelf' });
    await open('products');
    const row = page.locator(`[data-price="${old}"]`);
    await row.locator('[name=amount]').fill('12.5');
    await row.getByRole('button').click();
    await page.waitForURL('**/products?done=price');
    const product = await shop.stripe.products.retrieve(id, { expand: ['default_price'] });
    const price = product.default_price as Stripe.Price;
    expect(price).toMatchObject({
      unit_amount: 1250,
      active: true,
      lookup_key: 'test_bowl',
      nickname: 'Shelf',
    });
    expect(price.id).not.toBe(old);
    expect((await shop.stripe.prices.retrieve(old)).active).toBe(false);
  });

  it('reads amounts in the decimals of their currency, and refuses finer ones', async () => {
    const { price: yen } = await createProduct('Fan', 'jpy', 1500);
    await open('products');
    const amount = page.locator(`[data-price="${yen}"] [name=amount]`);
    expect(await amount.inputValue()).toBe('1500');
    await amount.fill('1500.5');
    await amount.press('Enter');
    expect(await page.locator('main').textContent()).toContain('at most 0 decimal places');
    expect((await shop.stripe.prices.retrieve(yen)).active).toBe(true);
  });

  it('archives a product and sells it again', async () => {
    const { id } = await createProduct('Plate');
    await open('products');
    const item = page.locator(`[data-product="${id}"]`);
    await item.getByRole('button', { name: 'Archive Plate', exact: true }).click();
    await page.waitForURL('**?done=archive');
    expect((await shop.stripe.products.retrieve(id)).active).toBe(false);
    await item.getByRole('button', { name: 'Unarchive Plate' }).click();
    await page.waitForURL('**?done=unarchive');
    expect((await shop.stripe.products.retrieve(id)).active).toBe(true);
  });

  it('shows payments and refunds them', async () => {
    const intent = await payIntent();
    await open('payments');
    const item = page.locator(`[data-payment="${intent.id}"]`);
    expect(await item.textContent()).toMatch(/\$10\.99[^]*succeeded/);
    await item.getByRole('button', { name: /Refund \$10\.99/ }).click();
    await page.waitForURL('**?done=refund');
    expect(await item.textContent()).toContain('refunded');
    expect(await item.getByRole('button').count()).toBe(0);
    const refunds = await shop.stripe.refunds.list({ payment_intent: intent.id });
    expect(refunds.data).toMatchObject([{ amount: 1099, status: 'succeeded' }]);
  });

  it('shows events with their deliveries, and sends one again', async () => {
    const received: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        received.push(String(JSON.parse(body).id));
        response.writeHead(received.length === 1 ? 500 : 200).end();
      });
    }).listen(0);
    const address = server.address();
    const endpoint = await shop.stripe.webhookEndpoints.create({
      url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`,
      enabled_events: ['payment_intent.succeeded'],
    });
    try {
      await payIntent();
      await expect.poll(() => received.length).toBe(1);
      await open('events');
      const item = page.locator(`[data-event="${received[0]}"]`);
      expect(await item.locator('[data-delivery]').innerText()).toMatch(
        /pending[^]*1 attempt: 500/,
      );
      await item.getByRole('button', { name: /^Resend/ }).click();
      await page.waitForURL('**?done=resend');
      await expect.poll(() => received).toEqual([received[0], received[0]]);
    } finally {
      server.close();
      await shop.stripe.webhookEndpoints.del(endpoint.id);
    }
  });

  it('advances the clock', async () => {
    await open('clock');
    const before = shop.sandbox.clock.now();
    await page.fill('#count', '3');
    await page.selectOption('#unit', 'days');
    await page.getByRole('button', { name: 'Advance' }).click();
    await page.waitForURL('**?done=advance');
    expect((shop.sandbox.clock.now() - before) / 86_400_000).toBeCloseTo(3, 3);
  });

  it('finds the request that an error names', async () => {
    const error = await shop.stripe.prices
      .retrieve('price_unknown')
      .catch((thrown: unknown) => thrown);
    page = await shop.visit();
    await page.goto((error as { raw: { request_log_url: string } }).raw.request_log_url);
    expect(await page.locator('.Item').textContent()).toContain('GET /v1/prices/price_unknown');
  });

  it('goes back to the start on reset: products keep their ids, payments are gone', async () => {
    const start = [...shop.sandbox.products]
      .map(({ id }) => id)
      .filter((id) => id.startsWith('prod_demo'));
    const sold = start.find((id) => shop.sandbox.products.get(id)?.active)!;
    const intent = await payIntent();
    await shop.stripe.products.update(sold, { active: false });
    await open('clock');
    await page.getByText('Reset…').click();
    await page.getByRole('button', { name: 'Yes, reset everything' }).click();
    await page.waitForURL('**?done=reset');
    expect([...shop.sandbox.products].map(({ id }) => id)).toEqual(start);
    expect(shop.sandbox.products.get(sold)?.active).toBe(true);
    await expect(shop.stripe.paymentIntents.retrieve(intent.id)).rejects.toMatchObject({
      code: 'resource_missing',
    });
  });

  it.each([undefined, 'https://evil.example', 'null'])(
    'does nothing for a form of %s',
    async (origin) => {
      page = await shop.visit();
      const { id } = await createProduct('Cup');
      const { status } = await fetch(`${shop.url}/dashboard/actions/archive`, {
        method: 'POST',
        headers: origin ? { origin } : {},
        body: new URLSearchParams({ product: id }),
      });
      expect(status).toBe(403);
      expect((await shop.stripe.products.retrieve(id)).active).toBe(true);
    },
  );

  it('knows no action or unit but its own', async () => {
    page = await shop.visit();
    const act = async (action: string, form: Record<string, string> = {}) => {
      const { status } = await fetch(`${shop.url}/dashboard/actions/${action}`, {
        method: 'POST',
        headers: { origin: shop.url },
        body: new URLSearchParams(form),
        redirect: 'manual',
      });
      return status;
    };
    const before = shop.sandbox.clock.now();
    expect(await act('constructor')).toBe(404);
    expect(await act('advance', { count: '1', unit: 'constructor' })).toBe(400);
    expect(shop.sandbox.clock.now() - before).toBeLessThan(60_000);
    const shown = await fetch(`${shop.url}/dashboard?done=constructor`);
    expect(await shown.text()).not.toContain('native code');
  });

  it.each([
    ['products', 320, 'light'],
    ['products', 1280, 'dark'],
    ['payments', 320, 'dark'],
    ['events', 320, 'light'],
    ['logs', 1280, 'light'],
    ['clock', 320, 'dark'],
  ] as const)('passes the audit: %s at %i px in %s', async (tab, width, colorScheme) => {
    await payIntent();
    await open(tab, { width, colorScheme });
    expect(await page.locator('body').textContent()).toContain('SANDBOX');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
});
