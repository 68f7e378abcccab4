import { beforeEach, describe, expect, it } from 'vitest';
import { answerThreeDSecure, cards } from './driver/card.js';
import { fulfilledOnce, paidOnThankYouPage } from './driver/order.js';
import { embeddedPage, payOnEmbeddedPage } from './driver/payment-frames.js';
import { testPage } from './stage/pages.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const session = useStage({
  pages: ({ mug, print, subscription }) => ({
    '/onward.html': testPage(
      `<buy-button price="${priceOf(mug)}" checkout="embedded" success-path="thank-you.html"></buy-button>`,
    ),
    '/two.html': testPage(
      `<buy-button price="${priceOf(print)}" checkout="embedded"></buy-button>
       <buy-button price="${priceOf(subscription)}" checkout="embedded"></buy-button>`,
    ),
  }),
});

describe('paying on Stripe’s embedded page', () => {
  beforeEach(() => {
    session.stage.store.fulfilments.length = 0;
  });

  it('pays in the dialog, goes on, and is fulfilled once', async () => {
    const { page, complaints } = await session.visit('/onward.html');
    await page.getByRole('button', { name: /^Buy now · / }).click();
    await payOnEmbeddedPage(page, cards.succeeds);
    const id = await paidOnThankYouPage(page);
    await fulfilledOnce(session.stage, id);
    expect(page.url()).not.toContain('_secret_');
    expect(complaints).toEqual([]);
  });

  it('says that it is paid in the dialog where there is nowhere to go', async () => {
    const { page } = await session.visit('/two.html');
    await page.getByRole('button', { name: /^Buy now · / }).click();
    await payOnEmbeddedPage(page, cards.succeeds);
    await page.getByRole('dialog').getByText('Your payment has arrived').waitFor();
    await fulfilledOnce(session.stage);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => page.locator('[slot^="storetag-"]').count()).toBe(0);
  });

  it('completes 3-D Secure', async () => {
    const { page } = await session.visit('/two.html');
    await page.getByRole('button', { name: /^Buy now · / }).click();
    await payOnEmbeddedPage(page, cards.threeDSecure);
    await answerThreeDSecure(page, 'complete');
    await page.getByRole('dialog').getByText('Your payment has arrived').waitFor();
    await fulfilledOnce(session.stage);
  });

  it('cleans up when it is closed, and opens for something else', async () => {
    const { page } = await session.visit('/two.html');
    await page.getByRole('button', { name: /^Buy now · / }).click();
    await embeddedPage(page).getByText('$18.50').first().waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('[slot^="storetag-"]').count()).toBe(0);
    await page.getByRole('button', { name: /^Subscribe/ }).click();
    await embeddedPage(page).getByText('$9.00').first().waitFor();
    expect(session.stage.store.fulfilments).toHaveLength(0);
  });
});
