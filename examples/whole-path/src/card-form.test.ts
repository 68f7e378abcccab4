import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerThreeDSecure, cards, fillCard, typedCardNumber } from './driver/card.js';
import { fulfilledOnce, paidInForm, paidOnThankYouPage } from './driver/order.js';
import { useStage } from './stage/use-stage.js';

const session = useStage();

const pay = (page: Page) => page.getByRole('button', { name: /^Pay \$/ }).click();

/** Succeeded charges during a test. */
let chargesBefore = 0;
const charged = async () => (await session.stage.charges()).length - chargesBefore;

describe('paying in the page', () => {
  beforeEach(async () => {
    session.stage.store.fulfilments.length = 0;
    chargesBefore = (await session.stage.charges()).length;
  });

  it('pays, and is fulfilled once', async () => {
    const { page, complaints } = await session.visit('/form.html');
    await fillCard(page, cards.succeeds);
    await pay(page);
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('goes on to the success path, where the order is paid', async () => {
    const { page } = await session.visit('/form-onward.html');
    await fillCard(page, cards.succeeds);
    await pay(page);
    const id = await paidOnThankYouPage(page);
    await fulfilledOnce(session.stage, id);
    expect(page.url()).not.toContain('_secret_');
  });

  it('makes no PaymentIntent before the customer pays', async () => {
    const { page, requests } = await session.visit('/form.html');
    await fillCard(page, cards.succeeds);
    expect(requests.filter((request) => request.url().endsWith('/payment-intents'))).toEqual([]);
  });

  it('works inside two nested shadow roots', async () => {
    const { page } = await session.visit('/nested.html');
    await fillCard(page, cards.succeeds);
    await pay(page);
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
  });

  it('completes 3-D Secure', async () => {
    const { page } = await session.visit('/form.html');
    await fillCard(page, cards.threeDSecure);
    await pay(page);
    await answerThreeDSecure(page, 'complete');
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
  });

  it('takes another card after 3-D Secure failed', async () => {
    const { page } = await session.visit('/form.html');
    await fillCard(page, cards.threeDSecure);
    await pay(page);
    await answerThreeDSecure(page, 'fail');
    await page.locator('card-form').getByRole('alert').waitFor();
    expect(await charged()).toBe(0);
    await fillCard(page, cards.succeeds);
    await pay(page);
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
  });

  it('lets 3-D Secure be answered over the dialog of a buy button', async () => {
    const { page, complaints } = await session.visit('/dialog.html');
    await page.getByRole('button', { name: /^Buy now/ }).click();
    await fillCard(page, cards.threeDSecure);
    await pay(page);
    await answerThreeDSecure(page, 'complete');
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('takes another card in that dialog after 3-D Secure failed', async () => {
    const { page } = await session.visit('/dialog.html');
    await page.getByRole('button', { name: /^Buy now/ }).click();
    await fillCard(page, cards.threeDSecure);
    await pay(page);
    await answerThreeDSecure(page, 'fail');
    await page.locator('card-form').getByRole('alert').waitFor();
    expect(await page.locator('dialog:modal').count()).toBe(1);
    expect((await typedCardNumber(page)).replaceAll(' ', '')).toBe(cards.threeDSecure);
    await fillCard(page, cards.succeeds);
    await pay(page);
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
  });

  it('sells the same again once the dialog of a paid order is closed', async () => {
    const { page } = await session.visit('/dialog.html');
    for (const purchase of [1, 2]) {
      await page.getByRole('button', { name: /^Buy now/ }).click();
      await fillCard(page, cards.succeeds);
      await pay(page);
      await paidInForm(page);
      expect(await charged()).toBe(purchase);
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'hidden' });
    }
    await expect.poll(() => session.stage.store.fulfilments.length, { timeout: 30_000 }).toBe(2);
    const orders = session.stage.store.fulfilments.map(({ order }) => order.id);
    expect(new Set(orders).size).toBe(2);
  });

  it('keeps what was typed after a decline and pays with the next card on the same PaymentIntent', async () => {
    const { page } = await session.visit('/form.html');
    const intents: unknown[] = [];
    page.on('response', (response) => {
      if (!response.url().endsWith('/payment-intents') || response.request().method() !== 'POST')
        return;
      void response.json().then((answer) => intents.push(answer.id));
    });
    await fillCard(page, cards.declined);
    await pay(page);
    const alert = page.locator('card-form').getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/declined/i);
    expect((await typedCardNumber(page)).replaceAll(' ', '')).toBe(cards.declined);
    expect(await charged()).toBe(0);

    await fillCard(page, cards.succeeds);
    await pay(page);
    await paidInForm(page);
    const id = await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
    expect(new Set(intents)).toEqual(new Set([id]));
  });

  it('makes one charge of a double click and Enter', async () => {
    const { page } = await session.visit('/form.html');
    await fillCard(page, cards.succeeds);
    const button = page.getByRole('button', { name: /^Pay \$/ });
    await button.dblclick();
    await page.keyboard.press('Enter');
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
  });

  it('BUG-11: makes one charge of two tabs that pay at once', async () => {
    const { page: first, context } = await session.visit('/form.html');
    const second = await context.newPage();
    await second.goto(first.url());
    await fillCard(first, cards.succeeds);
    await fillCard(second, cards.succeeds);
    await Promise.all([pay(first), pay(second)]);
    await Promise.all([paidInForm(first), paidInForm(second)]);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
  });

  it('tells a tab that pays later that the order is paid already', async () => {
    const { page: first, context } = await session.visit('/form.html');
    const second = await context.newPage();
    await second.goto(first.url());
    await fillCard(second, cards.succeeds);
    await fillCard(first, cards.succeeds);
    await pay(first);
    await paidInForm(first);
    await pay(second);
    await paidInForm(second);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
  });

  it('says “checking” without a pay button while the outcome is unknown, then what the server says', async () => {
    const { page } = await session.visit('/form.html');
    await fillCard(page, cards.succeeds);
    // Stripe takes the payment, but its answer never reaches the page; nor can the page ask Stripe again.
    let lost = false;
    await page.route('**/v1/payment_intents/**', async (route) => {
      if (route.request().method() === 'POST') {
        await route.fetch();
        lost = true;
      }
      await (lost ? route.abort() : route.continue());
    });
    let answers = false;
    await page.route('**/orders/**', (route) => (answers ? route.continue() : route.abort()));
    await pay(page);
    await page
      .locator('card-form')
      .getByText(/Checking/i)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: /^Pay/ }).count()).toBe(0);
    answers = true;
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
  });
});
