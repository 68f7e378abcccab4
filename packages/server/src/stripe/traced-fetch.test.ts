import { describe, expect, it } from 'vitest';
import type { Tracer } from '../log/tracing.js';
import { tracedFetch } from './traced-fetch.js';

describe('tracedFetch', () => {
  it.each([
    ['/v1/payment_intents', '/v1/payment_intents'],
    ['/v1/payment_intents/pi_3Abc', '/v1/payment_intents/{id}'],
    ['/v1/payment_intents/pi_3Abc/cancel', '/v1/payment_intents/{id}/cancel'],
    ['/v1/checkout/sessions', '/v1/checkout/sessions'],
    ['/v1/checkout/sessions/cs_test_a1/expire', '/v1/checkout/sessions/{id}/expire'],
    ['/v1/products/mug', '/v1/products/{id}'],
  ])('names %s %s', async (path, template) => {
    const names: string[] = [];
    const tracer: Tracer = {
      startActiveSpan(name, _, run) {
        names.push(name);
        return run({ setAttribute() {}, setStatus() {}, end() {} });
      },
    };
    const fetch = tracedFetch(() => Promise.resolve(new Response('{}')), tracer);
    await fetch(`https://api.stripe.com${path}?limit=1`, { method: 'POST' });
    expect(names).toEqual([`POST ${template}`]);
  });
});
