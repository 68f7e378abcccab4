import { cards } from '../../driver/card.js';
import type { Tab } from './tab.js';
import { waitFor } from './wait-for.js';

/** Types a card into the Payment Element, over what stands there. */
export async function fillCard(tab: Tab, number: string): Promise<void> {
  await tab.typeOver({ css: '[name=number]' }, number);
  await tab.typeOver({ css: '[name=expiry]' }, '1234');
  await tab.typeOver({ css: '[name=cvc]' }, '123');
  const postalCode = { css: '[name=postalCode]' };
  if (await tab.has(postalCode)) await tab.typeOver(postalCode, '10001');
}

export async function pay(tab: Tab): Promise<void> {
  await tab.click({ role: 'button', name: /^Pay \$/ });
}

/** Answers the 3-D Secure challenge. */
export async function answerThreeDSecure(tab: Tab, answer: 'complete' | 'fail'): Promise<void> {
  const css = answer === 'complete' ? '#test-source-authorize-3ds' : '#test-source-fail-3ds';
  await tab.click({ css });
}

/** What the hosted page asks for, in its order. */
export const hostedPageFields = [
  ['#email', 'ada@example.com'],
  ['#cardNumber', cards.succeeds],
  ['#cardExpiry', '1234'],
  ['#cardCvc', '123'],
  ['#billingName', 'Ada Lovelace'],
  ['#billingPostalCode', '10001'],
] as const;

/** Fills in Stripe's hosted page and pays. */
export async function payOnHostedPage(tab: Tab): Promise<void> {
  await waitFor(tab, { css: '#cardNumber' });
  for (const [css, text] of hostedPageFields) {
    if (await tab.has({ css })) await tab.typeOver({ css }, text);
  }
  await tab.click({ css: '[data-testid="hosted-payment-submit-button"]' });
}
