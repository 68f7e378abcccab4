import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptHash, canonical, idempotencyKey } from './idempotency-key.js';

const content = fc.object({
  maxDepth: 3,
  values: [fc.string(), fc.integer(), fc.boolean(), fc.constant(null)],
});

/** The same content with the keys of every object in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, entry]) => [key, reversed(entry)]),
  );
}

describe('idempotencyKey', () => {
  it('BUG-7: is the same for the same content in any order, and fits what Stripe takes', async () => {
    await fc.assert(
      fc.asyncProperty(content, async (value) => {
        const key = await idempotencyKey('a', 'create', value, 0);
        expect(await idempotencyKey('a', 'create', reversed(value), 0)).toBe(key);
        expect(key).toMatch(/^[\w-]{43}$/);
      }),
    );
  });

  it('BUG-2 BUG-13: is another for any other content, attempt, operation or generation', async () => {
    await fc.assert(
      fc.asyncProperty(content, content, async (one, other) => {
        const keys = await Promise.all([
          idempotencyKey('a', 'create', one, 0),
          idempotencyKey('b', 'create', one, 0),
          idempotencyKey('a', 'update', one, 0),
          idempotencyKey('a', 'create', one, 1),
          ...(canonical(one) === canonical(other) ? [] : [idempotencyKey('a', 'create', other, 0)]),
        ]);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('tells nothing of the attempt, nor does the hash that is recorded', async () => {
    expect(await attemptHash('attempt-1')).not.toBe(await idempotencyKey('attempt-1', '', '', 0));
    expect(await attemptHash('attempt-1')).toMatch(/^[\w-]{43}$/);
  });
});
