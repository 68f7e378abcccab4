import type { Stripe } from 'stripe';
import { failpoint } from '../failpoint.js';
import { isReplayedFailure } from '../stripe/stripe-failure.js';
import type { Budget } from '../stripe/budget.js';
import { idempotencyKey } from './idempotency-key.js';

/** Keys tried for one content before giving up. */
const GENERATIONS = 3;

/** What was made, and whether Stripe had made it before. */
export interface Created<T> {
  object: T;
  /** Stripe answered with the stored answer of an earlier call: the object may have moved on since. */
  isReplay: boolean;
  /** The first key was spent by a failure on Stripe's side, so what that call made may exist as well. */
  isRepeated: boolean;
}

/**
 * Creates something at Stripe once per attempt and content.
 *
 * When Stripe failed on its side, it replays that failure for the key for a day. Then, and only then, the next key is
 * used: what the failed call may have made is a Checkout Session or PaymentIntent that nobody has the secret of, so it
 * can never be paid.
 */
export async function createOnce<T>(
  attemptId: string,
  operation: string,
  content: unknown,
  budget: Budget,
  create: (options: { idempotencyKey: string; timeout: number }) => Promise<Stripe.Response<T>>,
): Promise<Created<T>> {
  for (let generation = 0; ; generation++) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the next key is only for when this one is spent
      const key = await idempotencyKey(attemptId, operation, content, generation);
      // oxlint-disable-next-line no-await-in-loop -- as above
      const object = await create({ idempotencyKey: key, ...budget.options() });
      failpoint('create:stripe-answered');
      // A record in the types, `Headers` where the client was given a `fetch`; this takes both.
      const headers = new Headers(object.lastResponse.headers);
      const isReplay = headers.get('idempotent-replayed') === 'true';
      return { object, isReplay, isRepeated: generation > 0 };
    } catch (error) {
      if (generation + 1 >= GENERATIONS || !isReplayedFailure(error)) throw error;
    }
  }
}
