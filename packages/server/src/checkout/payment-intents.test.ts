import { readPaymentIntentAnswer, readProblem } from '@storetag/protocol';
import { describe, expect, it } from 'vitest';
import { newAttempt, ORIGIN, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';

type Setup = ReturnType<typeof storeOnSandbox>;

const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq'; // 32.00 USD
const LARGE_MUG = 'price_1dWhlSS5QtSn6WHcCa6Rkehc'; // 38.00 USD
const BOWL = 'price_1e1fh8CH0dNTIRv4LNLSuNOO'; // 36.00 USD
const TEAPOT = 'price_1YbJ0sCSNABqLHejwCuz4IjM'; // 14,800 JPY
const FINJAN = 'price_1tlt6v9m01cii961sAoZngrz'; // 12.500 KWD
const PLANTER = 'price_1HtOllBxtLU9muDe2PGjVmLw'; // sold out
const LETTER = 'price_1OtDlnxFkc8sPUQl1NhFiqw2'; // monthly
const ARCHIVED = 'price_1HJVvur0dHBP9yq6mH9JvZze';
const CREATE = 'POST /v1/payment_intents';

const line = (price: string, quantity = 1) => ({ price, quantity });
const bodyOf = (...line_items: { price: string; quantity: number }[]) => ({
  attempt_id: newAttempt(),
  line_items,
});
const post = ({ call }: Setup, body: unknown, headers?: Record<string, string | undefined>) =>
  call('POST', 'payment-intents', { body, ...(headers && { headers }) });
const made = async (response: Response) => {
  expect(response.status).toBe(201);
  return readPaymentIntentAnswer(await response.json());
};
const refused = async (response: Response) => readProblem(await response.json());

describe('POST /payment-intents', () => {
  it('charges what the catalogue says', async () => {
    const setup = storeOnSandbox();
    const intent = await made(await post(setup, bodyOf(line(MUG, 2), line(BOWL))));
    expect(intent).toMatchObject({ amount: 2 * 3200 + 3600, currency: 'usd' });
    expect(intent.client_secret).toMatch(/^pi_\w+_secret_\w+$/);
  });

  it.each([
    [TEAPOT, 14_800, 'jpy'],
    [FINJAN, 12_500, 'kwd'],
  ])('BUG-36: takes the minor unit of %s as Stripe has it', async (price, amount, currency) => {
    const setup = storeOnSandbox();
    expect(await made(await post(setup, bodyOf(line(price))))).toMatchObject({ amount, currency });
  });

  it.each([
    [7999, 1, 7999],
    [6796, 3, 20_388],
    [50_999, 7, 356_993],
    [1995, 99, 197_505],
  ])('BUG-37: charges %i cents × %i without a fraction', async (unit_amount, quantity, total) => {
    const setup = storeOnSandbox();
    const price = await setup.dashboard.prices.create({
      product: 'prod_demo_mug',
      currency: 'usd',
      unit_amount,
    });
    const { id, amount } = await made(await post(setup, bodyOf(line(price.id, quantity))));
    expect(amount).toBe(total);
    expect((await setup.dashboard.paymentIntents.retrieve(id)).amount).toBe(total);
  });

  it('marks the intent as its own, without what proves ownership', async () => {
    const setup = storeOnSandbox({ shop: 'mugs' });
    const body = { ...bodyOf(line(MUG, 2)), email: 'ada@example.com' };
    const { id } = await made(await post(setup, body));
    const intent = await setup.dashboard.paymentIntents.retrieve(id);
    expect(intent.metadata).toEqual({
      storetag_shop: 'mugs',
      storetag_flow: 'payment-intent',
      storetag_total: '6400',
      storetag_currency: 'usd',
      storetag_attempt: expect.stringMatching(/^[\w-]{43}$/),
      storetag_lines_0: `[["${MUG}",2,6400]]`,
      storetag_names_0: '["Everyday mug"]',
    });
    expect(JSON.stringify(intent)).not.toContain(body.attempt_id);
    expect(intent.receipt_email).toBe('ada@example.com');
    expect(intent.description).toBe('2 × Everyday mug');
    expect(intent.automatic_payment_methods?.enabled).toBe(true);
  });

  it('refuses an e-mail address that Stripe does not take, and logs it nowhere', async () => {
    const setup: Setup = storeOnSandbox({
      stripe: {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          const sent = new URLSearchParams(await request.clone().text());
          if (sent.get('receipt_email') !== 'ada@nowhere') return setup.sandbox.fetch(request);
          const error = {
            type: 'invalid_request_error',
            code: 'email_invalid',
            param: 'receipt_email',
            message: 'Invalid email address: ada@nowhere',
          };
          return Response.json({ error }, { status: 400 });
        },
      },
    });
    const body = bodyOf(line(MUG));
    const response = await post(setup, { ...body, email: 'ada@nowhere' });
    expect(await refused(response)).toMatchObject({
      code: 'invalid_request',
      status: 400,
      detail: expect.stringContaining('`email`'),
    });
    expect(setup.logs).toEqual([]);
    await made(await post(setup, { ...body, email: 'ada@example.com' }));
    expect((await setup.dashboard.paymentIntents.list()).data).toHaveLength(1);
  });

  it('passes the address on', async () => {
    const setup = storeOnSandbox({ checkout: { shippingCountries: ['GB'] } });
    const shipping = { name: 'Ada', address: { line1: '1 St James’s Square', country: 'GB' } };
    const { id } = await made(await post(setup, { ...bodyOf(line(MUG)), shipping }));
    const intent = await setup.dashboard.paymentIntents.retrieve(id);
    expect(intent.shipping).toMatchObject(shipping);
  });

  it('makes nothing without an address where the store ships', async () => {
    const setup = storeOnSandbox({ checkout: { shippingCountries: ['GB'] } });
    setup.calls();
    expect(await refused(await post(setup, bodyOf(line(MUG))))).toMatchObject({
      code: 'not_sellable',
      status: 422,
      detail: expect.stringContaining('/checkout-sessions'),
    });
    expect(setup.calls()).toEqual([]);
  });

  it('refuses an address that the store does not ship to', async () => {
    const setup = storeOnSandbox({ checkout: { shippingCountries: ['GB'] } });
    const shipping = { name: 'Ada', address: { line1: 'x', country: 'FR' } };
    const response = await post(setup, { ...bodyOf(line(MUG)), shipping });
    expect(await refused(response)).toMatchObject({ code: 'not_sellable', status: 422 });
  });

  it('puts lines of one price together', async () => {
    const setup = storeOnSandbox();
    const intent = await made(await post(setup, bodyOf(line(MUG), line(BOWL), line(MUG, 2))));
    expect(intent.amount).toBe(3 * 3200 + 3600);
    const response = await post(setup, bodyOf(line(MUG, 60), line(MUG, 60)));
    expect(await refused(response)).toMatchObject({ code: 'invalid_request' });
  });

  it.each<[string, unknown]>([
    ['an amount', { amount: 1 }],
    ['a currency', { currency: 'usd' }],
    ['metadata', { metadata: {} }],
    ['a line with an amount', { line_items: [{ ...line(MUG), unit_amount: 1 }] }],
    ['a line with a product', { line_items: [{ product: 'prod_x', quantity: 1 }] }],
    ['no lines', { line_items: [] }],
    ['51 lines', { line_items: Array.from({ length: 51 }, () => line(MUG)) }],
    ['no units', { line_items: [line(MUG, 0)] }],
    ['100 units', { line_items: [line(MUG, 100)] }],
    ['half a unit', { line_items: [line(MUG, 0.5)] }],
    ['a path for an id', { line_items: [line('../charges')] }],
    ['a short attempt', { attempt_id: 'x' }],
    ['an attempt in a list', { attempt_id: ['x'.repeat(20)] }],
    ['an e-mail that is none', { email: 'x' }],
    ['an expected total of text', { expected_total: { amount: '1', currency: 'usd' } }],
  ])('refuses %s and calls nobody', async (_, fields) => {
    const setup = storeOnSandbox();
    setup.calls();
    const response = await post(setup, { ...bodyOf(line(MUG)), ...(fields as object) });
    expect(response.status).toBe(400);
    expect(await refused(response)).toMatchObject({ code: 'invalid_request' });
    expect(setup.calls()).toEqual([]);
  });

  it('refuses `__proto__` and pollutes nothing', async () => {
    const setup = storeOnSandbox();
    const body = JSON.stringify(bodyOf(line(MUG))).replace('{', '{"__proto__":{"admin":true},');
    expect((await post(setup, body)).status).toBe(400);
    expect('admin' in {}).toBe(false);
  });

  it.each([
    ['two currencies', [line(MUG), line(TEAPOT)], 'mixed_currencies', 'usd and jpy'],
    ['a subscription', [line(LETTER)], 'not_sellable', 'checkout-sessions'],
    ['what is sold out', [line(MUG), line(PLANTER)], 'out_of_stock', 'Low planter'],
    ['what is archived', [line(ARCHIVED)], 'price_not_sold', ARCHIVED],
    ['what never was', [line(MUG), line('price_none')], 'price_not_sold', 'price_none'],
  ])('does not sell %s', async (_, lines, code, words) => {
    const setup = storeOnSandbox();
    const problem = await refused(await post(setup, bodyOf(...lines)));
    expect(problem).toMatchObject({ code, detail: expect.stringContaining(words) });
    expect(setup.calls()).not.toContain(CREATE);
  });

  it('tells what is left of what is sold out', async () => {
    const problem = await refused(await post(storeOnSandbox(), bodyOf(line(PLANTER, 2))));
    expect(problem.line_items).toMatchObject([{ price: PLANTER, quantity: 2, stock: 0 }]);
  });

  it('does not sell what `sells` does not list', async () => {
    const setup = storeOnSandbox({ catalog: { sells: ({ id }) => id !== 'prod_demo_mug' } });
    expect(await refused(await post(setup, bodyOf(line(MUG))))).toMatchObject({
      code: 'price_not_sold',
    });
    expect((await post(setup, bodyOf(line(BOWL)))).status).toBe(201);
  });

  it('does not sell an amount that the customer chooses, nor below Stripe’s minimum', async () => {
    const setup = storeOnSandbox();
    const product = 'prod_demo_mug';
    const open = await setup.dashboard.prices.create({
      product,
      currency: 'usd',
      custom_unit_amount: { enabled: true },
    });
    const tiny = await setup.dashboard.prices.create({ product, currency: 'usd', unit_amount: 1 });
    expect(await refused(await post(setup, bodyOf(line(open.id))))).toMatchObject({
      code: 'not_sellable',
      detail: expect.stringContaining('chooses'),
    });
    expect(await refused(await post(setup, bodyOf(line(tiny.id))))).toMatchObject({
      code: 'not_sellable',
      title: 'The total is too small to be charged.',
    });
  });

  it.each([
    ['tax', { automaticTax: true }],
    ['shipping', { shippingCountries: ['DE'], shippingRates: ['shr_1'] }],
  ])('leaves %s to Checkout Sessions', async (what, checkout) => {
    const setup = storeOnSandbox({ checkout });
    const address = { line1: 'Torstr. 1', country: 'DE' };
    const body = { ...bodyOf(line(MUG)), shipping: { name: 'Ada', address } };
    expect(await refused(await post(setup, body))).toMatchObject({
      code: 'not_sellable',
      detail: expect.stringContaining(what === 'tax' ? 'Tax' : 'Shipping'),
    });
  });

  it('answers 502 in its own words when Stripe refuses, and logs Stripe’s', async () => {
    const setup = storeOnSandbox({ stripe: { secretKey: 'sk_test_sandbox_wrong' } });
    const response = await post(setup, bodyOf(line(MUG)));
    expect(await refused(response)).toMatchObject({ code: 'stripe_error', status: 502 });
    expect(setup.logs).toHaveLength(1);
    expect(setup.logs[0]).toContain('Invalid API Key');
  });
});

describe('a price that changed after it was displayed', () => {
  const expected = (amount: number, currency = 'usd') => ({ expected_total: { amount, currency } });

  it('is sold when the total is what was displayed', async () => {
    const setup = storeOnSandbox();
    const body = { ...bodyOf(line(MUG, 2)), ...expected(6400) };
    expect(await made(await post(setup, body))).toMatchObject({ amount: 6400 });
  });

  it.each([
    [6401, 'usd'],
    [6399, 'usd'],
    [6400, 'eur'],
    [0, 'usd'],
  ])('is not charged when the page displayed %i %s', async (amount, currency) => {
    const setup = storeOnSandbox();
    const body = { ...bodyOf(line(MUG, 2)), ...expected(amount, currency) };
    const problem = await refused(await post(setup, body));
    expect(problem).toMatchObject({
      code: 'price_changed',
      status: 409,
      total: { amount: 6400, currency: 'usd' },
      line_items: [
        { price: MUG, quantity: 2, unit_amount: 3200, product: { id: 'prod_demo_mug' } },
      ],
    });
    expect(setup.calls()).not.toContain(CREATE);
  });

  it('is told when it was archived, though no webhook came', async () => {
    const setup = storeOnSandbox();
    await setup.call('GET', 'products');
    await setup.dashboard.prices.update(LARGE_MUG, { active: false });
    const problem = await refused(await post(setup, bodyOf(line(LARGE_MUG))));
    expect(problem).toMatchObject({
      code: 'price_not_sold',
      detail: expect.stringContaining(LARGE_MUG),
    });
    expect(setup.calls()).not.toContain(CREATE);
    const shown = await (await setup.call('GET', 'products/prod_demo_mug')).text();
    expect(shown).not.toContain(LARGE_MUG);
  });

  describe.each([
    ['the webhooks came', true],
    ['no webhook came', false],
  ])('when its price was edited and %s', (_, tell) => {
    /** Edits a price as the Dashboard does: a new one, and the old one archived. */
    async function edit(setup: Setup, old: string, more: { label?: string } = {}) {
      await setup.call('GET', 'products');
      const metadata = more.label === undefined ? {} : { label: more.label };
      const next = await setup.dashboard.prices.create({
        product: 'prod_demo_mug',
        currency: 'usd',
        unit_amount: 4100,
        metadata,
      });
      if (tell) {
        await setup.webhook('price.created', next);
        await setup.call('GET', 'products');
      }
      const archived = await setup.dashboard.prices.update(old, { active: false });
      if (tell) {
        await setup.webhook('price.updated', archived);
        await setup.call('GET', 'products');
      }
      return next.id;
    }

    it('is told what it costs now, by the id to buy', async () => {
      const setup = storeOnSandbox();
      const next = await edit(setup, LARGE_MUG, { label: 'Large, 350 ml' });
      const problem = await refused(await post(setup, bodyOf(line(LARGE_MUG, 2), line(BOWL))));
      expect(problem).toMatchObject({
        code: 'price_changed',
        total: { amount: 2 * 4100 + 3600, currency: 'usd' },
        line_items: [
          { price: next, quantity: 2, unit_amount: 4100, product: { id: 'prod_demo_mug' } },
          { price: BOWL, quantity: 1 },
        ],
      });
      expect(problem.line_items?.[0]?.product?.prices.map(({ id }) => id)).toContain(next);
      expect(setup.calls()).not.toContain(CREATE);
      expect(await made(await post(setup, bodyOf(line(next))))).toMatchObject({ amount: 4100 });
    });

    it('is not offered another size instead', async () => {
      const setup = storeOnSandbox();
      await edit(setup, LARGE_MUG, { label: 'Huge' });
      const problem = await refused(await post(setup, bodyOf(line(LARGE_MUG))));
      expect(problem).toMatchObject({ code: 'price_not_sold' });
    });
  });

  it('is told when its product was archived, though no webhook came', async () => {
    const setup = storeOnSandbox();
    await setup.call('GET', 'products');
    await setup.dashboard.products.update('prod_demo_bowl', { active: false });
    const lines = [line(BOWL), line(MUG), line('price_1PbF1R0BI7KkLxEYayM9agTM')];
    for (const some of [lines.slice(0, 1), lines.slice(0, 2), lines]) {
      const problem = await refused(await post(setup, bodyOf(...some)));
      expect(problem).toMatchObject({ code: 'price_not_sold' });
      expect(problem.detail).toContain(BOWL);
      expect(problem.detail).not.toContain(MUG);
    }
    expect(setup.calls()).not.toContain(CREATE);
  });

  it('is told when it was sold out by hand, though no webhook came', async () => {
    const setup = storeOnSandbox();
    await setup.call('GET', 'products');
    await setup.dashboard.products.update('prod_demo_bowl', { metadata: { sold_out: 'true' } });
    const problem = await refused(await post(setup, bodyOf(line(BOWL))));
    expect(problem).toMatchObject({ code: 'out_of_stock', line_items: [{ stock: 0 }] });
  });

  it('is told when `sells` takes it out, though no webhook came', async () => {
    const setup = storeOnSandbox({
      catalog: { sells: ({ metadata }) => metadata['category'] === 'Table' },
    });
    await setup.call('GET', 'products');
    await setup.dashboard.products.update('prod_demo_bowl', { metadata: { category: 'Gone' } });
    const problem = await refused(await post(setup, bodyOf(line(BOWL))));
    expect(problem).toMatchObject({ code: 'price_not_sold' });
    expect(setup.calls()).not.toContain(CREATE);
  });

  it('is sold when it is so new that the cache does not know it', async () => {
    const setup = storeOnSandbox();
    await setup.call('GET', 'products');
    const price = await setup.dashboard.prices.create({
      product: 'prod_demo_mug',
      currency: 'usd',
      unit_amount: 5000,
    });
    await setup.webhook('price.created', price);
    expect(await made(await post(setup, bodyOf(line(price.id))))).toMatchObject({ amount: 5000 });
  });

  it('costs a bounded number of reads, however many lines there are', async () => {
    const setup = storeOnSandbox();
    await setup.call('GET', 'products');
    const { products } = (await (await setup.call('GET', 'products')).json()) as {
      products: {
        stock: number | null;
        prices: { id: string; currency: string; recurring: unknown }[];
      }[];
    };
    const lines = products
      .filter(({ stock }) => stock === null)
      .flatMap(({ prices }) => prices)
      .filter(({ currency, recurring }) => currency === 'usd' && !recurring)
      .map(({ id }) => line(id));
    expect(lines.length).toBeGreaterThan(15);
    setup.calls();
    await made(await post(setup, bodyOf(...lines)));
    const many = setup.calls();
    expect(many.slice(0, 2).toSorted()).toEqual(['GET /v1/prices', 'GET /v1/products']);
    expect(many.slice(2)).toEqual([CREATE, expect.stringMatching(/^POST .*\/pi_\w+$/)]);
    await made(await post(setup, bodyOf(line(MUG))));
    expect(setup.calls()).toEqual([
      `GET /v1/prices/${MUG}`,
      CREATE,
      expect.stringMatching(/^POST .*\/pi_\w+$/),
    ]);
  });

  it('costs no listing when somebody makes ids up', async () => {
    const setup = storeOnSandbox();
    await setup.call('GET', 'products');
    setup.calls();
    for (let index = 0; index < 20; index++) {
      expect((await post(setup, bodyOf(line(`price_made_up_${index}`)))).status).toBe(422);
    }
    expect(setup.calls()).toEqual([]);
  });
});

describe('one attempt', () => {
  it('BUG-7 BUG-11: has one intent, however often and from wherever it asks', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf(line(MUG));
    const intents = await Promise.all(
      Array.from({ length: 8 }, async () => made(await post(setup, body))),
    );
    expect(new Set(intents.map(({ id }) => id)).size).toBe(1);
    expect((await setup.dashboard.paymentIntents.list()).data).toHaveLength(1);
  });

  it('has one intent when its fields come in another order', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf(line(MUG));
    const { attempt_id, line_items } = body;
    const first = await made(await post(setup, body));
    const second = await made(
      await post(setup, {
        line_items: line_items.map(({ price, quantity }) => ({ quantity, price })),
        attempt_id,
      }),
    );
    expect(second.id).toBe(first.id);
  });

  it.each<[string, { email?: string; renamed?: boolean; archived?: boolean }]>([
    ['its e-mail address changes', { email: 'grace@example.com' }],
    ['the product is renamed', { renamed: true }],
    ['the product is archived', { archived: true }],
  ])('BUG-2 BUG-12: is not charged twice when %s', async (_, { email, renamed, archived }) => {
    const setup = storeOnSandbox();
    const body = { ...bodyOf(line(MUG)), email: 'ada@example.com' };
    const { id } = await made(await post(setup, body));
    const change = {
      ...(renamed && { name: 'Mug, new glaze' }),
      ...(archived && { active: false }),
    };
    await setup.dashboard.products.update('prod_demo_mug', change);
    const next = { ...body, ...(email && { email }) };
    if (!archived) {
      expect((await made(await post(setup, next))).id).toBe(id);
      const intent = await setup.dashboard.paymentIntents.retrieve(id);
      expect(intent.receipt_email).toBe(next.email);
      expect(intent.description).toBe('1 × Everyday mug');
    }
    await setup.dashboard.paymentIntents.confirm(id, {
      payment_method: 'pm_card_visa',
      return_url: ORIGIN,
    });
    const finished = { code: 'attempt_finished', order: id };
    expect(await refused(await post(setup, { ...next, email: 'x@example.com' }))).toMatchObject(
      finished,
    );
    expect(await refused(await post(setup, next))).toMatchObject(finished);
    expect((await setup.dashboard.paymentIntents.list()).data).toHaveLength(1);
  });

  it('hears that its goods are sold no more while it is not paid', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf(line(MUG));
    await made(await post(setup, body));
    await setup.dashboard.products.update('prod_demo_mug', { active: false });
    expect(await refused(await post(setup, body))).toMatchObject({ code: 'price_not_sold' });
  });

  it('ships to the address that it gave last', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf(line(MUG));
    const shipping = (line1: string) => ({ name: 'Ada', address: { line1, country: 'GB' } });
    const { id } = await made(await post(setup, { ...body, shipping: shipping('1 Old Road') }));
    await made(await post(setup, { ...body, shipping: shipping('2 New Road') }));
    setup.calls();
    await made(await post(setup, { ...body, shipping: shipping('2 New Road') }));
    expect(setup.calls()).toHaveLength(3);
    const intent = await setup.dashboard.paymentIntents.retrieve(id);
    expect(intent.shipping?.address?.line1).toBe('2 New Road');
  });

  it('gets no secret of an intent that could not be told its address', async () => {
    const setup = storeOnSandbox();
    setup.sandbox.faults.add({
      path: /payment_intents\/pi_/,
      method: 'POST',
      status: 500,
      times: 4,
    });
    const body = { ...bodyOf(line(MUG)), email: 'ada@example.com' };
    expect((await post(setup, body)).status).toBe(503);
    const { id } = await made(await post(setup, body));
    const intent = await setup.dashboard.paymentIntents.retrieve(id);
    expect(intent.receipt_email).toBe('ada@example.com');
    expect((await setup.dashboard.paymentIntents.list()).data).toHaveLength(1);
  });

  it('BUG-10: pays with the next card on the same intent after a decline', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf(line(MUG));
    const { id } = await made(await post(setup, body));
    await setup.dashboard.paymentIntents
      .confirm(id, { payment_method: 'pm_card_visa_chargeDeclined', return_url: ORIGIN })
      .catch(() => {});
    const again = await made(await post(setup, body));
    expect(again.id).toBe(id);
    await setup.dashboard.paymentIntents.confirm(id, {
      payment_method: 'pm_card_visa',
      return_url: ORIGIN,
    });
    expect(await refused(await post(setup, body))).toMatchObject({
      code: 'attempt_finished',
      status: 409,
      order: id,
    });
  });

  it('is finished when its intent is canceled', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf(line(MUG));
    const { id } = await made(await post(setup, body));
    await setup.dashboard.paymentIntents.cancel(id);
    expect(await refused(await post(setup, body))).toMatchObject({
      code: 'attempt_finished',
      order: id,
    });
  });

  it('has another intent for other lines, another attempt for the same', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf(line(MUG));
    const ids = [
      await made(await post(setup, body)),
      await made(await post(setup, { ...body, line_items: [line(MUG, 2)] })),
      await made(await post(setup, { ...body, attempt_id: newAttempt() })),
    ].map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  it.each<[string, { status?: number; when: 'before' | 'after'; times?: number }]>([
    ['429', { status: 429, when: 'before' }],
    ['429 three times', { status: 429, when: 'before', times: 3 }],
    ['500 before anything was done', { status: 500, when: 'before' }],
    ['an answer that was lost', { when: 'after' }],
    ['a 500 after it was done, which Stripe replays for a day', { status: 500, when: 'after' }],
  ])('gets its intent after %s', async (_, fault) => {
    const setup = storeOnSandbox();
    setup.sandbox.faults.add({ method: 'POST', path: '/v1/payment_intents', ...fault });
    const body = bodyOf(line(MUG));
    const first = await made(await post(setup, body));
    const again = await made(await post(setup, body));
    expect(again).toEqual(first);
  });

  it('is told 503, and may ask again, when Stripe does not come back', async () => {
    const setup = storeOnSandbox();
    await setup.call('GET', 'products');
    setup.sandbox.faults.add({ method: 'POST', status: 500, times: 100 });
    const body = bodyOf(line(MUG));
    const response = await post(setup, body);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await refused(response)).toMatchObject({ code: 'stripe_unavailable' });
    setup.sandbox.faults.clear();
    await made(await post(setup, body));
    expect((await setup.dashboard.paymentIntents.list()).data).toHaveLength(1);
  });
});
