import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a customer types, by the name or id of the field. */
const typed: Readonly<Record<string, string>> = {
  number: '4242424242424242',
  expiry: '1234',
  cvc: '123',
  postalCode: '10119',
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  country: 'Germany',
  addressLine1: 'Torstrasse 1',
  locality: 'Berlin',
  cardNumber: '4242424242424242',
  cardExpiry: '1234',
  cardCvc: '123',
  billingName: 'Ada Lovelace',
  billingPostalCode: '10001',
  shippingName: 'Ada Lovelace',
  shippingAddressLine1: 'Torstrasse 1',
  shippingPostalCode: '10119',
  shippingLocality: 'Berlin',
  shippingCountry: 'Germany',
};

interface Focus {
  /** Tag and name, as `button Buy now · $24.00`. */
  what: string;
  /** Name or id of the field that it is. */
  field: string;
  /** Whether it can be seen that it has the focus. */
  isSeen: boolean;
}

/** What has the focus: in shadow roots, and in frames of whatever origin. */
async function focus(page: Page): Promise<Focus> {
  for (const frame of page.frames()) {
    // One frame has it.
    // oxlint-disable-next-line no-await-in-loop
    const found = await focusIn(frame);
    if (found) return found;
  }
  return { what: 'nothing', field: '', isSeen: false };
}

async function focusIn(frame: Frame): Promise<Focus | undefined> {
  try {
    return await frame.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element || !document.hasFocus() || element instanceof HTMLIFrameElement)
        return undefined;
      const label =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement
          ? element.labels?.[0]?.textContent
          : (element.shadowRoot ?? element).textContent;
      const name = element.getAttribute('aria-label') ?? label ?? '';
      // A choice shows it on its label.
      const shown = [element, element.closest('label'), element.parentElement];
      return {
        what: `${element.localName} ${name.replaceAll(/\s+/g, ' ').trim()}`,
        field: element.getAttribute('name') ?? element.id,
        isSeen: shown.some((each) => {
          if (!each) return false;
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
          return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
        }),
      };
    });
  } catch {
    // A frame that goes away has no focus.
    return undefined;
  }
}

/** What has the focus, as its tag and name would be read. */
export async function focused(page: Page): Promise<string> {
  return (await focus(page)).what;
}

/** Waits until the focus is where it belongs. */
export async function focusIs(page: Page, what: RegExp): Promise<void> {
  await expect.poll(() => focused(page), { timeout: 10_000 }).toMatch(what);
}

/**
 * Presses a key until what has the focus matches; gives up after eighty. Whatever is passed on the way shows that it has
 * the focus.
 *
 * @returns What was passed, and what was reached.
 */
export async function press(page: Page, key: string, until: RegExp): Promise<string[]> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    // One press after the other.
    // oxlint-disable no-await-in-loop
    await page.keyboard.press(key);
    const { what, isSeen } = await focus(page);
    // oxlint-enable no-await-in-loop
    if (!isNowhere(what)) expect(isSeen, `${what} shows the focus`).toBe(true);
    passed.push(what);
    if (until.test(what)) return passed;
  }
  throw new Error(`${key} did not reach ${until}, but: ${passed.join(' | ')}`);
}

/** Goes from field to field, and types what is asked for, until what has the focus matches. */
export async function fillUntil(
  page: Page,
  until: RegExp,
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses += 1) {
    // oxlint-disable no-await-in-loop
    await page.keyboard.press('Tab');
    const { what, field } = await focus(page);
    if (until.test(what)) return;
    passed.push(what);
    const text = values[field] ?? typed[field];
    if (text !== undefined && /^(input|select)/.test(what)) {
      if (what.startsWith('input')) await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
    }
    // oxlint-enable no-await-in-loop
  }
  throw new Error(`Tab did not reach ${until}, but: ${passed.join(' | ')}`);
}

/** Where nothing of the page is: between its last part and its first. */
function isNowhere(what: string): boolean {
  return /^(nothing|body|html|iframe)/.test(what);
}
