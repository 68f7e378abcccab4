import { describe, expect, it } from 'vitest';
import { cards } from '../driver/card.js';
import { answerThreeDSecure, fillCard, pay } from './driver/card.js';
import { waitFor, waitUntilGone } from './driver/wait-for.js';
import { complaintsOf, useEngine } from './use-engine.js';

const session = useEngine();

describe('paying in the page', () => {
  it('pays, and is fulfilled once', async () => {
    const tab = await session.visit('/form.html');
    await fillCard(tab, cards.succeeds);
    await pay(tab);
    await session.paidInForm(tab);
    expect(await complaintsOf(tab)).toEqual([]);
  });

  it('completes 3-D Secure', async () => {
    const tab = await session.visit('/form.html');
    await fillCard(tab, cards.threeDSecure);
    await pay(tab);
    await answerThreeDSecure(tab, 'complete');
    await session.paidInForm(tab);
  });

  it('takes another card after a decline, which it keeps in its fields', async () => {
    const tab = await session.visit('/form.html');
    await fillCard(tab, cards.declined);
    await pay(tab);
    await waitFor(tab, { role: 'alert', text: /declined/i });
    expect((await tab.read({ css: '[name=number]' })).replaceAll(' ', '')).toBe(cards.declined);
    expect(await session.charged()).toBe(0);
    await fillCard(tab, cards.succeeds);
    await pay(tab);
    await session.paidInForm(tab);
  });

  it('pays in the dialog of a buy button, with 3-D Secure over it, and closes by Escape', async () => {
    const tab = await session.visit('/dialog.html');
    await tab.click({ role: 'button', name: /^Buy now/ });
    await fillCard(tab, cards.threeDSecure);
    await pay(tab);
    await answerThreeDSecure(tab, 'fail');
    await waitFor(tab, { role: 'alert' });
    await fillCard(tab, cards.threeDSecure);
    await pay(tab);
    await answerThreeDSecure(tab, 'complete');
    await session.paidInForm(tab);
    await tab.press('Escape');
    await waitUntilGone(tab, { role: 'dialog' });
    expect(await complaintsOf(tab)).toEqual([]);
  });
});
