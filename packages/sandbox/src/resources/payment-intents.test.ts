import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';

const CARD_ONLY = { enabled: true, allow_redirects: 'never' } as const;
const usd = (amount = 1999): Stripe.PaymentIntentCreateParams => ({
  amount,
  currency: 'usd',
  automatic_payment_methods: CARD_ONLY,
});

describe('payment intents', () => {
  it('wait for a payment method, then succeed with a charge', async () => {
    const { stripe } = await sandboxClient();
    const intent = await stripe.paymentIntents.create({
      amount: 1999,
      currency: 'USD',
      metadata: { order: '6735' },
      description: 'Two mugs',
      shipping: { name: 'Ada', address: { line1: 'Street 1', country: 'de' } },
    });
    expect(intent).toMatchObject({
      object: 'payment_intent',
      amount: 1999,
      amount_received: 0,
      automatic_payment_methods: { enabled: true, allow_redirects: 'always' },
      currency: 'usd',
      latest_charge: null,
      payment_method: null,
      shipping: { address: { city: null, country: 'DE', line1: 'Street 1' }, name: 'Ada' },
      status: 'requires_payment_method',
    });
    expect(intent.client_secret).toMatch(new RegExp(`^${intent.id}_secret_\\w{25}$`));
    const paid = await stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.test/',
      expand: ['latest_charge.payment_intent', 'payment_method'],
    });
    expect(paid).toMatchObject({
      amount_received: 1999,
      status: 'succeeded',
      payment_method: { card: { brand: 'visa', last4: '4242', country: 'US' } },
      latest_charge: {
        object: 'charge',
        amount: 1999,
        amount_captured: 1999,
        captured: true,
        currency: 'usd',
        metadata: { order: '6735' },
        paid: true,
        status: 'succeeded',
        outcome: { type: 'authorized', network_status: 'approved_by_network' },
        payment_method_details: { card: { last4: '4242', three_d_secure: null } },
        payment_intent: { id: intent.id },
      },
    });
    expect(await eventTypes(stripe)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
    ]);
  });

  it('can be confirmed as they are created', async () => {
    const { stripe } = await sandboxClient();
    const paid = await stripe.paymentIntents.create({
      ...usd(),
      confirm: true,
      payment_method: 'pm_card_mastercard',
    });
    expect(paid.status).toBe('succeeded');
  });

  it.each([
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
    ['pm_card_visa_chargeDeclinedVelocityLimitExceeded', 'card_declined', 'card_velocity_exceeded'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
    ['pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
    ['pm_card_chargeCustomerFail', 'card_declined', 'generic_decline'],
    ['pm_card_radarBlock', 'card_declined', 'fraudulent'],
  ])('are declined by %s and then wait for another card', async (method, code, decline_code) => {
    const { stripe } = await sandboxClient();
    const { id } = await stripe.paymentIntents.create(usd());
    const error = await stripeError(stripe.paymentIntents.confirm(id, { payment_method: method }));
    expect(error).toMatchObject({
      type: 'StripeCardError',
      statusCode: 402,
      code,
      decline_code,
      doc_url: `https://docs.stripe.com/error-codes#${code.replaceAll('_', '-')}`,
      payment_intent: { id, status: 'requires_payment_method' },
      payment_method: { object: 'payment_method' },
    });
    const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
    expect(intent).toMatchObject({
      amount_received: 0,
      payment_method: null,
      last_payment_error: { type: 'card_error', code, decline_code, message: error.message },
      latest_charge: { id: error.charge, status: 'failed', failure_code: code, paid: false },
    });
    expect(await eventTypes(stripe)).toEqual([
      'payment_intent.created',
      'charge.failed',
      'payment_intent.payment_failed',
    ]);
    const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null });
  });

  it('refuse to be confirmed twice, and show themselves in the error', async () => {
    const { stripe } = await sandboxClient();
    const { id } = await stripe.paymentIntents.create({
      ...usd(),
      confirm: true,
      payment_method: 'pm_card_visa',
    });
    expect(
      await stripeError(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })),
    ).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_unexpected_state',
      message:
        'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
      payment_intent: { id, status: 'succeeded' },
    });
    expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(1);
  });

  it('need a payment method, and a return_url where redirects may happen', async () => {
    const { stripe } = await sandboxClient();
    const bare = await stripe.paymentIntents.create(usd());
    expect(await stripeError(stripe.paymentIntents.confirm(bare.id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    const open = await stripe.paymentIntents.create({ amount: 500, currency: 'usd' });
    const error = await stripeError(
      stripe.paymentIntents.confirm(open.id, { payment_method: 'pm_card_visa' }),
    );
    expect(error.message).toContain('you must provide a `return_url`');
    expect((await stripe.paymentIntents.retrieve(open.id)).status).toBe('requires_payment_method');
  });

  it('take only a return_url that can be gone to, of any scheme', async () => {
    const { stripe } = await sandboxClient();
    const confirm = (return_url: string) =>
      stripe.paymentIntents.create({
        amount: 500,
        currency: 'usd',
        confirm: true,
        payment_method: 'pm_card_authenticationRequired',
        return_url,
      });
    for (const wrong of ['https://', '/thanks', 'http:']) {
      // One after the other.
      // oxlint-disable-next-line no-await-in-loop
      expect(await stripeError(confirm(wrong))).toMatchObject({
        statusCode: 400,
        code: 'url_invalid',
        param: 'return_url',
      });
    }
    expect((await confirm('shop.app://thanks')).status).toBe('requires_action');
  });

  it('are updated while unpaid only', async () => {
    const { stripe } = await sandboxClient();
    const { id } = await stripe.paymentIntents.create({ ...usd(), metadata: { a: '1' } });
    const changed = await stripe.paymentIntents.update(id, {
      amount: 2500,
      metadata: { b: '2' },
      receipt_email: 'a@b.test',
      payment_method: 'pm_card_visa',
    });
    expect(changed).toMatchObject({
      amount: 2500,
      metadata: { a: '1', b: '2' },
      receipt_email: 'a@b.test',
      status: 'requires_confirmation',
    });
    await stripe.paymentIntents.confirm(id);
    expect(await stripeError(stripe.paymentIntents.update(id, { amount: 1 }))).toMatchObject({
      code: 'payment_intent_unexpected_state',
    });
    expect((await stripe.paymentIntents.update(id, { description: 'late' })).description).toBe(
      'late',
    );
  });

  it('confirm only the amount that the caller means', async () => {
    const { stripe } = await sandboxClient();
    const { id } = await stripe.paymentIntents.create(usd(1000));
    const confirm = (amount_to_confirm: number) =>
      stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa', amount_to_confirm });
    expect(await stripeError(confirm(999))).toMatchObject({ param: 'amount_to_confirm' });
    expect((await confirm(1000)).status).toBe('succeeded');
  });

  it('are canceled while unpaid only, and never paid after', async () => {
    const { stripe } = await sandboxClient();
    const { id } = await stripe.paymentIntents.create(usd());
    const canceled = await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' });
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
    expect(canceled.canceled_at).toEqual(expect.any(Number));
    expect(await stripeError(stripe.paymentIntents.cancel(id))).toMatchObject({
      code: 'payment_intent_unexpected_state',
      message:
        'You cannot cancel this PaymentIntent because it has a status of canceled. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.',
    });
    expect(
      await stripeError(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })),
    ).toMatchObject({ code: 'payment_intent_unexpected_state' });
    expect((await stripe.charges.list({ payment_intent: id })).data).toEqual([]);
  });

  it('are listed newest first', async () => {
    const { stripe } = await sandboxClient();
    const first = await stripe.paymentIntents.create(usd());
    const second = await stripe.paymentIntents.create(usd());
    const { data } = await stripe.paymentIntents.list();
    expect(data.map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  it.each([
    ['usd', 49, 'amount_too_small', 'Amount must be at least $0.50 usd'],
    ['jpy', 49, 'amount_too_small', 'Amount must be at least ¥50 jpy'],
    ['gbp', 29, 'amount_too_small', 'Amount must be at least £0.30 gbp'],
    ['usd', 100_000_000, 'amount_too_large', 'Amount must be no more than $999999.99 usd'],
  ])('refuse %s %i', async (currency, amount, code, message) => {
    const { stripe } = await sandboxClient();
    expect(await stripeError(stripe.paymentIntents.create({ amount, currency }))).toMatchObject({
      statusCode: 400,
      param: 'amount',
      code,
      message,
    });
  });

  it('refuse what the API version has no more, and what is not modelled', async () => {
    const { stripe } = await sandboxClient();
    const removed = {
      ...usd(),
      payment_method_types: ['card'],
    } as Stripe.PaymentIntentCreateParams;
    expect(await stripeError(stripe.paymentIntents.create(removed))).toMatchObject({
      statusCode: 400,
      code: 'payment_method_types_no_longer_supported',
    });
    expect(
      await stripeError(stripe.paymentIntents.create({ ...usd(), capture_method: 'manual' })),
    ).toMatchObject({ statusCode: 501, param: 'capture_method' });
    expect(
      await stripeError(
        stripe.paymentIntents.create({ ...usd(), setup_future_usage: 'on_session' }),
      ),
    ).toMatchObject({ statusCode: 501, param: 'setup_future_usage' });
    const number = { number: '4242424242424242', exp_month: 1, exp_year: 2050 };
    const raw = { payment_method_data: { type: 'card', card: number } };
    expect(
      await stripeError(stripe.paymentIntents.create({ ...usd(), ...(raw as object) })),
    ).toMatchObject({ statusCode: 402 });
  });
});

async function eventTypes(stripe: Stripe): Promise<string[]> {
  const { data } = await stripe.events.list({ limit: 100 });
  return data.map(({ type }) => type).toReversed();
}
