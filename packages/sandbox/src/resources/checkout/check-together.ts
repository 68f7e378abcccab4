import { invalidRequest } from '../../core/stripe-failure.js';
import type { PricedLine } from './line-items.js';

/**
 * Refuses lines that cannot be sold together.
 *
 * @param wanted - The session's `currency`, which no line may differ from: prices have no other currencies here.
 * @returns The currency of the session.
 */
export function checkTogether(
  lines: readonly PricedLine[],
  mode: 'payment' | 'subscription',
  wanted: string | undefined,
): string {
  const recurring = lines.flatMap((line) => line.recurring ?? []);
  if (mode === 'payment' && recurring.length > 0) {
    throw invalidRequest(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
      undefined,
      'mode',
    );
  }
  if (mode === 'subscription' && recurring.length === 0) {
    throw invalidRequest(
      'You must provide at least one recurring price in `subscription` mode when using prices.',
      undefined,
      'line_items',
    );
  }
  const expected = wanted ?? lines[0]?.currency ?? 'usd';
  const other = lines.find(({ currency }) => currency !== expected);
  if (other) {
    throw invalidRequest(
      `The price specified only supports \`${other.currency}\`. This doesn't match the expected currency: \`${expected}\`.`,
      undefined,
      other.line.param,
    );
  }
  const intervals = new Set(
    recurring.map(({ interval, interval_count = 1 }) => `${interval_count} ${interval}`),
  );
  if (intervals.size > 1) {
    throw invalidRequest(
      'Checkout does not support multiple prices with different billing intervals.',
      undefined,
      'line_items',
    );
  }
  return expected;
}
