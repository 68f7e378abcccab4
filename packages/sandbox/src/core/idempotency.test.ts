import { describe, expect, it } from 'vitest';
import { sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';

const DAY = 24 * 60 * 60 * 1000;
const mug = { name: 'Mug' };

describe('an Idempotency-Key', () => {
  it('gives the first answer again, marked as such, and does nothing', async () => {
    const { stripe, sandbox } = await sandboxClient();
    const first = await stripe.products.create(mug, { idempotencyKey: 'k1' });
    const again = await stripe.products.create(mug, { idempotencyKey: 'k1' });
    expect({ ...again }).toEqual({ ...first });
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    expect(again.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'idempotency-key': 'k1',
      'original-request': first.lastResponse.requestId,
    });
    expect(again.lastResponse.requestId).not.toBe(first.lastResponse.requestId);
    expect(sandbox.products.size).toBe(1);
    expect(sandbox.requests.map(({ replayed }) => replayed)).toEqual([false, true]);
  });

  it('gives the answer as it was then, not as things are now', async () => {
    const { stripe } = await sandboxClient();
    const { id } = await stripe.products.create(mug, { idempotencyKey: 'k1' });
    await stripe.products.update(id, { name: 'Cup' });
    expect((await stripe.products.create(mug, { idempotencyKey: 'k1' })).name).toBe('Mug');
  });

  it('refuses other parameters, and another endpoint', async () => {
    const { stripe, sandbox } = await sandboxClient();
    await stripe.products.create(mug, { idempotencyKey: 'k1' });
    expect(
      await stripeError(stripe.products.create({ name: 'Cup' }, { idempotencyKey: 'k1' })),
    ).toMatchObject({
      type: 'StripeIdempotencyError',
      statusCode: 400,
      message:
        "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'k1' if you meant to execute a different request.",
    });
    const other = stripe.paymentIntents.create(
      { amount: 500, currency: 'usd' },
      { idempotencyKey: 'k1' },
    );
    expect(await stripeError(other)).toMatchObject({
      type: 'StripeIdempotencyError',
      message: expect.stringContaining("('/v1/products' vs '/v1/payment_intents')"),
    });
    expect(sandbox.products.size).toBe(1);
  });

  it('takes the same parameters in another order for the same', async () => {
    const { call, sandbox } = await sandboxClient();
    const create = async (form: string) => {
      const response = await call('POST', '/v1/products', form, { 'idempotency-key': 'k1' });
      return response.headers.get('idempotent-replayed') ?? response.status;
    };
    expect(await create('name=A&description=B&metadata[a]=1&metadata[b]=2')).toBe(200);
    expect(await create('metadata[b]=2&metadata[a]=1&description=B&name=A')).toBe('true');
    expect(await create('name=B&description=A&metadata[a]=1&metadata[b]=2')).toBe(400);
    expect(await create('name=A&description=B&metadata[a]=2&metadata[b]=1')).toBe(400);
    expect(sandbox.products.size).toBe(1);
  });

  it('does not take a list in another order for the same', async () => {
    const { call } = await sandboxClient();
    const create = async (...images: string[]) => {
      const form = ['name=A', ...images.map((image) => `images[]=https://a.test/${image}`)];
      return call('POST', '/v1/products', form.join('&'), { 'idempotency-key': 'k1' });
    };
    expect((await create('1', '2')).status).toBe(200);
    expect((await create('2', '1')).status).toBe(400);
  });

  it('answers a decline again', async () => {
    const { stripe } = await sandboxClient();
    const pay = () =>
      stripe.paymentIntents.create(
        {
          amount: 500,
          currency: 'usd',
          confirm: true,
          payment_method: 'pm_card_visa_chargeDeclined',
          return_url: 'https://shop.test/',
        },
        { idempotencyKey: 'k1' },
      );
    const first = await stripeError(pay());
    const again = await stripeError(pay());
    expect(again).toMatchObject({ code: 'card_declined', charge: first.charge });
    expect(again.headers?.['idempotent-replayed']).toBe('true');
    expect((await stripe.charges.list()).data).toHaveLength(1);
  });

  it('answers a stored 500 again, though the thing was done', async () => {
    const { stripe, sandbox } = await sandboxClient();
    sandbox.faults.add({ method: 'POST', status: 500, when: 'after' });
    const create = () => stripe.products.create(mug, { idempotencyKey: 'k1' });
    expect(await stripeError(create())).toMatchObject({ statusCode: 500, type: 'StripeAPIError' });
    const again = await stripeError(create());
    expect(again.statusCode).toBe(500);
    expect(again.headers?.['idempotent-replayed']).toBe('true');
    expect(sandbox.products.size).toBe(1);
    await stripe.products.create(mug, { idempotencyKey: 'k2' });
    expect(sandbox.products.size).toBe(2);
  });

  it('gives the answer that got lost on its way', async () => {
    const { stripe, sandbox } = await sandboxClient();
    sandbox.faults.add({ method: 'POST', when: 'after' });
    const create = () => stripe.products.create(mug, { idempotencyKey: 'k1' });
    // stripe-node asks once more by itself when a connection is reset.
    const product = await create().catch(create);
    expect(product.name).toBe('Mug');
    expect(product.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(sandbox.products.size).toBe(1);
  });

  it('is in use while a twin executes, and free once it is done', async () => {
    const { stripe, sandbox } = await sandboxClient();
    sandbox.faults.add({ method: 'POST', delay: 300 });
    const create = () => stripe.products.create(mug, { idempotencyKey: 'k1' });
    const slow = create();
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
    expect(await stripeError(create())).toMatchObject({
      statusCode: 409,
      code: 'idempotency_key_in_use',
    });
    const { id } = await slow;
    expect((await create()).id).toBe(id);
    expect(sandbox.products.size).toBe(1);
  });

  it.each([
    ['a validation failure', undefined, { nane: 'Mug' }, 400],
    ['a rate limit', { status: 429 }, mug, 429],
    ['a failure before anything was done', { status: 503 }, mug, 503],
  ])('is not used up by %s', async (_, fault, params, status) => {
    const { stripe, sandbox } = await sandboxClient();
    if (fault) sandbox.faults.add(fault);
    const refused = stripe.products.create(params as typeof mug, { idempotencyKey: 'k1' });
    expect((await stripeError(refused)).statusCode).toBe(status);
    const product = await stripe.products.create(mug, { idempotencyKey: 'k1' });
    expect(product.lastResponse.headers['idempotent-replayed']).toBeUndefined();
  });

  it("is forgotten after a day of the sandbox's clock", async () => {
    const { stripe, sandbox } = await sandboxClient({ clock: 0 });
    const create = () => stripe.products.create(mug, { idempotencyKey: 'k1' });
    const { id } = await create();
    sandbox.clock.advance(DAY - 1);
    expect((await create()).id).toBe(id);
    sandbox.clock.advance(1);
    expect((await create()).id).not.toBe(id);
  });

  it('may have 255 characters, and counts for POST only', async () => {
    const { stripe, call } = await sandboxClient();
    await stripe.products.create(mug, { idempotencyKey: 'k'.repeat(255) });
    expect(
      (await stripeError(stripe.products.create(mug, { idempotencyKey: 'k'.repeat(256) })))
        .statusCode,
    ).toBe(400);
    const list = () => call('GET', '/v1/products', undefined, { 'idempotency-key': 'k' });
    expect((await list()).headers.get('idempotent-replayed')).toBeNull();
    expect((await list()).headers.get('idempotent-replayed')).toBeNull();
  });
});
