import { beforeEach, describe, expect, it } from 'vitest';
import { cards, payOnHostedPage } from './driver/card.js';
import { fulfilledOnce, paidOnThankYouPage } from './driver/order.js';
import { useStage } from './stage/use-stage.js';

const session = useStage();

describe('buying on the hosted page', () => {
  beforeEach(() => {
    session.stage.store.fulfilments.length = 0;
  });

  it('goes from the list to Stripe, back to the thank-you page, and is fulfilled once', async () => {
    const { page } = await session.visit('/list.html');
    await page
      .locator('product-list')
      .getByRole('button', { name: /Buy now.*Test mug/ })
      .click();
    await payOnHostedPage(page);
    // The list names no success path, so the customer comes back to the page itself.
    await page.waitForURL(/\/list\.html\?session_id=cs_/);
    const id = await fulfilledOnce(session.stage);
    expect(page.url()).toContain(id);
    expect(session.stage.store.fulfilmentsOf(id)[0]?.order).toMatchObject({
      amount: 2400,
      currency: 'usd',
      email: 'ada@example.com',
    });
  });

  it('charges what the button said, for the quantity that it said', async () => {
    const before = (await session.stage.charges()).length;
    const { page } = await session.visit('/buy.html');
    await page.getByRole('button', { name: /\$48\.00/ }).click();
    await payOnHostedPage(page);
    const id = await paidOnThankYouPage(page);
    await fulfilledOnce(session.stage, id);
    const charges = await session.stage.charges();
    expect(charges).toHaveLength(before + 1);
    expect(charges[0]?.amount).toBe(4800);
  });

  it('lets a declined customer pay with another card', async () => {
    const { page } = await session.visit('/buy.html');
    await page.getByRole('button', { name: /Buy now/ }).click();
    await payOnHostedPage(page, { number: cards.declined });
    await page
      .getByText(/declined/i)
      .filter({ visible: true })
      .first()
      .waitFor();
    await payOnHostedPage(page);
    await fulfilledOnce(session.stage, await paidOnThankYouPage(page));
  });

  it('brings a customer who turns back to the page that he came from, with nothing charged', async () => {
    const before = (await session.stage.charges()).length;
    const { page } = await session.visit('/buy.html');
    await page.getByRole('button', { name: /Buy now/ }).click();
    await page.waitForSelector('#cardNumber');
    await page.goBack();
    await page.waitForURL(/\/buy\.html$/);
    // Coming back by history must leave a button that works.
    await page.getByRole('button', { name: /Buy now/ }).click();
    await page.waitForSelector('#cardNumber');
    expect(await session.stage.charges()).toHaveLength(before);
    expect(session.stage.store.fulfilments).toEqual([]);
  });

  it('makes one session of twenty clicks', async () => {
    const { page, requests } = await session.visit('/buy.html');
    await page.getByRole('button', { name: /Buy now/ }).waitFor();
    await page.locator('buy-button').evaluate((element) => {
      const button = element.shadowRoot?.querySelector('button');
      for (let click = 0; click < 20; click += 1) button?.click();
    });
    await page.waitForSelector('#cardNumber');
    const creates = requests.filter(
      (request) => request.method() === 'POST' && request.url().endsWith('/checkout-sessions'),
    );
    expect(creates).toHaveLength(1);
  });

  it('is fulfilled though the browser is closed before it comes back', async () => {
    const { page, context } = await session.visit('/buy.html');
    await page.route('**/thank-you.html*', (route) => route.abort());
    await page.getByRole('button', { name: /Buy now/ }).click();
    await payOnHostedPage(page);
    await page.waitForEvent('requestfailed');
    await context.close();
    await fulfilledOnce(session.stage);
  });
});
