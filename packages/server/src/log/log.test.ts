import { describe, expect, it } from 'vitest';
import { safeLogger } from './logger.js';
import { redacted } from './redact.js';

describe('redacted', () => {
  it.each([
    'sk_live_51Abc',
    'rk_test_51Abc',
    'sk_test_sandbox_my-seed',
    'sk_test_*********rong',
    'whsec_ab+/c=',
    'pi_3Abc_secret_Xyz',
    'cs_test_a1_secret_b2',
    'cs_test_a1_secret_fidwbE%2FhY.W~A+n/t=-tail',
  ])('T16 BUG-41: strikes out %s wherever it stands', (secret) => {
    const error = new Error(`refused ${secret}`, { cause: new Error(`by ${secret}`) });
    const text = JSON.stringify(
      redacted({ a: [secret, { b: `x${secret}` }], error, nested: { deep: { deeper: secret } } }),
    );
    expect(text).not.toContain(secret.slice(3));
    expect(text).not.toContain(secret.slice(-4));
    expect(text).toContain('refused [redacted]');
    expect(text).toContain('by [redacted]');
  });

  it('strikes out what it is given, and leaves the rest', () => {
    expect(redacted('a letmein b pk_test_1 pi_1', ['letmein'])).toBe(
      'a [redacted] b pk_test_1 pi_1',
    );
  });

  it.each(['ada@example.com', 'ada.lovelace+shop@mail.example.co.uk', 'a_b@x-y.de'])(
    'strikes out %s, whoever wrote it',
    (address) => {
      expect(redacted(`No such customer: ${address}, "${address}" <${address}>`)).toBe(
        'No such customer: [e-mail], "[e-mail]" <[e-mail]>',
      );
    },
  );

  it('leaves what only looks like one', () => {
    const text =
      'node_modules/@storetag/server .pnpm/stripe@23.1.0/a.js user@localhost @example.com';
    expect(redacted(text)).toBe(text);
  });

  it('keeps a log line short', () => {
    expect(redacted('x'.repeat(1_000_000))).toHaveLength(10_000);
  });

  it.each(['pi_', 'a@', 'a.', 'sk_', 'cs_a_', '@a.', 'whsec_ '])(
    'T21 BUG-45: takes no longer for each %s the more there are',
    (piece) => {
      // The fastest of some runs, lest others disturb it.
      const time = (times: number) => {
        const text = piece.repeat(times);
        return Math.min(
          ...[1, 2, 3].map(() => {
            const begun = performance.now();
            redacted(text);
            return performance.now() - begun;
          }),
        );
      };
      time(1000);
      expect(time(64_000) / Math.max(time(4000), 0.05)).toBeLessThan(100);
    },
  );

  it('ends where a value holds itself', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(JSON.stringify(redacted(circle))).toContain('[…]');
  });
});

describe('safeLogger', () => {
  it('hides secrets and survives a logger that throws', () => {
    const said: unknown[] = [];
    const logger = safeLogger(
      {
        warn: (...words) => void said.push(words),
        error: () => {
          throw new Error('log is full');
        },
      },
      ['letmein'],
    );
    logger.warn('key letmein', { id: 'whsec_x' });
    logger.error('x', {});
    expect(said).toEqual([['key [redacted]', { id: '[redacted]' }]]);
  });
});
