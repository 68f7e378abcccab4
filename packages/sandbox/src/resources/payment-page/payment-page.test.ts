import { describe, expect, it } from 'vitest';
import { idOf, stripeError } from '../../sandbox-client.test.fixture.js';
import { card, inCountry, paymentPageShop } from './payment-page.test.fixture.js';

describe('sessions for Elements and embedded pages', () => {
  it('have a client secret and a return_url instead of an address', async () => {
    const { create } = await paymentPageShop();
    const session = await create();
    expect(session).toMatchObject({
      ui_mode: 'elements',
      url: null,
      success_url: null,
      return_url: 'https://shop.test/thanks?session_id={CHECKOUT_SESSION_ID}',
    });
    expect(session.client_secret).toMatch(new RegExp(`^${session.id}_secret_\\w+$`));
    expect(session).not.toHaveProperty('redirect_on_completion');
    const embedded = await create({ ui_mode: 'embedded_page' });
    expect(embedded).toMatchObject({ url: null, redirect_on_completion: 'always' });
    const never = { ui_mode: 'embedded_page', redirect_on_completion: 'never' } as const;
    expect((await create(never)).redirect_on_completion).toBe('never');
  });

  it.each([
    [{ success_url: 'https://shop.test/' }, 'success_url'],
    [{ cancel_url: 'https://shop.test/' }, 'cancel_url'],
    [{ submit_type: 'pay' as const }, 'submit_type'],
    [{ redirect_on_completion: 'never' as const }, 'redirect_on_completion'],
    [{ ui_mode: 'hosted_page' as const, success_url: 'https://shop.test/' }, 'return_url'],
  ])('refuse %o', async (params, param) => {
    const { create } = await paymentPageShop();
    expect(await stripeError(create(params))).toMatchObject({ statusCode: 400, param });
  });

  it('need a return_url, unless they never redirect', async () => {
    const { stripe, price } = await paymentPageShop();
    const create = (more: object) =>
      stripe.checkout.sessions.create({
        mode: 'payment',
        line_items: [{ price: price.id, quantity: 1 }],
        ...more,
      });
    const missing = { statusCode: 400, param: 'return_url', code: 'parameter_missing' };
    expect(await stripeError(create({ ui_mode: 'elements' }))).toMatchObject(missing);
    expect(await stripeError(create({ ui_mode: 'embedded_page' }))).toMatchObject(missing);
    const never = { ui_mode: 'embedded_page', redirect_on_completion: 'never' };
    expect(await create(never)).not.toHaveProperty('return_url');
  });
});

describe('a payment page', () => {
  it('shows what its customer needs and nothing of the shop', async () => {
    const { create, pageOf, price, sandbox } = await paymentPageShop();
    const session = await create({ metadata: { inner: 'thing' }, customer_email: 'ada@shop.test' });
    const { status, page } = await pageOf(session);
    expect(status).toBe(200);
    expect(page).toMatchObject({
      id: session.id,
      object: 'payment_page',
      ui_mode: 'elements',
      mode: 'payment',
      status: 'open',
      payment_status: 'unpaid',
      currency: 'usd',
      minor_units_amount_divisor: 100,
      email: 'ada@shop.test',
      email_fixed: true,
      can_confirm: true,
      return_url: `https://shop.test/thanks?session_id=${session.id}`,
      line_items: [
        {
          name: 'Mug',
          price: price.id,
          quantity: 2,
          unit_amount: 1800,
          subtotal: 3600,
          total: 3600,
          adjustable_quantity: null,
        },
      ],
      total: { subtotal: 3600, discount: 0, shipping: 0, tax_exclusive: 0, total: 3600 },
      recurring: null,
      payment_intent: null,
    });
    expect(JSON.stringify(page)).not.toContain('thing');
    expect(JSON.stringify(page)).not.toContain(sandbox.keys.secret);
  });

  it('opens only with its client secret', async () => {
    const { create, pageOf } = await paymentPageShop();
    const session = await create();
    const refused = { status: 400, error: { param: 'client_secret' } };
    expect(await pageOf({ ...session, client_secret: `${session.id}_secret_x` })).toMatchObject(
      refused,
    );
    expect(await pageOf({ ...session, client_secret: '' })).toMatchObject(refused);
    expect(await pageOf({ ...session, id: 'cs_test_nope' })).toMatchObject({ status: 404 });
  });

  it('takes e-mail, phone and addresses, and gives them back', async () => {
    const { create, pageOf } = await paymentPageShop({
      shipping_address_collection: { allowed_countries: ['DE', 'US'] },
    });
    const session = await create();
    expect((await pageOf(session)).page).toMatchObject({
      email: null,
      can_confirm: false,
      allowed_countries: ['DE', 'US'],
    });
    const changed = await pageOf(session, {
      email: 'ada@shop.test',
      phone: '+49301',
      shipping: inCountry('DE'),
    });
    expect(changed.page).toMatchObject({
      email: 'ada@shop.test',
      phone: '+49301',
      shipping_address: {
        name: 'Ada Lovelace',
        address: { country: 'DE', line1: '1 High Street' },
      },
      can_confirm: true,
    });
    expect(await pageOf(session, { shipping: inCountry('FR') })).toMatchObject({
      status: 400,
      error: { param: 'shipping[address][country]' },
    });
    expect(await pageOf(session, { email: 'nobody' })).toMatchObject({
      error: { code: 'email_invalid' },
    });
    const emptied = await pageOf(session, { email: '', shipping: '' });
    expect(emptied.page).toMatchObject({ email: null, shipping_address: null, phone: '+49301' });
  });

  it('changes quantities within what the shop allows, and the totals with them', async () => {
    const { create, pageOf, price, stripe } = await paymentPageShop();
    const adjustable = { enabled: true, minimum: 1, maximum: 5 };
    const session = await create({
      line_items: [{ price: price.id, quantity: 2, adjustable_quantity: adjustable }],
    });
    const id = (await pageOf(session)).page.line_items[0]?.id;
    const { page } = await pageOf(session, { line_items: [{ id, quantity: 5 }] });
    expect(page).toMatchObject({
      line_items: [{ quantity: 5, adjustable_quantity: { minimum: 1, maximum: 5 } }],
      total: { total: 9000 },
    });
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      amount_total: 9000,
    });
    expect((await pageOf(session, { line_items: [{ id, quantity: 6 }] })).error?.code).toBe(
      'quantity_too_large',
    );
    expect((await pageOf(session, { line_items: [{ id, quantity: 0 }] })).error?.code).toBe(
      'quantity_too_small',
    );
    const fixed = await create();
    const line = (await pageOf(fixed)).page.line_items[0]?.id;
    expect((await pageOf(fixed, { line_items: [{ id: line, quantity: 3 }] })).status).toBe(400);
  });
});

describe('confirming a payment page', () => {
  it('pays: the session is complete, and its events tell so', async () => {
    const { confirm, create, types, stripe } = await paymentPageShop();
    const session = await create({ payment_intent_data: { metadata: { order: '7' } } });
    const paid = await confirm(session, {
      email: 'ada@shop.test',
      expected_amount: 3600,
      payment_method_data: card(),
    });
    expect(paid).toMatchObject({
      status: 200,
      page: {
        status: 'complete',
        payment_status: 'paid',
        payment_intent: null,
        can_confirm: false,
      },
    });
    const kept = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent'],
    });
    expect(kept).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      customer_details: { email: 'ada@shop.test', name: 'Ada' },
      payment_intent: { amount: 3600, status: 'succeeded', metadata: { order: '7' } },
    });
    expect(await types()).toContain('checkout.session.completed');
    expect(await confirm(session, { payment_method_data: card() })).toMatchObject({
      status: 400,
      error: { code: 'checkout_session_complete' },
    });
  });

  it('refuses a total that the customer was not shown, and what is not whole', async () => {
    const { confirm, create, stripe } = await paymentPageShop();
    const session = await create();
    expect(await confirm(session, { payment_method_data: card() })).toMatchObject({
      status: 400,
      error: { param: 'email', code: 'parameter_missing' },
    });
    const email = 'ada@shop.test';
    expect(
      await confirm(session, { email, expected_amount: 1, payment_method_data: card() }),
    ).toMatchObject({ status: 400, error: { code: 'checkout_amount_mismatch' } });
    expect(await confirm(session, { email })).toMatchObject({
      error: { param: 'payment_method_data' },
    });
    expect((await stripe.charges.list()).data).toEqual([]);
  });

  it('says why a card was declined, and takes another one for the same intent', async () => {
    const { confirm, create, pageOf, stripe } = await paymentPageShop();
    const session = await create({ customer_email: 'ada@shop.test' });
    const declined = await confirm(session, { payment_method_data: card('4000000000009995') });
    expect(declined).toMatchObject({
      status: 402,
      error: { code: 'card_declined', decline_code: 'insufficient_funds' },
    });
    expect((await pageOf(session)).page).toMatchObject({
      status: 'open',
      last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
    });
    const first = idOf((await stripe.checkout.sessions.retrieve(session.id)).payment_intent);
    expect((await confirm(session, { payment_method_data: card() })).page.status).toBe('complete');
    const then = await stripe.checkout.sessions.retrieve(session.id);
    expect(idOf(then.payment_intent)).toBe(first);
  });

  it('waits for 3-D Secure', async () => {
    const { confirm, create, pageOf, sandbox, url } = await paymentPageShop();
    const session = await create({ customer_email: 'ada@shop.test' });
    const { page } = await confirm(session, { payment_method_data: card('4000002760003184') });
    expect(page).toMatchObject({
      status: 'open',
      payment_intent: {
        status: 'requires_action',
        next_action: {
          type: 'use_stripe_sdk',
          use_stripe_sdk: { stripe_js: expect.stringContaining(url) },
        },
      },
    });
    sandbox.customer.authenticate(page.payment_intent?.id ?? '', 'complete');
    expect((await pageOf(session)).page).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      payment_intent: null,
    });
  });

  it('begins subscriptions', async () => {
    const { confirm, create, pageOf, stripe, price } = await paymentPageShop();
    const monthly = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 900,
      product: idOf(price.product),
      recurring: { interval: 'month' },
    });
    const session = await create({
      mode: 'subscription',
      ui_mode: 'embedded_page',
      line_items: [{ price: monthly.id, quantity: 1 }],
    });
    expect((await pageOf(session)).page).toMatchObject({
      mode: 'subscription',
      recurring: { interval: 'month', interval_count: 1 },
    });
    await confirm(session, { email: 'ada@shop.test', payment_method_data: card() });
    const kept = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] });
    expect(kept).toMatchObject({ status: 'complete', subscription: { status: 'active' } });
  });
});
