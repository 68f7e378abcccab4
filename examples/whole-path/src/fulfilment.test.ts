import { beforeEach, describe, expect, it } from 'vitest';
import { cards, fillCard, payOnHostedPage } from './driver/card.js';
import { fulfilledOnce, paidInForm, paidOnThankYouPage } from './driver/order.js';
import { isLive } from './stage/stripe-account.js';
import { useStage } from './stage/use-stage.js';

const session = useStage();

/** The sandbox's switches; these tests have no sense on a real account. */
function webhooks() {
  const { sandbox } = session.stage.account;
  if (!sandbox) throw new Error('This test needs the sandbox.');
  return sandbox.webhooks;
}

async function payForTwoMugs() {
  const { page } = await session.visit('/buy.html');
  await page.getByRole('button', { name: /Buy now/ }).click();
  await payOnHostedPage(page);
  return page;
}

/** Pays in the page while the store hears of it neither from Stripe nor from the page, and leaves. */
async function payBehindTheStore() {
  webhooks().hold();
  const { page, context } = await session.visit('/form.html');
  await page.route('**/orders/**', (route) => route.abort());
  await fillCard(page, cards.succeeds);
  await page.getByRole('button', { name: /^Pay \$/ }).click();
  await paidInForm(page);
  await context.close();
}

describe.skipIf(isLive)('fulfilment', () => {
  beforeEach(() => {
    session.stage.store.fulfilments.length = 0;
  });

  it('runs onPaid once when the webhook arrives before the customer comes back', async () => {
    const { page } = await session.visit('/buy.html');
    const back = Promise.withResolvers<void>();
    await page.route('**/thank-you.html*', async (route) => {
      await back.promise;
      await route.continue();
    });
    await page.getByRole('button', { name: /Buy now/ }).click();
    await payOnHostedPage(page);
    const id = await fulfilledOnce(session.stage);
    back.resolve();
    expect(await paidOnThankYouPage(page)).toBe(id);
    await fulfilledOnce(session.stage, id);
  });

  it('runs onPaid once when the webhook arrives after the customer came back', async () => {
    webhooks().hold();
    const page = await payForTwoMugs();
    const id = await paidOnThankYouPage(page);
    await fulfilledOnce(session.stage, id);
    webhooks().release();
    await webhooks().flush();
    await fulfilledOnce(session.stage, id);
  });

  it('runs onPaid once when each webhook arrives five times at once', async () => {
    webhooks().duplicate(5);
    try {
      const page = await payForTwoMugs();
      const id = await paidOnThankYouPage(page);
      await webhooks().flush();
      await fulfilledOnce(session.stage, id);
    } finally {
      webhooks().duplicate(1);
    }
  });

  it('fulfils a payment whose browser was closed at once', async () => {
    const { page, context } = await session.visit('/form.html');
    await fillCard(page, cards.succeeds);
    await page.getByRole('button', { name: /^Pay \$/ }).click();
    await page.waitForResponse(
      (response) => response.url().endsWith('/confirm') && response.request().method() === 'POST',
    );
    await context.close();
    await fulfilledOnce(session.stage);
  });

  it('fulfils after the server was restarted between payment and webhook', async () => {
    await payBehindTheStore();
    expect(session.stage.store.fulfilments).toEqual([]);
    await session.stage.store.stop();
    await session.stage.store.start();
    webhooks().release();
    await fulfilledOnce(session.stage);
  });

  it('fulfils by a later delivery when the server was down at the first', async () => {
    await payBehindTheStore();
    await session.stage.store.stop();
    webhooks().release();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(session.stage.store.fulfilments).toEqual([]);
    await session.stage.store.start();
    session.stage.account.sandbox?.clock.advance(2 * 60 * 60 * 1000);
    await fulfilledOnce(session.stage);
  });
});
