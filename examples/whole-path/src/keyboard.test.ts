import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { focused, focusIs, press } from './driver/keyboard.js';
import { testPage } from './stage/pages.js';
import { isLive } from './stage/stripe-account.js';
import { useStage } from './stage/use-stage.js';

const session = useStage({
  demoCatalog: true,
  pages: () => ({
    '/shop.html': testPage(
      '<cart-button></cart-button><product-list controls="search sort category" page-size="4" checkout="cart" quantity-input></product-list><shopping-cart checkout="form"></shopping-cart><p><a href="/elsewhere.html">Elsewhere</a></p>',
    ),
    '/card.html': testPage(
      '<product-card product="prod_demo_mug" checkout="cart" quantity-input></product-card>',
    ),
    '/elsewhere.html': testPage('<p>Somewhere else</p>'),
  }),
});

const cards = (page: Page) => page.locator('product-list').getByRole('article');

describe.skipIf(isLive)('a shop, by keyboard alone', () => {
  async function shop(): Promise<Page> {
    const { page } = await session.visit('/shop.html');
    await page
      .getByRole('button', { name: /Add to cart/ })
      .first()
      .waitFor();
    return page;
  }

  it('searches, sorts and filters: the list says how many, and the focus stays', async () => {
    const page = await shop();
    const said = () => page.locator('product-list').getByRole('status').allInnerTexts();
    await press(page, 'Tab', /^input Search/);
    await page.keyboard.type('mug');
    await expect.poll(said).toContainEqual(expect.stringMatching(/^2 products/));
    await focusIs(page, /^input Search/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await expect.poll(said).toContainEqual(expect.stringMatching(/^4 products/));
    await press(page, 'Tab', /^select Category/);
    await page.keyboard.type('Paper');
    await expect.poll(() => cards(page).first().innerText()).toContain('Cloth notebook');
    await focusIs(page, /^select Category/);
    await press(page, 'Tab', /^select Sort/);
    await page.keyboard.type('Price, highest');
    await expect.poll(() => cards(page).first().innerText()).toContain('Still life');
    await focusIs(page, /^select Sort/);
  });

  it('shows more: the focus goes to the first that came, and Back shows as many', async () => {
    const page = await shop();
    await press(page, 'Tab', /^button Show more/);
    await page.keyboard.press('Enter');
    await expect.poll(() => cards(page).count()).toBe(8);
    const fifth = await cards(page).nth(4).getByRole('heading').innerText();
    await focusIs(page, new RegExp(fifth));
    await press(page, 'Tab', /^a Elsewhere/);
    await page.keyboard.press('Enter');
    await page.getByText('Somewhere else').waitFor();
    await page.goBack();
    await expect.poll(() => cards(page).count()).toBe(8);
  });

  it('passes the parts of a card in their order, chooses a price and a number', async () => {
    const { page } = await session.visit('/card.html');
    await page.getByRole('button', { name: /Add to cart/ }).waitFor();
    expect(await press(page, 'Tab', /^button Add to cart/)).toEqual([
      expect.stringMatching(/^div Everyday mug/),
      'button Previous image',
      'button Next image',
      expect.stringMatching(/^input Small/),
      'button One fewer',
      'input Quantity',
      'button One more',
      expect.stringMatching(/^button Add to cart · \$32\.00/),
    ]);
    await press(page, 'Shift+Tab', /^input Small/);
    await page.keyboard.press('ArrowDown');
    await focusIs(page, /^input Large/);
    await page.getByRole('button', { name: 'Add to cart · $38.00' }).waitFor();
    await press(page, 'Tab', /^button One more/);
    await page.keyboard.press('Enter');
    await focusIs(page, /^button One more/);
    await page.getByRole('button', { name: 'Add to cart · $76.00' }).waitFor();
    await press(page, 'Shift+Tab', /^input Quantity/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('3');
    await press(page, 'Tab', /^button Add to cart · \$114\.00/);
  });

  it('turns the pictures, says which one is shown, and keeps the focus at the last', async () => {
    const { page } = await session.visit('/card.html');
    await page.getByRole('button', { name: /Add to cart/ }).waitFor();
    await press(page, 'Tab', /^button Next image/);
    await page.keyboard.press('Enter');
    await page.getByText('Image 2 of 2').waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('button Next image');
    await press(page, 'Shift+Tab', /^button Previous image/);
    await page.keyboard.press('Enter');
    await page.getByText('Image 1 of 2').waitFor({ state: 'attached' });
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
    await focusIs(page, /^h2 Cart/);
    const units = drawer.getByRole('spinbutton').first();
    await press(page, 'Tab', /One more/);
    await page.keyboard.press('Enter');
    await expect.poll(() => units.inputValue()).toBe('2');
    await focusIs(page, /One more/);
    await press(page, 'Shift+Tab', /^input Quantity/);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('5');
    await press(page, 'Tab', /^button Remove/);
    await page.locator('cart-button').getByText('5', { exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await focusIs(page, /^button Undo/);
    await page.keyboard.press('Enter');
    await focusIs(page, /^h2 Cart/);
    expect(await units.inputValue()).toBe('5');
    // Whoever goes on comes round: the page behind is out of reach.
    const passed = [
      ...(await press(page, 'Tab', /^button Checkout/)),
      ...(await press(page, 'Tab', /^button Remove/)),
    ];
    expect(passed.filter((what) => /Show more|Elsewhere|Add to cart/.test(what))).toEqual([]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await focusIs(page, /^button .*Cart/);
  });

  it('closes the drawer by its button, and comes back to what opened it', async () => {
    const page = await shop();
    await press(page, 'Tab', /^button .*Cart/);
    await page.keyboard.press('Space');
    const drawer = page.getByRole('dialog');
    await drawer.waitFor();
    await press(page, 'Tab', /^button Close/);
    await page.keyboard.press('Enter');
    await drawer.waitFor({ state: 'hidden' });
    await focusIs(page, /^button .*Cart/);
  });
});
