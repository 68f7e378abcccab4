import type { Page } from 'playwright-core';
import type Stripe from 'stripe';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  frameOf,
  paymentFrame,
  typeCard,
  watchDigits,
} from './testing/payment-frame.test.fixture.js';
import { eventually, openShop, type Shop } from './testing/shop.test.fixture.js';

describe('initCheckoutElementsSdk', { timeout: 30_000 }, () => {
  let shop: Shop;
  let page: Page;
  let price: Stripe.Price;

  beforeAll(async () => {
    shop = await openShop();
    price = await shop.stripe.prices.create({
      currency: 'usd',
      unit_amount: 1800,
      product_data: { name: 'Mug' },
    });
  }, 30_000);
  afterAll(() => shop.close());
  afterEach(() => page.context().close());

  const createSession = (params: Stripe.Checkout.SessionCreateParams = {}) =>
    shop.stripe.checkout.sessions.create({
      mode: 'payment',
      ui_mode: 'elements',
      line_items: [{ price: price.id, quantity: 2 }],
      return_url: `${shop.shopUrl}/thanks?session_id={CHECKOUT_SESSION_ID}`,
      ...params,
    });

  /** Opens the shop with the session loaded, its changes recorded. */
  async function start(session: Stripe.Checkout.Session, options: object = {}) {
    page = await shop.visit();
    return page.evaluate(
      async ([key, clientSecret, given]) => {
        const { shop: own } = window;
        await own.load(key);
        own.checkout = own.stripe.initCheckoutElementsSdk({ clientSecret, ...given });
        own.checkout.on('change', (changed) => own.events.push({ type: 'change', ...changed }));
        const loaded = await own.checkout.loadActions();
        if (loaded.type === 'error') return loaded;
        own.actions = loaded.actions;
        return { type: 'success' as const, session: loaded.actions.getSession() };
      },
      [shop.sandbox.keys.publishable, session.client_secret!, options] as const,
    );
  }
  const mountPayment = () =>
    page.evaluate(() => window.shop.show(window.shop.checkout.createPaymentElement()));
  const total = () => page.evaluate(() => window.shop.actions.getSession().total.total.amount);

  it('loads a session as Stripe describes it', async () => {
    const loaded = await start(await createSession({ customer_email: 'ada@example.com' }));
    expect(loaded).toMatchObject({
      type: 'success',
      session: {
        currency: 'usd',
        minorUnitsAmountDivisor: 100,
        email: 'ada@example.com',
        status: { type: 'open' },
        tax: { status: 'ready' },
        shippingOptions: [],
        discountAmounts: null,
        canConfirm: true,
        total: {
          subtotal: { minorUnitsAmount: 3600, amount: '$36.00' },
          total: { minorUnitsAmount: 3600, amount: '$36.00' },
        },
        lineItems: [
          {
            name: 'Mug',
            quantity: 2,
            priceId: price.id,
            unitAmount: { minorUnitsAmount: 1800, amount: '$18.00' },
            adjustableQuantity: null,
          },
        ],
      },
    });
  });

  it('says why a session cannot be loaded', async () => {
    const session = await createSession();
    const wrong = { ...session, client_secret: `${session.id}_secret_wrong` };
    expect(await start(wrong)).toMatchObject({
      type: 'error',
      error: { code: null, message: expect.stringContaining('does not match') },
    });
    await page.context().close();
    const embedded = await createSession({ ui_mode: 'embedded_page' });
    expect(await start(embedded)).toMatchObject({
      error: { message: expect.stringContaining('ui_mode embedded_page') },
    });
    const result = await page.evaluate(async () => {
      const clientSecret = Promise.reject<string>(new Error('The shop is closed.'));
      return window.shop.stripe.initCheckoutElementsSdk({ clientSecret }).loadActions();
    });
    expect(result).toMatchObject({ error: { message: 'The shop is closed.' } });
  });

  it('pays with what is typed and stays in the page', async () => {
    const session = await createSession();
    await start(session);
    await mountPayment();
    const canConfirm = () => page.evaluate(() => window.shop.actions.getSession().canConfirm);
    expect(await canConfirm()).toBe(false);
    await page.evaluate(() => window.shop.actions.updateEmail('ada@example.com'));
    const digits = watchDigits(page, '4242424242424242');
    await typeCard(page);
    await eventually(canConfirm).toBe(true);
    const result = await page.evaluate(() =>
      window.shop.actions.confirm({ redirect: 'if_required' }),
    );
    expect(result).toMatchObject({
      type: 'success',
      session: { status: { type: 'complete', paymentStatus: 'paid' }, canConfirm: false },
    });
    expect(digits.origins).toEqual([shop.url]);
    const paid = await shop.stripe.checkout.sessions.retrieve(session.id);
    expect(paid).toMatchObject({
      payment_status: 'paid',
      amount_total: 3600,
      customer_details: { email: 'ada@example.com' },
    });
    expect(await page.evaluate(() => window.shop.events.at(-1))).toMatchObject({
      type: 'change',
      status: { type: 'complete' },
    });
  });

  it('goes to the return address', async () => {
    const session = await createSession({ customer_email: 'ada@example.com' });
    await start(session);
    await mountPayment();
    await typeCard(page);
    await page.evaluate(() => void window.shop.actions.confirm());
    await page.waitForURL('**/thanks**');
    expect(new URL(page.url()).searchParams.get('session_id')).toBe(session.id);
  });

  it('answers a decline, and pays the same session with the next card', async () => {
    await start(await createSession({ customer_email: 'ada@example.com' }));
    await mountPayment();
    await typeCard(page, '4000000000009995');
    const confirm = () =>
      page.evaluate(() => window.shop.actions.confirm({ redirect: 'if_required' }));
    expect(await confirm()).toMatchObject({
      type: 'error',
      error: { code: 'paymentFailed', paymentFailed: { declineCode: 'insufficient_funds' } },
    });
    const message = () =>
      page.evaluate(() => window.shop.actions.getSession().lastPaymentError?.message);
    expect(await message()).toContain('insufficient funds');
    await typeCard(page);
    expect(await confirm()).toMatchObject({ type: 'success' });
  });

  it.each([
    ['#test-source-authorize-3ds', { type: 'success' }],
    ['#test-source-fail-3ds', { type: 'error', error: { code: 'paymentFailed' } }],
  ])('asks for 3-D Secure: %s', async (button, outcome) => {
    await start(await createSession({ customer_email: 'ada@example.com' }));
    await mountPayment();
    await typeCard(page, '4000002760003184');
    const result = page.evaluate(() => window.shop.actions.confirm({ redirect: 'if_required' }));
    await frameOf(page, 'Secure 3-D Secure challenge frame').locator(button).click();
    expect(await result).toMatchObject(outcome);
  });

  it('shows what is missing in its elements, and sends nothing', async () => {
    const session = await createSession();
    await start(session);
    await mountPayment();
    await page.evaluate(() =>
      window.shop.show(window.shop.checkout.createContactDetailsElement(), '#second'),
    );
    const result = await page.evaluate(() =>
      window.shop.actions.confirm({ redirect: 'if_required' }),
    );
    expect(result).toEqual({
      type: 'error',
      error: { message: 'Your card number is incomplete.', code: null },
    });
    const checked = await page.evaluate(() => window.shop.actions.validateElements());
    expect(checked).toMatchObject({
      error: {
        code: 'validation_error',
        validation_errors: [{ element: 'payment' }, { element: 'contactDetails' }],
      },
    });
    expect((await shop.stripe.checkout.sessions.retrieve(session.id)).payment_intent).toBeNull();
  });

  it('takes and removes promotion codes', async () => {
    const coupon = await shop.stripe.coupons.create({ percent_off: 25, duration: 'once' });
    await shop.stripe.promotionCodes.create({
      code: 'SPRING',
      promotion: { type: 'coupon', coupon: coupon.id },
    });
    await start(await createSession({ allow_promotion_codes: true }));
    const apply = (code: string) =>
      page.evaluate((given) => window.shop.actions.applyPromotionCode(given), code);
    expect(await apply('WINTER')).toMatchObject({ type: 'error', error: { code: 'invalidCode' } });
    expect(await apply('SPRING')).toMatchObject({
      type: 'success',
      session: {
        discountAmounts: [
          { promotionCode: 'SPRING', percentOff: 25, minorUnitsAmount: 900, amount: '$9.00' },
        ],
      },
    });
    expect(await total()).toBe('$27.00');
    await page.evaluate(() => window.shop.actions.removePromotionCode());
    expect(await total()).toBe('$36.00');
    const told = await page.evaluate(() => window.shop.events.length);
    expect(told).toBe(2);
  });

  it('asks for no card where nothing is to be paid', async () => {
    const coupon = await shop.stripe.coupons.create({ percent_off: 100, duration: 'once' });
    const session = await createSession({
      customer_email: 'ada@example.com',
      discounts: [{ coupon: coupon.id }],
    });
    await start(session);
    await mountPayment();
    const result = await page.evaluate(() =>
      window.shop.actions.confirm({ redirect: 'if_required' }),
    );
    expect(result).toMatchObject({
      type: 'success',
      session: { status: { type: 'complete', paymentStatus: 'no_payment_required' } },
    });
  });

  it('leaves for the bank and comes back to the return address', async () => {
    const euros = await shop.stripe.prices.create({
      currency: 'eur',
      unit_amount: 1800,
      product_data: { name: 'Mug' },
    });
    const session = await createSession({
      customer_email: 'ada@example.com',
      line_items: [{ price: euros.id, quantity: 1 }],
    });
    await start(session);
    await mountPayment();
    const frame = paymentFrame(page);
    await frame.getByRole('tab', { name: 'iDEAL' }).click();
    await frame.locator('#ideal-name').fill('Ada Lovelace');
    await frame.locator('#ideal-email').fill('ada@example.com');
    await page.evaluate(() => void window.shop.actions.confirm());
    await page.waitForURL((url) => url.origin === shop.url);
    await page.locator('button').first().click();
    await page.waitForURL('**/thanks**');
    expect(new URL(page.url()).searchParams.get('session_id')).toBe(session.id);
    expect(await shop.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
    });
  });

  it('ships where and how the customer says', async () => {
    const rate = (display_name: string, amount: number) => ({
      shipping_rate_data: {
        display_name,
        type: 'fixed_amount' as const,
        fixed_amount: { amount, currency: 'usd' },
      },
    });
    const session = await createSession({
      customer_email: 'ada@example.com',
      shipping_address_collection: { allowed_countries: ['US', 'DE'] },
      shipping_options: [rate('Post', 500), rate('Courier', 1500)],
    });
    await start(session);
    expect(await total()).toBe('$41.00');
    const result = await page.evaluate(() => {
      const { actions } = window.shop;
      return actions.updateShippingOption(actions.getSession().shippingOptions[1]!.id);
    });
    expect(result).toMatchObject({
      session: { shipping: { shippingOption: { displayName: 'Courier', amount: '$15.00' } } },
    });
    await mountPayment();
    await page.evaluate(() =>
      window.shop.show(window.shop.checkout.createShippingAddressElement(), '#second'),
    );
    const address = frameOf(page, 'Secure address input frame');
    expect(await address.locator('[name=country] option').allTextContents()).toEqual([
      'Germany',
      'United States',
    ]);
    await address.locator('[name=country]').selectOption('DE');
    await address.locator('[name=name]').fill('Ada Lovelace');
    await address.locator('[name=addressLine1]').fill('Torstraße 1');
    await address.locator('[name=postalCode]').fill('10119');
    await address.locator('[name=locality]').fill('Berlin');
    await eventually(() =>
      page.evaluate(() => window.shop.actions.getSession().shippingAddress),
    ).toMatchObject({ name: 'Ada Lovelace', address: { country: 'DE', city: 'Berlin' } });
    await typeCard(page);
    const paid = await page.evaluate(() =>
      window.shop.actions.confirm({ redirect: 'if_required' }),
    );
    expect(paid.type).toBe('success');
    expect(await shop.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      amount_total: 5100,
      collected_information: {
        shipping_details: { name: 'Ada Lovelace', address: { line1: 'Torstraße 1' } },
      },
    });
  });

  it('changes quantities within their bounds', async () => {
    await start(
      await createSession({
        line_items: [
          {
            price: price.id,
            quantity: 1,
            adjustable_quantity: { enabled: true, minimum: 1, maximum: 3 },
          },
        ],
      }),
    );
    const change = (quantity: number) =>
      page.evaluate((given) => {
        const { actions } = window.shop;
        const [line] = actions.getSession().lineItems;
        return actions.updateLineItemQuantity({ lineItem: line!.id, quantity: given });
      }, quantity);
    expect(await change(3)).toMatchObject({
      type: 'success',
      session: { lineItems: [{ quantity: 3, adjustableQuantity: { minimum: 1, maximum: 3 } }] },
    });
    expect(await total()).toBe('$54.00');
    expect(await change(4)).toMatchObject({ type: 'error', error: { code: null } });
    expect(await total()).toBe('$54.00');
  });

  it('checks e-mail addresses and takes telephone numbers', async () => {
    await start(await createSession({ phone_number_collection: { enabled: true } }));
    const email = (given: string) =>
      page.evaluate((value) => window.shop.actions.updateEmail(value), given);
    expect(await email('')).toMatchObject({ error: { code: 'incompleteEmail' } });
    expect(await email('ada@')).toMatchObject({ error: { code: 'invalidEmail' } });
    expect(await email('ada@example.com')).toMatchObject({ session: { email: 'ada@example.com' } });
    const result = await page.evaluate(() => window.shop.actions.updatePhoneNumber('+15555550100'));
    expect(result).toMatchObject({ session: { phoneNumber: '+15555550100' } });
  });

  it('takes the e-mail address that is typed, and the defaults', async () => {
    await start(await createSession(), {
      defaultValues: {
        email: 'first@example.com',
        billingAddress: { name: 'Ada', address: { country: 'DE', line1: 'Torstraße 1' } },
      },
    });
    await page.evaluate(() =>
      window.shop.show(window.shop.checkout.createContactDetailsElement(), '#second'),
    );
    const input = frameOf(page, 'Secure email input frame').locator('[name=email]');
    expect(await input.inputValue()).toBe('first@example.com');
    await input.fill('second@example.com');
    const session = () => page.evaluate(() => window.shop.actions.getSession());
    await eventually(async () => (await session()).email).toBe('second@example.com');
    expect(await session()).toMatchObject({ billingAddress: { address: { country: 'DE' } } });
  });

  it('reads the session anew after the server has changed it', async () => {
    const session = await createSession();
    await start(session);
    await page.exposeFunction('onServer', () => shop.stripe.checkout.sessions.expire(session.id));
    const result = await page.evaluate(() =>
      window.shop.actions.runServerUpdate(() =>
        (Reflect.get(window, 'onServer') as () => Promise<unknown>)(),
      ),
    );
    expect(result).toMatchObject({ type: 'success', session: { status: { type: 'expired' } } });
    const failed = await page.evaluate(() =>
      window.shop.actions.runServerUpdate(() => Promise.reject(new Error('No answer.'))),
    );
    expect(failed).toEqual({ type: 'error', error: { message: 'No answer.', code: null } });
  });

  it('makes each element once, gives it back, and changes its looks', async () => {
    await start(await createSession(), {
      elementsOptions: { appearance: { variables: { colorPrimary: '#7a3cff' } } },
    });
    await mountPayment();
    const found = await page.evaluate(() => {
      const { checkout } = window.shop;
      let second = '';
      try {
        checkout.createPaymentElement();
      } catch (error) {
        second = String(error);
      }
      return [checkout.getPaymentElement() !== null, checkout.getShippingAddressElement(), second];
    });
    expect(found).toEqual([true, null, expect.stringContaining('Can only create one Element')]);
    const color = () =>
      paymentFrame(page)
        .locator('.Tab--selected')
        .evaluate((tab) => getComputedStyle(tab).color);
    expect(await color()).toBe('rgb(122, 60, 255)');
    await page.evaluate(() =>
      window.shop.checkout.changeAppearance({ variables: { colorPrimary: '#0a7a3c' } }),
    );
    await eventually(color).toBe('rgb(10, 122, 60)');
  });
});
