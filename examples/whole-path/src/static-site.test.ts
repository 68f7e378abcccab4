import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { cards, fillCard, payOnHostedPage } from './driver/card.js';
import { fulfilledOnce, paidOnThankYouPage } from './driver/order.js';
import { isLive } from './stage/stripe-account.js';
import { useStage } from './stage/use-stage.js';

declare global {
  interface Window {
    /** What {@link axe.source} puts into a page. */
    axe: typeof axe;
  }
}

/** Rules of WCAG 2.2 A and AA and axe's best practices that the page breaks. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'] }),
  );
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  );
}

/** Presses Tab until what has the focus matches; gives up after a hundred. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 100; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (name.test(focused)) return;
  }
  throw new Error(`A hundred presses of Tab did not reach ${name}.`);
}

describe.skipIf(isLive)('examples/static-site', () => {
  const session = useStage({ demoCatalog: true });

  it('sells: list, hosted page, thank-you page, fulfilled once', async () => {
    const { page, complaints } = await session.visit('/');
    await page
      .locator('product-list')
      .getByRole('button', { name: /Buy now/ })
      .first()
      .click();
    await payOnHostedPage(page);
    await fulfilledOnce(session.stage, await paidOnThankYouPage(page));
    expect(complaints).toEqual([]);
  });

  it('sells what is in the cart, in its drawer', async () => {
    const { page, complaints } = await session.visit('/');
    const add = page.locator('product-list').getByRole('button', { name: /Add to cart/ });
    await add.first().click();
    await add.nth(1).click();
    await page.locator('cart-button').getByRole('button', { name: '2 items' }).waitFor();
    await page.locator('cart-button').getByRole('button').click();
    const drawer = page.locator('shopping-cart');
    expect(await violations(page)).toEqual([]);
    await drawer.getByRole('button', { name: /Checkout · \$68\.00/ }).click();
    await drawer.getByRole('button', { name: 'Pay $68.00' }).waitFor();
    await fillCard(page, cards.succeeds);
    await drawer.getByRole('button', { name: 'Pay $68.00' }).click();
    await fulfilledOnce(session.stage, await paidOnThankYouPage(page));
    await page.getByText('We wrap what you chose').waitFor();
    expect(await page.locator('cart-button').getByRole('button', { name: '0 items' }).count()).toBe(
      1,
    );
    expect(complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'has no accessibility violation in %s',
    async (colorScheme) => {
      const { page } = await session.visit('/', { colorScheme });
      await page
        .locator('product-list')
        .getByRole('button', { name: /Buy now/ })
        .first()
        .waitFor();
      expect(await violations(page)).toEqual([]);
      await page.goto(`${session.stage.site.url}/thank-you.html`);
      await page
        .locator('order-status')
        .getByText(/\w/)
        .filter({ visible: true })
        .first()
        .waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );

  it('has no accessibility violation on the page of a paid order', async () => {
    const { page } = await session.visit('/');
    await page
      .locator('product-list')
      .getByRole('button', { name: /Buy now/ })
      .first()
      .click();
    await payOnHostedPage(page);
    await paidOnThankYouPage(page);
    expect(await violations(page)).toEqual([]);
  });

  it('needs no sideways scrolling at 320 pixels', async () => {
    const { page } = await session.visit('/', { viewport: { width: 320, height: 640 } });
    await page
      .locator('product-list')
      .getByRole('button', { name: /Buy now/ })
      .first()
      .waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });

  it('sells by keyboard alone', async () => {
    const { page } = await session.visit('/');
    await page
      .locator('product-list')
      .getByRole('button', { name: /Buy now/ })
      .first()
      .waitFor();
    await tabTo(page, /^\s*Buy now/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#cardNumber');
    for (const [field, typed] of [
      ['#email', 'ada@example.com'],
      ['#cardNumber', '4242424242424242'],
      ['#cardExpiry', '1234'],
      ['#cardCvc', '123'],
      ['#billingName', 'Ada Lovelace'],
      ['#billingPostalCode', '10001'],
    ] as const) {
      for (let presses = 0; presses < 40; presses += 1) {
        if (await page.locator(field).evaluate((element) => element === document.activeElement))
          break;
        await page.keyboard.press('Tab');
      }
      await page.keyboard.type(typed);
    }
    await page.keyboard.press('Enter');
    await fulfilledOnce(session.stage, await paidOnThankYouPage(page));
  });
});
