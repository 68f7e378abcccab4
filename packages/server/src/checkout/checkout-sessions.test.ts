import { createSandbox } from '@storetag/sandbox';
import { readCheckoutSession, readOrder, readProblem } from '@storetag/protocol';
import { describe, expect, it } from 'vitest';
import { newAttempt, ORIGIN, storeOnSandbox } from '../store-on-sandbox.test.fixture.js';

type Setup = ReturnType<typeof storeOnSandbox>;

const MUG = 'price_1pTXFJMgDh5Rc9GDaAYlKVyq'; // 32.00 USD
const BOWL = 'price_1e1fh8CH0dNTIRv4LNLSuNOO'; // 36.00 USD
const TEAPOT = 'price_1YbJ0sCSNABqLHejwCuz4IjM'; // 14,800 JPY
const LETTER = 'price_1OtDlnxFkc8sPUQl1NhFiqw2'; // 9.00 USD monthly
const PLANTER = 'price_1HtOllBxtLU9muDe2PGjVmLw'; // sold out
const ARCHIVED = 'price_1HJVvur0dHBP9yq6mH9JvZze';
const CREATE = 'POST /v1/checkout/sessions';

const line = (price: string, quantity = 1) => ({ price, quantity });
const bodyOf = (fields: object = {}) => ({
  attempt_id: newAttempt(),
  line_items: [line(MUG)],
  ui_mode: 'hosted_page',
  ...fields,
});
const post = ({ call }: Setup, body: unknown, headers?: Record<string, string>) =>
  call('POST', 'checkout-sessions', { body, ...(headers && { headers }) });
const made = async (response: Response) => {
  expect(response.status).toBe(201);
  return readCheckoutSession(await response.json());
};
const refused = async (response: Response) => readProblem(await response.json());
const create = async (setup: Setup, fields?: object) => made(await post(setup, bodyOf(fields)));
const retrieve = ({ dashboard }: Setup, id: string) =>
  dashboard.checkout.sessions.retrieve(id, { expand: ['line_items', 'payment_intent'] });

/** What was sent to Stripe for a create call that answers `session`, whatever the sandbox models. */
function recording(session: object, options: Parameters<typeof storeOnSandbox>[0] = {}) {
  const sent: URLSearchParams[] = [];
  const setup: Setup = storeOnSandbox({
    ...options,
    stripe: {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        if (request.method !== 'POST') return setup.sandbox.fetch(request);
        sent.push(new URLSearchParams(await request.text()));
        return Response.json({ object: 'checkout.session', ...session });
      },
    },
  });
  return { setup, sent };
}

describe('POST /checkout-sessions', () => {
  it('sends the customer to Stripe’s page, with what the catalogue says', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf({ line_items: [line(MUG, 2), line(BOWL)] });
    const { id, url } = await made(await post(setup, body));
    const session = await retrieve(setup, id);
    expect(url).toBe(session.url);
    expect(session).toMatchObject({ mode: 'payment', amount_total: 2 * 3200 + 3600 });
    expect(session.metadata).toEqual({
      storetag_shop: 'storetag',
      storetag_flow: 'checkout-session',
      storetag_total: '10000',
      storetag_currency: 'usd',
      storetag_attempt: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(JSON.stringify(session)).not.toContain(body.attempt_id);
  });

  it('refuses an e-mail address that Stripe does not take, and logs it nowhere', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf();
    const response = await post(setup, { ...body, email: 'ada@nowhere' });
    expect(await refused(response)).toMatchObject({
      code: 'invalid_request',
      status: 400,
      detail: expect.stringContaining('`email`'),
    });
    expect(setup.logs.join()).not.toContain('ada');
    await made(await post(setup, { ...body, email: 'ada@example.com' }));
  });

  it('passes e-mail, language and reference on', async () => {
    const setup = storeOnSandbox();
    const { id } = await create(setup, {
      email: 'ada@example.com',
      locale: 'de-AT',
      reference: 'cart_42',
    });
    expect(await retrieve(setup, id)).toMatchObject({
      customer_email: 'ada@example.com',
      locale: 'de',
      client_reference_id: 'cart_42',
    });
  });

  it.each([
    ['pt-br', 'pt-BR'],
    ['es-MX', 'es'],
    ['no', 'nb'],
    ['zh-Hant-TW', 'zh'],
    ['hi', 'hi-IN'],
    ['tlh', 'auto'],
  ])('shows Stripe’s page for %s in %s', async (locale, expected) => {
    const setup = storeOnSandbox();
    const { id } = await create(setup, { locale });
    expect((await retrieve(setup, id)).locale).toBe(expected);
  });

  it('asks for what the options say', async () => {
    const setup = storeOnSandbox({
      checkout: { shippingCountries: ['DE'], automaticTax: true, promotionCodes: true },
    });
    const { id } = await create(setup);
    expect(await retrieve(setup, id)).toMatchObject({
      shipping_address_collection: { allowed_countries: ['DE'] },
      automatic_tax: { enabled: true },
      allow_promotion_codes: true,
    });
  });

  it('makes a subscription of recurring prices, one-time ones beside them included', async () => {
    const setup = storeOnSandbox();
    const { id } = await create(setup, { line_items: [line(LETTER), line(MUG)] });
    expect(await retrieve(setup, id)).toMatchObject({ mode: 'subscription', amount_total: 4100 });
  });

  it('has no subscription at two intervals, and says so', async () => {
    const setup = storeOnSandbox();
    const recurring = (interval: 'month' | 'year', interval_count: number) =>
      setup.dashboard.prices.create({
        product: 'prod_demo_letter',
        currency: 'usd',
        unit_amount: 1000,
        recurring: { interval, interval_count },
      });
    const [monthly, yearly, quarterly] = await Promise.all([
      recurring('month', 1),
      recurring('year', 1),
      recurring('month', 3),
    ]);
    for (const other of [yearly, quarterly]) {
      const line_items = [line(LETTER), line(other.id), line(MUG)];
      setup.calls();
      expect(await refused(await post(setup, bodyOf({ line_items })))).toMatchObject({
        code: 'mixed_intervals',
        status: 422,
        detail: expect.stringMatching(/every 1 month and every (1 year|3 month)/),
      });
      expect(setup.calls()).not.toContain(CREATE);
    }
    await create(setup, { line_items: [line(LETTER), line(monthly.id), line(MUG)] });
  });

  it('lets the customer change quantities where so many more cost so much more', async () => {
    const { setup, sent } = recording({ id: 'cs_1', status: 'open', url: 'https://x/' });
    const body = bodyOf({ line_items: [line(MUG, 2), line(LETTER)], adjustable_quantity: true });
    await made(await post(setup, body));
    for (const index of [0, 1]) {
      const of = (key: string) => sent[0]?.get(`line_items[${index}][adjustable_quantity][${key}]`);
      expect([of('enabled'), of('minimum'), of('maximum')]).toEqual(['true', '1', '99']);
    }
    expect(sent[0]?.get('metadata[storetag_lines_0]')).toBe(
      JSON.stringify([
        [MUG, 2, 6400],
        [LETTER, 1, 900],
      ]),
    );
    await create(setup, { line_items: [line(MUG)] });
    expect([...(sent[1]?.keys() ?? [])].join()).not.toMatch(/adjustable|storetag_lines/);
  });

  it('asks for a phone number and offers shipping rates where the options say so', async () => {
    const { setup, sent } = recording(
      { id: 'cs_1', status: 'open', url: 'https://x/' },
      {
        checkout: { phone: true, shippingCountries: ['DE'], shippingRates: ['shr_1', 'shr_2'] },
      },
    );
    await create(setup);
    expect(sent[0]?.get('phone_number_collection[enabled]')).toBe('true');
    expect(sent[0]?.get('shipping_options[0][shipping_rate]')).toBe('shr_1');
    expect(sent[0]?.get('shipping_options[1][shipping_rate]')).toBe('shr_2');
    // Stripe refuses rates in a subscription.
    await create(setup, { line_items: [line(LETTER)] });
    expect(sent[1]?.get('mode')).toBe('subscription');
    expect(sent[1]?.get('shipping_address_collection[allowed_countries][0]')).toBe('DE');
    expect([...(sent[1]?.keys() ?? [])].join()).not.toContain('shipping_options');
  });

  it('sells what the customer pays as he likes, alone', async () => {
    const setup = storeOnSandbox();
    const open = await setup.dashboard.prices.create({
      product: 'prod_demo_mug',
      currency: 'usd',
      custom_unit_amount: { enabled: true, preset: 1000 },
    });
    for (const line_items of [[line(open.id, 2)], [line(open.id), line(MUG)]]) {
      expect(await refused(await post(setup, bodyOf({ line_items })))).toMatchObject({
        code: 'sold_alone',
      });
    }
    const { setup: other, sent } = recording(
      { id: 'cs_1', status: 'open', url: 'https://x/' },
      { checkout: { promotionCodes: true } },
    );
    const same = await other.dashboard.prices.create({
      product: 'prod_demo_mug',
      currency: 'usd',
      custom_unit_amount: { enabled: true },
    });
    await create(other, {
      line_items: [line(same.id)],
      expected_total: { amount: 1, currency: 'usd' },
      adjustable_quantity: true,
    });
    expect([...(sent[0]?.keys() ?? [])].join()).not.toMatch(/adjustable|promotion/);
    expect(sent[0]?.get('line_items[0][price]')).toBe(same.id);
    expect(sent[0]?.has('metadata[storetag_total]')).toBe(false);
  });

  it.each(['embedded_page', 'elements'])('gives out the secret that %s mounts', async (ui_mode) => {
    const { setup, sent } = recording({
      id: 'cs_1',
      status: 'open',
      client_secret: 'cs_1_secret_x',
    });
    const session = await create(setup, { ui_mode, success_path: '/thanks' });
    expect(session).toEqual({ id: 'cs_1', client_secret: 'cs_1_secret_x' });
    expect(sent[0]?.get('ui_mode')).toBe(ui_mode);
    expect(sent[0]?.get('redirect_on_completion')).toBe(
      ui_mode === 'embedded_page' ? 'if_required' : null,
    );
    expect(sent[0]?.get('return_url')).toBe(`${ORIGIN}/thanks?session_id={CHECKOUT_SESSION_ID}`);
    expect(sent[0]?.has('success_url')).toBe(false);
    expect(sent[0]?.has('cancel_url')).toBe(false);
  });

  it.each(['embedded_page', 'elements'])('makes sessions for %s', async (ui_mode) => {
    const setup = storeOnSandbox();
    const body = bodyOf({ ui_mode, line_items: [line(MUG, 2)], adjustable_quantity: true });
    const session = await made(await post(setup, body));
    expect(session.client_secret).toContain(session.id);
    expect(session).not.toHaveProperty('url');
    expect(await retrieve(setup, session.id)).toMatchObject({
      ui_mode,
      amount_total: 6400,
      return_url: `${ORIGIN}/?session_id={CHECKOUT_SESSION_ID}`,
    });
    // The same wish, the same session; in another way, another, and the first can be paid no more.
    expect(await made(await post(setup, body))).toEqual(session);
    const hosted = await made(await post(setup, { ...body, ui_mode: 'hosted_page' }));
    expect(hosted.id).not.toBe(session.id);
    expect((await retrieve(setup, session.id)).status).toBe('expired');
    const headers = { authorization: `Bearer ${session.client_secret}` };
    const order = readOrder(
      await (await setup.call('GET', `orders/${session.id}`, { headers })).json(),
    );
    expect(order).toMatchObject({ status: 'expired', email: null });
  });

  it('never sends an amount to Stripe', async () => {
    const { setup, sent } = recording({ id: 'cs_1', status: 'open', url: 'https://x/' });
    await create(setup, { expected_total: { amount: 3200, currency: 'usd' } });
    expect([...(sent[0]?.keys() ?? [])].filter((key) => /amount|price_data/.test(key))).toEqual([]);
  });

  it('is paid in the currency that was displayed, wherever the customer is', async () => {
    const { setup, sent } = recording({ id: 'cs_1', status: 'open', url: 'https://x/' });
    await create(setup, { line_items: [line(TEAPOT)] });
    expect(sent[0]?.get('currency')).toBe('jpy');
    const { id } = await create(storeOnSandbox({ sandbox: setup.sandbox }), {
      line_items: [line(TEAPOT)],
    });
    expect((await retrieve(setup, id)).currency).toBe('jpy');
  });

  it('marks the intent behind the session too', async () => {
    const { setup, sent } = recording({ id: 'cs_1', status: 'open', url: 'https://x/' });
    await create(setup);
    for (const key of ['shop', 'attempt', 'flow']) {
      const name = `storetag_${key}`;
      expect(sent[0]?.get(`payment_intent_data[metadata][${name}]`)).toBe(
        sent[0]?.get(`metadata[${name}]`),
      );
    }
    expect(sent[0]?.get('metadata[storetag_flow]')).toBe('checkout-session');
  });

  it.each<[string, object, string]>([
    ['two currencies', { line_items: [line(MUG), line(TEAPOT)] }, 'mixed_currencies'],
    ['what is sold out', { line_items: [line(PLANTER)] }, 'out_of_stock'],
    ['what is archived', { line_items: [line(ARCHIVED)] }, 'price_not_sold'],
    [
      'at another price than displayed',
      { expected_total: { amount: 1, currency: 'usd' } },
      'price_changed',
    ],
    ['in a mode that is none', { ui_mode: 'hosted' }, 'invalid_request'],
    ['with an address to return to', { success_url: 'https://evil.example' }, 'invalid_request'],
  ])('does not sell %s', async (_, fields, code) => {
    const setup = storeOnSandbox();
    expect(await refused(await post(setup, bodyOf(fields)))).toMatchObject({ code });
    expect(setup.calls()).not.toContain(CREATE);
  });
});

describe('where the customer returns to', () => {
  const urlsOf = async (setup: Setup, fields: object, origin = ORIGIN) => {
    const { id } = await made(await post(setup, bodyOf(fields), { origin }));
    const { success_url: success, cancel_url: cancel } = await retrieve(setup, id);
    return { success, cancel };
  };

  it.each([
    ['/thanks', '/thanks?session_id={CHECKOUT_SESSION_ID}'],
    ['/thanks?a=b', '/thanks?a=b&session_id={CHECKOUT_SESSION_ID}'],
    ['/thanks#top', '/thanks?session_id={CHECKOUT_SESSION_ID}#top'],
    ['thanks.html', '/thanks.html?session_id={CHECKOUT_SESSION_ID}'],
    ['/a b', '/a%20b?session_id={CHECKOUT_SESSION_ID}'],
    // Harmless: both stay on the shop.
    ['/%2f%2fevil', '/%2f%2fevil?session_id={CHECKOUT_SESSION_ID}'],
    ['/../../etc', '/etc?session_id={CHECKOUT_SESSION_ID}'],
  ])('is %s of the page’s own site, with Stripe’s placeholder as it is', async (path, expected) => {
    const { success } = await urlsOf(storeOnSandbox(), { success_path: path });
    expect(success).toBe(ORIGIN + expected);
  });

  it('is the options’ path when the page names none', async () => {
    const setup = storeOnSandbox({ checkout: { successPath: '/danke', cancelPath: '/korb' } });
    expect(await urlsOf(setup, {})).toEqual({
      success: `${ORIGIN}/danke?session_id={CHECKOUT_SESSION_ID}`,
      cancel: `${ORIGIN}/korb`,
    });
  });

  it('is the page that the customer came from when nobody names one', async () => {
    expect(await urlsOf(storeOnSandbox(), { cancel_path: '/list.html' })).toEqual({
      success: `${ORIGIN}/list.html?session_id={CHECKOUT_SESSION_ID}`,
      cancel: `${ORIGIN}/list.html`,
    });
  });

  it.each([`${ORIGIN}/shop/`, `${ORIGIN}/shop/index.html`, `${ORIGIN}/`])(
    'is the site at %s when nobody names any page',
    async (siteUrl) => {
      expect(await urlsOf(storeOnSandbox({ siteUrl }), {})).toEqual({
        success: `${siteUrl}?session_id={CHECKOUT_SESSION_ID}`,
        cancel: siteUrl,
      });
    },
  );

  it('is on the calling page’s site when there are several', async () => {
    const other = 'https://other.example';
    const setup = storeOnSandbox({ origins: [ORIGIN, other], siteUrl: `${ORIGIN}/shop/` });
    const fields = { success_path: 'thanks', cancel_path: '/cart' };
    expect(await urlsOf(setup, fields, other)).toEqual({
      success: `${other}/thanks?session_id={CHECKOUT_SESSION_ID}`,
      cancel: `${other}/cart`,
    });
    expect(await urlsOf(setup, fields)).toEqual({
      success: `${ORIGIN}/shop/thanks?session_id={CHECKOUT_SESSION_ID}`,
      cancel: `${ORIGIN}/cart`,
    });
  });

  it.each([
    '//evil',
    '/\\evil',
    '\\\\evil',
    '\thttps://evil',
    'https://shop.example@evil',
    'https://shop.example.evil',
    'https:evil',
    'https://shop.example/thanks',
    'javascript:alert(1)',
    'data:text/html,x',
    ' https://evil',
    '/\t/evil',
    '//user:pass@shop.example/',
    'http://[',
  ])('T12 BUG-38: is never %j', async (path) => {
    const setup = storeOnSandbox();
    setup.calls();
    for (const name of ['success_path', 'cancel_path']) {
      const response = await post(setup, bodyOf({ [name]: path }));
      expect(await refused(response)).toMatchObject({
        code: 'invalid_request',
        detail: expect.stringContaining(name),
      });
    }
    expect(setup.calls()).toEqual([]);
  });
});

describe('one attempt', () => {
  it('BUG-6 BUG-10: has one session, however often it asks', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf();
    const sessions = await Promise.all(
      Array.from({ length: 8 }, async () => made(await post(setup, body))),
    );
    expect(new Set(sessions.map(({ url }) => url)).size).toBe(1);
    expect((await setup.dashboard.checkout.sessions.list()).data).toHaveLength(1);
  });

  it('BUG-8: is finished when it is paid or has expired', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf();
    const { id } = await made(await post(setup, body));
    setup.sandbox.customer.pay(id);
    const finished = { code: 'attempt_finished', status: 409, order: id };
    expect(await refused(await post(setup, body))).toMatchObject(finished);

    const other = bodyOf();
    const second = await made(await post(setup, other));
    await setup.dashboard.checkout.sessions.expire(second.id);
    expect(await refused(await post(setup, other))).toMatchObject({
      code: 'attempt_finished',
      order: second.id,
    });
  });

  const others: [string, object][] = [
    ['e-mail address', { email: 'grace@example.com' }],
    ['language', { locale: 'de' }],
    ['page to return to', { success_path: '/danke' }],
    ['freedom to change quantities', { adjustable_quantity: true }],
  ];

  it.each(others)(
    'BUG-12: has one session that can be paid when its %s changes',
    async (_, change) => {
      const setup = storeOnSandbox();
      const body = bodyOf({ email: 'ada@example.com' });
      const first = await made(await post(setup, body));
      const second = await made(await post(setup, { ...body, ...change }));
      expect(second.id).not.toBe(first.id);
      // Asked for again it stays open.
      expect(await made(await post(setup, { ...body, ...change }))).toEqual(second);
      const open = await setup.dashboard.checkout.sessions.list({ status: 'open' });
      expect(open.data.map(({ id }) => id)).toEqual([second.id]);
      expect(await refused(await post(setup, body))).toMatchObject({ code: 'attempt_finished' });
    },
  );

  it.each(others)('BUG-4: is not charged twice when its %s changes', async (_, change) => {
    const setup = storeOnSandbox();
    const body = bodyOf({ email: 'ada@example.com' });
    const { id } = await made(await post(setup, body));
    setup.sandbox.customer.pay(id);
    expect(await refused(await post(setup, { ...body, ...change }))).toMatchObject({
      code: 'attempt_finished',
      order: id,
    });
    const open = await setup.dashboard.checkout.sessions.list({ status: 'open' });
    expect(open.data).toEqual([]);
  });

  it('leaves the sessions of other attempts open', async () => {
    const setup = storeOnSandbox();
    const other = await create(setup);
    const body = bodyOf();
    await made(await post(setup, body));
    await made(await post(setup, { ...body, locale: 'de' }));
    expect((await retrieve(setup, other.id)).status).toBe('open');
  });

  it('is finished when it is paid, though its goods are sold no more', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf();
    const { id } = await made(await post(setup, body));
    await setup.dashboard.products.update('prod_demo_mug', { active: false });
    expect(await refused(await post(setup, body))).toMatchObject({ code: 'price_not_sold' });
    setup.sandbox.customer.pay(id);
    expect(await refused(await post(setup, body))).toMatchObject({
      code: 'attempt_finished',
      order: id,
    });
  });

  it('BUG-1 BUG-3: gets its session though Stripe failed after making one', async () => {
    const setup = storeOnSandbox();
    setup.sandbox.faults.add({ method: 'POST', status: 500, when: 'after' });
    const body = bodyOf();
    const first = await made(await post(setup, body));
    expect(await made(await post(setup, body))).toEqual(first);
  });

  it('BUG-4 BUG-11: has one session that can be paid when Stripe fails while another tab asks with other details', async () => {
    const sandbox = createSandbox();
    const body = bodyOf();
    let posts = 0;
    let other: Promise<Response> | undefined;
    const setup = storeOnSandbox({
      sandbox,
      stripe: {
        async fetch(input, init) {
          const request = new Request(input, init);
          // The first tab's key is spent; before it takes its next one, the other tab comes and goes.
          if (request.method === 'POST' && new URL(request.url).pathname.endsWith('/sessions')) {
            posts++;
            if (posts === 3) {
              other = post(setup, { ...body, email: 'ada@example.com' });
              await other;
            }
          }
          return sandbox.fetch(request);
        },
      },
    });
    sandbox.faults.add({ method: 'POST', status: 500, when: 'after' });
    await post(setup, body);
    expect(other).toBeDefined();
    const { data } = await setup.dashboard.checkout.sessions.list({ status: 'open' });
    expect(data).toHaveLength(1);
  });
});

describe('the order of a session', () => {
  const look = async ({ call }: Setup, id: string, proof?: string) => {
    const headers = proof === undefined ? {} : { authorization: `Bearer ${proof}` };
    return readOrder(await (await call('GET', `orders/${id}`, { headers })).json());
  };

  it('goes from unpaid to paid to refunded, and is fulfilled once', async () => {
    const setup = storeOnSandbox();
    const body = bodyOf({ line_items: [line(MUG, 2), line(BOWL)], reference: 'cart_42' });
    const { id } = await made(await post(setup, body));
    expect(await look(setup, id)).toMatchObject({ id, status: 'unpaid', amount: 10_000 });
    setup.sandbox.customer.pay(id, { email: 'ada@example.com', name: 'Ada Lovelace' });
    const session = await retrieve(setup, id);
    expect((await setup.webhook('checkout.session.completed', session)).status).toBe(200);
    expect(await look(setup, id)).toEqual({
      id,
      status: 'paid',
      amount: 10_000,
      currency: 'usd',
      line_items: [
        { price: MUG, name: 'Everyday mug', quantity: 2, amount: 6400 },
        { price: BOWL, name: 'Breakfast bowl', quantity: 1, amount: 3600 },
      ],
      totals: { subtotal: 10_000, discount: 0, shipping: 0, tax: 0, total: 10_000 },
    });
    expect((await look(setup, id, body.attempt_id)).email).toBe('ada@example.com');
    const intent = session.payment_intent;
    if (intent === null || typeof intent === 'string') throw new Error('no intent');
    expect(setup.paid).toMatchObject([
      {
        order: {
          id,
          payment_intent: intent.id,
          email: 'ada@example.com',
          name: 'Ada Lovelace',
          reference: 'cart_42',
          livemode: false,
        },
      },
    ]);

    // The intent's own events and its id lead to the same one order.
    expect((await setup.webhook('payment_intent.succeeded', intent)).status).toBe(200);
    expect(await setup.store.settle(intent.id)).toBe('settled');
    expect((await look(setup, intent.id)).id).toBe(id);
    expect(setup.paid).toHaveLength(1);

    await setup.dashboard.refunds.create({ payment_intent: intent.id });
    await setup.webhook('charge.refunded', { id: 'ch_1' });
    expect((await look(setup, id)).status).toBe('refunded');
  });

  it('is fulfilled when the customer comes back and no webhook ever does', async () => {
    const setup = storeOnSandbox();
    const { id } = await create(setup);
    setup.sandbox.customer.pay(id);
    expect((await look(setup, id)).status).toBe('paid');
    expect(setup.paid).toHaveLength(1);
  });

  it('is fulfilled when it is a subscription', async () => {
    const setup = storeOnSandbox();
    const { id } = await create(setup, { line_items: [line(LETTER)] });
    setup.sandbox.customer.pay(id);
    expect(await setup.store.settle(id)).toBe('settled');
    expect(setup.paid[0]?.order).toMatchObject({
      payment_intent: null,
      subscription: expect.stringMatching(/^sub_/),
      amount: 900,
    });
  });

  it('tells where to ship to', async () => {
    const setup = storeOnSandbox({ checkout: { shippingCountries: ['DE'] } });
    const { id } = await create(setup);
    const address = { line1: 'Torstr. 1', city: 'Berlin', postal_code: '10119', country: 'DE' };
    setup.sandbox.customer.pay(id, { shipping: { name: 'Ada', address } });
    await setup.store.settle(id);
    expect(setup.paid[0]?.order.shipping).toMatchObject({ name: 'Ada', address });
  });

  it('is expired when its session is', async () => {
    const setup = storeOnSandbox();
    const { id } = await create(setup);
    await setup.dashboard.checkout.sessions.expire(id);
    const session = await retrieve(setup, id);
    expect((await setup.webhook('checkout.session.expired', session)).status).toBe(200);
    expect((await look(setup, id)).status).toBe('expired');
    expect(setup.paid).toEqual([]);
  });

  it('lists all its lines, however many', async () => {
    const setup = storeOnSandbox();
    const body: unknown = await (await setup.call('GET', 'products')).json();
    const { products } = body as {
      products: {
        stock: number | null;
        prices: { id: string; currency: string; recurring: unknown }[];
      }[];
    };
    const line_items = products
      .filter(({ stock }) => stock === null)
      .flatMap(({ prices }) => prices)
      .filter(({ currency, recurring }) => currency === 'usd' && !recurring)
      .map(({ id }) => line(id));
    const { id } = await create(setup, { line_items });
    expect(line_items.length).toBeGreaterThan(15);
    expect((await look(setup, id)).line_items).toHaveLength(line_items.length);
  });
});
