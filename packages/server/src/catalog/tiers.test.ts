import { readCheckoutSession, readProblem, readProduct } from '@storetag/protocol';
import { describe, expect, it } from 'vitest';
import { newAttempt, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';

const LETTER = 'price_1OtDlnxFkc8sPUQl1NhFiqw2'; // 9.00 USD monthly

const tier = (up_to: number | null, unit_amount: number | null, flat_amount: number | null) => ({
  up_to,
  unit_amount,
  unit_amount_decimal: unit_amount === null ? null : String(unit_amount),
  flat_amount,
  flat_amount_decimal: flat_amount === null ? null : String(flat_amount),
});
const tiered = {
  billing_scheme: 'tiered',
  tiers_mode: 'graduated',
  tiers: [tier(5, 900, null), tier(null, 700, 50)],
  unit_amount: null,
  unit_amount_decimal: null,
};

/** A store whose Stripe answers about the letter with these fields, and takes any Checkout Session. */
function storeWith(fields: object) {
  const asked: string[] = [];
  const sent: URLSearchParams[] = [];
  const changed = (price: object) =>
    'id' in price && price.id === LETTER ? { ...price, ...fields } : price;
  const setup: ReturnType<typeof storeOnSandbox> = storeOnSandbox({
    stripe: {
      async fetch(input, init) {
        const request = new Request(input, init);
        if (request.method === 'POST') {
          sent.push(new URLSearchParams(await request.text()));
          return Response.json({ id: 'cs_1', status: 'open', url: 'https://x/' });
        }
        const { pathname, search } = new URL(request.url);
        asked.push(decodeURIComponent(pathname + search));
        const response = await setup.sandbox.fetch(request);
        if (!pathname.startsWith('/v1/prices')) return response;
        const body = (await response.json()) as { data?: object[] };
        return Response.json(body.data ? { ...body, data: body.data.map(changed) } : changed(body));
      },
    },
  });
  const letter = async () =>
    readProduct(await (await setup.call('GET', 'products/prod_demo_letter')).json());
  const buy = (quantity: number, expected: number) =>
    setup.call('POST', 'checkout-sessions', {
      body: {
        attempt_id: newAttempt(),
        line_items: [{ price: LETTER, quantity }],
        expected_total: { amount: expected, currency: 'usd' },
        ui_mode: 'hosted_page',
        adjustable_quantity: true,
      },
    });
  return { setup, asked, sent, letter, buy };
}

describe('a tiered price', () => {
  it('is listed with its tiers, which Stripe is asked for', async () => {
    const { letter, asked } = storeWith(tiered);
    expect((await letter()).prices).toMatchObject([
      {
        id: LETTER,
        unit_amount: null,
        tiers_mode: 'graduated',
        tiers: [
          { up_to: 5, unit_amount: 900, flat_amount: null },
          { up_to: null, unit_amount: 700, flat_amount: 50 },
        ],
      },
    ]);
    expect(asked.join()).toContain('expand[0]=data.tiers');
  });

  it('is sold at what its tiers come to, in the quantity that was asked for', async () => {
    const { buy, sent, asked } = storeWith(tiered);
    readCheckoutSession(await (await buy(7, 5 * 900 + 50 + 2 * 700)).json());
    expect(sent[0]?.get('metadata[storetag_total]')).toBe('5950');
    expect([...(sent[0]?.keys() ?? [])].join()).not.toContain('adjustable_quantity');
    expect(asked.at(-1)).toContain('=tiers');

    const refused = readProblem(await (await buy(7, 7 * 900)).json());
    expect(refused).toMatchObject({ code: 'price_changed', total: { amount: 5950 } });
  });

  it.each<[string, object]>([
    ['a fraction', { tiers: [{ ...tier(null, null, null), unit_amount_decimal: '0.5' }] }],
    ['a fraction', { tiers: [{ ...tier(null, 1, null), flat_amount_decimal: '0.5' }] }],
    ['not known', { tiers: undefined }],
    ['not known', { tiers_mode: 'stairs' }],
  ])('is left out where its tiers are %s', async (reason, fields) => {
    const { setup } = storeWith({ ...tiered, ...fields });
    expect((await setup.call('GET', 'products/prod_demo_letter')).status).toBe(404);
    expect(setup.logs.join()).toContain(reason);
  });
});
