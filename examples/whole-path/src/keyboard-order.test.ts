import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { fillUntil, focusIs, press } from './driver/keyboard.js';
import { fulfilledOnce } from './driver/order.js';
import { testPage } from './stage/pages.js';
import { isLive } from './stage/stripe-account.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

const program = fileURLToPath(new URL('./storetag.js', import.meta.resolve('storetag')));
const folder = mkdtemp(join(tmpdir(), 'storetag-keyboard-'));

const session = useStage({
  folder,
  pages: ({ mug, print, subscription }) => ({
    '/give.html': testPage(
      `<donation-form product="${subscription.id}" success-path="order.html"></donation-form>`,
    ),
    '/order.html': testPage(
      '<order-status><a slot="download" href="/recipes.txt">Download the recipes</a></order-status><manage-subscription></manage-subscription>',
    ),
    '/buy.html': testPage(
      `<buy-button price="${priceOf(print)}" success-path="order.html"></buy-button>`,
    ),
    '/plain.html': testPage(
      `<buy-button price="${priceOf(mug)}"></buy-button>`,
      '',
      '<script type="module" src="/storetag.js" data-catalog="/catalog.json"></script>',
    ),
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

/** Pays on Stripe's page and comes to the order. */
async function payAndReturn(page: Page, values = {}): Promise<string> {
  await page.locator('#cardNumber').waitFor();
  await fillUntil(page, /^button (Pay|Donate|Subscribe)/, values);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/order\.html/, { timeout: 30_000 });
  await page.locator('order-status').getByText('Your payment has arrived').waitFor();
  return new URL(page.url()).searchParams.get('session_id') ?? '';
}

describe.skipIf(isLive)('giving, orders and shops without a server, by keyboard alone', () => {
  beforeEach(() => {
    session.stage.store.fulfilments.length = 0;
  });
  afterAll(async () => rm(await folder, { recursive: true }));

  const lastAmount = async () => (await session.stage.charges())[0]?.amount;

  it('gives an amount to choose from', async () => {
    const { page } = await session.visit('/give.html');
    await page.getByRole('button', { name: /^Donate/ }).waitFor();
    expect(await press(page, 'Tab', /^button Donate/)).toEqual([
      expect.stringMatching(/^input One time/),
      expect.stringMatching(/^input \$9\.00/),
      expect.stringMatching(/^button Donate · \$9\.00/),
    ]);
    await press(page, 'Shift+Tab', /^input \$9\.00/);
    await page.keyboard.press('ArrowRight');
    await focusIs(page, /^input \$25\.00/);
    await press(page, 'Tab', /^button Donate · \$25\.00/);
    await page.keyboard.press('Enter');
    await fulfilledOnce(session.stage, await payAndReturn(page));
    expect(await lastAmount()).toBe(2500);
  });

  it('gives an amount of one’s own', async () => {
    const { page } = await session.visit('/give.html');
    await page.getByRole('button', { name: /^Donate/ }).waitFor();
    await press(page, 'Tab', /^input \$9\.00/);
    await press(page, 'ArrowRight', /^input Other amount/);
    await page.getByText('You type the amount on Stripe’s page.').waitFor();
    await press(page, 'Tab', /^button Donate/);
    await page.keyboard.press('Enter');
    await fulfilledOnce(session.stage, await payAndReturn(page, { customUnitAmount: '12.50' }));
    expect(await lastAmount()).toBe(1250);
  });

  it('gives every month, by Enter in the amount', async () => {
    const { page } = await session.visit('/give.html');
    await page.getByRole('button', { name: /^Donate/ }).waitFor();
    await press(page, 'Tab', /^input One time/);
    await page.keyboard.press('ArrowRight');
    await focusIs(page, /^input Per month/);
    await page.getByRole('button', { name: 'Donate · $9.00 / month' }).waitFor();
    await page.keyboard.press('Enter');
    const id = await payAndReturn(page);
    const { stripe } = session.stage.account;
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ mode: 'subscription' });
  });

  it('reads the order: download, receipt, and the way to the subscription', async () => {
    const { page } = await session.visit('/buy.html');
    await page.getByRole('button', { name: /^Buy now · / }).waitFor();
    await press(page, 'Tab', /^button Buy now/);
    await page.keyboard.press('Enter');
    await payAndReturn(page);
    await page.getByRole('link', { name: 'Receipt' }).waitFor();
    await page.getByRole('link', { name: 'Manage subscription' }).waitFor();
    expect(await press(page, 'Tab', /^a Manage subscription/)).toEqual([
      'a Download the recipes',
      'a Receipt',
      'a Manage subscription',
    ]);
    await press(page, 'Shift+Tab', /^a Receipt/);
    const opened = page.context().waitForEvent('page');
    const followed = page.waitForURL(/receipt/).then(() => page);
    await page.keyboard.press('Enter');
    const receipt = await Promise.any([opened, followed]);
    await receipt
      .getByText(/receipt/i)
      .first()
      .waitFor();
  });

  it('buys without a server', async () => {
    const { sandbox, stripe } = session.stage.account;
    const file = join(await folder, 'catalog.json');
    const args = ['catalog', '--sandbox', sandbox?.url ?? '', '--out', file];
    await promisify(execFile)(process.execPath, [program, ...args]);
    const { page } = await session.visit('/plain.html');
    await page.getByRole('button', { name: /^Buy now · / }).waitFor();
    await press(page, 'Tab', /^button Buy now/);
    await page.keyboard.press('Enter');
    await page.locator('#cardNumber').waitFor();
    await fillUntil(page, /^button Pay/);
    await page.keyboard.press('Enter');
    const status = async () => (await stripe.checkout.sessions.list({ limit: 1 })).data[0]?.status;
    await expect.poll(status).toBe('complete');
  });
});
