import { beforeEach, describe, expect, it } from 'vitest';
import { cards, payOnHostedPage } from './driver/card.js';
import { fulfilledOnce, paidOnThankYouPage } from './driver/order.js';
import { payOnEmbeddedPage } from './driver/payment-frames.js';
import { testPage } from './stage/pages.js';
import { useStage } from './stage/use-stage.js';

const session = useStage({
  pages: ({ subscription }) => ({
    '/give.html': testPage(
      `<donation-form product="${subscription.id}" success-path="thank-you.html"></donation-form>`,
    ),
    '/give-here.html': testPage(
      `<donation-form product="${subscription.id}" checkout="embedded"></donation-form>`,
    ),
    '/portal.html': testPage('<manage-subscription email="ada@example.com"></manage-subscription>'),
  }),
  // Beside the product's own 9 dollars a month.
  async store({ stripe }, { subscription: { id: product } }) {
    for (const amount of [900, 2500]) {
      // One after the other keeps their order.
      // oxlint-disable-next-line no-await-in-loop
      await stripe.prices.create({ product, currency: 'usd', unit_amount: amount });
    }
    await stripe.prices.create({
      product,
      currency: 'usd',
      custom_unit_amount: { enabled: true, minimum: 500 },
    });
    return { customerPortal: 'https://billing.stripe.com/p/login/test_1' };
  },
});

describe('donating', () => {
  beforeEach(() => {
    session.stage.store.fulfilments.length = 0;
  });

  const amounts = async () => (await session.stage.charges()).map(({ amount }) => amount);

  it('gives an amount to choose from, on Stripe’s page', async () => {
    const { page, complaints, requests } = await session.visit('/give.html');
    await page.getByRole('radio', { name: '$25.00' }).check();
    await page.getByRole('button', { name: 'Donate · $25.00' }).click();
    await payOnHostedPage(page);
    const id = await paidOnThankYouPage(page);
    await fulfilledOnce(session.stage, id);
    expect((await amounts())[0]).toBe(2500);
    const sent = requests.find(
      (request) => request.method() === 'POST' && request.url().endsWith('/checkout-sessions'),
    );
    expect(sent?.postDataJSON()).toMatchObject({
      expected_total: { amount: 2500, currency: 'usd' },
      line_items: [{ quantity: 1 }],
    });
    expect(complaints).toEqual([]);
  });

  it('gives an amount that is typed on Stripe’s page', async () => {
    const { page } = await session.visit('/give.html');
    await page.getByRole('radio', { name: 'Other amount' }).check();
    await page.getByText('You type the amount on Stripe’s page.').waitFor();
    await page.getByRole('button', { name: 'Donate' }).click();
    await page.locator('#customUnitAmount').fill('12.50');
    await page.locator('#customUnitAmount').press('Tab');
    await payOnHostedPage(page);
    const id = await paidOnThankYouPage(page);
    await fulfilledOnce(session.stage, id);
    expect((await amounts())[0]).toBe(1250);
  });

  it('gives the same every month, by keyboard alone, in a dialog', async () => {
    const { page } = await session.visit('/give-here.html');
    await page.getByRole('radio', { name: 'One time' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('button', { name: 'Donate · $9.00 / month' }).waitFor();
    await page.keyboard.press('Enter');
    await payOnEmbeddedPage(page, cards.succeeds);
    await page.getByRole('dialog').getByText('Your payment has arrived').waitFor();
    const id = await fulfilledOnce(session.stage);
    const { stripe } = session.stage.account;
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
      mode: 'subscription',
      amount_total: 900,
    });
  });

  it('links to the customer portal of the store', async () => {
    const { page } = await session.visit('/portal.html');
    const link = page.getByRole('link', { name: 'Manage subscription' });
    expect(await link.getAttribute('href')).toBe(
      'https://billing.stripe.com/p/login/test_1?prefilled_email=ada%40example.com',
    );
  });
});
