import type { FrameLocator, Page } from 'playwright-core';

/** Turns to a card form that waits for it, because it needs a Checkout Session. */
export async function turnToForm(page: Page): Promise<void> {
  await page.locator('card-form').getByRole('button', { name: 'Checkout' }).click();
}

/** Types an e-mail address into Stripe's element for it. */
export async function fillEmail(page: Page, email = 'ada@example.com'): Promise<void> {
  await frame(page, 'Secure email input frame').locator('[name="email"]').fill(email);
}

/** What stands in Stripe's element for an e-mail address. */
export function typedEmail(page: Page): Promise<string> {
  return frame(page, 'Secure email input frame').locator('[name="email"]').inputValue();
}

/** Types an address in Germany into Stripe's Address Element. */
export async function fillAddress(page: Page): Promise<void> {
  const address = frame(page, 'Secure address input frame');
  await address.locator('[name="name"]').fill('Ada Lovelace');
  await address.locator('[name="country"]').selectOption('DE');
  await address.locator('[name="addressLine1"]').fill('Torstraße 1');
  await address.locator('[name="postalCode"]').fill('10119');
  await address.locator('[name="locality"]').fill('Berlin');
}

/** Stripe's embedded page, which has the fields of the hosted one. */
export function embeddedPage(page: Page): FrameLocator {
  // It stands in the page itself, and is seen in the dialog.
  return page
    .frameLocator('iframe[title="Secure payment page"], iframe[name="embedded-checkout"]')
    .first();
}

/** Fills in Stripe's embedded page and pays. */
export async function payOnEmbeddedPage(page: Page, number: string): Promise<void> {
  const inside = embeddedPage(page);
  await inside.locator('#email').fill('ada@example.com');
  await inside.locator('#cardNumber').fill(number);
  await inside.locator('#cardExpiry').fill('12 / 34');
  await inside.locator('#cardCvc').fill('123');
  await inside.locator('#billingName').fill('Ada Lovelace');
  const postalCode = inside.locator('#billingPostalCode');
  if (await postalCode.isVisible()) await postalCode.fill('10001');
  await inside.locator('[data-testid="hosted-payment-submit-button"]').click();
}

function frame(page: Page, title: string): FrameLocator {
  return page.frameLocator(`iframe[title="${title}"]`).first();
}
