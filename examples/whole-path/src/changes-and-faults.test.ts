import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cards, fillCard } from './driver/card.js';
import { fulfilledOnce, paidInForm } from './driver/order.js';
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

describe('a catalogue that changes after it was displayed', () => {
  it('tells of an edited price and charges nothing', async () => {
    const { stripe } = session.stage.account;
    const { print } = session.stage.products;
    const { page } = await session.visit('/list.html');
    const button = page
      .locator('product-list')
      .getByRole('button', { name: /Buy now.*Test print/ });
    await button.waitFor();

    const edited = await stripe.prices.create({
      product: print.id,
      currency: 'usd',
      unit_amount: 2150,
    });
    await stripe.products.update(print.id, { default_price: edited.id });
    await stripe.prices.update(priceOf(print), { active: false });
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
      await stripe.prices.update(priceOf(print), { active: true });
      await stripe.products.update(print.id, { default_price: priceOf(print) });
      await stripe.prices.update(edited.id, { active: false });
    }
  });

  it('tells in the form of an archived price, with no PaymentIntent made', async () => {
    const { stripe } = session.stage.account;
    const { print } = session.stage.products;
    const { page } = await session.visit('/form-onward.html');
    await fillCard(page, cards.succeeds);
    await stripe.prices.update(priceOf(print), { active: false });
    try {
      const intentsBefore = (await stripe.paymentIntents.list({ limit: 100 })).data.length;
      // Stripe itself refuses only sessions: a PaymentIntent is an amount to it.
      await page.getByRole('button', { name: payButton }).click();
      await page.locator('card-form').getByRole('alert').waitFor();
      expect((await stripe.paymentIntents.list({ limit: 100 })).data).toHaveLength(intentsBefore);
      expect(await charged()).toBe(0);
    } finally {
      await stripe.prices.update(priceOf(print), { active: true });
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
