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

  it('may be less by a discount, and is not compared where tax is inside', async () => {
    expect(await settle({ ...session, amount_total: 2900 })).toBe('settled');
    const taxed = { ...session, amount_subtotal: 2689, automatic_tax: { enabled: true } };
    expect(await settle(taxed)).toBe('settled');
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
