import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { paymentFrame, typeCard } from './testing/payment-frame.test.fixture.js';
import { eventually, openShop, type Shop, violations } from './testing/shop.test.fixture.js';

describe('the Payment Element’s methods', { timeout: 30_000 }, () => {
  let shop: Shop;
  let page: Page;

  beforeAll(async () => {
    shop = await openShop({ clock: Date.UTC(2027, 0, 1) });
  }, 30_000);
  afterAll(() => shop.close());
  afterEach(() => page.context().close());

  async function mount(options: object, elementOptions: object = {}): Promise<void> {
    page = await shop.visit();
    await page.evaluate(([key, given, element]) => window.shop.mount(key, given, element), [
      shop.sandbox.keys.publishable,
      options,
      elementOptions,
    ] as const);
  }
  const dollars = { mode: 'payment', amount: 1099, currency: 'usd' };
  const euros = { ...dollars, currency: 'eur' };
  const frame = () => paymentFrame(page);
  const changes = () =>
    page.evaluate(() => window.shop.events.filter(({ type }) => type === 'change').at(-1));

  it('offers what the currency and the filters leave', async () => {
    await mount(dollars);
    expect(await frame().getByRole('tab').allInnerTexts()).toEqual(['Card', 'US bank account']);
    await page.context().close();
    await mount(euros);
    expect(await frame().getByRole('tab').allInnerTexts()).toEqual(['Card', 'iDEAL']);
    await page.context().close();
    await mount({ ...euros, excludedPaymentMethodTypes: ['ideal'] });
    expect(await frame().getByRole('tab').count()).toBe(0);
    expect(await frame().locator('[name=number]').isVisible()).toBe(true);
  });

  it('puts first what the page wants first, and tells what is chosen', async () => {
    await mount(dollars, { paymentMethodOrder: ['us_bank_account', 'card'] });
    const tabs = frame().getByRole('tab');
    expect(await tabs.allInnerTexts()).toEqual(['US bank account', 'Card']);
    expect(await frame().locator('[name=routing_number]').isVisible()).toBe(true);
    await tabs.first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await frame().locator('[name=number]').isVisible()).toBe(true);
    expect(await tabs.nth(1).evaluate((tab) => tab === document.activeElement)).toBe(true);
    await eventually(changes).toMatchObject({ value: { type: 'card' }, complete: false });
  });

  it('leaves for the bank and comes back paid', async () => {
    await mount(euros);
    await frame().getByRole('tab', { name: 'iDEAL' }).click();
    await frame().locator('#ideal-name').fill('Ada Lovelace');
    await frame().locator('#ideal-email').fill('ada@example.com');
    const intent = await shop.stripe.paymentIntents.create({ amount: 1099, currency: 'eur' });
    await page.evaluate(
      ([secret, url]) => void window.shop.pay(secret, 'if_required', { return_url: url }),
      [intent.client_secret!, `${shop.shopUrl}/thanks`] as const,
    );
    await page.waitForURL((url) => url.origin === shop.url);
    expect(await shop.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: 'requires_action',
      next_action: { type: 'redirect_to_url' },
    });
    await page.locator('button').first().click();
    await page.waitForURL('**/thanks**');
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('payment_intent')).toBe(intent.id);
    expect(searchParams.get('redirect_status')).toBe('succeeded');
    const paid = await shop.stripe.paymentIntents.retrieve(intent.id, {
      expand: ['payment_method'],
    });
    expect(paid).toMatchObject({
      status: 'succeeded',
      payment_method: { type: 'ideal', billing_details: { name: 'Ada Lovelace' } },
    });
  });

  it('begins a bank debit, which is answered later', async () => {
    await mount(dollars);
    await frame().getByRole('tab', { name: 'US bank account' }).click();
    await frame().locator('#us_bank_account-name').fill('Ada Lovelace');
    await frame().locator('#us_bank_account-email').fill('ada@example.com');
    await frame().locator('[name=routing_number]').fill('110000000');
    await frame().locator('[name=account_number]').fill('000123456789');
    await eventually(changes).toMatchObject({ complete: true });
    const intent = await shop.stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
    const { paymentIntent } = await page.evaluate(
      (secret) => window.shop.pay(secret),
      intent.client_secret!,
    );
    expect(paymentIntent?.status).toBe('processing');
    shop.sandbox.clock.advance(60_000);
    expect((await shop.stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
  });

  it('shows what is missing of a bank account', async () => {
    await mount(dollars, { paymentMethodOrder: ['us_bank_account'] });
    const result = await page.evaluate(() => window.shop.elements.submit());
    expect(result.error).toMatchObject({ type: 'validation_error', code: 'incomplete_name' });
    expect(await frame().locator('.Error:visible').allTextContents()).toEqual([
      'Your name is incomplete.',
      'Your email is incomplete.',
      'Your bank’s routing number is incomplete.',
      'Your bank account number is incomplete.',
    ]);
  });

  it('opens and closes in an accordion', async () => {
    await mount(dollars, { layout: { type: 'accordion', defaultCollapsed: true } });
    expect(await frame().locator('[name=number]').isVisible()).toBe(false);
    const card = frame().getByRole('button', { name: 'Card' });
    expect(await card.getAttribute('aria-expanded')).toBe('false');
    await card.click();
    expect(await frame().locator('[name=number]').isVisible()).toBe(true);
    expect(await changes()).toMatchObject({ collapsed: false, value: { type: 'card' } });
    expect(await frame().locator('.AccordionItem--selected').count()).toBe(1);
    expect(await frame().locator('.RadioIcon:visible').count()).toBe(2);
    await page.evaluate(() => window.shop.element.collapse());
    await eventually(() => frame().locator('[name=number]').isVisible()).toBe(false);
    expect(await changes()).toMatchObject({ collapsed: true });
    expect(await violations(page)).toEqual([]);
  });

  it('lays an accordion out as the page says', async () => {
    await mount(dollars, {
      layout: {
        type: 'accordion',
        radios: 'never',
        spacedAccordionItems: true,
        visibleAccordionItemsCount: 1,
        paymentMethodLogoPosition: 'end',
      },
    });
    expect(await frame().locator('.RadioIcon:visible').count()).toBe(0);
    expect(await frame().locator('.AccordionItem:visible').count()).toBe(1);
    const [logo, words] = await Promise.all([
      frame().locator('.Logo').first().boundingBox(),
      frame().locator('.Opener > span:last-child').first().boundingBox(),
    ]);
    expect(logo!.x).toBeGreaterThan(words!.x);
    await frame().getByRole('button', { name: 'More payment methods' }).click();
    expect(await frame().locator('.AccordionItem:visible').count()).toBe(2);
    const second = frame().getByRole('button', { name: 'US bank account' });
    expect(await second.evaluate((item) => item === document.activeElement)).toBe(true);
  });

  it('fills in defaults, hides fields and shows terms as the page says', async () => {
    await mount(dollars, {
      paymentMethodOrder: ['us_bank_account'],
      defaultValues: {
        billingDetails: { name: 'Ada', email: 'ada@example.com', address: { country: 'DE' } },
      },
      fields: { billingDetails: { email: 'never' } },
      business: { name: 'Kiln & Co' },
      terms: { card: 'always', usBankAccount: 'never' },
    });
    expect(await frame().locator('#us_bank_account-name').inputValue()).toBe('Ada');
    expect(await frame().locator('#us_bank_account-email').isVisible()).toBe(false);
    expect(await frame().locator('.TermsText:visible').count()).toBe(0);
    await frame().getByRole('tab', { name: 'Card' }).click();
    expect(await frame().locator('[name=country]').inputValue()).toBe('DE');
    expect(await frame().locator('.TermsText:visible').innerText()).toContain('allow Kiln & Co');
    await page.evaluate(() => window.shop.element.update({ terms: { card: 'never' } }));
    await eventually(() => frame().locator('.TermsText:visible').count()).toBe(0);
  });

  it('locks its fields with readOnly', async () => {
    await mount(dollars, { readOnly: true });
    expect(await frame().locator('[name=number]').isEditable()).toBe(false);
    await page.evaluate(() => window.shop.element.update({ readOnly: false }));
    await eventually(() => frame().locator('[name=number]').isEditable()).toBe(true);
  });

  it('keeps what was typed when amount and currency change, and offers other methods', async () => {
    await mount(dollars);
    await typeCard(page);
    await page.evaluate(() => window.shop.elements.update({ amount: 2000, currency: 'eur' }));
    expect(await frame().getByRole('tab').allInnerTexts()).toEqual(['Card', 'iDEAL']);
    expect(await frame().locator('[name=number]').inputValue()).toBe('4242 4242 4242 4242');
    const intent = await shop.stripe.paymentIntents.create({ amount: 2000, currency: 'eur' });
    const { paymentIntent } = await page.evaluate(
      (secret) => window.shop.pay(secret),
      intent.client_secret!,
    );
    expect(paymentIntent?.status).toBe('succeeded');
  });

  it('fetches what has changed in its intent', async () => {
    const intent = await shop.stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
    await mount({ clientSecret: intent.client_secret });
    await shop.stripe.paymentIntents.update(intent.id, { amount: 1500 });
    expect(await page.evaluate(() => window.shop.elements.fetchUpdates())).toEqual({});
    await shop.stripe.paymentIntents.cancel(intent.id);
    const { error } = await page.evaluate(() => window.shop.elements.fetchUpdates());
    expect(error?.message).toContain('terminal state');
  });

  it('finds its element again until that is destroyed, and makes no second', async () => {
    await mount(dollars);
    const found = await page.evaluate(() => {
      const { elements, element } = window.shop;
      let second = '';
      try {
        elements.create('payment');
      } catch (error) {
        second = String(error);
      }
      const before = elements.getElement('payment') === element;
      element.destroy();
      return { before, second, after: elements.getElement('payment') };
    });
    expect(found).toEqual({
      before: true,
      second:
        'IntegrationError: Can only create one Element of type payment through the same Elements instance.',
      after: null,
    });
  });
});
