import type Stripe from 'stripe';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cards, fillCard } from './driver/card.js';
import { fulfilledOnce, paidInForm, paidOnThankYouPage } from './driver/order.js';
import { isLive } from './stage/stripe-account.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const session = useStage();

const payButton = /^Pay \$/;
let chargesBefore = 0;
const charged = async () => (await session.stage.charges()).length - chargesBefore;

beforeEach(async () => {
  session.stage.store.fulfilments.length = 0;
  chargesBefore = (await session.stage.charges()).length;
});

/** Puts another price in the place of a product's own, as editing it in the Dashboard does; `back` undoes it. */
async function putPrice(stripe: Stripe, of: Stripe.Product, amount: number) {
  const [product, old] = [of.id, priceOf(of)];
  const edited = await stripe.prices.create({ product, currency: 'usd', unit_amount: amount });
  await stripe.products.update(product, { default_price: edited.id });
  await stripe.prices.update(old, { active: false });
  return {
    async back() {
      await stripe.prices.update(old, { active: true });
      await stripe.products.update(product, { default_price: old });
      await stripe.prices.update(edited.id, { active: false });
    },
  };
}

async function newestIntent(stripe: Stripe): Promise<string | undefined> {
  return (await stripe.paymentIntents.list({ limit: 1 })).data[0]?.id;
}

describe('a catalogue that changes after it was displayed', () => {
  it('tells of an edited price and charges nothing', async () => {
    const { stripe } = session.stage.account;
    const { print } = session.stage.products;
    const { page } = await session.visit('/list.html');
    const button = page
      .locator('product-list')
      .getByRole('button', { name: /Buy now.*Test print/ });
    await button.waitFor();

    const put = await putPrice(stripe, print, 2150);
    await button.click();

    const alert = page.locator('product-list').getByRole('alert').filter({ hasText: /\w/ });
    try {
      await alert.waitFor();
      expect(await alert.textContent()).toMatch(/from \$18\.50 to \$21\.50/);
      expect(page.url()).toMatch(/list\.html$/);
      expect(await charged()).toBe(0);

      // The button has the new price now: pressing it again is the customer's consent.
      await page
        .locator('product-list')
        .getByRole('button', { name: /\$21\.50.*Test print/ })
        .click();
      await page.waitForSelector('#cardNumber');
      await page.getByText('$21.50').first().waitFor();
    } finally {
      await put.back();
    }
  });

  it('tells of an edited price in the form, and charges the new one with the next click', async () => {
    const { stripe } = session.stage.account;
    const { print } = session.stage.products;
    const { page } = await session.visit('/form-onward.html');
    await fillCard(page, cards.succeeds);
    const put = await putPrice(stripe, print, 2150);
    try {
      await page.getByRole('button', { name: payButton }).click();
      const alert = page.locator('card-form').getByRole('alert').filter({ hasText: /\w/ });
      await alert.waitFor();
      expect(await alert.textContent()).toMatch(/from \$18\.50 to \$21\.50/);
      expect(await charged()).toBe(0);

      await page.getByRole('button', { name: 'Pay $21.50' }).click();
      await fulfilledOnce(session.stage, await paidOnThankYouPage(page));
      expect((await stripe.charges.list({ limit: 1 })).data[0]?.amount).toBe(2150);
    } finally {
      await put.back();
    }
  });

  it('tells in the form of an archived product, with no PaymentIntent made', async () => {
    const { stripe } = session.stage.account;
    const { print } = session.stage.products;
    const { page } = await session.visit('/form-onward.html');
    await fillCard(page, cards.succeeds);
    await stripe.products.update(print.id, { active: false });
    try {
      // To Stripe a PaymentIntent is an amount: only the store can know that the product is gone.
      const before = await newestIntent(stripe);
      await page.getByRole('button', { name: payButton }).click();
      await page
        .locator('card-form')
        .getByText(/no longer sold/)
        .first()
        .waitFor();
      expect(await newestIntent(stripe)).toBe(before);
      expect(await charged()).toBe(0);
    } finally {
      await stripe.products.update(print.id, { active: true });
    }
  });

  it('tells of an archived product', async () => {
    const { stripe } = session.stage.account;
    const { mug } = session.stage.products;
    const { page } = await session.visit('/buy.html');
    const button = page.getByRole('button', { name: /Buy now/ });
    await button.waitFor();
    await stripe.products.update(mug.id, { active: false });
    try {
      await button.click();
      const alert = page.locator('buy-button').getByRole('alert');
      await alert.waitFor();
      expect(await alert.textContent()).toMatch(/no longer sold/i);
      expect(await charged()).toBe(0);
    } finally {
      await stripe.products.update(mug.id, { active: true });
    }
  });
});

describe('a store server that is down', () => {
  afterEach(() => session.stage.store.start());

  it('is told on the page, and the purchase works once it is back', async () => {
    const { page } = await session.visit('/form.html');
    await fillCard(page, cards.succeeds);
    await session.stage.store.stop();
    await page.getByRole('button', { name: payButton }).click();
    const form = page.locator('card-form');
    await form.getByRole('alert').waitFor();
    await session.stage.store.start();
    await page.getByRole('button', { name: payButton }).click();
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
  });

  it('leaves a list with a message and a way to try again', async () => {
    await session.stage.store.stop();
    const { page } = await session.visit('/list.html');
    const retry = page.locator('product-list').getByRole('button', { name: 'Try again' });
    await retry.waitFor();
    await session.stage.store.start();
    await retry.click();
    await page.locator('product-list').getByText('Test mug').first().waitFor();
  });
});

describe.skipIf(isLive)('a Stripe that fails', () => {
  const faults = () => {
    const { sandbox } = session.stage.account;
    if (!sandbox) throw new Error('This test needs the sandbox.');
    return sandbox.faults;
  };
  afterEach(() => faults().clear());

  it.each([500, 429])('is asked again after a %i, and the customer pays once', async (status) => {
    const { page } = await session.visit('/form.html');
    await fillCard(page, cards.succeeds);
    faults().add({ method: 'POST', path: '/v1/payment_intents', status, times: 1 });
    await page.getByRole('button', { name: payButton }).click();
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
  });

  it.each([500, 429])(
    'is told to the customer when every answer is a %i; nothing is charged',
    async (status) => {
      const { page } = await session.visit('/buy.html');
      await page.getByRole('button', { name: /Buy now/ }).waitFor();
      faults().add({ method: 'POST', path: '/v1/checkout/sessions', status, times: 100 });
      await page.getByRole('button', { name: /Buy now/ }).click();
      await page.locator('buy-button').getByRole('alert').waitFor({ timeout: 20_000 });
      expect(await charged()).toBe(0);

      faults().clear();
      await page.getByRole('button', { name: /Buy now/ }).click();
      await page.waitForSelector('#cardNumber');
    },
  );

  it('makes one charge when its answer to the payment is lost after it acted', async () => {
    const { page } = await session.visit('/form.html');
    await fillCard(page, cards.succeeds);
    faults().add({
      method: 'POST',
      path: '/v1/payment_intents',
      status: 500,
      times: 1,
      when: 'after',
    });
    await page.getByRole('button', { name: payButton }).click();
    const form = page.locator('card-form');
    await form.getByRole('alert').or(form.getByText('Your payment has arrived')).first().waitFor();
    if (await page.getByRole('button', { name: payButton }).isVisible()) {
      await page.getByRole('button', { name: payButton }).click();
    }
    await paidInForm(page);
    await fulfilledOnce(session.stage);
    expect(await charged()).toBe(1);
  });
});
