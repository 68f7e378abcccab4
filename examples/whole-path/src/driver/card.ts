import type { Page } from 'playwright-core';

/** Numbers of Stripe's test cards. @see {@link https://docs.stripe.com/testing} */
export const cards = {
  succeeds: '4242424242424242',
  declined: '4000000000000002',
  insufficientFunds: '4000000000009995',
  threeDSecure: '4000002760003184',
  threeDSecureThenDeclined: '4000008260003178',
  processingError: '4000000000000119',
} as const;

/** The frame in which Stripe, or the sandbox, keeps the card fields of the Payment Element. */
function cardFrame(page: Page) {
  return page.frameLocator('iframe[title="Secure payment input frame"]').first();
}

/** Types a card into the Payment Element, over what stands there. */
export async function fillCard(page: Page, number: string): Promise<void> {
  const frame = cardFrame(page);
  await frame.locator('[name="number"]').fill(number);
  await frame.locator('[name="expiry"]').fill('12 / 34');
  await frame.locator('[name="cvc"]').fill('123');
  const postalCode = frame.locator('[name="postalCode"]');
  if (await postalCode.isVisible()) await postalCode.fill('10001');
}

/** What stands in the card number field. */
export function typedCardNumber(page: Page): Promise<string> {
  return cardFrame(page).locator('[name="number"]').inputValue();
}

/** Fills in Stripe's hosted page and pays. */
export async function payOnHostedPage(
  page: Page,
  { number = cards.succeeds, email = 'ada@example.com' }: { number?: string; email?: string } = {},
): Promise<void> {
  await page.waitForSelector('#cardNumber');
  const emailField = page.locator('#email');
  if (await emailField.isEditable()) await emailField.fill(email);
  await page.fill('#cardNumber', number);
  await page.fill('#cardExpiry', '12 / 34');
  await page.fill('#cardCvc', '123');
  await page.fill('#billingName', 'Ada Lovelace');
  const postalCode = page.locator('#billingPostalCode');
  if (await postalCode.isVisible()) await postalCode.fill('10001');
  await page.click('[data-testid="hosted-payment-submit-button"]');
}

/** Answers the 3-D Secure challenge, in whichever of the nested frames it stands. */
export async function answerThreeDSecure(page: Page, answer: 'complete' | 'fail'): Promise<void> {
  const id = answer === 'complete' ? '#test-source-authorize-3ds' : '#test-source-fail-3ds';
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    for (const frame of page.frames()) {
      const button = frame.locator(id);
      // A frame may be replaced while it is asked.
      const visible = await button.isVisible().catch(() => false);
      if (visible) {
        await button.click();
        return;
      }
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`No 3-D Secure challenge with ${id} appeared within 20 seconds.`);
}
