import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { payOnHostedPage } from './driver/card.js';
import { paidOnThankYouPage } from './driver/order.js';
import { testPage } from './stage/pages.js';
import { useStage } from './stage/use-stage.js';

/** Keeps what a page tells analytics beyond the page, as a tag manager would. */
const listening = `
  document.addEventListener('store-analytics', ({ event, ecommerce }) => {
    const told = JSON.parse(sessionStorage.getItem('told') ?? '[]');
    sessionStorage.setItem('told', JSON.stringify([...told, [event, ecommerce]]));
  });
`;

const session = useStage({
  pages: ({ mug, print }) => ({
    '/shop.html': testPage(
      `<cart-button></cart-button>
       <product-list products="${mug.id} ${print.id}" checkout="cart"></product-list>
       <shopping-cart success-path="thank-you.html"></shopping-cart>`,
      listening,
    ),
    '/thank-you.html': testPage('<order-status></order-status>', listening),
  }),
});

const told = (page: Page): Promise<unknown> =>
  page.evaluate((): unknown => JSON.parse(sessionStorage.getItem('told') ?? '[]'));

describe('store-analytics', () => {
  it('tells each step of a sale once, in Google Analytics 4’s shape, and sends nothing', async () => {
    const { page, requests, complaints } = await session.visit('/shop.html');
    const { mug, print } = session.stage.products;
    const mugItem = { item_id: mug.id, item_name: 'Test mug', price: 24 };
    const printItem = { item_id: print.id, item_name: 'Test print', price: 18.5 };
    const item = (each: object, quantity: number): unknown =>
      expect.objectContaining({ ...each, quantity });
    const list = page.locator('product-list');
    const drawer = page.getByRole('dialog', { name: 'Cart' });
    const add = (name: string): Promise<void> =>
      list.getByRole('button', { name: new RegExp(`Add to cart.*${name}`) }).click();

    await add('Test mug');
    await add('Test print');
    await page.locator('cart-button').getByRole('button', { name: '2 items' }).waitFor();
    await page.locator('cart-button').getByRole('button').click();
    await drawer.getByText('$42.50').first().waitFor();
    await drawer.getByRole('button', { name: 'One more' }).first().click();
    await drawer.getByText('$66.50').first().waitFor();
    await drawer.getByRole('button', { name: /^Remove: Test print/ }).click();
    await drawer.getByText('$48.00').first().waitFor();
    await drawer.getByRole('button', { name: /check ?out · /i }).click();
    await payOnHostedPage(page);
    const id = await paidOnThankYouPage(page);

    const steps = [
      [
        'view_item_list',
        { items: [expect.objectContaining(mugItem), expect.objectContaining(printItem)] },
      ],
      ['add_to_cart', { currency: 'USD', value: 24, items: [item(mugItem, 1)] }],
      ['add_to_cart', { currency: 'USD', value: 18.5, items: [item(printItem, 1)] }],
      [
        'view_cart',
        { currency: 'USD', value: 42.5, items: [item(mugItem, 1), item(printItem, 1)] },
      ],
      ['add_to_cart', { currency: 'USD', value: 24, items: [item(mugItem, 1)] }],
      ['remove_from_cart', { currency: 'USD', value: 18.5, items: [item(printItem, 1)] }],
      ['begin_checkout', { currency: 'USD', value: 48, items: [item(mugItem, 2)] }],
      [
        'purchase',
        {
          transaction_id: id,
          currency: 'USD',
          value: 48,
          items: [expect.objectContaining({ item_name: 'Test mug', price: 24, quantity: 2 })],
        },
      ],
    ];
    await expect.poll(() => told(page)).toEqual(steps);

    // The same confirmation again is no second sale.
    await page.reload();
    await paidOnThankYouPage(page);
    await page.waitForTimeout(300);
    expect(await told(page)).toEqual(steps);

    const { site, endpoint, account } = session.stage;
    const ours = [site.url, new URL(endpoint).origin, account.sandbox?.url ?? 'https://'];
    const strange = requests.filter(
      (request) =>
        !ours.some((origin) => request.url().startsWith(origin)) ||
        /view_item_list|add_to_cart|begin_checkout|transaction_id/.test(
          request.url() + (request.postData() ?? ''),
        ),
    );
    expect(strange.map((request) => request.url())).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
