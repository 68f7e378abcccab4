import { describe, expect, it } from 'vitest';
import {
  isSandboxKey,
  MAX_LINE_ITEMS,
  readAttemptId,
  readCheckoutSessionRequest,
  readCurrency,
  readOrder,
  readOrderId,
  readPaymentIntentRequest,
  readPrice,
  readPriceId,
  readProblem,
  readProductId,
  readStoreConfig,
} from './index.js';

const attempt_id = '6f1f0b0e-8a4e-4a55-9a0b-0a1b2c3d4e5f';
const line_items = [{ price: 'price_mug', quantity: 2 }];
const session = { attempt_id, line_items, ui_mode: 'hosted_page' };

const lines = (length: number) =>
  Array.from({ length }, (_, index) => ({ price: `price_${index}`, quantity: 1 }));
const read = (list: unknown) => readPaymentIntentRequest({ attempt_id, line_items: list });

describe('ids', () => {
  it.each(['price_', '../charges', 'price_a/b', 'price_a%2fb', 'price_a b', '', 'prod_x'])(
    'do not take %j for a price, which becomes part of a path',
    (id) => {
      expect(() => readPriceId(id)).toThrow('must be a Stripe Price id, `price_…`, not');
    },
  );

  it('take what Stripe makes, and product ids of the owner’s own', () => {
    expect(readPriceId('price_1AbC')).toBe('price_1AbC');
    expect(readProductId('blue-mug_2')).toBe('blue-mug_2');
    expect(readOrderId('cs_test_a1')).toBe('cs_test_a1');
    expect(readOrderId('pi_1')).toBe('pi_1');
  });

  it('do not take a secret or an address for an order', () => {
    for (const id of ['ch_1', 'cs_', 'cs_1/line_items', 'https://x', `cs_${'a'.repeat(255)}`]) {
      expect(() => readOrderId(id)).toThrow('Checkout Session or PaymentIntent id');
    }
  });

  it('hold attempts to 16 to 64 characters, currencies to three lowercase letters', () => {
    expect(() => readAttemptId('short')).toThrow('16 to 64');
    expect(() => readAttemptId('x'.repeat(65))).toThrow('16 to 64');
    expect(() => readCurrency('EUR')).toThrow('lowercase');
  });
});

describe('checkout requests', () => {
  it('are read as they are', () => {
    expect(readCheckoutSessionRequest(session)).toEqual(session);
    expect(readPaymentIntentRequest({ attempt_id, line_items })).toEqual({
      attempt_id,
      line_items,
    });
  });

  it('let customers change quantities on Stripe’s page, in so many words', () => {
    const adjustable = { ...session, adjustable_quantity: true };
    expect(readCheckoutSessionRequest(adjustable)).toEqual(adjustable);
    for (const adjustable_quantity of ['true', 1, { enabled: true }]) {
      expect(() => readCheckoutSessionRequest({ ...session, adjustable_quantity })).toThrow(
        '`adjustable_quantity` must be true or false',
      );
    }
    expect(() =>
      readPaymentIntentRequest({ attempt_id, line_items, adjustable_quantity: true }),
    ).toThrow('`adjustable_quantity`');
  });

  it.each([
    ['amount', 1],
    ['unit_amount', 1],
    ['currency', 'usd'],
    ['success_url', 'https://evil.example'],
    ['price_data', {}],
    ['metadata', {}],
  ])('refuse `%s`: the page decides no such thing', (key, value) => {
    expect(() => readCheckoutSessionRequest({ ...session, [key]: value })).toThrow(`\`${key}\``);
    expect(() => readPaymentIntentRequest({ attempt_id, line_items, [key]: value })).toThrow(
      `\`${key}\``,
    );
  });

  it('refuse an amount in a line', () => {
    const line = { price: 'price_mug', quantity: 1, unit_amount: 1 };
    expect(() => readPaymentIntentRequest({ attempt_id, line_items: [line] })).toThrow(
      '`line_items[0].unit_amount`',
    );
  });

  it('hold lines to 50 and units to 99', () => {
    expect(read(lines(MAX_LINE_ITEMS)).line_items).toHaveLength(50);
    expect(() => read(lines(MAX_LINE_ITEMS + 1))).toThrow('1 to 50');
    expect(() => read([])).toThrow('1 to 50');
    for (const quantity of [0, -1, 100, 1.5, '1', null]) {
      expect(() => read([{ price: 'price_mug', quantity }])).toThrow('`line_items[0].quantity`');
    }
  });
});

describe('answers', () => {
  const order = { id: 'cs_1', status: 'paid', amount: 1100, currency: 'eur', line_items: [] };
  const totals = { subtotal: 1000, discount: 100, shipping: 0, tax: 200, total: 1100 };
  const config = {
    publishable_key: 'pk_test_1',
    flows: ['checkout-session'],
    currency: null,
    shipping_countries: [],
  };
  const price = {
    id: 'price_1',
    product: 'prod_1',
    currency: 'eur',
    unit_amount: null,
    recurring: null,
    custom_unit_amount: null,
    lookup_key: null,
    label: null,
  };
  const tiers = [
    { up_to: 10, unit_amount: 500, flat_amount: null },
    { up_to: null, unit_amount: null, flat_amount: 4000 },
  ];

  it('are read without what newer servers add, and with it', () => {
    expect(readOrder(order)).toEqual(order);
    const added = {
      totals,
      receipt_url: 'https://pay.stripe.com/receipts/1',
      url: 'https://checkout.stripe.com/c/pay/1',
      next_action: true,
    };
    expect(readOrder({ ...order, ...added })).toEqual({ ...order, ...added });

    expect(readStoreConfig(config)).toEqual(config);
    const told = {
      customer_portal: 'https://billing.stripe.com/p/login/1',
      promotion_codes: false,
      shipping: true,
    };
    expect(readStoreConfig({ ...config, ...told })).toEqual({ ...config, ...told });

    expect(readPrice(price)).toEqual(price);
    expect(readPrice({ ...price, tiers_mode: null, tiers: null })).toMatchObject({ tiers: null });
    expect(readPrice({ ...price, tiers_mode: 'volume', tiers })).toMatchObject({ tiers });
  });

  it('leave out what only a newer server knows', () => {
    expect(readOrder({ ...order, totals: { ...totals, gift_wrap: 1 }, mood: 'fine' })).toEqual({
      ...order,
      totals,
    });
  });

  it.each<[string, () => unknown]>([
    ['`receipt_url`', () => readOrder({ ...order, receipt_url: 'javascript:alert(1)' })],
    ['`url`', () => readOrder({ ...order, url: '//evil.example' })],
    ['`next_action`', () => readOrder({ ...order, next_action: 'yes' })],
    ['`totals.tax`', () => readOrder({ ...order, totals: { ...totals, tax: 0.5 } })],
    ['`totals.total`', () => readOrder({ ...order, totals: { ...totals, total: -1 } })],
    ['`customer_portal`', () => readStoreConfig({ ...config, customer_portal: 'data:,x' })],
    ['`promotion_codes`', () => readStoreConfig({ ...config, promotion_codes: 1 })],
    ['`shipping`', () => readStoreConfig({ ...config, shipping: null })],
    ['`tiers_mode`', () => readPrice({ ...price, tiers_mode: 'stairs' })],
    ['`tiers[0].up_to`', () => readPrice({ ...price, tiers: [{ ...tiers[0], up_to: 'inf' }] })],
  ])('are refused with a wrong %s', (path, answer) => {
    expect(answer).toThrow(path);
  });
});

describe('problems', () => {
  const problem = { code: 'price_changed', status: 409, title: 'Changed.', request_id: 'req_1' };

  it('keep a code of a newer server, and leave fields out that only it knows', () => {
    expect(readProblem({ ...problem, code: 'brand_new', extra: 1 })).toEqual({
      ...problem,
      code: 'brand_new',
    });
  });

  it('carry fresh lines and total', () => {
    const fresh = [{ price: 'price_mug', quantity: 1, unit_amount: 5, stock: 0 }];
    const total = { amount: 5, currency: 'usd' };
    expect(readProblem({ ...problem, line_items: fresh, total })).toMatchObject({ total });
    expect(() => readProblem({ ...problem, line_items: [{ price: 1 }] })).toThrow(
      '`line_items[0].price`',
    );
  });
});

describe('isSandboxKey', () => {
  it.each([
    ['pk_test_sandbox_storetag', true],
    ['sk_test_sandbox_storetag', true],
    ['pk_test_51Abc', false],
    ['pk_live_sandbox_x', false],
    ['xpk_test_sandbox_x', false],
  ])('%s → %s', (key, expected) => {
    expect(isSandboxKey(key)).toBe(expected);
  });
});
