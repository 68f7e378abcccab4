import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { idOf, sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';

async function paid(amount = 1000) {
  const setup = await sandboxClient({ clock: 1_800_000_000_000 });
  const intent = await setup.stripe.paymentIntents.create({
    amount,
    currency: 'usd',
    confirm: true,
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.test/',
  });
  const charge = idOf(intent.latest_charge);
  const refund = (params: Stripe.RefundCreateParams = {}) =>
    setup.stripe.refunds.create({ payment_intent: intent.id, ...params });
  return { ...setup, intent, charge, refund };
}

describe('refunds', () => {
  it('give all back, and tell so', async () => {
    const { charge, intent, refund, stripe } = await paid();
    const made = await refund({ reason: 'duplicate', metadata: { a: '1' } });
    expect(made).toMatchObject({
      object: 'refund',
      amount: 1000,
      charge,
      payment_intent: intent.id,
      currency: 'usd',
      reason: 'duplicate',
      metadata: { a: '1' },
      status: 'succeeded',
    });
    expect(await stripe.refunds.retrieve(made.id)).toMatchObject({ id: made.id });
    expect(await stripe.charges.retrieve(charge)).toMatchObject({
      amount_refunded: 1000,
      refunded: true,
    });
    const { data } = await stripe.events.list({ types: ['refund.created', 'charge.refunded'] });
    expect(data.map(({ type }) => type)).toEqual(['charge.refunded', 'refund.created']);
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
  });

  it('give parts back, and never more than was paid', async () => {
    const { charge, refund, stripe } = await paid();
    await refund({ amount: 400 });
    expect(await stripe.charges.retrieve(charge)).toMatchObject({
      amount_refunded: 400,
      refunded: false,
    });
    expect(await stripeError(refund({ amount: 601 }))).toMatchObject({
      statusCode: 400,
      param: 'amount',
      message: 'Refund amount ($6.01 usd) is greater than unrefunded amount on charge ($6.00 usd)',
    });
    expect((await refund()).amount).toBe(600);
    expect(await stripeError(refund())).toMatchObject({ code: 'charge_already_refunded' });
    const { data } = await stripe.refunds.list({ charge });
    expect(data.map(({ amount }) => amount)).toEqual([600, 400]);
  });

  it('need something that was paid', async () => {
    const { stripe } = await paid();
    const { id } = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' });
    expect(await stripeError(stripe.refunds.create({ payment_intent: id }))).toMatchObject({
      param: 'payment_intent',
    });
    expect(await stripeError(stripe.refunds.create({}))).toMatchObject({ statusCode: 400 });
    expect(await stripeError(stripe.refunds.create({ charge: 'ch_nope' }))).toMatchObject({
      code: 'resource_missing',
    });
  });

  it.each([
    ['4000000000007726', 'pending', 'succeeded', 'refund.updated', 1800],
    ['4000000000005126', 'succeeded', 'failed', 'refund.failed', 0],
  ])('of %s go from %s to %s', async (card, first, last, event, refunded) => {
    const { price, sandbox, stripe } = await sandboxClient({ clock: 1_800_000_000_000 });
    const { id } = await stripe.checkout.sessions.create({
      mode: 'payment',
      line_items: [{ price: (await price()).id, quantity: 1 }],
      success_url: 'https://shop.test/',
    });
    sandbox.customer.pay(id, { card });
    const { payment_intent } = await stripe.checkout.sessions.retrieve(id);
    const made = await stripe.refunds.create({ payment_intent: idOf(payment_intent) });
    expect(made.status).toBe(first);
    sandbox.clock.advance(60_000);
    const later = await stripe.refunds.retrieve(made.id, { expand: ['charge'] });
    expect(later).toMatchObject({ status: last, charge: { amount_refunded: refunded } });
    expect((await stripe.events.list()).data[0]?.type).toBe(event);
  });
});
