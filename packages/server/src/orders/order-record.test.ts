import { readOrder } from '@storetag/protocol';
import { describe, expect, it } from 'vitest';
import { startBudget } from '../stripe/budget.js';
import { createStripe } from '../stripe/create-stripe.js';
import { storeOnSandbox } from '../store-on-sandbox.test.fixture.js';
import { readRecord } from './order-record.js';

const metadata = {
  storetag_shop: 'storetag',
  storetag_flow: 'checkout-session',
  storetag_total: '3200',
  storetag_currency: 'usd',
};
const session = {
  id: 'cs_1',
  object: 'checkout.session',
  livemode: false,
  status: 'complete',
  payment_status: 'paid',
  mode: 'payment',
  amount_subtotal: 3200,
  amount_total: 3200,
  currency: 'usd',
  automatic_tax: { enabled: false },
  created: 1,
  line_items: { object: 'list', data: [], has_more: false },
  metadata,
  payment_intent: {
    id: 'pi_1',
    object: 'payment_intent',
    status: 'succeeded',
    latest_charge: null,
  },
};
const intent = {
  id: 'pi_1',
  object: 'payment_intent',
  livemode: false,
  status: 'succeeded',
  amount: 3200,
  amount_received: 3200,
  currency: 'usd',
  created: 1,
  latest_charge: null,
  metadata: {
    ...metadata,
    storetag_flow: 'payment-intent',
    storetag_lines_0: '[["price_a",1,3200]]',
    storetag_names_0: '["Mug"]',
  },
};

/** A store whose Stripe has only this object. */
const storeWith = (object: object) =>
  storeOnSandbox({ stripe: { fetch: () => Promise.resolve(Response.json(object)) } });
const statusOf = async (object: Record<string, unknown> & { id: string }) => {
  const response = await storeWith(object).call('GET', `orders/${object.id}`);
  const body = (await response.json()) as { status: unknown };
  return response.status === 200 ? body.status : response.status;
};

describe('the status of a Checkout Session', () => {
  it.each<[string, object]>([
    ['unpaid', { status: 'open', payment_status: 'unpaid', payment_intent: null }],
    ['expired', { status: 'expired', payment_status: 'unpaid' }],
    ['paid', {}],
    ['paid', { payment_status: 'no_payment_required', payment_intent: null, amount_total: 0 }],
    ['processing', { payment_status: 'unpaid', payment_intent: { status: 'processing' } }],
    ['unpaid', { payment_status: 'unpaid', payment_intent: { status: 'requires_payment_method' } }],
    ['unpaid', { payment_status: 'unpaid', payment_intent: { status: 'canceled' } }],
    ['refunded', { payment_intent: { status: 'succeeded', latest_charge: { refunded: true } } }],
    ['paid', { payment_intent: { status: 'succeeded', latest_charge: { refunded: false } } }],
  ])('is %s for %j', async (status, fields) => {
    expect(await statusOf({ ...session, ...fields })).toBe(status);
  });

  it('is nobody’s business in live mode, or of another shop', async () => {
    expect(await statusOf({ ...session, livemode: true })).toBe(404);
    expect(await statusOf({ ...session, metadata: {} })).toBe(404);
    const other = { ...metadata, storetag_shop: 'other' };
    expect(await statusOf({ ...session, metadata: other })).toBe(404);
  });
});

describe('the status of a PaymentIntent', () => {
  it.each([
    ['succeeded', 'paid'],
    ['processing', 'processing'],
    ['requires_capture', 'processing'],
    ['canceled', 'expired'],
    ['requires_payment_method', 'unpaid'],
    ['requires_confirmation', 'unpaid'],
    ['requires_action', 'unpaid'],
    ['brand_new_state', 'unpaid'],
  ])('%s is %s', async (status, expected) => {
    expect(await statusOf({ ...intent, status })).toBe(expected);
  });

  it('is nobody’s business in live mode, or of another shop', async () => {
    expect(await statusOf({ ...intent, livemode: true })).toBe(404);
    expect(await statusOf({ ...intent, metadata: {} })).toBe(404);
  });
});

describe('what its owner is told of an order', () => {
  const totals = { subtotal: 3200, discount: 0, shipping: 0, tax: 0, total: 3200 };
  const proof = { headers: { authorization: 'Bearer cs_1_secret_x' } };
  const owned = { ...session, client_secret: 'cs_1_secret_x' };
  const look = async (object: Record<string, unknown> & { id: string }, asOwner = true) => {
    const { call } = storeWith(object);
    return readOrder(
      await (await call('GET', `orders/${object.id}`, asOwner ? proof : undefined)).json(),
    );
  };

  it('is what the total is made of, for everybody', async () => {
    const details = { amount_discount: 320, amount_shipping: 500, amount_tax: 608 };
    const other = { ...owned, amount_total: 3988, total_details: details };
    expect((await look(other, false)).totals).toEqual({
      subtotal: 3200,
      discount: 320,
      shipping: 500,
      tax: 608,
      total: 3988,
    });
    const lines = { ...other, line_items: itemsOf([['price_mug', 2, 1600]]) };
    expect((await look(lines, false)).line_items).toEqual([
      { price: 'price_mug', name: 'price_mug', quantity: 2, amount: 3200 },
    ]);
    expect((await look(owned, false)).totals).toEqual(totals);
    expect((await look({ ...owned, amount_subtotal: null, amount_total: null })).totals).toEqual({
      ...totals,
      subtotal: 0,
      total: 0,
    });
  });

  it('is the receipt of what was charged, for its owner', async () => {
    const charge = { receipt_url: 'https://pay.stripe.com/receipts/1', refunded: false };
    const payment_intent = { ...session.payment_intent, latest_charge: charge };
    expect(await look({ ...owned, payment_intent })).toMatchObject({
      status: 'paid',
      receipt_url: charge.receipt_url,
    });
    const refunded = { ...payment_intent, latest_charge: { ...charge, refunded: true } };
    expect(await look({ ...owned, payment_intent: refunded })).toMatchObject({
      status: 'refunded',
      receipt_url: charge.receipt_url,
    });
    expect(await look({ ...owned, payment_intent }, false)).not.toHaveProperty('receipt_url');
    const unpaid = { ...intent, status: 'requires_payment_method', latest_charge: charge };
    const other = await look({ ...unpaid, client_secret: 'cs_1_secret_x' });
    expect(other.status).toBe('unpaid');
    expect(other).not.toHaveProperty('receipt_url');
  });

  it('is the page where it can be paid, for its owner and while it can', async () => {
    const url = 'https://checkout.stripe.com/c/pay/cs_1';
    const open = { ...owned, status: 'open', payment_status: 'unpaid', payment_intent: null, url };
    expect(await look(open)).toMatchObject({ status: 'unpaid', url, next_action: false });
    const stranger = await look(open, false);
    expect(stranger).not.toHaveProperty('url');
    expect(stranger).not.toHaveProperty('next_action');
    expect(await look({ ...open, url: null })).not.toHaveProperty('url');
    expect(await look({ ...open, status: 'expired' })).not.toHaveProperty('url');
  });

  it('is whether the bank waits for an answer', async () => {
    const secret = { client_secret: 'cs_1_secret_x' };
    expect(await look({ ...intent, ...secret, status: 'requires_action' })).toMatchObject({
      status: 'unpaid',
      next_action: true,
    });
    expect(await look({ ...intent, ...secret, status: 'requires_payment_method' })).toMatchObject({
      next_action: false,
    });
    expect(await look({ ...intent, ...secret })).not.toHaveProperty('next_action');
  });
});

type Item = [price: string, quantity: number, unit_amount: number | null];
const itemsOf = (items: Item[]) => ({
  object: 'list',
  has_more: false,
  data: items.map(([id, quantity, unit_amount]) => ({
    object: 'item',
    price: { id, object: 'price', unit_amount },
    description: id,
    quantity,
    amount_subtotal: (unit_amount ?? 0) * quantity,
    amount_total: 1,
  })),
});

describe('what was paid', () => {
  const settle = (object: Record<string, unknown> & { id: string }) =>
    storeWith(object).store.settle(object.id);

  it('must be what was sold', async () => {
    expect(await settle(session)).toBe('settled');
    expect(await settle(intent)).toBe('settled');
    const cheap = storeWith({ ...session, amount_subtotal: 100 });
    expect(await cheap.store.settle('cs_1')).toBe('mismatched');
    expect(cheap.paid).toEqual([]);
    const short = storeWith({ ...intent, amount_received: 100 });
    expect(await short.store.settle('pi_1')).toBe('mismatched');
    expect(short.paid).toEqual([]);
  });

  it.each([session, intent])('must be in the currency of the sale', async (object) => {
    const foreign = storeWith({ ...object, currency: 'jpy' });
    expect(await foreign.store.settle(object.id)).toBe('mismatched');
    expect(foreign.paid).toEqual([]);
    expect(foreign.logs[0]).toContain('"sold_currency":"usd"');
  });

  it('may differ by discounts, shipping and tax, of subscriptions too', async () => {
    for (const mode of ['payment', 'subscription']) {
      const other = { ...session, mode, amount_total: 2900 };
      expect(await settle(other)).toBe('settled');
      expect(await settle({ ...other, amount_subtotal: 100 })).toBe('mismatched');
    }
  });

  it('is counted from the prices of the lines where tax may be inside', async () => {
    const taxed = (quantity: number, unit_amount: number | null = 1600) => ({
      ...session,
      amount_subtotal: 2689,
      automatic_tax: { enabled: true },
      line_items: itemsOf([['price_a', quantity, unit_amount]]),
    });
    expect(await settle(taxed(2))).toBe('settled');
    expect(await settle(taxed(1))).toBe('mismatched');
    // Tiers: what they come to is Stripe's to say.
    expect(await settle(taxed(2, null))).toBe('settled');
  });

  it('may be another quantity of what was sold where the customer could change it', async () => {
    const adjusted = (amount_subtotal: number, ...lines: Item[]) => ({
      ...session,
      amount_subtotal,
      line_items: itemsOf(lines),
      metadata: { ...metadata, storetag_lines_0: '[["price_a",2,3000],["price_b",1,200]]' },
    });
    expect(await settle(adjusted(3200, ['price_a', 2, 1500], ['price_b', 1, 200]))).toBe('settled');
    expect(await settle(adjusted(1700, ['price_a', 1, 1500], ['price_b', 1, 200]))).toBe('settled');
    expect(await settle(adjusted(6000, ['price_a', 4, 1500]))).toBe('settled');
    expect(await settle(adjusted(3200, ['price_a', 1, 1500], ['price_b', 1, 200]))).toBe(
      'mismatched',
    );
    expect(await settle(adjusted(3200, ['price_c', 2, 1600]))).toBe('mismatched');
  });

  it('is what the customer chose where the amount was open', async () => {
    const { storetag_total: _, ...open } = metadata;
    expect(await settle({ ...session, amount_subtotal: 777, metadata: open })).toBe('settled');
  });
});

describe('the client secret of a Checkout Session', () => {
  it('proves ownership with all the characters that Stripe puts in', async () => {
    const secret = `cs_1_secret_${'fidwbE%2FhYWAn.tail~+/=-'.repeat(25)}`;
    const { call } = storeWith({
      ...session,
      client_secret: secret,
      customer_email: 'ada@example.com',
    });
    const headers = { authorization: `Bearer ${secret}` };
    const body: unknown = await (await call('GET', 'orders/cs_1', { headers })).json();
    expect(body).toMatchObject({ email: 'ada@example.com' });
  });
});

describe('the time that an order takes', () => {
  /** A Stripe that needs 300 ms for each call. */
  const slow = (calls: string[]) =>
    createStripe({
      secretKey: 'sk_test_sandbox_x',
      fetch: async (input) => {
        const { pathname } = new URL(input instanceof Request ? input.url : input);
        calls.push(pathname);
        await new Promise((resolve) => setTimeout(resolve, 300));
        if (pathname.endsWith('/line_items')) return Response.json({ data: [] });
        if (pathname.endsWith('/sessions')) return Response.json({ data: [session] });
        if (pathname.includes('/sessions/')) {
          return Response.json({ ...session, line_items: { data: [], has_more: true } });
        }
        return Response.json({ ...intent, metadata });
      },
    });
  const read = (budget: number, calls: string[] = []) =>
    readRecord(
      'pi_1',
      { stripe: slow(calls), shop: 'storetag', livemode: false },
      startBudget(budget),
    );

  it('is one budget for all its calls', async () => {
    const calls: string[] = [];
    expect(await read(3000, calls)).toMatchObject({ status: 'paid', order: { id: 'cs_1' } });
    expect(calls).toHaveLength(4);
    for (const budget of [150, 450, 750, 1050]) {
      const begun = Date.now();
      await expect(read(budget)).rejects.toThrow();
      expect(Date.now() - begun).toBeLessThan(budget + 200);
    }
  });
});
