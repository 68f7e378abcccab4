import { describe, expect, it } from 'vitest';
import { idOf, sandboxClient, stripeError } from '../../sandbox-client.test.fixture.js';

const DAY = 86_400_000;
const START = Date.UTC(2027, 0, 31);

async function subscribed(typed: { card?: string } = {}) {
  const setup = await sandboxClient({ clock: START });
  const { price, sandbox, stripe } = setup;
  const monthly = await price({ recurring: { interval: 'month' } });
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: monthly.id, quantity: 2 }],
    subscription_data: { metadata: { shop: 'mugs' } },
    success_url: 'https://shop.test/',
  });
  const outcome = sandbox.customer.pay(session.id, typed);
  if (outcome.outcome === 'requires_action') {
    sandbox.customer.authenticate(outcome.paymentIntent, 'complete');
  }
  const paid = await stripe.checkout.sessions.retrieve(session.id);
  const subscription = await stripe.subscriptions.retrieve(idOf(paid.subscription));
  const invoices = async () => (await stripe.invoices.list({ subscription: subscription.id })).data;
  const types = async () => (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type);
  return { ...setup, subscription, invoices, types, monthly, session };
}

describe('subscriptions', () => {
  it('renew when their period ends, with an invoice that a PaymentIntent paid', async () => {
    const { sandbox, stripe, subscription, invoices, types } = await subscribed();
    expect((await invoices()).map(({ billing_reason }) => billing_reason)).toEqual([
      'subscription_create',
    ]);
    sandbox.clock.set(Date.UTC(2027, 1, 28));
    const [renewal, first] = await invoices();
    expect(first).toMatchObject({ billing_reason: 'subscription_create', status: 'paid' });
    expect(renewal).toMatchObject({
      billing_reason: 'subscription_cycle',
      status: 'paid',
      amount_paid: 3600,
      amount_remaining: 0,
      parent: { subscription_details: { metadata: { shop: 'mugs' } } },
    });
    const { data: payments } = await stripe.invoicePayments.list({
      invoice: renewal?.id ?? '',
      expand: ['data.payment.payment_intent'],
    });
    expect(payments).toHaveLength(1);
    expect(payments[0]?.payment.payment_intent).toMatchObject({
      amount: 3600,
      status: 'succeeded',
    });
    const withPayments = await stripe.invoices.retrieve(renewal?.id ?? '', {
      expand: ['payments'],
    });
    expect(withPayments.payments?.data[0]?.id).toBe(payments[0]?.id);
    const renewed = await stripe.subscriptions.retrieve(subscription.id);
    expect(renewed.latest_invoice).toBe(renewal?.id);
    expect(renewed.items.data[0]).toMatchObject({
      current_period_start: Date.UTC(2027, 1, 28) / 1000,
      current_period_end: Date.UTC(2027, 2, 28) / 1000,
    });
    expect((await types()).slice(0, 2)).toEqual(['customer.subscription.updated', 'invoice.paid']);
    sandbox.clock.advance(62 * DAY);
    expect(await invoices()).toHaveLength(4);
  });

  it('fall due when the bank wants a customer who is not there', async () => {
    const { sandbox, stripe, subscription, invoices, types } = await subscribed({
      card: '4000002760003184',
    });
    expect(subscription.status).toBe('active');
    sandbox.clock.advance(40 * DAY);
    expect((await invoices())[0]).toMatchObject({ status: 'open', amount_paid: 0 });
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('past_due');
    expect(await types()).toContain('invoice.payment_failed');
  });

  it('end at once when they are cancelled, and not twice', async () => {
    const { sandbox, stripe, subscription, invoices, types } = await subscribed();
    const ended = await stripe.subscriptions.cancel(subscription.id, {
      cancellation_details: { comment: 'Enough mugs' },
    });
    expect(ended).toMatchObject({
      status: 'canceled',
      ended_at: START / 1000,
      cancellation_details: { comment: 'Enough mugs', reason: 'cancellation_requested' },
    });
    expect((await types())[0]).toBe('customer.subscription.deleted');
    expect(await stripeError(stripe.subscriptions.cancel(subscription.id))).toMatchObject({
      code: 'resource_missing',
    });
    sandbox.clock.advance(40 * DAY);
    expect(await invoices()).toHaveLength(1);
    expect((await stripe.subscriptions.list()).data).toEqual([]);
    expect((await stripe.subscriptions.list({ status: 'ended' })).data).toHaveLength(1);
  });

  it('end with their period when that is wished', async () => {
    const { sandbox, stripe, subscription, types } = await subscribed();
    const ending = await stripe.subscriptions.update(subscription.id, {
      cancel_at_period_end: true,
      metadata: { why: 'moved' },
    });
    expect(ending).toMatchObject({
      status: 'active',
      cancel_at: Date.UTC(2027, 1, 28) / 1000,
      metadata: { shop: 'mugs', why: 'moved' },
    });
    sandbox.clock.advance(40 * DAY);
    expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('canceled');
    expect((await types())[0]).toBe('customer.subscription.deleted');
    expect(
      await stripeError(
        stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false }),
      ),
    ).toMatchObject({ statusCode: 400 });
    // What was sold stays to be written on.
    const noted = await stripe.subscriptions.update(subscription.id, { metadata: { done: '1' } });
    expect(noted.metadata).toMatchObject({ done: '1' });
  });

  it('keep metadata on their invoices, and on refunds', async () => {
    const { stripe, invoices } = await subscribed();
    const [invoice] = await invoices();
    await stripe.invoices.update(invoice?.id ?? '', { metadata: { done: '1' } });
    expect((await invoices())[0]?.metadata).toEqual({ done: '1' });
    const { data } = await stripe.invoicePayments.list({ invoice: invoice?.id ?? '' });
    const refund = await stripe.refunds.create({
      payment_intent: idOf(data[0]?.payment.payment_intent),
    });
    await stripe.refunds.update(refund.id, { metadata: { done: '1' } });
    expect((await stripe.refunds.retrieve(refund.id)).metadata).toEqual({ done: '1' });
  });
});
