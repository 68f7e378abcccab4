import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerThreeDSecure, cards, fillCard, payOnHostedPage } from './driver/card.js';
import { fulfilledOnce, paidInForm } from './driver/order.js';
import { isLive } from './stage/stripe-account.js';
import { testPage } from './stage/pages.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const status =
  '<order-status><p slot="next">We pack it today.</p><a slot="download" href="/file">Get the file</a></order-status>';
let euros = '';

const session = useStage({
  pages: ({ mug, print }) => ({
    '/buy.html': testPage(
      `<buy-button price="${priceOf(mug)}" success-path="status.html"></buy-button>`,
    ),
    '/form.html': testPage(
      `<card-form price="${priceOf(print)}" success-path="status.html"></card-form>`,
    ),
    '/empty.html': testPage('<div id="here"></div>'),
    '/status.html': testPage(status),
  }),
  async store({ stripe }, { mug }) {
    const price = await stripe.prices.create({
      product: mug.id,
      currency: 'eur',
      unit_amount: 2000,
    });
    euros = price.id;
    return {};
  },
});

const said = (page: Page, text: string) =>
  page.locator('order-status').getByText(text).waitFor({ timeout: 30_000 });
const seen = (page: Page) =>
  Promise.all(
    ['We pack it today.', 'Get the file'].map((text) => page.getByText(text).isVisible()),
  );

/** Buys a mug and comes back; gives the session's id. */
async function buy(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Buy now · / }).click();
  await payOnHostedPage(page);
  await page.waitForURL(/\/status\.html\?/);
  return new URL(page.url()).searchParams.get('session_id') ?? '';
}

describe('how an order stands', () => {
  beforeEach(() => {
    session.stage.store.fulfilments.length = 0;
  });

  it('is paid: with a receipt, what comes next, and the download; and can be printed', async () => {
    const { page, complaints } = await session.visit('/buy.html');
    const id = await buy(page);
    await said(page, 'Your payment has arrived');
    expect(await seen(page)).toEqual([true, true]);
    const receipt = page.getByRole('link', { name: 'Receipt' });
    expect(await receipt.getAttribute('href')).toMatch(/^https?:/);
    expect(complaints).toEqual([]);
    expect(await page.getByText(id).isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.getByText(id).isVisible()).toBe(true);
    expect(
      await page
        .locator('order-status [part=total] td')
        .evaluate((cell) => getComputedStyle(cell).color),
    ).toBe('rgb(0, 0, 0)');
  });

  it('is refunded', async () => {
    const { page } = await session.visit('/buy.html');
    const id = await buy(page);
    await said(page, 'Your payment has arrived');
    await fulfilledOnce(session.stage, id);
    const { stripe } = session.stage.account;
    const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(id);
    if (typeof intent !== 'string') throw new Error(`${id} has no PaymentIntent.`);
    await stripe.refunds.create({ payment_intent: intent });
    await page.reload();
    await said(page, 'This order was refunded.');
    expect(await seen(page)).toEqual([false, false]);
  });

  it('is expired; before that, unpaid with a way on', async () => {
    const { page } = await session.visit('/buy.html');
    await page.getByRole('button', { name: /^Buy now · / }).click();
    await page.waitForSelector('#cardNumber');
    const { stripe } = session.stage.account;
    const [open] = (await stripe.checkout.sessions.list({ limit: 1 })).data;
    const address = `${session.stage.site.url}/status.html?session_id=${open?.id}`;
    await page.goto(address);
    const link = page.getByRole('link', { name: 'Pay on Stripe’s page' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe(open?.url);
    await stripe.checkout.sessions.expire(open?.id ?? '');
    await page.goto(address);
    await said(page, 'This checkout has expired.');
    expect(await seen(page)).toEqual([false, false]);
  });

  it.skipIf(isLive)('is on its way with a bank debit, and paid once that has arrived', async () => {
    const { page } = await session.visit('/form.html');
    const frame = page.frameLocator('iframe[title="Secure payment input frame"]').first();
    await frame.getByRole('tab', { name: 'US bank account' }).click();
    await frame.locator('#us_bank_account-name').fill('Ada Lovelace');
    await frame.locator('#us_bank_account-email').fill('ada@example.com');
    await frame.locator('[name=routing_number]').fill('110000000');
    await frame.locator('[name=account_number]').fill('000123456789');
    await page.getByRole('button', { name: /^Pay \$/ }).click();
    await page.waitForURL(/\/status\.html\?/);
    await said(page, 'Your payment is on its way.');
    expect(await seen(page)).toEqual([true, false]);
    expect(session.stage.store.fulfilments).toHaveLength(0);
    session.stage.account.sandbox?.clock.advance(60_000);
    await said(page, 'Your payment has arrived');
    expect(await seen(page)).toEqual([true, true]);
    await fulfilledOnce(session.stage);
  });

  it('waits for the customer’s bank, which can be answered here', async () => {
    const { page } = await session.visit('/form.html');
    await fillCard(page, cards.threeDSecure);
    const created = page.waitForResponse(
      (response) =>
        response.url().endsWith('/payment-intents') && response.request().method() === 'POST',
    );
    await page.getByRole('button', { name: /^Pay \$/ }).click();
    const intent = await (await created).json();
    const { stripe } = session.stage.account;
    await expect
      .poll(async () => (await stripe.paymentIntents.retrieve(intent.id)).status, {
        timeout: 20_000,
      })
      .toBe('requires_action');
    const query = new URLSearchParams({
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
    });
    await page.goto(`${session.stage.site.url}/status.html?${query}`);
    await said(page, 'Your bank still waits');
    expect(page.url()).not.toContain('_secret_');
    await page.getByRole('button', { name: 'Confirm the payment' }).click();
    await answerThreeDSecure(page, 'complete');
    await said(page, 'Your payment has arrived');
    await fulfilledOnce(session.stage);
  });

  it.skipIf(isLive)('is resolved in the form when a bank’s own page comes back', async () => {
    const { page } = await session.visit('/empty.html?from=here');
    const put = () =>
      page.evaluate((price) => {
        const form = document.createElement('card-form');
        form.setAttribute('price', price);
        document.querySelector('#here')?.append(form);
      }, euros);
    await put();
    const frame = page.frameLocator('iframe[title="Secure payment input frame"]').first();
    await frame.getByRole('tab', { name: 'iDEAL' }).click();
    await frame.locator('#ideal-name').fill('Ada Lovelace');
    await frame.locator('#ideal-email').fill('ada@example.com');
    await page.getByRole('button', { name: /^Pay €/ }).click();
    await page.waitForURL((url) => url.href.startsWith(session.stage.account.sandbox?.url ?? ''));
    await page.locator('button').first().click();
    await page.waitForURL(/\/empty\.html\?from=here/);
    await put();
    await paidInForm(page);
    expect(new URL(page.url()).search).toBe('?from=here');
    await fulfilledOnce(session.stage);
  });
});
