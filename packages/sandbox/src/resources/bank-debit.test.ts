import { describe, expect, it } from 'vitest';
import { idOf, sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';
import { DEBIT_TAKES } from './bank-debit.js';

async function debited(bank: string) {
  const setup = await sandboxClient({ clock: 1_800_000_000_000 });
  const { id } = await setup.stripe.checkout.sessions.create({
    mode: 'payment',
    line_items: [{ price: (await setup.price()).id, quantity: 1 }],
    success_url: 'https://shop.test/',
  });
  const { outcome } = setup.sandbox.customer.pay(id, { bank });
  const retrieve = () =>
    setup.stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] });
  const types = async () => {
    const { data } = await setup.stripe.events.list({ limit: 100 });
    return data.map(({ type }) => type).toReversed();
  };
  return { ...setup, id, outcome, retrieve, types };
}

describe('a bank debit', () => {
  it('completes the session unpaid, and pays it when the bank has answered', async () => {
    const { outcome, retrieve, sandbox, types } = await debited('000123456789');
    expect(outcome).toBe('paid');
    expect(await retrieve()).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: {
        status: 'processing',
        amount_received: 0,
        latest_charge: {
          status: 'pending',
          paid: false,
          payment_method_details: { type: 'us_bank_account', us_bank_account: { last4: '6789' } },
        },
      },
    });
    sandbox.clock.advance(DEBIT_TAKES - 1);
    expect((await retrieve()).payment_status).toBe('unpaid');
    sandbox.clock.advance(1);
    expect(await retrieve()).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      payment_intent: {
        status: 'succeeded',
        amount_received: 1800,
        latest_charge: { status: 'succeeded', paid: true, amount_captured: 1800 },
      },
    });
    expect((await types()).slice(2)).toEqual([
      'payment_intent.created',
      'charge.pending',
      'payment_intent.processing',
      'checkout.session.completed',
      'charge.succeeded',
      'payment_intent.succeeded',
      'checkout.session.async_payment_succeeded',
    ]);
  });

  it.each([
    ['000111111113', 'account_closed'],
    ['000222222227', 'insufficient_funds'],
  ])('of account %s fails later', async (bank, code) => {
    const { retrieve, sandbox, types } = await debited(bank);
    sandbox.clock.advance(DEBIT_TAKES);
    expect(await retrieve()).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: {
        status: 'requires_payment_method',
        last_payment_error: { code },
        latest_charge: { status: 'failed', failure_code: code },
      },
    });
    expect((await types()).slice(-3)).toEqual([
      'charge.failed',
      'payment_intent.payment_failed',
      'checkout.session.async_payment_failed',
    ]);
  });

  it('that was canceled meanwhile takes nothing', async () => {
    const { sandbox, stripe } = await sandboxClient({ clock: 0 });
    const { id, status } = await stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_usBankAccount_success',
      return_url: 'https://shop.test/',
    });
    expect(status).toBe('processing');
    await stripe.paymentIntents.cancel(id);
    sandbox.clock.advance(DEBIT_TAKES);
    const intent = await stripe.paymentIntents.retrieve(id);
    expect(intent).toMatchObject({ status: 'canceled', amount_received: 0 });
    expect((await stripe.charges.retrieve(idOf(intent.latest_charge))).paid).toBe(false);
  });

  it.each([
    [{ currency: 'eur' }],
    [{ currency: 'usd', allowed_payment_method_types: ['card' as const] }],
    [{ currency: 'usd', excluded_payment_method_types: ['us_bank_account' as const] }],
  ])('is refused for %o', async (params) => {
    const { stripe } = await sandboxClient();
    const intent = await stripe.paymentIntents.create({ amount: 500, ...params });
    expect(intent.payment_method_types).not.toContain('us_bank_account');
    const error = await stripeError(
      stripe.paymentIntents.confirm(intent.id, {
        payment_method: 'pm_usBankAccount_success',
        return_url: 'https://shop.test/',
      }),
    );
    expect(error).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_incompatible_payment_method',
    });
  });
});
