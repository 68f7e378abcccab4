import { describe, expect, it } from 'vitest';
import { createSandbox } from '../create-sandbox.js';
import { sandboxClient, stripeError } from '../sandbox-client.test.fixture.js';
import { RateLimit } from './rate-limit.js';

describe('the rate limit', () => {
  it('takes as many requests as it says in any second', () => {
    let now = 0;
    const limit = new RateLimit(2, () => now);
    limit.take();
    now = 900;
    limit.take();
    expect(() => {
      limit.take();
    }).toThrow('rate limit');
    now = 1000;
    limit.take();
    expect(() => {
      limit.take();
    }).toThrow('rate limit');
  });

  it('answers like Stripe, and is not kept for an Idempotency-Key', async () => {
    const { stripe, call, sandbox } = await sandboxClient({ rateLimit: 2 });
    await stripe.products.list();
    await stripe.products.list();
    const key = { 'idempotency-key': 'once' };
    const refused = await call('POST', '/v1/products', 'name=Mug', key);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('stripe-rate-limited-reason')).toBe('global-rate');
    expect(await stripeError(stripe.products.list())).toMatchObject({ code: 'rate_limit' });
    await new Promise((resolve) => {
      setTimeout(resolve, 1050);
    });
    const made = await call('POST', '/v1/products', 'name=Mug', key);
    expect(made.status).toBe(200);
    expect(made.headers.get('idempotent-replayed')).toBeNull();
    expect(sandbox.products.size).toBe(1);
  });

  it('is off unless it is asked for, and names a wrong number', async () => {
    const { stripe } = await sandboxClient();
    await Promise.all(Array.from({ length: 40 }, () => stripe.products.list()));
    expect(() => createSandbox({ rateLimit: 0 })).toThrow('not 0');
  });
});
