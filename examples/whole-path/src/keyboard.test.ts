import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fulfilledOnce } from './driver/order.js';
import { testPage } from './stage/pages.js';
import { isLive } from './stage/stripe-account.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const session = useStage({
  demoCatalog: true,
  pages: ({ mug }) => ({
    '/shop.html': testPage(
      '<cart-button></cart-button><product-list controls="search sort" page-size="4" checkout="cart" quantity-input></product-list><shopping-cart checkout="form"></shopping-cart>',
    ),
    '/dialog.html': testPage(`<buy-button price="${priceOf(mug)}" checkout="form"></buy-button>`),
  }),
});

/** What has the focus, as its role and name would be read: in shadow roots and frames, too. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    for (;;) {
      const inside: Element | null | undefined =
        element?.shadowRoot?.activeElement ??
        (element instanceof HTMLIFrameElement ? element.contentDocument?.activeElement : null);
      if (!inside) break;
      element = inside;
    }
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement
        ? element.labels?.[0]?.textContent
        : element?.textContent;
    const name = element?.getAttribute('aria-label') ?? label ?? '';
    return `${element?.localName} ${name.replaceAll(/\s+/g, ' ').trim()}`;
  });
}

/** Presses a key until what has the focus matches; gives up after sixty. */
async function press(page: Page, key: string, until: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    // One press after the other.
    // oxlint-disable no-await-in-loop
    await page.keyboard.press(key);
    const now = await focused(page);
    // oxlint-enable no-await-in-loop
    if (until.test(now)) return;
    seen.push(now);
  }
  throw new Error(`${key} did not reach ${until}, but: ${seen.join(' | ')}`);
}

/** Waits until the focus is where it belongs. */
const focusIs = (page: Page, what: RegExp) => expect.poll(() => focused(page)).toMatch(what);

describe.skipIf(isLive)('by keyboard alone', () => {
  async function shop(): Promise<Page> {
    const { page } = await session.visit('/shop.html');
    await page
      .getByRole('button', { name: /Add to cart/ })
      .first()
      .waitFor();
    return page;
  }

  it('searches, sorts and shows more: the list says how many, and the focus stays', async () => {
    const page = await shop();
    await press(page, 'Tab', /^input Search/);
    await page.keyboard.type('mug');
    await expect
      .poll(() => page.locator('product-list').getByRole('status').allInnerTexts())
      .toContainEqual(expect.stringMatching(/\d+/));
    await focusIs(page, /^input Search/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await press(page, 'Tab', /^select Sort/);
    await page.keyboard.press('ArrowDown');
    await focusIs(page, /^select Sort/);
    await press(page, 'Tab', /^button Show more/);
    const before = await page.locator('product-list').getByRole('listitem').count();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.locator('product-list').getByRole('listitem').count())
      .toBeGreaterThan(before);
    expect(await focused(page)).not.toMatch(/^body/);
  });

  it('adds to the cart, changes, removes, takes that back, and closes with Escape', async () => {
    const page = await shop();
    await press(page, 'Tab', /^button Add to cart/);
    await page.keyboard.press('Enter');
    await page.locator('cart-button').getByText('1', { exact: true }).waitFor();
    await press(page, 'Shift+Tab', /^button .*Cart/);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.waitFor();
    await press(page, 'Tab', /One more/);
    await page.keyboard.press('Enter');
    await drawer.getByRole('button', { name: /^Checkout/ }).waitFor();
    await expect.poll(() => drawer.getByRole('spinbutton').first().inputValue()).toBe('2');
    await focusIs(page, /One more/);
    await press(page, 'Tab', /Remove/);
    await page.keyboard.press('Enter');
    await focusIs(page, /^button Undo/);
    await page.keyboard.press('Enter');
    await focusIs(page, /^h2 Cart/);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await focusIs(page, /^button .*Cart/);
  });

  it('pays in a dialog: is told what is wrong with the card, mends it, and comes back', async () => {
    const { page } = await session.visit('/dialog.html');
    await page.getByRole('button', { name: /Buy now/ }).waitFor();
    await press(page, 'Tab', /^button Buy now/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const frame = page.frameLocator('iframe[title="Secure payment input frame"]').first();
    await frame.locator('[name="number"]').waitFor();
    const typeInto = async (name: string, text: string): Promise<void> => {
      for (let presses = 0; presses < 40; presses += 1) {
        // oxlint-disable-next-line no-await-in-loop
        await page.keyboard.press('Tab');
        const field = frame.locator(`[name="${name}"]`);
        // oxlint-disable-next-line no-await-in-loop
        if (
          await field.evaluate(
            (element) => element === document.activeElement && document.hasFocus(),
          )
        )
          break;
      }
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    };
    const pay = async (): Promise<void> => {
      await press(page, 'Tab', /^button Pay /);
      await page.keyboard.press('Enter');
    };
    await typeInto('number', '4000000000000002');
    await typeInto('expiry', '1234');
    await typeInto('cvc', '123');
    const postalCode = frame.locator('[name="postalCode"]');
    if (await postalCode.isVisible()) await typeInto('postalCode', '10001');
    await pay();
    await dialog.getByRole('alert').filter({ hasText: 'declined' }).waitFor();
    await typeInto('number', '4242424242424242');
    await pay();
    await dialog.getByText('Your payment has arrived').waitFor();
    await fulfilledOnce(session.stage);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await focusIs(page, /^button Buy now/);
  });
});
