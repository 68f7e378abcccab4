import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { idOf, sandboxClient, stripeError } from '../../sandbox-client.test.fixture.js';

type Params = Stripe.Checkout.SessionCreateParams;
const HALF_HOUR = 30 * 60;

async function shop(params: Partial<Params> = {}) {
  const setup = await sandboxClient({ clock: 1_800_000_000_000 });
  const price = await setup.price();
  const create = (more: Partial<Params> = {}) =>
    setup.stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [{ price: price.id, quantity: 2 }],
      success_url: 'https://shop.test/thanks?session_id={CHECKOUT_SESSION_ID}',
      ...params,
      ...more,
    });
  const types = async () =>
    (await setup.stripe.events.list({ limit: 100 })).data.map(({ type }) => type);
  return { ...setup, price, create, types };
}

describe('checkout sessions', () => {
  it("are open until paid, with Stripe's totals and the hosted page's address", async () => {
    const { create, url } = await shop();
    const session = await create({
      client_reference_id: 'order-1',
      customer_email: 'ada@shop.test',
      metadata: { a: '1' },
      cancel_url: 'https://shop.test/',
      locale: 'de',
      submit_type: 'book',
      allow_promotion_codes: true,
    });
    expect(session).toMatchObject({
      object: 'checkout.session',
      amount_subtotal: 3600,
      amount_total: 3600,
      allow_promotion_codes: true,
      cancel_url: 'https://shop.test/',
      client_reference_id: 'order-1',
      client_secret: null,
      created: 1_800_000_000,
      currency: 'usd',
      customer: null,
      customer_details: { email: 'ada@shop.test' },
      customer_email: 'ada@shop.test',
      expires_at: 1_800_000_000 + 24 * 3600,
      livemode: false,
      locale: 'de',
      metadata: { a: '1' },
      mode: 'payment',
      payment_intent: null,
      payment_status: 'unpaid',
      status: 'open',
      submit_type: 'book',
      total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
      ui_mode: 'hosted_page',
      url: `${url}/c/pay/${session.id}`,
    });
    expect(session.id).toMatch(/^cs_test_a1\w{56}$/);
    expect(session).not.toHaveProperty('line_items');
  });

  it('show their lines when asked, with price and product', async () => {
    const { create, price, stripe } = await shop();
    const { id } = await create();
    const session = await stripe.checkout.sessions.retrieve(id, {
      expand: ['line_items.data.price.product'],
    });
    expect(session.line_items).toMatchObject({
      object: 'list',
      has_more: false,
      url: `/v1/checkout/sessions/${id}/line_items`,
      data: [
        {
          object: 'item',
          amount_total: 3600,
          description: 'Mug',
          quantity: 2,
          price: { id: price.id, unit_amount: 1800, product: { object: 'product', name: 'Mug' } },
        },
      ],
    });
    const lines = await stripe.checkout.sessions.listLineItems(id, { limit: 1 });
    expect(lines.data[0]).toMatchObject({ quantity: 2, price: { product: price.product } });
  });

  it('sell what was archived since at what was agreed', async () => {
    const { create, price, sandbox, stripe } = await shop();
    const { id } = await create();
    await stripe.prices.update(price.id, { active: false });
    const { data } = await stripe.checkout.sessions.listLineItems(id);
    expect(data[0]?.price).toMatchObject({ id: price.id, active: false });
    expect(sandbox.customer.pay(id).outcome).toBe('paid');
    expect((await stripe.checkout.sessions.retrieve(id)).amount_total).toBe(3600);
  });

  it('take inline prices, which no list shows', async () => {
    const { create, stripe, price } = await shop();
    const session = await create({
      line_items: [
        {
          quantity: 3,
          price_data: {
            currency: 'usd',
            unit_amount: 250,
            product_data: { name: 'Sticker' },
          },
        },
      ],
      expand: ['line_items'],
    });
    expect(session.amount_total).toBe(750);
    expect((await stripe.prices.list()).data.map(({ id }) => id)).toEqual([price.id]);
    const inline = session.line_items?.data[0]?.price?.id ?? '';
    expect((await stripe.prices.retrieve(inline)).unit_amount).toBe(250);
  });

  it('are completed by paying: intent, charge, events in order', async () => {
    const { create, sandbox, stripe, types } = await shop();
    const { id } = await create({
      payment_intent_data: { metadata: { order: '1' }, description: 'Mugs' },
    });
    expect(sandbox.customer.pay(id, { email: 'ada@shop.test', name: 'Ada' })).toEqual({
      outcome: 'paid',
      url: `https://shop.test/thanks?session_id=${id}`,
    });
    const session = await stripe.checkout.sessions.retrieve(id, {
      expand: ['payment_intent.latest_charge'],
    });
    expect(session).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer_details: { email: 'ada@shop.test', name: 'Ada' },
      payment_intent: {
        amount: 3600,
        metadata: { order: '1' },
        description: 'Mugs',
        status: 'succeeded',
        latest_charge: { paid: true, billing_details: { name: 'Ada', email: 'ada@shop.test' } },
      },
    });
    expect((await types()).toReversed().slice(2)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.completed',
    ]);
  });

  it('cannot be paid twice', async () => {
    const { create, sandbox, stripe } = await shop();
    const { id } = await create();
    sandbox.customer.pay(id);
    expect(() => sandbox.customer.pay(id)).toThrow('already been completed');
    expect((await stripe.charges.list()).data).toHaveLength(1);
  });

  it('stay open after a decline and use the same intent for the next card', async () => {
    const { create, sandbox, stripe } = await shop();
    const { id } = await create();
    expect(sandbox.customer.pay(id, { card: '4000000000009995' })).toMatchObject({
      outcome: 'declined',
      decline_code: 'insufficient_funds',
    });
    const declined = await stripe.checkout.sessions.retrieve(id);
    expect(declined).toMatchObject({ status: 'open', payment_status: 'unpaid' });
    expect(sandbox.customer.pay(id).outcome).toBe('paid');
    const paid = await stripe.checkout.sessions.retrieve(id);
    expect(paid.payment_intent).toBe(declined.payment_intent);
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
  });

  it('are completed after 3-D Secure, and stay open when it fails', async () => {
    const { create, sandbox, stripe } = await shop();
    const { id } = await create();
    const status = async () => (await stripe.checkout.sessions.retrieve(id)).status;
    const asked = sandbox.customer.pay(id, { card: '4000002760003184' });
    if (asked.outcome !== 'requires_action') throw new Error(asked.outcome);
    sandbox.customer.authenticate(asked.paymentIntent, 'fail');
    expect(await status()).toBe('open');
    sandbox.customer.pay(id, { card: '4000002760003184' });
    expect(await status()).toBe('open');
    sandbox.customer.authenticate(asked.paymentIntent, 'complete');
    expect(await status()).toBe('complete');
  });

  it('own their intent: nobody confirms, cancels or reprices it directly', async () => {
    const { create, sandbox, stripe } = await shop();
    const { id } = await create();
    const asked = sandbox.customer.pay(id, { card: '4000002760003184' });
    if (asked.outcome !== 'requires_action') throw new Error(asked.outcome);
    for (const call of [
      stripe.paymentIntents.cancel(asked.paymentIntent),
      stripe.paymentIntents.confirm(asked.paymentIntent, { payment_method: 'pm_card_visa' }),
      stripe.paymentIntents.update(asked.paymentIntent, { amount: 100 }),
    ]) {
      expect(await stripeError(call)).toMatchObject({
        statusCode: 400,
        message: 'You cannot perform this action on PaymentIntents created by Checkout.',
      });
    }
  });

  it('expire on request, once, and cancel the intent', async () => {
    const { create, sandbox, stripe, types } = await shop();
    const { id } = await create();
    const asked = sandbox.customer.pay(id, { card: '4000002760003184' });
    if (asked.outcome !== 'requires_action') throw new Error(asked.outcome);
    expect(await stripe.checkout.sessions.expire(id)).toMatchObject({
      status: 'expired',
      payment_status: 'unpaid',
      url: null,
    });
    expect((await types())[0]).toBe('checkout.session.expired');
    expect((await stripe.paymentIntents.retrieve(asked.paymentIntent)).status).toBe('canceled');
    expect(() => sandbox.customer.authenticate(asked.paymentIntent, 'complete')).toThrow(
      'canceled',
    );
    expect(() => sandbox.customer.pay(id)).toThrow('expired');
    sandbox.clock.advance(2 * 24 * 3600 * 1000);
    expect((await types()).filter((type) => type === 'checkout.session.expired')).toHaveLength(1);
    expect(await stripeError(stripe.checkout.sessions.expire(id))).toMatchObject({
      statusCode: 400,
      message:
        'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `expired`.',
    });
  });

  it("expire by the sandbox's clock, not a moment sooner, and never once paid", async () => {
    const { create, sandbox, stripe, types } = await shop();
    const soon = await create({ expires_at: 1_800_000_000 + HALF_HOUR });
    const paid = await create({ expires_at: 1_800_000_000 + HALF_HOUR });
    sandbox.customer.pay(paid.id);
    const status = async (id: string) => (await stripe.checkout.sessions.retrieve(id)).status;
    sandbox.clock.advance(HALF_HOUR * 1000 - 1);
    expect(await status(soon.id)).toBe('open');
    sandbox.clock.advance(1);
    expect(await status(soon.id)).toBe('expired');
    expect(await status(paid.id)).toBe('complete');
    expect((await types()).filter((type) => type === 'checkout.session.expired')).toHaveLength(1);
  });

  it('are listed by their filters', async () => {
    const { create, sandbox, stripe } = await shop();
    const open = await create();
    const paid = await create();
    sandbox.customer.pay(paid.id, { email: 'ada@shop.test' });
    const { payment_intent } = await stripe.checkout.sessions.retrieve(paid.id);
    const ids = async (params: Stripe.Checkout.SessionListParams) =>
      (await stripe.checkout.sessions.list(params)).data.map(({ id }) => id);
    expect(await ids({})).toEqual([paid.id, open.id]);
    expect(await ids({ status: 'open' })).toEqual([open.id]);
    expect(await ids({ payment_intent: idOf(payment_intent) })).toEqual([paid.id]);
    expect(await ids({ customer_details: { email: 'ada@shop.test' } })).toEqual([paid.id]);
  });

  it('change their metadata', async () => {
    const { create, stripe } = await shop();
    const { id } = await create({ metadata: { a: '1' } });
    const changed = await stripe.checkout.sessions.update(id, { metadata: { b: '2' } });
    expect(changed.metadata).toEqual({ a: '1', b: '2' });
  });

  it('make a customer when told to', async () => {
    const { create, sandbox, stripe } = await shop();
    const { id } = await create({ customer_creation: 'always' });
    sandbox.customer.pay(id, { email: 'ada@shop.test' });
    const { customer } = await stripe.checkout.sessions.retrieve(id, { expand: ['customer'] });
    expect(customer).toMatchObject({ object: 'customer', email: 'ada@shop.test' });
  });

  it('ask for shipping where they collect it', async () => {
    const { create, sandbox, stripe } = await shop();
    const { id } = await create({ shipping_address_collection: { allowed_countries: ['DE'] } });
    const to = (country: string) => ({ name: 'Ada', address: { line1: 'Weg 1', country } });
    expect(() => sandbox.customer.pay(id)).toThrow('shipping');
    expect(() => sandbox.customer.pay(id, { shipping: to('FR') })).toThrow('FR');
    sandbox.customer.pay(id, { shipping: to('DE') });
    const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] });
    expect(session).toMatchObject({
      collected_information: {
        shipping_details: { name: 'Ada', address: { line1: 'Weg 1', country: 'DE', city: null } },
      },
      payment_intent: { shipping: { name: 'Ada', address: { country: 'DE' } } },
    });
  });

  it('charge no tax where no registration is, as automatic_tax then does', async () => {
    const { create, sandbox, stripe } = await shop();
    const { id, automatic_tax } = await create({ automatic_tax: { enabled: true } });
    expect(automatic_tax).toMatchObject({ enabled: true, status: 'requires_location_inputs' });
    sandbox.customer.pay(id);
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
      amount_total: 3600,
      automatic_tax: { status: 'complete' },
    });
  });
});

describe('subscription sessions', () => {
  it('complete with a customer, a subscription and a paid invoice', async () => {
    const { create, price, sandbox, stripe, types } = await shop();
    const monthly = price.product;
    const recurring = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 1000,
      product: idOf(monthly),
      recurring: { interval: 'month' },
    });
    const { id } = await create({
      mode: 'subscription',
      line_items: [
        { price: recurring.id, quantity: 1 },
        { price: price.id, quantity: 1 },
      ],
      subscription_data: { metadata: { plan: 'mugs' } },
    });
    sandbox.customer.pay(id, { email: 'ada@shop.test' });
    const session = await stripe.checkout.sessions.retrieve(id, {
      expand: ['subscription.latest_invoice', 'invoice', 'customer'],
    });
    expect(session).toMatchObject({
      mode: 'subscription',
      payment_intent: null,
      payment_status: 'paid',
      status: 'complete',
      customer: { email: 'ada@shop.test' },
      invoice: { status: 'paid', total: 2800, amount_paid: 2800 },
      subscription: {
        object: 'subscription',
        status: 'active',
        metadata: { plan: 'mugs' },
        items: { data: [{ quantity: 1, price: { id: recurring.id } }] },
        latest_invoice: { total: 2800, lines: { data: [{ amount: 1000 }, { amount: 1800 }] } },
      },
    });
    const { subscription, invoice, customer } = await stripe.checkout.sessions.retrieve(id);
    expect((await stripe.subscriptions.retrieve(idOf(subscription))).customer).toBe(customer);
    expect((await stripe.invoices.retrieve(idOf(invoice))).customer).toBe(customer);
    expect((await stripe.customers.retrieve(idOf(customer))).id).toBe(customer);
    expect((await types()).slice(0, 3).toReversed()).toEqual([
      'customer.subscription.created',
      'invoice.paid',
      'checkout.session.completed',
    ]);
  });

  it('last until the same day of the next month, or its last', async () => {
    const { price, create, sandbox, stripe } = await shop();
    sandbox.clock.set(Date.UTC(2027, 0, 31, 12));
    const recurring = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 1000,
      product: idOf(price.product),
      recurring: { interval: 'month' },
    });
    const { id } = await create({
      mode: 'subscription',
      line_items: [{ price: recurring.id, quantity: 1 }],
    });
    sandbox.customer.pay(id);
    const { subscription } = await stripe.checkout.sessions.retrieve(id);
    const { items } = await stripe.subscriptions.retrieve(idOf(subscription));
    expect(items.data[0]?.current_period_end).toBe(Date.UTC(2027, 1, 28, 12) / 1000);
  });
});

describe('checkout sessions refuse', () => {
  it('prices that are archived, or whose product is', async () => {
    const { create, price, stripe } = await shop();
    await stripe.prices.update(price.id, { active: false });
    expect(await stripeError(create())).toMatchObject({
      statusCode: 400,
      param: 'line_items[0][price]',
      message: 'The price specified is inactive. This field only accepts active prices.',
    });
    await stripe.prices.update(price.id, { active: true });
    await stripe.products.update(idOf(price.product), { active: false });
    expect(await stripeError(create())).toMatchObject({ code: 'product_inactive' });
  });

  it('mixed currencies, and recurring prices in the wrong mode', async () => {
    const { create, price, stripe } = await shop();
    const make = (params: Partial<Stripe.PriceCreateParams>) =>
      stripe.prices.create({
        currency: 'usd',
        unit_amount: 900,
        product: idOf(price.product),
        ...params,
      });
    const euro = await make({ currency: 'eur' });
    const monthly = await make({ recurring: { interval: 'month' } });
    const yearly = await make({ recurring: { interval: 'year' } });
    const lines = (...ids: string[]) => ids.map((id) => ({ price: id, quantity: 1 }));
    expect(await stripeError(create({ line_items: lines(price.id, euro.id) }))).toMatchObject({
      param: 'line_items[1][price]',
      message:
        "The price specified only supports `eur`. This doesn't match the expected currency: `usd`.",
    });
    expect((await stripeError(create({ line_items: lines(monthly.id) }))).message).toContain(
      'You specified `payment` mode but passed a recurring price.',
    );
    expect((await stripeError(create({ mode: 'subscription' }))).message).toContain(
      'at least one recurring price',
    );
    expect(
      (
        await stripeError(
          create({ mode: 'subscription', line_items: lines(monthly.id, yearly.id) }),
        )
      ).message,
    ).toContain('different billing intervals');
  });

  it('a currency that a price does not have, and take the one it has', async () => {
    const { create, price, stripe } = await shop();
    const yen = await stripe.prices.create({
      currency: 'jpy',
      unit_amount: 900,
      product: idOf(price.product),
    });
    const lines = (id: string) => [{ price: id, quantity: 1 }];
    expect(await create({ currency: 'USD' })).toMatchObject({ currency: 'usd', status: 'open' });
    expect(await create({ currency: 'jpy', line_items: lines(yen.id) })).toMatchObject({
      currency: 'jpy',
      amount_total: 900,
    });
    expect(await stripeError(create({ currency: 'eur' }))).toMatchObject({
      statusCode: 400,
      type: 'StripeInvalidRequestError',
      param: 'line_items[0][price]',
      message:
        "The price specified only supports `usd`. This doesn't match the expected currency: `eur`.",
    });
    const mixed = [...lines(yen.id), ...lines(price.id)];
    expect(await stripeError(create({ currency: 'jpy', line_items: mixed }))).toMatchObject({
      param: 'line_items[1][price]',
      message: expect.stringContaining('`jpy`'),
    });
    expect(await stripeError(create({ currency: 'xxq' }))).toMatchObject({
      param: 'currency',
      message: 'Invalid currency: xxq.',
    });
  });

  it.each<[Partial<Params>, object]>([
    [{ success_url: '' }, { param: 'success_url', code: 'url_invalid' }],
    [{ success_url: '/thanks' }, { param: 'success_url', code: 'url_invalid' }],
    [{ cancel_url: 'javascript:alert(1)' }, { param: 'cancel_url', code: 'url_invalid' }],
    [{ customer_email: 'nobody' }, { param: 'customer_email', code: 'email_invalid' }],
    [{ customer: 'cus_nope' }, { param: 'customer', code: 'resource_missing' }],
    [{ line_items: [] }, { param: 'line_items', code: 'parameter_missing' }],
    [{ line_items: [{ price: 'price_nope', quantity: 1 }] }, { code: 'resource_missing' }],
    [{ ui_mode: 'hosted' }, { param: 'ui_mode' }],
    [{ expires_at: 1_800_000_000 + 60 }, { param: 'expires_at' }],
    [{ expires_at: 1_800_000_000 + 25 * 3600 }, { param: 'expires_at' }],
    [{ subscription_data: { metadata: { a: '1' } } }, { param: 'subscription_data' }],
    [{ locale: 'tlh' }, { param: 'locale' }],
  ])('%o', async (params, error) => {
    const { create } = await shop();
    expect(await stripeError(create(params))).toMatchObject({ statusCode: 400, ...error });
  });

  it.each<Partial<Params>>([
    { ui_mode: 'form' },
    { mode: 'setup' },
    { custom_text: { after_submit: { message: 'Hi' } } },
    { custom_text: { submit: { message: 'Hi' } } },
    { payment_intent_data: { capture_method: 'manual' } },
  ])('loudly, as not modelled: %o', async (params) => {
    const { create } = await shop();
    const error = await stripeError(create(params));
    expect(error).toMatchObject({ statusCode: 501, code: 'sandbox_not_modelled' });
    expect(error.message).toContain(Object.keys(params)[0]);
  });

  it('totals that Stripe does not charge', async () => {
    const { create, price, stripe } = await shop();
    const cheap = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 20,
      product: idOf(price.product),
    });
    expect(
      await stripeError(create({ line_items: [{ price: cheap.id, quantity: 2 }] })),
    ).toMatchObject({
      code: 'amount_too_small',
      message: "The Checkout Session's total amount due must add up to at least $0.50 usd",
    });
    expect((await create({ line_items: [{ price: cheap.id, quantity: 3 }] })).amount_total).toBe(
      60,
    );
  });
});
