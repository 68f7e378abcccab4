import { sha256 } from '../sha256.js';

/**
 * The idempotency key of one create call: the same attempt doing the same thing with the same content gets the same
 * object, however often and from wherever it asks. Anything different gets a different key, so that Stripe never has
 * to refuse it.
 *
 * @param generation - 0, or how many earlier keys Stripe answers with a failure that it replays for a day.
 * @see {@link https://docs.stripe.com/api/idempotent_requests}
 */
export function idempotencyKey(
  attemptId: string,
  operation: string,
  content: unknown,
  generation: number,
): Promise<string> {
  return sha256(['v1', attemptId, operation, canonical(content), generation].join('\n'));
}

/** Hash under which an attempt is recorded at Stripe: the attempt id itself proves ownership of the order. */
export function attemptHash(attemptId: string): Promise<string> {
  return sha256(`storetag attempt\n${attemptId}`);
}

/** JSON with the keys of every object in order, so that equal content is equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : entry,
  );
}
