import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cards, fillCard } from './driver/card.js';
import { announcements, listenToRegions } from './driver/live-regions.js';
import { paidInForm } from './driver/order.js';
import { testPage } from './stage/pages.js';
import { isLive } from './stage/stripe-account.js';
import { useStage } from './stage/use-stage.js';

const session = useStage({
  demoCatalog: true,
  pages: () => ({
    '/shop.html': testPage(
      '<cart-button></cart-button><product-list products="prod_demo_vase prod_demo_cards" checkout="cart"></product-list><shopping-cart checkout="form"></shopping-cart>',
    ),
  }),
});

/** A page whose live regions are listened to from before there are any. */
async function shop(): Promise<Page> {
  const { context } = await session.visit('about:blank');
  await context.addInitScript(listenToRegions);
  const page = await context.newPage();
  await page.goto(new URL('/shop.html', session.stage.site.url).href);
  await page
    .getByRole('button', { name: /Add to cart/ })
    .first()
    .waitFor();
  return page;
}

/** That a region which was there before has come to say it; one that comes with its words is told by few screen readers. */
async function isAnnounced(page: Page, text: RegExp): Promise<void> {
  const told = () => page.evaluate(announcements);
  await expect
    .poll(told)
    .toContainEqual({ text: expect.stringMatching(text), wasThere: true, isSeen: true });
}

describe.skipIf(isLive)('live regions, over a purchase', () => {
  it('are there before they speak: added, removed, put back, declined, paid', async () => {
    const page = await shop();
    const add = page.locator('product-list').getByRole('button', { name: /Add to cart/ });
    await add.first().click();
    await isAnnounced(page, /^1 item$/);
    await isAnnounced(page, /^Added to/);
    await add.nth(1).click();
    await isAnnounced(page, /^2 items$/);

    await page.locator('cart-button').getByRole('button').click();
    const drawer = page.getByRole('dialog', { name: 'Cart' });
    await drawer.getByText('$102.00').first().waitFor();
    await drawer
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
    await isAnnounced(page, /\$18\.00$/);
    await drawer.getByRole('button', { name: 'Undo' }).click();
    await isAnnounced(page, /\$102\.00$/);

    await drawer.getByRole('button', { name: /^Checkout/ }).click();
    await fillCard(page, cards.declined);
    await page.getByRole('button', { name: /^Pay/ }).click();
    await isAnnounced(page, /declined/);
    await fillCard(page, cards.succeeds);
    await page.getByRole('button', { name: /^Pay/ }).click();
    await paidInForm(page);
    await isAnnounced(page, /Your payment has arrived/);
  });
});
