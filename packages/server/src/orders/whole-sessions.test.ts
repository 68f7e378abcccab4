import { objectOf, listOf, readCheckoutSession, readOrder, text } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { newAttempt, ORIGIN, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';

type Options = Parameters<typeof storeOnSandbox>[0];
const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq'; // 32.00 USD
const LETTER = 'price_1OtDlnxFkc8sPUQl1NhFiqw2'; // 9.00 USD monthly

const readPage = objectOf({ line_items: listOf(objectOf({ id: text() })) });

/** A store, and a customer who changes and pays a session as Stripe.js lets him. */
function openStore(options: Options) {
  const setup = storeOnSandbox(options);
  const { sandbox, dashboard, call } = setup;
  const attempt_id = newAttempt();
  return {
    ...setup,
    async buy(line_items: { price: string; quantity: number }[], fields: object = {}) {
      const body = { attempt_id, line_items, ui_mode: 'elements', ...fields };
      return readCheckoutSession(await (await call('POST', 'checkout-sessions', { body })).json());
    },
    /** Calls the page of a session with the publishable key; gives the ids of its lines. */
    async change(
      { id, client_secret: secret = '' }: { id: string; client_secret?: string },
      form: Record<string, string>,
      action = '',
    ) {
      const body = new URLSearchParams({
        key: sandbox.keys.publishable,
        client_secret: secret,
        ...form,
      });
      const address = `http://sandbox.test/v1/payment_pages/${id}${action}`;
      const response = await sandbox.fetch(new Request(address, { method: 'POST', body }));
      const answer: unknown = await response.json();
      expect(answer).not.toHaveProperty('error');
      return readPage(answer).line_items.map((line) => line.id);
    },
    async look(id: string) {
      const headers = { authorization: `Bearer ${attempt_id}` };
      return readOrder(await (await call('GET', `orders/${id}`, { headers })).json());
    },
    promotion: async (percent_off: number) => {
      const coupon = await dashboard.coupons.create({ percent_off, duration: 'once' });
      const promotion = { type: 'coupon', coupon: coupon.id } as const;
      await dashboard.promotionCodes.create({ promotion, code: 'SPRING' });
    },
  };
}

const CARD = {
  'payment_method_data[type]': 'card',
  'payment_method_data[card][number]': '4242424242424242',
  'payment_method_data[card][exp_month]': '12',
  'payment_method_data[card][exp_year]': '2040',
  'payment_method_data[card][cvc]': '123',
  'payment_method_data[billing_details][name]': 'Ada Lovelace',
  'payment_method_data[billing_details][email]': 'ada@example.com',
};
const IN_GERMANY = {
  'shipping[name]': 'Ada Lovelace',
  'shipping[address][line1]': 'Torstr. 1',
  'shipping[address][city]': 'Berlin',
  'shipping[address][postal_code]': '10119',
  'shipping[address][country]': 'DE',
};

/** A shipping rate of the sandbox that `storeOnSandbox` makes when the options are known. */
async function rateOf(dashboard: Stripe, amount: number): Promise<string> {
  const fixed_amount = { amount, currency: 'usd' };
  const rate = await dashboard.shippingRates.create({
    type: 'fixed_amount',
    display_name: 'Post',
    fixed_amount,
  });
  return rate.id;
}

describe('a session that the customer changes before paying', () => {
  it('is fulfilled with its discount, shipping, tax and quantities, and tells them', async () => {
    const first = openStore({});
    const rate = await rateOf(first.dashboard, 500);
    const store = openStore({
      sandbox: first.sandbox,
      checkout: {
        shippingCountries: ['DE'],
        shippingRates: [rate],
        automaticTax: true,
        promotionCodes: true,
      },
    });
    await store.promotion(25);
    const session = await store.buy([{ price: MUG, quantity: 1 }], { adjustable_quantity: true });
    const [item = ''] = await store.change(session, { email: 'ada@example.com', ...IN_GERMANY });
    await store.change(session, { 'line_items[0][id]': item, 'line_items[0][quantity]': '3' });
    await store.change(session, { promotion_code: 'SPRING', shipping_rate: rate });
    const { totals } = await store.look(session.id);
    expect(totals).toMatchObject({ subtotal: 9600, discount: 2400, shipping: 500 });
    expect(totals?.tax).toBeGreaterThan(0);

    await store.change(session, CARD, '/confirm');
    expect(await store.store.settle(session.id)).toBe('settled');
    expect(store.logs).toEqual([]);
    const { tax = 0 } = totals ?? {};
    expect(store.paid).toMatchObject([
      { order: { amount: 7200 + 500 + tax, line_items: [{ price: MUG, quantity: 3 }] } },
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const order = await store.look(session.id);
    expect(order).toMatchObject({
      status: 'paid',
      amount: 7700 + tax,
      totals: { ...totals, total: 7700 + tax },
    });
    expect(order).not.toHaveProperty('url');
  });

  it('is fulfilled when it is a subscription with a discount', async () => {
    const store = openStore({ checkout: { promotionCodes: true } });
    await store.promotion(50);
    const session = await store.buy([
      { price: LETTER, quantity: 1 },
      { price: MUG, quantity: 1 },
    ]);
    await store.change(session, { promotion_code: 'SPRING', email: 'ada@example.com' });
    await store.change(session, CARD, '/confirm');
    expect(await store.store.settle(session.id)).toBe('settled');
    expect((await store.look(session.id)).totals).toEqual({
      subtotal: 4100,
      discount: 2050,
      shipping: 0,
      tax: 0,
      total: 2050,
    });
  });

  it('is fulfilled at what its tiers come to', async () => {
    const store = openStore({});
    const { id: price } = await store.dashboard.prices.create({
      product: 'prod_demo_letter',
      currency: 'usd',
      recurring: { interval: 'month' },
      billing_scheme: 'tiered',
      tiers_mode: 'graduated',
      tiers: [
        { up_to: 5, unit_amount: 900 },
        { up_to: 'inf', unit_amount: 700, flat_amount: 50 },
      ],
    });
    const session = await store.buy([{ price, quantity: 7 }], {
      adjustable_quantity: true,
      expected_total: { amount: 5 * 900 + 50 + 2 * 700, currency: 'usd' },
    });
    await store.change(session, { email: 'ada@example.com' });
    await store.change(session, CARD, '/confirm');
    expect(await store.store.settle(session.id)).toBe('settled');
    expect(store.paid).toMatchObject([{ order: { amount: 5950 } }]);
  });

  it('is fulfilled at what the customer chose to pay', async () => {
    const store = openStore({});
    const { id: price } = await store.dashboard.prices.create({
      product: 'prod_demo_mug',
      currency: 'usd',
      custom_unit_amount: { enabled: true, minimum: 500, preset: 1000 },
    });
    const session = await store.buy([{ price, quantity: 1 }], { adjustable_quantity: true });
    const [item = ''] = await store.change(session, { email: 'ada@example.com' });
    await store.change(session, {
      'line_items[0][id]': item,
      'line_items[0][custom_unit_amount]': '1500',
    });
    await store.change(session, CARD, '/confirm');
    expect(await store.store.settle(session.id)).toBe('settled');
    expect(store.paid).toMatchObject([{ order: { amount: 1500 } }]);
  });

  it('tells its owner where it can be paid while it is open, and the receipt when it is paid', async () => {
    const store = openStore({});
    const session = await store.buy([{ price: MUG, quantity: 1 }], {
      ui_mode: 'hosted_page',
      success_path: '/thanks',
    });
    expect(await store.look(session.id)).toMatchObject({ url: session.url, next_action: false });
    expect(session.url).not.toContain(ORIGIN);
    store.sandbox.customer.pay(session.id);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const order = await store.look(session.id);
    expect(order).not.toHaveProperty('url');
    const { data } = await store.dashboard.charges.list();
    expect(order.receipt_url ?? null).toBe(data[0]?.receipt_url);
  });
});
