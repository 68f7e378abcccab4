import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answerThreeDSecure, cards, fillCard, typedCardNumber } from './driver/card.js';
import { fulfilledOnce, paidInForm } from './driver/order.js';
import { fillEmail, turnToForm, typedEmail } from './driver/payment-frames.js';
import { isLive } from './stage/stripe-account.js';
import { testPage, testPages } from './stage/pages.js';
import { useStage } from './stage/use-stage.js';

const elements = (attributes = '') =>
  `<cart-button></cart-button><product-list checkout="cart"></product-list>
   <card-form source="cart" ${attributes}></card-form>`;

const session = useStage({
  pages: (products) => ({
    ...testPages(products),
    '/shop.html': testPage(elements()),
    '/session.html': testPage(elements('flow="checkout-session"')),
  }),
  async store({ stripe }, { mug }) {
    await stripe.products.create({
      name: 'Test tulip',
      default_price_data: { currency: 'eur', unit_amount: 1250 },
      metadata: mug.metadata,
    });
    return {};
  },
});

const add = (page: Page, name: string) =>
  page
    .locator('product-list')
    .getByRole('button', { name: new RegExp(`Add to cart.*${name}`) })
    .click();
const count = (page: Page, units: number) =>
  page
    .locator('cart-button')
    .getByRole('button', { name: units === 1 ? '1 item' : `${units} items` })
    .waitFor({ state: 'attached' });
const pay = (page: Page, amount: string) =>
  page
    .locator('card-form')
    .getByRole('button', { name: `Pay ${amount}` })
    .click();

async function filled(address: string, ...names: string[]) {
  const customer = await session.visit(address);
  for (const [at, name] of names.entries()) {
    await add(customer.page, name);
    await count(customer.page, at + 1);
  }
  return customer;
}

async function payByIdeal(page: Page, answer: 'authorize' | 'fail') {
  const frame = page.frameLocator('iframe[title="Secure payment input frame"]').first();
  await frame.getByRole('tab', { name: 'iDEAL' }).click();
  await frame.locator('#ideal-name').fill('Ada Lovelace');
  const email = frame.locator('#ideal-email');
  if (await email.isVisible()) await email.fill('ada@example.com');
  await pay(page, '€12.50');
  await page.waitForURL((url) => url.href.startsWith(session.stage.account.sandbox?.url ?? ''));
  await page.locator(`#test-source-${answer}-3ds`).click();
}

describe('paying for the cart with a card form in the page', () => {
  beforeEach(() => {
    session.stage.store.fulfilments.length = 0;
  });

  it('keeps the cart and the card after a decline, and is empty once the next card has paid', async () => {
    const { page, complaints } = await filled('/shop.html', 'Test mug', 'Test print');
    await fillCard(page, cards.declined);
    await pay(page, '$42.50');
    await page.locator('card-form').getByRole('alert').filter({ hasText: 'declined' }).waitFor();
    await count(page, 2);
    expect((await typedCardNumber(page)).replaceAll(' ', '')).toBe(cards.declined);
    await fillCard(page, cards.succeeds);
    await pay(page, '$42.50');
    await paidInForm(page);
    await count(page, 0);
    await page.locator('card-form').getByText('Test mug, Test print').waitFor();
    const id = await fulfilledOnce(session.stage);
    const [{ order } = {}] = session.stage.store.fulfilmentsOf(id);
    expect(order).toMatchObject({ amount: 4250, currency: 'usd' });
    expect(order?.line_items.map(({ name }) => name)).toEqual(['Test mug', 'Test print']);
    expect(complaints.filter((each) => !/402/.test(each))).toEqual([]);
    await add(page, 'Test mug');
    await page.locator('card-form').getByRole('button', { name: 'Pay $24.00' }).waitFor();
  });

  for (const address of ['/shop.html', '/session.html']) {
    it(`follows the cart while 3-D Secure is completed, ${address}`, async () => {
      const { page } = await filled(address, 'Test mug');
      if (address === '/session.html') {
        await turnToForm(page);
        await fillEmail(page);
      }
      await fillCard(page, cards.threeDSecure);
      await pay(page, '$24.00');
      await answerThreeDSecure(page, 'complete');
      await paidInForm(page);
      await count(page, 0);
      await fulfilledOnce(session.stage);
    });

    it.skipIf(isLive)(
      `is resolved in the form when a bank’s page comes back, ${address}`,
      async () => {
        const { page, complaints } = await filled(address, 'Test tulip');
        if (address === '/session.html') {
          await turnToForm(page);
          await fillEmail(page);
        }
        await payByIdeal(page, 'fail');
        await page.waitForURL((url) => url.pathname === address);
        await page.locator('card-form').getByRole('alert').filter({ hasText: /\w/ }).waitFor();
        expect(new URL(page.url()).search).toBe('');
        await count(page, 1);
        // The customer had turned to the form before, and typed that.
        if (address === '/session.html') {
          await vi.waitFor(async () => expect(await typedEmail(page)).toBe('ada@example.com'));
        }
        await payByIdeal(page, 'authorize');
        await page.waitForURL((url) => url.pathname === address);
        await paidInForm(page);
        await count(page, 0);
        expect(new URL(page.url()).search).toBe('');
        await fulfilledOnce(session.stage);
        expect(complaints).toEqual([]);
      },
    );
  }

  it('sells one-time and recurring together by a session', async () => {
    const { page } = await filled('/shop.html', 'Test mug', 'Test letter');
    await turnToForm(page);
    await fillEmail(page);
    await fillCard(page, cards.succeeds);
    await pay(page, '$33.00');
    await paidInForm(page);
    await count(page, 0);
    await fulfilledOnce(session.stage);
  });
});
