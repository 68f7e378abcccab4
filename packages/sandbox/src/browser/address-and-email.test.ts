import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { frameOf, typeCard } from './testing/payment-frame.test.fixture.js';
import { eventually, openShop, type Shop, violations } from './testing/shop.test.fixture.js';

describe('the Address and the Link Authentication Element', { timeout: 30_000 }, () => {
  let shop: Shop;
  let page: Page;

  beforeAll(async () => {
    shop = await openShop();
  }, 30_000);
  afterAll(() => shop.close());
  afterEach(() => page.context().close());

  const address = () => frameOf(page, 'Secure address input frame');
  const email = () => frameOf(page, 'Secure email input frame');
  const last = () => page.evaluate(() => window.shop.events.at(-1));

  /** Opens the shop with one of the elements. */
  async function mount(type: string, options: object, target = '#mount'): Promise<void> {
    page ??= await shop.visit();
    if (page.isClosed()) page = await shop.visit();
    await page.evaluate(
      async ([key, kind, given, place]) => {
        const { shop: own } = window;
        await own.load(key);
        own.elements ??= own.stripe.elements({ mode: 'payment', amount: 1099, currency: 'usd' });
        const element = own.elements.create(kind as 'address', given as never);
        await own.show(element, place, ['change']);
      },
      [shop.sandbox.keys.publishable, type, options, target] as const,
    );
  }
  async function typeAddress(): Promise<void> {
    await address().locator('[name=name]').fill('Ada Lovelace');
    await address().locator('[name=country]').selectOption('US');
    await address().locator('[name=addressLine1]').fill('510 Townsend St');
    await address().locator('[name=locality]').fill('San Francisco');
    await address().locator('[name=administrativeArea]').fill('CA');
    await address().locator('[name=postalCode]').fill('94103');
  }
  const TYPED = {
    name: 'Ada Lovelace',
    address: {
      line1: '510 Townsend St',
      line2: null,
      city: 'San Francisco',
      state: 'CA',
      postal_code: '94103',
      country: 'US',
    },
  };
  const getValue = (type: 'address' | 'linkAuthentication', options: object = {}) =>
    page.evaluate(
      ([kind, given]) => {
        const element = window.shop.elements.getElement(kind as 'address', given as never);
        return element!.getValue();
      },
      [type, options] as const,
    );

  it('tells of an address while it is typed, and gives it', async () => {
    await mount('address', { mode: 'shipping' });
    await typeAddress();
    await eventually(last).toEqual({
      type: 'change',
      elementType: 'address',
      elementMode: 'shipping',
      empty: false,
      complete: true,
      isNewAddress: true,
      value: TYPED,
    });
    expect(await getValue('address', { mode: 'shipping' })).toMatchObject({
      complete: true,
      value: TYPED,
    });
  });

  it('shows what is missing when its value is asked for', async () => {
    await mount('address', { mode: 'billing', fields: { phone: 'always' } });
    await address().locator('[name=country]').selectOption('US');
    expect((await getValue('address')).complete).toBe(false);
    expect(await address().locator('.Error:visible').allTextContents()).toEqual([
      'Your name is incomplete.',
      ...Array.from({ length: 4 }, () => 'Your address is incomplete.'),
      'Your phone number is incomplete.',
    ]);
    expect(await violations(page)).toEqual([]);
  });

  it('asks for what the country and the options need', async () => {
    await mount('address', {
      mode: 'shipping',
      allowedCountries: ['DE', 'AE'],
      blockPoBox: true,
      display: { name: 'split' },
      fields: { phone: 'always' },
      validation: { phone: { required: 'never' } },
      defaultValues: { firstName: 'Ada', lastName: 'Lovelace', address: { country: 'DE' } },
    });
    const countries = address().locator('[name=country] option');
    expect(await countries.allTextContents()).toEqual(['Germany', 'United Arab Emirates']);
    expect(await address().locator('[name=administrativeArea]').isVisible()).toBe(false);
    expect(await address().locator('[name=name]').isVisible()).toBe(false);
    await address().locator('[name=addressLine1]').fill('P.O. Box 12');
    await address().locator('[name=country]').selectOption('AE');
    expect(await address().locator('[name=postalCode]').isVisible()).toBe(false);
    await address().locator('[name=locality]').fill('Dubai');
    await getValue('address');
    expect(await address().locator('.Error:visible').allTextContents()).toEqual([
      'This address is a PO box. Enter a street address.',
    ]);
    await address().locator('[name=addressLine1]').fill('Sheikh Zayed Rd 1');
    expect(await getValue('address')).toMatchObject({
      complete: true,
      value: { name: 'Ada Lovelace', firstName: 'Ada', lastName: 'Lovelace', phone: '' },
    });
  });

  it('offers saved addresses', async () => {
    const contact = { name: 'Ada', address: { ...TYPED.address, line2: '', city: 'Oakland' } };
    await mount('address', { mode: 'shipping', contacts: [contact] });
    await address().getByRole('button', { name: 'Ada, 510 Townsend St, Oakland' }).click();
    await eventually(last).toMatchObject({ complete: true, isNewAddress: false });
    await address().locator('[name=locality]').fill('Berkeley');
    await eventually(last).toMatchObject({ isNewAddress: true });
    expect(await violations(page)).toEqual([]);
  });

  it.each(['linkAuthentication', 'contactDetails'])(
    'takes an e-mail address in %s',
    async (type) => {
      await mount(type, { defaultValues: { email: 'ada@example' } });
      expect(await email().locator('[name=email]').inputValue()).toBe('ada@example');
      await email().locator('[name=email]').fill('ada@example.com');
      await eventually(last).toEqual({
        type: 'change',
        elementType: type,
        empty: false,
        complete: true,
        value: { email: 'ada@example.com' },
      });
      expect(await violations(page)).toEqual([]);
    },
  );

  it('pays with what all elements of the group hold', async () => {
    const intent = await shop.stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
    await mount('payment', {});
    await mount('address', { mode: 'shipping' }, '#second');
    await mount('linkAuthentication', {}, '#third');
    await typeCard(page);
    const pay = () => page.evaluate((given) => window.shop.pay(given), intent.client_secret!);
    const { error } = await pay();
    expect(error).toMatchObject({ type: 'validation_error', code: 'incomplete_name' });
    await typeAddress();
    await email().locator('[name=email]').fill('ada@example.com');
    expect((await pay()).paymentIntent?.status).toBe('succeeded');
    const paid = await shop.stripe.paymentIntents.retrieve(intent.id, {
      expand: ['payment_method'],
    });
    expect(paid).toMatchObject({
      shipping: TYPED,
      payment_method: {
        billing_details: {
          email: 'ada@example.com',
          address: { country: 'US', postal_code: '94107' },
        },
      },
    });
  });

  it('does not ask twice for the billing address', async () => {
    const intent = await shop.stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
    await mount('payment', {});
    await mount('address', { mode: 'billing' }, '#second');
    const country = frameOf(page, 'Secure payment input frame').locator('[name=country]');
    await eventually(() => country.isVisible()).toBe(false);
    await typeAddress();
    await typeCard(page);
    const result = await page.evaluate((given) => window.shop.pay(given), intent.client_secret!);
    expect(result.paymentIntent?.status).toBe('succeeded');
    const paid = await shop.stripe.paymentIntents.retrieve(intent.id, {
      expand: ['payment_method'],
    });
    expect(paid).toMatchObject({ payment_method: { billing_details: TYPED } });
  });

  it.each([
    ['an unknown mode', 'address', { mode: 'home' }, 'mode should be one of shipping, billing'],
    ['an unknown option', 'address', { mode: 'billing', colour: 'red' }, 'colour'],
    ['a type that is not modelled', 'iban', {}, 'does not model elements.create("iban")'],
  ])('refuses %s', async (_, type, options, message) => {
    page = await shop.visit();
    const refusal = await page.evaluate(
      async ([key, kind, given]) => {
        await window.shop.load(key);
        return window.shop.refusal(({ stripe }) =>
          stripe
            .elements({ mode: 'payment', amount: 1, currency: 'usd' })
            .create(kind as 'address', given as never),
        );
      },
      [shop.sandbox.keys.publishable, type, options] as const,
    );
    expect(refusal).toEqual({
      name: 'IntegrationError',
      message: expect.stringContaining(message),
    });
  });
});
