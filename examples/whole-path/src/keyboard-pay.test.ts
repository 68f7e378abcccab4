import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { cards } from './driver/card.js';
import { fillUntil, focusIs, press } from './driver/keyboard.js';
import { fulfilledOnce } from './driver/order.js';
import { embeddedPage } from './driver/payment-frames.js';
import { testPage } from './stage/pages.js';
import { isLive } from './stage/stripe-account.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const code = `TEN${Date.now().toString(36).toUpperCase()}`;

const session = useStage({
  pages: ({ mug, print }) => ({
    '/dialog.html': testPage(`<buy-button price="${priceOf(mug)}" checkout="form"></buy-button>`),
    '/page.html': testPage(
      `<card-form price="${priceOf(mug)}" flow="checkout-session"></card-form>`,
    ),
    '/embedded.html': testPage(
      `<buy-button price="${priceOf(print)}" checkout="embedded"></buy-button>`,
    ),
    '/cart.html': testPage(
      `<buy-button price="${priceOf(mug)}" checkout="cart"></buy-button><cart-button></cart-button><shopping-cart checkout="form"></shopping-cart>`,
    ),
  }),
  async store({ stripe }) {
    const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'once' });
    await stripe.promotionCodes.create({ code, promotion: { type: 'coupon', coupon: coupon.id } });
    const rate = (display_name: string, amount: number) =>
      stripe.shippingRates.create({
        display_name,
        type: 'fixed_amount',
        fixed_amount: { amount, currency: 'usd' },
      });
    const rates = [await rate('By post', 500), await rate('By courier', 1500)];
    return {
      checkout: {
        promotionCodes: true,
        shippingCountries: ['DE', 'US'],
        shippingRates: rates.map(({ id }) => id),
      },
    };
  },
});

/** Waits until the card can be typed. */
const cardIsThere = (page: Page) =>
  page
    .frameLocator('iframe[title="Secure payment input frame"]')
    .first()
    .locator('[name="number"]')
    .waitFor();

describe.skipIf(isLive)('paying, by keyboard alone', () => {
  beforeEach(() => {
    session.stage.store.fulfilments.length = 0;
  });

  it('pays on the page: address, shipping, promotion code, card', async () => {
    const { page } = await session.visit('/page.html');
    // Nothing is made at Stripe before the customer turns to the form.
    await page.getByRole('button', { name: /^Checkout/ }).waitFor();
    await press(page, 'Tab', /^button Checkout/);
    await page.keyboard.press('Enter');
    await cardIsThere(page);
    await fillUntil(page, /^input By post/);
    await page.keyboard.press('ArrowDown');
    await focusIs(page, /^input By courier/);
    await page.getByRole('button', { name: 'Pay $39.00' }).waitFor();
    await fillUntil(page, /^input Promotion code/);
    await page.keyboard.type('NOT-A-CODE');
    await page.keyboard.press('Enter');
    await page.getByText('This code is not valid here.').waitFor();
    // What is wrong belongs to the field, and the focus is there.
    await focusIs(page, /^input Promotion code/);
    const field = page.getByLabel('Promotion code');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    const described = await field.evaluate((input) => {
      const root = input.getRootNode();
      const id = input.getAttribute('aria-describedby') ?? '';
      return root instanceof ShadowRoot ? root.getElementById(id)?.textContent : '';
    });
    expect(described).toBe('This code is not valid here.');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(code);
    await press(page, 'Tab', /^button Apply/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pay $36.60' }).waitFor();
    await focusIs(page, /^button Remove TEN/);
    await press(page, 'Tab', /^button Pay \$36\.60/);
    await page.keyboard.press('Enter');
    await page.getByText('Your payment has arrived').waitFor();
    await focusIs(page, /^div .*Your payment has arrived/);
    await fulfilledOnce(session.stage);
  });

  it('pays in a dialog: is told what is wrong with the card, mends it, and comes back', async () => {
    const { page } = await session.visit('/dialog.html');
    await page.getByRole('button', { name: /Buy now/ }).waitFor();
    await press(page, 'Tab', /^button Buy now/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await cardIsThere(page);
    await focusIs(page, /^h2 Checkout/);
    await fillUntil(page, /^button Pay /, { number: cards.declined });
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').filter({ hasText: 'declined' }).waitFor();
    // What went wrong is read out, and the way to try again is next.
    await focusIs(page, /^p Your card was declined/);
    await press(page, 'Tab', /^button Pay /);
    await fillUntil(page, /^button Pay /);
    await page.keyboard.press('Enter');
    await dialog.getByText('Your payment has arrived').waitFor();
    await fulfilledOnce(session.stage);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await focusIs(page, /^button Buy now/);
  });

  it('pays on Stripe’s page in its dialog, and comes back', async () => {
    const { page } = await session.visit('/embedded.html');
    await page.getByRole('button', { name: /Buy now/ }).waitFor();
    await press(page, 'Tab', /^button Buy now/);
    await page.keyboard.press('Enter');
    await embeddedPage(page).locator('#cardNumber').waitFor();
    await fillUntil(page, /^button Pay/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Your payment has arrived').waitFor();
    await focusIs(page, /Your payment has arrived/);
    await fulfilledOnce(session.stage);
    await press(page, 'Tab', /^button Close/);
    await page.keyboard.press('Enter');
    await focusIs(page, /^button Buy now/);
  });

  it('checks out the cart in the drawer', async () => {
    const { page } = await session.visit('/cart.html');
    await page.getByRole('button', { name: /Add to cart/ }).waitFor();
    await press(page, 'Tab', /^button Add to cart/);
    await page.keyboard.press('Enter');
    await page.locator('cart-button').getByText('1', { exact: true }).waitFor();
    await press(page, 'Tab', /^button Cart/);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: /^Checkout · / }).waitFor();
    await press(page, 'Tab', /^button Checkout/);
    await page.keyboard.press('Enter');
    await cardIsThere(page);
    await focusIs(page, /^h2 Checkout/);
    // A way back, by keyboard, too.
    await fillUntil(page, /^button Back/);
    await page.keyboard.press('Enter');
    await focusIs(page, /^h2 Cart/);
    await press(page, 'Tab', /^button Checkout/);
    await page.keyboard.press('Enter');
    await cardIsThere(page);
    await fillUntil(page, /^button Pay /);
    await page.keyboard.press('Enter');
    await drawer.getByText('Your payment has arrived').waitFor();
    await fulfilledOnce(session.stage);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await focusIs(page, /^button Cart/);
  });
});
