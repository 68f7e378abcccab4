import { describe, expect, it } from 'vitest';
import { hostedPageFields, payOnHostedPage } from './driver/card.js';
import { waitFor, waitForAddress } from './driver/wait-for.js';
import { complaintsOf, useEngine } from './use-engine.js';

const session = useEngine();
const buy = { role: 'button', name: /Buy now.*Test mug/ } as const;

describe('buying on the hosted page', () => {
  it('goes from the list to Stripe and back to the thank-you page, and is fulfilled once', async () => {
    const tab = await session.visit('/list.html');
    await waitFor(tab, buy);
    expect(await tab.read(buy)).toContain('$24.00');
    expect(await complaintsOf(tab)).toEqual([]);
    await tab.click(buy);
    await payOnHostedPage(tab);
    await session.paidOnThankYouPage(tab);
  });

  it('sells by keyboard alone', async () => {
    const tab = await session.visit('/list.html');
    await waitFor(tab, buy);
    await tabTo('buy button', /Buy now.*Test mug/);
    await tab.press('Enter');
    await waitFor(tab, { css: '#cardNumber' });
    for (const [field, text] of hostedPageFields) {
      await tabTo(field, new RegExp(`^${field}$`));
      await tab.type(text);
    }
    await tab.press('Enter');
    await session.paidOnThankYouPage(tab);

    /** Presses Tab until what has the focus has such an id, or text. */
    async function tabTo(what: string, pattern: RegExp): Promise<void> {
      for (let presses = 0; presses < 40; presses += 1) {
        if (pattern.test(String(await tab.evaluate(focused)))) return;
        await tab.press('Tab');
      }
      throw new Error(`Forty presses of Tab did not reach the ${what}.`);
    }
  });

  it('leaves a button that works to a customer who comes back from Stripe', async () => {
    const tab = await session.visit('/list.html');
    for (let visits = 0; visits < 2; visits += 1) {
      await tab.click(buy);
      await waitFor(tab, { css: '#cardNumber' });
      await tab.back();
      await waitForAddress(tab, /\/list\.html$/);
      await waitFor(tab, buy);
    }
    expect(await session.charged()).toBe(0);
    await tab.click(buy);
    await payOnHostedPage(tab);
    await session.paidOnThankYouPage(tab);
  });
});

const focused = `(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.id ? '#' + element.id : element?.textContent.replaceAll(/\\s+/g, ' ');
})()`;
