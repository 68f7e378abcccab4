import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { Stage } from '../stage/start-stage.js';

/** Waits until the page says that the order is paid; gives the order's id from the address bar. */
export async function paidOnThankYouPage(page: Page): Promise<string> {
  await page.waitForURL(/\/thank-you\.html\?/, { timeout: 30_000 });
  await page
    .locator('order-status')
    .getByText('Your payment has arrived')
    .waitFor({ timeout: 30_000 });
  const query = new URL(page.url()).searchParams;
  return query.get('session_id') ?? query.get('payment_intent') ?? '';
}

/** Waits until a card form says that its payment has arrived. */
export async function paidInForm(page: Page): Promise<void> {
  await page
    .locator('card-form')
    .getByText('Your payment has arrived')
    .waitFor({ timeout: 30_000 });
}

/** Waits until `onPaid` ran, then a little longer, and expects that it ran once in all for this one order. */
export async function fulfilledOnce({ store }: Stage, id?: string): Promise<string> {
  const runs = () => (id === undefined ? store.fulfilments : store.fulfilmentsOf(id));
  await vi.waitFor(() => expect(runs()).not.toHaveLength(0), { timeout: 30_000, interval: 100 });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(runs()).toHaveLength(1);
  return runs()[0]?.order.id ?? '';
}
