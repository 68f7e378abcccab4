import type { Stripe } from 'stripe';
import { describe, expect, it } from 'vitest';
import { sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';

/** A page with Stripe.js in it: it holds the publishable key, a client secret and a card. */
async function pageWithStripeJs() {
  const setup = await sandboxClient();
  const { stripe, url, sandbox } = setup;
  const intent = await stripe.paymentIntents.create({
    amount: 1999,
    currency: 'usd',
    metadata: { internal: 'note' },
  });
  const secret = intent.client_secret ?? '';
  const post = async (path: string, form: Record<string, string>) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { origin: 'https://shop.test' },
      body: new URLSearchParams({ key: sandbox.keys.publishable, ...form }),
    });
    const body = (await response.json()) as Record<string, unknown> & {
      error?: Record<string, unknown>;
    };
    return { status: response.status, body };
  };
  return {
    ...setup,
    intent,
    secret,
    post,
    retrieve: () => stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] }),
    confirm: (number: string, more: Record<string, string> = {}) =>
      post(`/v1/payment_intents/${intent.id}/confirm`, {
        client_secret: secret,
        'payment_method_data[type]': 'card',
        'payment_method_data[card][number]': number,
        'payment_method_data[card][exp_month]': '12',
        'payment_method_data[card][exp_year]': '50',
        'payment_method_data[card][cvc]': '123',
        ...more,
      }),
    challenge: (outcome: string, client_secret = secret) =>
      post(`/_internal/payment_intents/${intent.id}/three_d_secure`, { client_secret, outcome }),
  };
}

describe('a page with a publishable key', () => {
  it('confirms with card digits and sees no more than a browser may', async () => {
    const { confirm, intent, retrieve } = await pageWithStripeJs();
    const { status, body } = await confirm('4242 4242 4242 4242');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: intent.id,
      status: 'succeeded',
      client_secret: expect.any(String),
    });
    expect(body).not.toHaveProperty('metadata');
    expect(body).not.toHaveProperty('latest_charge');
    expect((await retrieve()).status).toBe('succeeded');
  });

  it("shows the declined intent without what is not a browser's", async () => {
    const { confirm } = await pageWithStripeJs();
    const { status, body } = await confirm('4000000000009995');
    expect(status).toBe(402);
    expect(body.error).toMatchObject({
      type: 'card_error',
      decline_code: 'insufficient_funds',
      message: 'Your card has insufficient funds.',
      payment_intent: { status: 'requires_payment_method' },
    });
    expect(body.error?.['payment_intent']).not.toHaveProperty('metadata');
  });

  it.each([
    ['4242424242424241', {}, 'incorrect_number', 'number'],
    [
      '4242424242424242',
      { 'payment_method_data[card][exp_month]': '13' },
      'invalid_expiry_month',
      'exp_month',
    ],
    [
      '4242424242424242',
      { 'payment_method_data[card][exp_year]': '2020' },
      'invalid_expiry_year',
      'exp_year',
    ],
    ['4242424242424242', { 'payment_method_data[card][cvc]': '1' }, 'invalid_cvc', 'cvc'],
  ])('is told what is wrong with %s %o', async (number, more, code, param) => {
    const { confirm, retrieve } = await pageWithStripeJs();
    const { status, body } = await confirm(number, more);
    expect(status).toBe(402);
    expect(body.error).toMatchObject({ type: 'card_error', code, param });
    // Nothing was tried at the bank.
    expect(await retrieve()).toMatchObject({
      latest_charge: null,
      status: 'requires_payment_method',
    });
  });

  it('cannot use a real card', async () => {
    const { confirm } = await pageWithStripeJs();
    const { body } = await confirm('4539578763621486');
    expect(body.error).toMatchObject({
      code: 'card_declined',
      decline_code: 'test_mode_live_card',
    });
  });

  it('makes payment methods, and retrieves its intent, by its secret only', async () => {
    const { post, url, sandbox, intent, secret } = await pageWithStripeJs();
    const made = await post('/v1/payment_methods', {
      type: 'card',
      'card[number]': '5555555555554444',
      'card[exp_month]': '12',
      'card[exp_year]': '2050',
      'billing_details[name]': 'Ada',
    });
    expect(made.body).toMatchObject({
      object: 'payment_method',
      billing_details: { name: 'Ada', email: null },
      card: { brand: 'mastercard', last4: '4444' },
    });
    expect(JSON.stringify(made.body)).not.toContain('5555555555554444');
    const get = async (query: string) => {
      const key = `key=${sandbox.keys.publishable}`;
      const response = await fetch(`${url}/v1/payment_intents/${intent.id}?${key}&${query}`);
      return { status: response.status, body: (await response.json()) as { error?: object } };
    };
    expect(await get(`client_secret=${secret}`)).toMatchObject({
      status: 200,
      body: { id: intent.id },
    });
    expect(await get('')).toMatchObject({
      status: 400,
      body: { error: { param: 'client_secret' } },
    });
    expect(await get('client_secret=wrong')).toMatchObject({
      status: 400,
      body: { error: { code: 'payment_intent_invalid_parameter' } },
    });
  });

  it('may not do what needs the secret key', async () => {
    const { clientOf, sandbox, intent } = await pageWithStripeJs();
    const stripe: Stripe = clientOf(sandbox.keys.publishable);
    for (const call of [
      () => stripe.products.list(),
      () => stripe.paymentIntents.list(),
      () => stripe.paymentIntents.cancel(intent.id),
      () => stripe.paymentIntents.create({ amount: 1, currency: 'usd' }),
    ]) {
      expect(await stripeError(call())).toMatchObject({
        statusCode: 401,
        code: 'secret_key_required',
      });
    }
  });
});

describe('3-D Secure', () => {
  it('comes before the charge, in the page, and is completed', async () => {
    const { challenge, confirm, retrieve, stripe, url, intent } = await pageWithStripeJs();
    const { body } = await confirm('4000002760003184', { use_stripe_sdk: 'true' });
    expect(body).toMatchObject({
      status: 'requires_action',
      next_action: {
        type: 'use_stripe_sdk',
        use_stripe_sdk: {
          type: 'three_d_secure_redirect',
          stripe_js: expect.stringContaining(`${url}/redirect/authenticate/${intent.id}`),
        },
      },
    });
    expect(await retrieve()).toMatchObject({ latest_charge: null });
    expect(await challenge('complete')).toMatchObject({
      status: 200,
      body: { payment_intent: { status: 'succeeded', next_action: null }, redirect: null },
    });
    expect(await retrieve()).toMatchObject({
      status: 'succeeded',
      latest_charge: {
        payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } },
      },
    });
    const { data } = await stripe.events.list({ type: 'payment_intent.requires_action' });
    expect(data).toHaveLength(1);
  });

  it('that fails leaves the intent waiting for another card', async () => {
    const { challenge, confirm, retrieve } = await pageWithStripeJs();
    await confirm('4000000000003220');
    await challenge('fail');
    expect(await retrieve()).toMatchObject({
      status: 'requires_payment_method',
      next_action: null,
      payment_method: null,
      last_payment_error: {
        type: 'invalid_request_error',
        code: 'payment_intent_authentication_failure',
        message:
          'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
      },
    });
    expect((await confirm('4242424242424242')).body['status']).toBe('succeeded');
  });

  it.each([
    ['4000008260003178', 'insufficient_funds'],
    ['4000008400001629', 'generic_decline'],
  ])('then the decline of %s', async (number, decline_code) => {
    const { challenge, confirm, retrieve } = await pageWithStripeJs();
    expect((await confirm(number)).body['status']).toBe('requires_action');
    expect((await challenge('complete')).body).toMatchObject({
      payment_intent: { status: 'requires_payment_method' },
    });
    expect(await retrieve()).toMatchObject({
      last_payment_error: { type: 'card_error', code: 'card_declined', decline_code },
      latest_charge: { status: 'failed' },
    });
  });

  it('is a redirect where a server confirms with a return_url, and comes back there', async () => {
    const { challenge, stripe, intent, secret } = await pageWithStripeJs();
    const waiting = await stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_authenticationRequired',
      return_url: 'https://shop.test/thanks?a=1',
    });
    expect(waiting.next_action).toMatchObject({
      type: 'redirect_to_url',
      redirect_to_url: { return_url: 'https://shop.test/thanks?a=1' },
    });
    const { body } = await challenge('complete');
    expect(body['redirect']).toBe(
      `https://shop.test/thanks?a=1&payment_intent=${intent.id}&payment_intent_client_secret=${secret}&redirect_status=succeeded`,
    );
  });

  it('is a decline where nobody is there to answer', async () => {
    const { stripe, intent } = await pageWithStripeJs();
    const error = await stripeError(
      stripe.paymentIntents.confirm(intent.id, {
        payment_method: 'pm_card_authenticationRequired',
        return_url: 'https://shop.test/',
        off_session: true,
      }),
    );
    expect(error).toMatchObject({ code: 'authentication_required', statusCode: 402 });
  });

  it('is answered once, by who knows the secret, with an answer it knows', async () => {
    const { challenge, confirm, stripe, intent } = await pageWithStripeJs();
    expect((await challenge('complete')).status).toBe(400);
    await confirm('4000002760003184');
    expect((await challenge('complete', 'wrong')).status).toBe(400);
    expect((await challenge('perhaps')).status).toBe(400);
    expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('requires_action');
    expect((await challenge('complete')).status).toBe(200);
    expect((await challenge('complete')).status).toBe(400);
    expect((await stripe.charges.list({ payment_intent: intent.id })).data).toHaveLength(1);
  });
});
