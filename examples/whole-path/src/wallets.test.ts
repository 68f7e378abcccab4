import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { cards, fillCard } from './driver/card.js';
import { fulfilledOnce, paidInForm } from './driver/order.js';
import { fillAddress, fillEmail, turnToForm } from './driver/payment-frames.js';
import { isLive } from './stage/stripe-account.js';
import { testPage } from './stage/pages.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const session = useStage({
  pages: ({ mug, subscription }) => ({
    '/intent.html': testPage(
      `<card-form price="${priceOf(mug)}" express collect="email shipping"></card-form>`,
    ),
    '/session.html': testPage(`<card-form price="${priceOf(subscription)}" express></card-form>`),
  }),
});

const buttons = (page: Page) =>
  page.frameLocator('iframe[title="Secure express checkout frame"]').first();
const sheet = (page: Page) => page.frameLocator('iframe[title="Secure wallet frame"]').first();
async function payWithWallet(page: Page): Promise<void> {
  await buttons(page).getByRole('button', { name: 'Google Pay' }).click();
  await sheet(page).locator('#wallet-pay').click();
}

// No wallet of a real account pays in a test's browser.
describe.skipIf(isLive)('paying with a wallet', () => {
  let chargesBefore = 0;
  const charged = async () => (await session.stage.charges()).length - chargesBefore;
  beforeEach(async () => {
    session.stage.store.fulfilments.length = 0;
    chargesBefore = (await session.stage.charges()).length;
  });

  it('pays a PaymentIntent, and gives the wallet’s address to it', async () => {
    const { page, complaints } = await session.visit('/intent.html');
    await payWithWallet(page);
    await paidInForm(page);
    const id = await fulfilledOnce(session.stage);
    const intent = await session.stage.account.stripe.paymentIntents.retrieve(id);
    expect(intent.shipping?.address?.line1).toMatch(/./);
    expect(await charged()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('pays a Checkout Session', async () => {
    const { page, complaints } = await session.visit('/session.html');
    await turnToForm(page);
    await payWithWallet(page);
    await paidInForm(page);
    expect(await fulfilledOnce(session.stage)).toMatch(/^cs_/);
    expect(complaints).toEqual([]);
  });

  it('is free to pay by card after the wallet was turned away, to the address that was typed', async () => {
    const { page } = await session.visit('/intent.html');
    await buttons(page).getByRole('button', { name: 'Link' }).click();
    await sheet(page).locator('#wallet-pay').waitFor();
    await page.keyboard.press('Escape');
    await sheet(page)
      .getByRole('button', { name: /close|cancel/i })
      .first()
      .click();
    await page.locator('iframe[title="Secure wallet frame"]').waitFor({ state: 'detached' });
    await fillEmail(page);
    await fillAddress(page);
    await fillCard(page, cards.succeeds);
    await page.getByRole('button', { name: 'Pay $24.00' }).click();
    await paidInForm(page);
    const id = await fulfilledOnce(session.stage);
    const { stripe } = session.stage.account;
    const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    expect(intent).toMatchObject({
      shipping: { name: 'Ada Lovelace', address: { line1: 'Torstraße 1', country: 'DE' } },
      latest_charge: { billing_details: { email: 'ada@example.com' } },
    });
    expect(await charged()).toBe(1);
  });
});
