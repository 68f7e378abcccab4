import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { cards, fillCard, payOnHostedPage } from './driver/card.js';
import { fulfilledOnce, paidOnThankYouPage } from './driver/order.js';
import { scriptTag, testPage, testPages } from './stage/pages.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const list = '<cart-button></cart-button><product-list checkout="cart"></product-list>';
const shop = (attributes: string) =>
  testPage(`${list}<shopping-cart success-path="thank-you.html" ${attributes}></shopping-cart>`);

const session = useStage({
  pages: (products) => ({
    ...testPages(products),
    '/shop.html': shop(''),
    '/shop-form.html': shop('checkout="form"'),
    '/opens.html': testPage(list, '', scriptTag('data-open-cart-on-add')),
  }),
});

const add = (page: Page, name: string) =>
  page
    .locator('product-list')
    .getByRole('button', { name: new RegExp(`Add to cart.*${name}`) })
    .click();
const count = (page: Page, units: number) =>
  page
    .locator('cart-button')
    .getByRole('button', { name: units === 1 ? '1 item' : `${units} items` })
    .waitFor({ state: 'attached' });
const drawer = (page: Page) => page.getByRole('dialog', { name: 'Cart' });
const openDrawer = (page: Page) => page.locator('cart-button').getByRole('button').click();
const checkOut = (page: Page, total: string) =>
  drawer(page)
    .getByRole('button', { name: new RegExp(`(Checkout|check out) · \\$${total}`) })
    .click();

/** A customer with a mug and a print in the cart, and the drawer open. */
async function filled(address = '/shop.html') {
  const customer = await session.visit(address);
  const { page } = customer;
  await add(page, 'Test mug');
  await count(page, 1);
  await add(page, 'Test print');
  await count(page, 2);
  await openDrawer(page);
  await drawer(page).getByText('$42.50').first().waitFor();
  return customer;
}

describe('buying with a cart', () => {
  beforeEach(() => {
    session.stage.store.fulfilments.length = 0;
  });

  it('goes from the list by the drawer to Stripe; what is paid leaves the cart, once', async () => {
    const { page, complaints } = await filled();
    await checkOut(page, '42\\.50');
    await payOnHostedPage(page);
    const id = await paidOnThankYouPage(page);
    const thanks = page.url();
    await fulfilledOnce(session.stage, id);
    expect(session.stage.store.fulfilmentsOf(id)[0]?.order).toMatchObject({
      amount: 4250,
      currency: 'usd',
    });

    await page.goto(`${session.stage.site.url}/shop.html`);
    await count(page, 0);
    await add(page, 'Test mug');
    await count(page, 1);
    // The same confirmation again, from a bookmark, is no reason to empty it again.
    await page.goto(thanks);
    await paidOnThankYouPage(page);
    await page.goto(`${session.stage.site.url}/shop.html`);
    await count(page, 1);
    expect(complaints).toEqual([]);
  });

  it('keeps the cart after a decline, and after the customer turns back', async () => {
    const { page } = await filled();
    await checkOut(page, '42\\.50');
    await payOnHostedPage(page, { number: cards.declined });
    await page
      .getByText(/declined/i)
      .filter({ visible: true })
      .first()
      .waitFor();
    await page.goto(`${session.stage.site.url}/shop.html`);
    await count(page, 2);

    await openDrawer(page);
    await checkOut(page, '42\\.50');
    await payOnHostedPage(page);
    await paidOnThankYouPage(page);
    await page.goto(`${session.stage.site.url}/shop.html`);
    await count(page, 0);
  });

  it('leaves a cart that works when the customer comes back by the browser’s Back', async () => {
    const { page } = await filled();
    await checkOut(page, '42\\.50');
    await page.waitForSelector('#cardNumber');
    await page.goBack();
    await page.waitForURL(/\/shop\.html$/);
    await count(page, 2);
    if (!(await drawer(page).isVisible())) await openDrawer(page);
    await checkOut(page, '42\\.50');
    await page.waitForSelector('#cardNumber');
    expect(session.stage.store.fulfilments).toEqual([]);
  });

  it('is the same in two tabs', async () => {
    const { page, context } = await filled();
    const other = await context.newPage();
    await other.goto(page.url());
    await count(other, 2);
    await openDrawer(other);
    await drawer(other).getByRole('button', { name: 'One more' }).first().click();
    await count(page, 3);
    await drawer(page).getByText('$66.50').first().waitFor();
    await drawer(page).getByRole('button', { name: 'Remove: Test print' }).click();
    await count(other, 2);
    await drawer(page).getByRole('button', { name: 'Undo' }).click();
    await count(other, 3);

    await checkOut(page, '66\\.50');
    await payOnHostedPage(page);
    await paidOnThankYouPage(page);
    await drawer(other).getByText('Your cart is empty.').waitFor();
  });

  it('is empty for who paid and never came back, the next time that the drawer opens', async () => {
    const { page } = await filled();
    await page.route('**/thank-you.html*', (route) => route.abort());
    await checkOut(page, '42\\.50');
    await payOnHostedPage(page);
    await page.waitForEvent('requestfailed');
    await fulfilledOnce(session.stage);
    await page.goto(`${session.stage.site.url}/shop.html`);
    await count(page, 2);
    await openDrawer(page);
    await drawer(page).getByText('Your cart is empty.').waitFor();
    await count(page, 0);
  });

  it('keeps the cart when something else is bought beside it', async () => {
    const { page } = await filled();
    await page.goto(`${session.stage.site.url}/buy.html`);
    await page.getByRole('button', { name: /Buy now/ }).click();
    await payOnHostedPage(page);
    await paidOnThankYouPage(page);
    await page.goto(`${session.stage.site.url}/shop.html`);
    await count(page, 2);
  });

  it('tells a price that was replaced, and charges it only after the customer accepted it', async () => {
    const { stripe } = session.stage.account;
    const { print } = session.stage.products;
    const { page } = await filled();
    await page.reload();
    const edited = await stripe.prices.create({
      product: print.id,
      currency: 'usd',
      unit_amount: 2150,
    });
    await stripe.products.update(print.id, { default_price: edited.id });
    await stripe.prices.update(priceOf(print), { active: false });
    try {
      const compared = page.waitForResponse(/\/products\?ids=/);
      await openDrawer(page);
      await (await compared).finished();
      await page.waitForTimeout(200);
      // Whether the catalogue knows it already, or the store says it at the click.
      const button = drawer(page).getByRole('button', { name: /(Checkout|check out) · \$/ });
      if (/42\.50/.test(await button.innerText())) await button.click();
      await drawer(page).getByRole('alert').filter({ hasText: /\w/ }).waitFor();
      expect(await drawer(page).locator('s').first().innerText()).toBe('$18.50');
      expect(session.stage.store.fulfilments).toEqual([]);
      await checkOut(page, '45\\.50');
      await payOnHostedPage(page);
      const id = await paidOnThankYouPage(page);
      await fulfilledOnce(session.stage, id);
      expect(session.stage.store.fulfilmentsOf(id)[0]?.order.amount).toBe(4550);
      await page.goto(`${session.stage.site.url}/shop.html`);
      await count(page, 0);
    } finally {
      await stripe.prices.update(priceOf(print), { active: true });
      await stripe.products.update(print.id, { default_price: priceOf(print) });
      await stripe.prices.update(edited.id, { active: false });
    }
  });

  it('pays with the card form in the drawer', async () => {
    const { page } = await filled('/shop-form.html');
    await checkOut(page, '42\\.50');
    const dialog = page.getByRole('dialog', { name: 'Checkout' });
    await fillCard(page, cards.declined);
    await dialog.getByRole('button', { name: /^Pay \$42\.50/ }).click();
    await dialog
      .getByText(/declined/i)
      .filter({ visible: true })
      .first()
      .waitFor();
    await count(page, 2);
    await fillCard(page, cards.succeeds);
    await dialog.getByRole('button', { name: /^Pay \$42\.50/ }).click();
    await paidOnThankYouPage(page);
    await fulfilledOnce(session.stage);
    await page.goto(`${session.stage.site.url}/shop.html`);
    await count(page, 0);
  });

  it('opens when something is added, where the script tag says so, in a drawer made for it', async () => {
    const { page, complaints } = await session.visit('/opens.html');
    await add(page, 'Test mug');
    await drawer(page).getByText('$24.00').first().waitFor();
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'hidden' });
    await add(page, 'Test mug');
    await drawer(page).getByText('$48.00').first().waitFor();
    expect(await page.locator('shopping-cart').count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});
