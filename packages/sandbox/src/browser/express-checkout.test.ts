import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { frameOf, typeCard, watchDigits } from './testing/payment-frame.test.fixture.js';
import type { Loaded } from './testing/shop-script.test.fixture.js';
import { eventually, openShop, type Shop, violations } from './testing/shop.test.fixture.js';

describe('the Express Checkout Element', { timeout: 30_000 }, () => {
  let shop: Shop;
  let page: Page;

  beforeAll(async () => {
    shop = await openShop();
  }, 30_000);
  afterAll(() => shop.close());
  afterEach(() => page.context().close());

  const DOLLARS = { mode: 'payment', amount: 1099, currency: 'usd' };
  const EVENTS = ['cancel', 'confirm', 'escape'];
  const buttons = () => frameOf(page, 'Secure express checkout frame');
  const sheet = () => frameOf(page, 'Secure wallet frame');
  async function press(wallet: string): Promise<void> {
    await buttons().getByRole('button', { name: wallet }).click();
    await sheet().locator('#wallet-pay').waitFor();
  }
  const events = () => page.evaluate(() => window.shop.events);

  /** Opens the shop with the element; `handle` is code that listens to `express` and pays for `secret`. */
  async function mount(options: object = {}, handle = '', secret = ''): Promise<Loaded> {
    page = await shop.visit();
    return page.evaluate(
      async ([key, elementsOptions, given, code, clientSecret, types]) => {
        const { shop: own } = window;
        await own.load(key);
        own.elements = own.stripe.elements(elementsOptions as never);
        const express = own.elements.create('expressCheckout', given as never);
        // oxlint-disable-next-line typescript/no-implied-eval -- each test brings its page's own handlers
        new Function('shop', 'express', 'clientSecret', code)(own, express, clientSecret);
        return own.show(
          express,
          '#mount',
          types.filter((type) => !code.includes(`'${type}'`)),
        );
      },
      [shop.sandbox.keys.publishable, DOLLARS, options, handle, secret, EVENTS] as const,
    );
  }
  const PAY = `
    express.on('confirm', async (event) => {
      shop.events.push(JSON.parse(JSON.stringify({ type: 'confirm', ...event })));
      const { error } = await shop.elements.submit();
      if (error) throw error;
      const result = await shop.stripe.confirmPayment({
        elements: shop.elements, clientSecret, redirect: 'if_required',
        confirmParams: { return_url: location.href },
      });
      shop.events.push({ type: 'paid', status: result.paymentIntent?.status, code: result.error?.code });
    });`;
  const createIntent = (amount = 1099) =>
    shop.stripe.paymentIntents.create({ amount, currency: 'usd' });
  const last = async () => (await events()).at(-1);

  it('tells which wallets there are', async () => {
    const { availablePaymentMethods } = await mount();
    expect(availablePaymentMethods).toEqual({
      amazonPay: false,
      applePay: false,
      googlePay: true,
      klarna: false,
      link: true,
      paypal: false,
    });
    expect(await buttons().getByRole('button').count()).toBe(2);
    await page.context().close();
    const none = await mount({ paymentMethods: { googlePay: 'never', link: 'never' } });
    expect(none.type).toBe('ready');
    expect(none.availablePaymentMethods).toBeUndefined();
    await page.context().close();
    const apple = await mount({ paymentMethods: { applePay: 'always' } });
    expect(apple.availablePaymentMethods).toMatchObject({ applePay: true });
  });

  it('shows its buttons as the page says', async () => {
    await mount({
      buttonHeight: 52,
      buttonType: { googlePay: 'donate' },
      buttonTheme: { googlePay: 'white' },
      paymentMethodOrder: ['link', 'google_pay'],
      layout: { maxColumns: 1, maxRows: 1, overflow: 'auto' },
    });
    const shown = buttons().locator('.Wallet:visible');
    expect(await shown.allInnerTexts()).toEqual(['Link']);
    await buttons().getByRole('button', { name: 'Show more' }).click();
    const google = buttons().getByRole('button', { name: 'Donate with Google Pay' });
    expect(await shown.count()).toBe(2);
    const look = await google.evaluate((button) => [
      getComputedStyle(button).backgroundColor,
      button.getBoundingClientRect().height,
    ]);
    expect(look).toEqual(['rgb(255, 255, 255)', 52]);
    expect(await violations(page)).toEqual([]);
  });

  it('pays in the wallet’s sheet, and lets no card digit out', async () => {
    const intent = await createIntent();
    await mount({ emailRequired: true }, PAY, intent.client_secret!);
    const digits = watchDigits(page, '4242424242424242');
    await press('Google Pay');
    expect(await sheet().locator('[data-part="total"]').innerText()).toBe('$10.99');
    await sheet().locator('#wallet-pay').click();
    await eventually(last).toEqual({ type: 'paid', status: 'succeeded' });
    expect((await events())[0]).toMatchObject({
      type: 'confirm',
      expressPaymentType: 'google_pay',
      billingDetails: { name: 'Jenny Rosen', email: 'jenny.rosen@example.com' },
    });
    expect(await page.locator('iframe').count()).toBe(1);
    expect(digits.origins).toEqual([shop.url]);
    const paid = await shop.stripe.paymentIntents.retrieve(intent.id, {
      expand: ['payment_method'],
    });
    expect(paid).toMatchObject({
      status: 'succeeded',
      payment_method: { billing_details: { email: 'jenny.rosen@example.com' } },
    });
  });

  it('answers a declined card, and asks for 3-D Secure', async () => {
    const intent = await createIntent();
    await mount({}, PAY, intent.client_secret!);
    await press('Link');
    await sheet().locator('#wallet-card').selectOption({ label: '•••• 0002 – is declined' });
    await sheet().locator('#wallet-pay').click();
    await eventually(last).toEqual({ type: 'paid', code: 'card_declined' });
    await press('Link');
    await sheet()
      .locator('#wallet-card')
      .selectOption({ label: '•••• 3184 – asks for 3-D Secure' });
    await sheet().locator('#wallet-pay').click();
    await frameOf(page, 'Secure 3-D Secure challenge frame')
      .locator('#test-source-authorize-3ds')
      .click();
    await eventually(last).toEqual({ type: 'paid', status: 'succeeded' });
  });

  it('ends the sheet when the intent is over another amount', async () => {
    const intent = await createIntent(1200);
    await mount({}, PAY, intent.client_secret!);
    await press('Link');
    await sheet().locator('#wallet-pay').click();
    await eventually(last).toEqual({ type: 'paid' });
    expect(await page.locator('iframe').count()).toBe(1);
    expect((await shop.stripe.paymentIntents.retrieve(intent.id)).status).toBe(
      'requires_payment_method',
    );
  });

  it('opens once click is resolved, with what it was resolved with', async () => {
    const handle = `express.on('click', ({ resolve, expressPaymentType }) => {
      shop.events.push({ type: 'click', expressPaymentType });
      resolve({ lineItems: [{ name: 'Mug', amount: 999 }, { name: 'Tax', amount: 100 }], business: { name: 'Kiln & Co' } });
    });`;
    await mount({}, handle);
    await press('Link');
    expect(await sheet().locator('dt').allInnerTexts()).toEqual(['Mug', 'Tax']);
    expect(await sheet().locator('[data-part="business"]').innerText()).toBe('Kiln & Co');
    expect(await events()).toEqual([{ type: 'click', expressPaymentType: 'link' }]);
    expect(await violations(page)).toEqual([]);
  });

  it('does not open when click is rejected, or not resolved within a second', async () => {
    await mount({}, `express.on('click', ({ reject }) => reject());`);
    await buttons().getByRole('button', { name: 'Link' }).click();
    await page.waitForTimeout(300);
    expect(await page.locator('iframe').count()).toBe(1);
    await page.context().close();

    await mount({}, `express.on('click', ({ resolve }) => setTimeout(resolve, 1300));`);
    const warned = page.waitForEvent('console', (message) => message.type() === 'warning');
    const start = Date.now();
    await buttons().getByRole('button', { name: 'Link' }).click();
    expect((await warned).text()).toBe(
      '[Stripe.js] Timed out waiting for a call to resolve(). If you listen to the "click" event, then you must call event.resolve in the "click" handler within 1 second.',
    );
    expect(Date.now() - start).toBeGreaterThan(900);
    await page.waitForTimeout(500);
    expect(await page.locator('iframe').count()).toBe(1);
  });

  it.each([
    [
      'lines above the amount',
      `{ lineItems: [{ name: 'Mug', amount: 1100 }] }`,
      'less than the total amount of the line items',
    ],
    ['shipping without rates', `{ shippingAddressRequired: true }`, 'shippingRates'],
  ])('refuses to open with %s', async (_, answer, message) => {
    const handle = `express.on('click', ({ resolve }) => {
      try { resolve(${answer}); } catch ({ name, message }) { shop.events.push({ type: name, message }); }
    });`;
    await mount({}, handle);
    await buttons().getByRole('button', { name: 'Link' }).click();
    await eventually(last).toEqual({
      type: 'IntegrationError',
      message: expect.stringContaining(message),
    });
  });

  it('asks the page where it ships to, and how', async () => {
    const intent = await createIntent(2499);
    const handle = `${PAY}
    express.on('shippingaddresschange', async ({ resolve, reject, name, address }) => {
      shop.events.push({ type: 'address', name, address });
      if (address.country === 'JP') return reject();
      const amount = address.country === 'DE' ? 2499 : 1599;
      await shop.elements.update({ amount });
      resolve({ lineItems: [{ name: 'Mug', amount: 1099 }], shippingRates: [
        { id: 'post', displayName: 'Post', amount: amount - 1099 }, { id: 'van', displayName: 'Van', amount: 1400 } ] });
    });
    express.on('shippingratechange', async ({ resolve, shippingRate }) => {
      await shop.elements.update({ amount: 1099 + shippingRate.amount });
      resolve();
    });`;
    await mount(
      {
        shippingAddressRequired: true,
        allowedShippingCountries: ['US', 'DE', 'JP'],
        shippingRates: [{ id: 'post', displayName: 'Post', amount: 500 }],
      },
      handle,
      intent.client_secret!,
    );
    await press('Link');
    const total = () => sheet().locator('[data-part="total"]').innerText();
    await eventually(total).toBe('$15.99');
    expect(await events()).toEqual([
      {
        type: 'address',
        name: 'Jenny Rosen',
        address: { city: 'San Francisco', state: 'CA', postal_code: '94103', country: 'US' },
      },
    ]);
    const address = sheet().locator('#wallet-address');
    expect(await address.locator('option').count()).toBe(3);
    await address.selectOption({ index: 2 });
    await eventually(() => sheet().locator('[role="alert"]').innerText()).toContain('cannot ship');
    await sheet().locator('#wallet-pay').click();
    await address.selectOption({ index: 1 });
    await eventually(total).toBe('$24.99');
    await sheet().locator('[value="van"]').check();
    await eventually(total).toBe('$24.99');
    await sheet().locator('#wallet-pay').click();
    await eventually(last).toEqual({ type: 'paid', status: 'succeeded' });
    expect((await events()).findLast(({ type }) => type === 'confirm')).toMatchObject({
      shippingAddress: { name: 'Jenny Rosen', address: { line1: 'Torstraße 1', country: 'DE' } },
      shippingRate: { id: 'van', displayName: 'Van', amount: 1400 },
    });
    expect((await shop.stripe.paymentIntents.retrieve(intent.id)).shipping).toMatchObject({
      name: 'Jenny Rosen',
      address: { line1: 'Torstraße 1', country: 'DE' },
    });
  });

  it.each(['Escape', 'Cancel'])('is closed by %s, and the focus is where it was', async (way) => {
    await mount();
    await press('Link');
    await sheet().locator('#wallet-pay').waitFor();
    const [button, key] =
      way === 'Cancel' ? ['#wallet-cancel', 'Enter'] : ['#wallet-card', 'Escape'];
    // The frame goes with the key, and nobody may be left to say that it was pressed.
    void sheet()
      .locator(button)
      .press(key)
      .catch(() => undefined);
    await eventually(async () => (await events()).map(({ type }) => type)).toEqual(['cancel']);
    expect(await page.locator('iframe').count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('title'))).toBe(
      'Secure express checkout frame',
    );
  });

  it('says in the sheet why the page could not be paid, and lets the customer try again', async () => {
    const handle = `let tries = 0;
    express.on('confirm', (event) => {
      tries += 1;
      shop.events.push({ type: 'try', tries });
      event.paymentFailed({ reason: 'fail', message: 'The kiln is cold.' });
    });`;
    await mount({}, handle);
    await press('Link');
    await sheet().locator('#wallet-pay').click();
    await eventually(() => sheet().locator('[role="alert"]').innerText()).toBe('The kiln is cold.');
    await sheet().locator('#wallet-pay').click();
    await eventually(last).toEqual({ type: 'try', tries: 2 });
  });

  it('leaves the Payment Element beside it alone', async () => {
    const intent = await createIntent();
    await mount({}, PAY, intent.client_secret!);
    await page.evaluate(() => window.shop.show(window.shop.elements.create('payment'), '#second'));
    await press('Link');
    await sheet().locator('#wallet-cancel').press('Enter');
    await typeCard(page);
    const { paymentIntent } = await page.evaluate(
      (secret) => window.shop.pay(secret),
      intent.client_secret!,
    );
    expect(paymentIntent?.status).toBe('succeeded');
  });

  it('pays a Checkout Session, which answers the wallet itself', async () => {
    const price = await shop.stripe.prices.create({
      currency: 'usd',
      unit_amount: 1800,
      product_data: { name: 'Mug' },
    });
    const rate = { type: 'fixed_amount', fixed_amount: { amount: 500, currency: 'usd' } } as const;
    const session = await shop.stripe.checkout.sessions.create({
      mode: 'payment',
      ui_mode: 'elements',
      line_items: [{ price: price.id, quantity: 1 }],
      return_url: shop.shopUrl,
      shipping_address_collection: { allowed_countries: ['DE'] },
      shipping_options: [{ shipping_rate_data: { ...rate, display_name: 'Post' } }],
    });
    page = await shop.visit();
    await page.evaluate(
      async ([key, clientSecret]) => {
        const { shop: own } = window;
        await own.load(key);
        own.checkout = own.stripe.initCheckoutElementsSdk({ clientSecret });
        const loaded = await own.checkout.loadActions();
        if (loaded.type === 'success') own.actions = loaded.actions;
        const express = own.checkout.createExpressCheckoutElement();
        express.on('confirm', async (event) => {
          const result = await own.actions.confirm({
            expressCheckoutConfirmEvent: event,
            redirect: 'if_required',
          });
          own.events.push({ ...result, type: `confirm ${result.type}` });
        });
        await own.show(express);
      },
      [shop.sandbox.keys.publishable, session.client_secret!] as const,
    );
    await press('Google Pay');
    expect(await sheet().locator('[data-part="total"]').innerText()).toBe('$23.00');
    expect(await sheet().locator('#wallet-address option').count()).toBe(1);
    await eventually(() => sheet().locator('form[aria-busy]').count()).toBe(0);
    await sheet().locator('#wallet-pay').click();
    await eventually(async () => (await last())?.type).toBe('confirm success');
    expect(await shop.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      payment_status: 'paid',
      amount_total: 2300,
      customer_details: { email: 'jenny.rosen@example.com' },
      collected_information: { shipping_details: { address: { line1: 'Torstraße 1' } } },
    });
  });
});
