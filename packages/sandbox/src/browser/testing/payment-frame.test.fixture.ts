import type { Frame, FrameLocator, Page } from 'playwright-core';

/** The frame of an element, by its accessible name. */
export function frameOf(page: Page, title: string): FrameLocator {
  return page.frameLocator(`iframe[title="${title}"]`).first();
}

/** The Payment Element's frame. */
export function paymentFrame(page: Page): FrameLocator {
  return frameOf(page, 'Secure payment input frame');
}

/** Types a card into the Payment Element. */
export async function typeCard(page: Page, number = '4242424242424242'): Promise<void> {
  const frame = paymentFrame(page);
  await frame.locator('[name=number]').fill(number);
  await frame.locator('[name=expiry]').fill('1234');
  await frame.locator('[name=cvc]').fill('123');
  const zip = frame.locator('[name=postalCode]');
  if (await zip.isVisible()) await zip.fill('94107');
}

/** Listens for card digits: which frames sent them, and whether the top page ever held them. */
export function watchDigits(page: Page, digits: string) {
  const carriers: Frame[] = [];
  page.on('request', (request) => {
    const text = decodeURIComponent(request.url() + (request.postData() ?? ''));
    if (text.replaceAll(/[^\d&=]/g, '').includes(digits)) carriers.push(request.frame());
  });
  return {
    /** Origins that sent the digits. */
    get origins(): string[] {
      return [...new Set(carriers.map((frame) => new URL(frame.url()).origin))];
    },
  };
}
