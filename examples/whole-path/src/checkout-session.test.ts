import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerThreeDSecure, cards, fillCard, typedCardNumber } from './driver/card.js';
import { fulfilledOnce, paidInForm, paidOnThankYouPage } from './driver/order.js';
import { fillAddress, fillEmail, turnToForm } from './driver/payment-frames.js';
import { testPage } from './stage/pages.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const code = `TEN${Date.now().toString(36).toUpperCase()}`;

const session = useStage({
  pages: ({ mug, subscription }) => ({
    '/form.html': testPage(
      `<card-form price="${priceOf(mug)}" success-path="thank-you.html"></card-form>`,
    ),
    '/stay.html': testPage(`<card-form price="${priceOf(mug)}" quantity="2"></card-form>`),
    '/subscribe.html': testPage(`<card-form price="${priceOf(subscription)}"></card-form>`),
  }),
  async store({ stripe }) {
    const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'once' });
    await stripe.promotionCodes.create({
      code,
      promotion: { type: 'coupon', coupon: coupon.id },
    });
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

const pay = (page: Page, amount: string) =>
  page.getByRole('button', { name: `Pay ${amount}` }).click();

/** A form that the customer has turned to. */
async function turnedTo(path: string) {
  const visit = await session.visit(path);
  await turnToForm(visit.page);
  return visit;
}

/** All that the form asks for. */
async function fill(page: Page, card: string): Promise<void> {
  await fillEmail(page);
  await fillAddress(page);
  await fillCard(page, card);
}

describe('paying a Checkout Session in the page', () => {
  let chargesBefore = 0;
  const charged = async () => (await session.stage.charges()).slice(0, -chargesBefore || undefined);
  beforeEach(async () => {
    session.stage.store.fulfilments.length = 0;
    chargesBefore = (await session.stage.charges()).length;
  });

  it('pays with a promotion code and a way of shipping, as displayed, and is fulfilled once', async () => {
    const { page, complaints } = await turnedTo('/form.html');
    await fill(page, cards.succeeds);
    await page.getByRole('radio', { name: /By courier/ }).check();
    await page.getByRole('button', { name: 'Pay $39.00' }).waitFor();
    await page.getByLabel('Promotion code').fill('NOT-A-CODE');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('This code is not valid here.').waitFor();
    await page.getByLabel('Promotion code').fill(code);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('-$2.40').waitFor();
    await pay(page, '$36.60');
    const id = await paidOnThankYouPage(page);
    expect(id).toMatch(/^cs_/);
    await fulfilledOnce(session.stage, id);
    expect((await charged()).map(({ amount }) => amount)).toEqual([3660]);
    const text = (await page.locator('order-status table tfoot').innerText()).replaceAll(
      /\s+/g,
      ' ',
    );
    expect(text).toContain('Subtotal $24.00 Discount -$2.40 Shipping $15.00 Total $36.60');
    expect(page.url()).not.toContain('_secret_');
    // The browser's own word about the code that is none.
    expect(complaints.filter((each) => !each.includes('400'))).toEqual([]);
  });

  it('keeps what was typed after a decline, and takes another card', async () => {
    const { page } = await turnedTo('/stay.html');
    await fill(page, cards.declined);
    await pay(page, '$53.00');
    await page.locator('card-form').getByRole('alert').filter({ hasText: 'declined' }).waitFor();
    expect((await typedCardNumber(page)).replaceAll(' ', '')).toBe(cards.declined);
    await fillCard(page, cards.succeeds);
    await pay(page, '$53.00');
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect((await charged()).map(({ amount }) => amount)).toEqual([5300]);
  });

  it('completes 3-D Secure in the page', async () => {
    const { page } = await turnedTo('/stay.html');
    await fill(page, cards.threeDSecure);
    await pay(page, '$53.00');
    await answerThreeDSecure(page, 'complete');
    await paidInForm(page);
    await fulfilledOnce(session.stage);
  });

  it('can be paid once more after it was moved while it was being paid', async () => {
    const { page } = await turnedTo('/stay.html');
    await fill(page, cards.succeeds);
    await page.getByRole('button', { name: 'Pay $53.00' }).waitFor();
    await page.evaluate(() => {
      const form = document.querySelector('card-form');
      const button = form?.shadowRoot?.querySelector<HTMLElement>('[part=button]');
      button?.click();
      form?.remove();
      if (form) document.querySelector('main')?.append(form);
    });
    await page.getByText('Nothing was charged.').waitFor();
    expect(await charged()).toEqual([]);
    await fill(page, cards.succeeds);
    await pay(page, '$53.00');
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect((await charged()).map(({ amount }) => amount)).toEqual([5300]);
  });

  it('subscribes', async () => {
    const { page } = await turnedTo('/subscribe.html');
    await page.getByText('$9.00 / month').waitFor();
    await fill(page, cards.succeeds);
    await pay(page, '$9.00');
    await paidInForm(page);
    await fulfilledOnce(session.stage);
  });

  it('makes no session for who only looks at the form', async () => {
    const sessions = async () =>
      (await session.stage.account.stripe.checkout.sessions.list({ limit: 100 })).data.length;
    const before = await sessions();
    const { page } = await session.visit('/stay.html');
    const button = page.locator('card-form').getByRole('button', { name: 'Checkout' });
    await button.waitFor();
    await page.waitForLoadState('networkidle');
    expect(await sessions()).toBe(before);
    await button.click();
    await page.getByRole('button', { name: 'Pay $53.00' }).waitFor();
    expect(await sessions()).toBe(before + 1);
  });

  it('says what is missing, and charges nothing', async () => {
    const { page } = await turnedTo('/stay.html');
    await fillCard(page, cards.succeeds);
    await pay(page, '$53.00');
    await page.locator('card-form').getByRole('alert').filter({ hasText: /./ }).waitFor();
    expect(await charged()).toEqual([]);
  });

  it('has the same session after a reload, and its promotion code', async () => {
    const sessions = async () =>
      (await session.stage.account.stripe.checkout.sessions.list({ limit: 100 })).data;
    const before = await sessions();
    const { page } = await turnedTo('/stay.html');
    await page.getByLabel('Promotion code').fill(code);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: `Remove ${code}` }).waitFor();
    await page.reload();
    await turnToForm(page);
    await page.getByRole('button', { name: `Remove ${code}` }).waitFor();
    expect((await sessions()).length - before.length).toBe(1);
  });
});
