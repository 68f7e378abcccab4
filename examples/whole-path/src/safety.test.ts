import { describe, expect, it } from 'vitest';
import { cards, fillCard } from './driver/card.js';
import { paidInForm } from './driver/order.js';
import { isLive } from './stage/stripe-account.js';
import { priceOf } from './stage/test-products.js';
import { useStage } from './stage/use-stage.js';

describe.skipIf(isLive)('a catalogue with hostile words', () => {
  const session = useStage({ demoCatalog: true });

  it('is shown as text: no script runs, no markup appears, no dialog opens', async () => {
    const { stripe } = session.stage.account;
    const payload =
      '<img src=x onerror="globalThis.hacked = 1"><script>globalThis.hacked = 1</script>';
    const hostile = await stripe.products.create({
      name: `Hostile ${payload}`,
      description: `${payload}"><svg onload=alert(1)>`,
      marketing_features: [{ name: '<img src=x onerror="globalThis.hacked = 1">' }],
      metadata: { category: payload, label: payload },
      default_price_data: { currency: 'usd', unit_amount: 100 },
    });
    const { page, complaints } = await session.visit('/');
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(`${session.stage.site.url}/everything.html`);
    const list = page.locator('product-list');
    await list.getByText('Hostile <img src=x').first().waitFor();
    await list.getByText('<script>').first().waitFor();
    expect(await page.evaluate(() => 'hacked' in globalThis)).toBe(false);
    expect(dialogs).toEqual([]);
    expect(await list.locator('script, img[src="x"], svg[onload]').count()).toBe(0);
    expect(await list.locator('[src^="javascript:"], [href^="javascript:"]').count()).toBe(0);
    expect(complaints.filter((each) => !each.includes('404'))).toEqual([]);
    await stripe.products.update(hostile.id, { active: false });
  });
});

describe('what the page may decide', () => {
  const session = useStage();

  it('sends ids and quantities, and no amount but the one that it displayed', async () => {
    const { page, requests } = await session.visit('/form.html');
    await fillCard(page, cards.succeeds);
    await page.getByRole('button', { name: /^Pay \$/ }).click();
    await paidInForm(page);
    const bodies = requests
      .filter(
        (request) =>
          request.method() === 'POST' && request.url().startsWith(session.stage.endpoint),
      )
      .map((request): unknown => request.postDataJSON());
    expect(bodies).toEqual([
      {
        attempt_id: expect.any(String),
        line_items: [{ price: priceOf(session.stage.products.mug), quantity: 1 }],
        expected_total: { amount: 2400, currency: 'usd' },
      },
    ]);
  });

  it.each([
    [
      'a lower expected total',
      { expected_total: { amount: 1, currency: 'usd' } },
      409,
      'price_changed',
    ],
    ['an amount', { amount: 1 }, 400, 'invalid_request'],
    [
      'a price of its own',
      { line_items: [{ price_data: { unit_amount: 1 }, quantity: 1 }] },
      400,
      'invalid_request',
    ],
    [
      'a negative quantity',
      { line_items: [{ price: 'price_x', quantity: -1 }] },
      400,
      'invalid_request',
    ],
    [
      'a price that is not sold here',
      { line_items: [{ price: 'price_other', quantity: 1 }] },
      422,
      'price_not_sold',
    ],
  ])('cannot buy with %s', async (_, change, status, code) => {
    const { stripe } = session.stage.account;
    const before = (await stripe.paymentIntents.list({ limit: 100 })).data.length;
    const response = await fetch(`${session.stage.endpoint}/payment-intents`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: session.stage.site.url },
      body: JSON.stringify({
        attempt_id: crypto.randomUUID(),
        line_items: [{ price: priceOf(session.stage.products.mug), quantity: 1 }],
        ...change,
      }),
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
    expect((await stripe.paymentIntents.list({ limit: 100 })).data).toHaveLength(before);
  });

  it('refuses a secret key in an attribute before any request', async () => {
    const { page, requests } = await session.visit('/secret.html');
    await page
      .locator('buy-button')
      .getByText(/secret Stripe key/i)
      .first()
      .waitFor();
    const sent = requests.filter((request) => request.url().includes('sk_test'));
    expect(sent).toEqual([]);
    expect(requests.filter((request) => request.url().includes('/api'))).toEqual([]);
  });

  it('keeps card digits and client secrets out of the page, its storage and its address', async () => {
    const { page, requests } = await session.visit('/form.html');
    await fillCard(page, cards.succeeds);
    const markup = await page.evaluate(() => document.documentElement.outerHTML);
    expect(markup).not.toContain('4242');
    await page.getByRole('button', { name: /^Pay \$/ }).click();
    await paidInForm(page);
    const left = await page.evaluate(() => [
      document.documentElement.outerHTML,
      location.href,
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    ]);
    for (const each of left) expect(each).not.toMatch(/_secret_|4242/);
    const toStore = requests.filter((request) => request.url().startsWith(session.stage.endpoint));
    for (const request of toStore)
      expect(`${request.url()}${request.postData()}`).not.toMatch(/_secret_|4242 ?4242/);
  });
});
