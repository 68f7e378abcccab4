import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createStripe } from './create-stripe.js';

const INTENTS = 'https://api.stripe.com/v1/payment_intents';

/** Stands for the internet: what nobody answers here fails the test. */
const network = setupServer();
beforeAll(() => network.listen({ onUnhandledFrame: 'error' }));
afterEach(() => network.resetHandlers());
afterAll(() => network.close());

/** Answers each request to create an intent in turn, the last answer over and over, and keeps what was sent. */
function answerWith(...answers: (() => Response)[]) {
  const sent: { headers: Headers; body: string }[] = [];
  network.use(
    http.post(INTENTS, async ({ request }) => {
      sent.push({ headers: request.headers, body: await request.text() });
      return answers[Math.min(sent.length, answers.length) - 1]?.();
    }),
  );
  return sent;
}

const intent = () => HttpResponse.json({ id: 'pi_1', object: 'payment_intent' });
const failure = () => HttpResponse.json({ error: { type: 'api_error' } }, { status: 500 });

describe('createStripe', () => {
  const create = () =>
    createStripe({ secretKey: 'rk_test_canary' }).paymentIntents.create(
      { amount: 100, currency: 'usd' },
      { idempotencyKey: 'attempt' },
    );

  it('calls Stripe’s own API with the key, the pinned version and no telemetry', async () => {
    const sent = answerWith(intent);
    await expect(create()).resolves.toMatchObject({ id: 'pi_1' });
    await create();
    const [, second] = sent;
    expect(second?.headers.get('authorization')).toBe('Bearer rk_test_canary');
    expect(second?.headers.get('stripe-version')).toMatch(/\.endive$/);
    expect(second?.headers.get('user-agent')).toContain('storetag');
    expect(second?.headers.has('x-stripe-client-telemetry')).toBe(false);
    expect(second?.body).toBe('amount=100&currency=usd');
  });

  it.each([
    ['a 500', failure],
    ['a connection that breaks', () => HttpResponse.error()],
  ])('repeats the same request with the same key after %s', async (_, broken) => {
    const sent = answerWith(broken, intent);
    await expect(create()).resolves.toMatchObject({ id: 'pi_1' });
    expect(sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual([
      'attempt',
      'attempt',
    ]);
  });
});
