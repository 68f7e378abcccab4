import { describe, expect, it } from 'vitest';
import { formatMoney } from './money.js';

describe('formatMoney', () => {
  it.each([
    [1234, 'usd', '$12.34'],
    [1500, 'jpy', '¥1,500'],
    [12_340, 'kwd', 'KWD\u00a012.340'],
    [500, 'isk', 'ISK\u00a05'],
    [550, 'huf', 'HUF\u00a05.50'],
    [12_345, 'ugx', 'UGX\u00a0123.45'],
    [-250, 'eur', '-€2.50'],
  ])('%i %s is %s', (amount, currency, words) => {
    expect(formatMoney(amount, currency)).toBe(words);
  });
});
