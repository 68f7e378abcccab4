import { describe, expect, it } from 'vitest';
import { idOf, sandboxClient } from '../sandbox-client.test.fixture.js';

const SESSION = 'mode=payment&success_url=https://shop.test/';
const LINE = 'line_items[0][price]=PRICE&line_items[0][quantity]=1';
const inline = (data: string, quantity = '&line_items[0][quantity]=1') =>
  `${data
    .split('&')
    .map((pair) => `line_items[0][price_data]${pair}`)
    .join('&')}${quantity}`;
const INLINE = inline('[currency]=usd&[unit_amount]=900&[product_data][name]=Cup');
const WHOLE = `${SESSION}&${LINE}`;
const SESSIONS = '/v1/checkout/sessions';
const INTENT = 'amount=500&currency=usd';
const CARD =
  'payment_method_data[type]=card&payment_method_data[card][number]=4242424242424242&payment_method_data[card][exp_month]=1&payment_method_data[card][exp_year]=40';
const PAID = 'payment_method=pm_card_visa';
const BANK =
  'type=us_bank_account&us_bank_account[account_number]=000123456789&us_bank_account[routing_number]=110000000';
const BACK = 'return_url=https://shop.test/';

/** A shop with one price, and an intent to pay; `PRICE`, `PRODUCT` and `PAYMENT` in paths and forms stand for their ids. */
async function shop() {
  const setup = await sandboxClient();
  const price = await setup.price();
  const intent = await setup.stripe.paymentIntents.create({ amount: 500, currency: 'usd' });
  const fill = (text: string) =>
    text
      .replaceAll('PRICE', price.id)
      .replaceAll('PRODUCT', idOf(price.product))
      .replaceAll('PAYMENT', intent.id);
  const events = async () => (await setup.stripe.events.list({ limit: 100 })).data.length;
  return {
    ...setup,
    price,
    events,
    async post(path: string, form: string, key: string) {
      const response = await setup.call('POST', fill(path), fill(form), { 'idempotency-key': key });
      const replayed = response.headers.get('idempotent-replayed') === 'true';
      const { error } = (await response.json()) as { error?: { code?: string; param?: string } };
      return { status: response.status, replayed, error };
    },
  };
}

describe('what is refused whatever there is does not use up the Idempotency-Key', () => {
  it.each<[string, string, string, string, string?]>([
    ['a session without success_url', SESSIONS, `mode=payment&${LINE}`, WHOLE, 'success_url'],
    ['a session without mode', SESSIONS, `success_url=https://shop.test/&${LINE}`, WHOLE, 'mode'],
    ['a session without lines', SESSIONS, SESSION, WHOLE, 'line_items'],
    ['a session that expires too soon', SESSIONS, `${WHOLE}&expires_at=1`, WHOLE, 'expires_at'],
    [
      'a session with both customer and e-mail',
      SESSIONS,
      `${WHOLE}&customer=cus_1&customer_email=a@b.test`,
      WHOLE,
      'customer_email',
    ],
    [
      'a session with data of the other mode',
      SESSIONS,
      `${WHOLE}&subscription_data[description]=x`,
      WHOLE,
      'subscription_data',
    ],
    [
      'a line with price and price_data',
      SESSIONS,
      `${SESSION}&${LINE}&${INLINE}`,
      `${SESSION}&${INLINE}`,
      'line_items[0][price]',
    ],
    [
      'a line with neither',
      SESSIONS,
      `${SESSION}&line_items[0][quantity]=1`,
      WHOLE,
      'line_items[0][price]',
    ],
    [
      'a line without quantity',
      SESSIONS,
      `${SESSION}&line_items[0][price]=PRICE`,
      WHOLE,
      'line_items[0][quantity]',
    ],
    [
      'an inline price without product',
      SESSIONS,
      `${SESSION}&${inline('[currency]=usd&[unit_amount]=900')}`,
      `${SESSION}&${INLINE}`,
      'line_items[0][price_data][product]',
    ],
    [
      'an inline price with two products',
      SESSIONS,
      `${SESSION}&${INLINE}&line_items[0][price_data][product]=PRODUCT`,
      `${SESSION}&${INLINE}`,
      'line_items[0][price_data][product]',
    ],
    [
      'an inline price without amount',
      SESSIONS,
      `${SESSION}&${inline('[currency]=usd&[product_data][name]=Cup')}`,
      `${SESSION}&${INLINE}`,
      'line_items[0][price_data][unit_amount]',
    ],
    [
      'a price without product',
      '/v1/prices',
      'currency=usd&unit_amount=100',
      'currency=usd&unit_amount=100&product=PRODUCT',
      'product',
    ],
    [
      'a price without amount',
      '/v1/prices',
      'currency=usd&product_data[name]=Cup',
      'currency=usd&unit_amount=100&product_data[name]=Cup',
      'unit_amount',
    ],
    [
      'a price finer than its currency',
      '/v1/prices',
      'currency=kwd&unit_amount=1234&product=PRODUCT',
      'currency=kwd&unit_amount=1230&product=PRODUCT',
      'unit_amount',
    ],
    [
      'a product whose price has no amount',
      '/v1/products',
      'name=Cup&default_price_data[currency]=usd',
      'name=Cup&default_price_data[currency]=usd&default_price_data[unit_amount]=100',
      'default_price_data[unit_amount]',
    ],
    ['a refund of nothing', '/v1/refunds', 'amount=1', 'payment_intent=PAYMENT'],
    ['an intent for too little', '/v1/payment_intents', 'amount=49&currency=usd', INTENT, 'amount'],
    [
      'an intent with return_url and no confirm',
      '/v1/payment_intents',
      `${INTENT}&${BACK}`,
      INTENT,
      'return_url',
    ],
    [
      'an intent confirmed without return_url',
      '/v1/payment_intents',
      `${INTENT}&confirm=true&${PAID}`,
      `${INTENT}&confirm=true&${PAID}&${BACK}`,
    ],
    [
      'an intent with a card that has no digits',
      '/v1/payment_intents',
      `${INTENT}&payment_method_data[type]=card`,
      INTENT,
      'payment_method_data[card]',
    ],
    [
      'an intent changed to too little',
      '/v1/payment_intents/PAYMENT',
      'amount=49',
      'amount=600',
      'amount',
    ],
    [
      'an intent changed to an account without number',
      '/v1/payment_intents/PAYMENT',
      'payment_method_data[type]=us_bank_account',
      'amount=600',
      'payment_method_data[us_bank_account]',
    ],
    [
      'a confirmation with a card that has no digits',
      '/v1/payment_intents/PAYMENT/confirm',
      'payment_method_data[type]=card',
      `${PAID}&${BACK}`,
      'payment_method_data[card]',
    ],
    ['a payment method without card', '/v1/payment_methods', 'type=card', BANK, 'card'],
  ])('%s', async (_, path, wrong, mended, param) => {
    const { events, post, stripe } = await shop();
    if (path === '/v1/refunds') {
      const [intent] = (await stripe.paymentIntents.list()).data;
      await stripe.paymentIntents.confirm(intent?.id ?? '', {
        payment_method: 'pm_card_visa',
        return_url: 'https://shop.test/',
      });
    }
    const before = await events();
    const refused = await post(path, wrong, 'k1');
    expect(refused).toMatchObject({ status: 400, replayed: false });
    expect(refused.error?.param).toBe(param);
    expect(await events()).toBe(before);
    expect(await post(path, mended, 'k1')).toEqual({
      status: 200,
      replayed: false,
      error: undefined,
    });
    expect(await post(path, mended, 'k1')).toMatchObject({ status: 200, replayed: true });
  });

  it('card digits from a server', async () => {
    const { post } = await shop();
    expect(await post('/v1/payment_intents', `${INTENT}&${CARD}`, 'k1')).toMatchObject({
      status: 402,
    });
    expect(await post('/v1/payment_intents', INTENT, 'k1')).toMatchObject({ status: 200 });
  });

  it('a page that confirms without client_secret', async () => {
    const { call, sandbox, stripe } = await shop();
    const { id, client_secret } = await stripe.paymentIntents.create({
      amount: 500,
      currency: 'usd',
    });
    const confirm = async (form: string) => {
      const response = await call('POST', `/v1/payment_intents/${id}/confirm`, form, {
        authorization: `Bearer ${sandbox.keys.publishable}`,
        'idempotency-key': 'k1',
      });
      return response.status;
    };
    expect(await confirm(PAID)).toBe(400);
    expect(await confirm(`${PAID}&client_secret=${client_secret}`)).toBe(200);
  });
});

describe('what is refused for what there is', () => {
  it('is executed, and answered again', async () => {
    const { post } = await shop();
    const unknown = `${SESSION}&line_items[0][price]=price_nope&line_items[0][quantity]=1`;
    const refused = { status: 400, error: { code: 'resource_missing' } };
    expect(await post(SESSIONS, unknown, 'k1')).toMatchObject({ ...refused, replayed: false });
    expect(await post(SESSIONS, unknown, 'k1')).toMatchObject({ ...refused, replayed: true });
  });

  it('leaves nothing behind: no product of an inline price, none of a price that is not made', async () => {
    const { events, post, sandbox, price, stripe } = await shop();
    await stripe.prices.update(price.id, { lookup_key: 'mug' });
    const before = [sandbox.products.size, await events()];
    const second = 'line_items[1][price]=price_nope&line_items[1][quantity]=1';
    expect(await post(SESSIONS, `${SESSION}&${INLINE}&${second}`, 'k1')).toMatchObject({
      error: { param: 'line_items[1][price]' },
    });
    expect(await post(SESSIONS, `${SESSION}&${INLINE}&currency=eur`, 'k2')).toMatchObject({
      error: { param: 'line_items[0][price_data]' },
    });
    const taken = 'currency=usd&unit_amount=100&product_data[name]=Cup&lookup_key=mug';
    expect(await post('/v1/prices', taken, 'k3')).toMatchObject({
      error: { param: 'lookup_key' },
    });
    expect([sandbox.products.size, await events()]).toEqual(before);
  });
});
