import { describe, expect, it } from 'vitest';
import { sandboxClient, stripeError } from '../../sandbox-client.test.fixture.js';

async function linkShop() {
  const setup = await sandboxClient({ clock: 1_800_000_000_000 });
  const price = await setup.price();
  /** Visits a link, without following it. */
  const visit = async (url: string) => {
    const response = await fetch(url, { redirect: 'manual' });
    const to = response.headers.get('location') ?? '';
    return {
      status: response.status,
      text: await response.text(),
      session: to.slice('/c/pay/'.length),
    };
  };
  return { ...setup, price, visit, line_items: [{ price: price.id, quantity: 1 }] };
}

describe('payment links', () => {
  it('are made, found, listed and changed', async () => {
    const { line_items, price, stripe, url } = await linkShop();
    const link = await stripe.paymentLinks.create({
      line_items,
      metadata: { price: price.id },
      after_completion: { type: 'redirect', redirect: { url: 'https://shop.test/thanks' } },
    });
    expect(link).toMatchObject({
      object: 'payment_link',
      active: true,
      after_completion: { type: 'redirect', redirect: { url: 'https://shop.test/thanks' } },
      allow_promotion_codes: false,
      currency: 'usd',
      metadata: { price: price.id },
      url: `${url}/pay/${link.id}`,
    });
    expect({ ...(await stripe.paymentLinks.retrieve(link.id)) }).toEqual({ ...link });
    const lines = await stripe.paymentLinks.listLineItems(link.id);
    expect(lines.data).toMatchObject([
      { quantity: 1, amount_total: 1800, price: { id: price.id } },
    ]);
    const changed = await stripe.paymentLinks.update(link.id, {
      active: false,
      metadata: { off: 'true' },
      after_completion: { type: 'hosted_confirmation' },
      line_items: [
        { id: lines.data[0]?.id ?? '', quantity: 2, adjustable_quantity: { enabled: true } },
      ],
      expand: ['line_items'],
    });
    expect(changed).toMatchObject({
      active: false,
      after_completion: { type: 'hosted_confirmation' },
      metadata: { price: price.id, off: 'true' },
      line_items: {
        data: [{ quantity: 2, amount_total: 3600, adjustable_quantity: { maximum: 99 } }],
      },
    });
    expect((await stripe.paymentLinks.list({ active: true })).data).toEqual([]);
    expect((await stripe.paymentLinks.list({ active: false })).data).toHaveLength(1);
    const types = (await stripe.events.list()).data.map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(['payment_link.updated', 'payment_link.created']);
  });

  it.each<[object, object]>([
    [{ line_items: [] }, { param: 'line_items' }],
    [
      { line_items: [{ price: 'price_nope', quantity: 1 }] },
      { code: 'resource_missing', param: 'line_items[0][price]' },
    ],
    [{ after_completion: { type: 'redirect' } }, { param: 'after_completion[redirect]' }],
    [{ shipping_options: [{ shipping_rate: 'shr_no' }] }, { code: 'resource_missing' }],
    [{ custom_fields: [{ key: 'a' }] }, { statusCode: 501, code: 'sandbox_not_modelled' }],
    [{ colour: 'red' }, { code: 'parameter_unknown' }],
  ])('are refused with %o', async (params, error) => {
    const { line_items, stripe } = await linkShop();
    expect(await stripeError(stripe.paymentLinks.create({ line_items, ...params }))).toMatchObject(
      error,
    );
    expect((await stripe.paymentLinks.list()).data).toEqual([]);
  });
});

describe('the page of a payment link', () => {
  it('begins a session that carries what the address says', async () => {
    const { line_items, sandbox, stripe, visit } = await linkShop();
    const link = await stripe.paymentLinks.create({
      line_items,
      metadata: { shop: 'mine' },
      payment_intent_data: { metadata: { order: '7' } },
    });
    const query = 'prefilled_email=ada%40shop.test&client_reference_id=cart-1&locale=de';
    const { status, session: id } = await visit(`${link.url}?${query}`);
    expect(status).toBe(303);
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
      payment_link: link.id,
      client_reference_id: 'cart-1',
      customer_email: null,
      locale: 'de',
      metadata: { shop: 'mine' },
      amount_total: 1800,
      success_url: `${link.url}/thanks`,
      ui_mode: 'hosted_page',
    });
    const page = await fetch(`${new URL(link.url).origin}/c/pay/${id}`);
    expect(await page.text()).toContain('value="ada@shop.test"');
    expect(sandbox.customer.pay(id)).toEqual({ outcome: 'paid', url: `${link.url}/thanks` });
    const list = await stripe.checkout.sessions.list({ payment_link: link.id });
    expect(list.data.map((session) => session.id)).toEqual([id]);
    const intents = await stripe.paymentIntents.list();
    expect(intents.data[0]?.metadata).toEqual({ order: '7' });
    expect((await visit(`${link.url}/thanks`)).text).toContain('Thanks for your payment');
  });

  it('passes over what is not valid in the address, and each visit is a session', async () => {
    const { line_items, stripe, visit } = await linkShop();
    const link = await stripe.paymentLinks.create({ line_items });
    const bad = 'prefilled_email=nobody&client_reference_id=a%20b&locale=tlh';
    const first = await visit(`${link.url}?${bad}`);
    const second = await visit(link.url);
    expect(first.session).not.toBe(second.session);
    expect(await stripe.checkout.sessions.retrieve(first.session)).toMatchObject({
      client_reference_id: null,
      locale: null,
    });
  });

  it('says so when the link was deactivated, or its price was archived', async () => {
    const { line_items, price, stripe, visit } = await linkShop();
    const off = await stripe.paymentLinks.create({ line_items });
    await stripe.paymentLinks.update(off.id, {
      active: false,
      inactive_message: 'See you in May.',
    });
    const { status, text } = await visit(off.url);
    expect(status).toBe(200);
    expect(text).toContain('The link is no longer active.');
    expect(text).toContain('See you in May.');
    const gone = await stripe.paymentLinks.create({ line_items });
    await stripe.prices.update(price.id, { active: false });
    expect((await visit(gone.url)).text).toContain('The link is no longer active.');
    expect((await visit(`${off.url}x`)).status).toBe(404);
    expect((await stripe.checkout.sessions.list()).data).toEqual([]);
  });

  it('sells subscriptions and sends the customer on', async () => {
    const { price, sandbox, stripe, visit } = await linkShop();
    const monthly = await stripe.prices.create({
      currency: 'usd',
      unit_amount: 900,
      product: typeof price.product === 'string' ? price.product : '',
      recurring: { interval: 'month' },
    });
    const link = await stripe.paymentLinks.create({
      line_items: [{ price: monthly.id, quantity: 1 }],
      after_completion: {
        type: 'redirect',
        redirect: { url: 'https://shop.test/?session_id={CHECKOUT_SESSION_ID}' },
      },
    });
    const { session } = await visit(link.url);
    expect(sandbox.customer.pay(session)).toEqual({
      outcome: 'paid',
      url: `https://shop.test/?session_id=${session}`,
    });
    expect(await stripe.checkout.sessions.retrieve(session)).toMatchObject({
      mode: 'subscription',
      subscription: expect.stringMatching(/^sub_/),
    });
  });
});
