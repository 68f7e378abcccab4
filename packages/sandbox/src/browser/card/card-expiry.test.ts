import { describe, expect, it } from 'vitest';
import { expiryProblem, formatExpiry, readExpiry } from './card-expiry.js';

describe('expiry dates', () => {
  it.each([
    ['1', '1'],
    ['3', '03'],
    ['1/', '01'],
    ['12', '12'],
    ['123', '12 / 3'],
    ['1234', '12 / 34'],
    ['12 / 345', '12 / 34'],
    ['5/27', '05 / 27'],
  ])('%s becomes %s', (typed, shown) => {
    expect(formatExpiry(typed)).toBe(shown);
  });

  it('reads month and year', () => {
    expect(readExpiry('07 / 29')).toEqual({ month: 7, year: 2029 });
    expect(readExpiry('07 / 2')).toBeUndefined();
  });

  const november2026 = Date.UTC(2026, 10, 30, 23, 59);
  it.each([
    ['11 / 26', undefined],
    ['10 / 26', 'invalid_expiry_month_past'],
    ['12 / 25', 'invalid_expiry_year_past'],
    ['12 / 76', undefined],
    ['12 / 77', 'invalid_expiry_year'],
    ['13 / 27', 'incomplete_expiry'],
    ['00 / 27', 'incomplete_expiry'],
    ['1', 'incomplete_expiry'],
  ])('%s has the problem %s in November 2026', (value, problem) => {
    expect(expiryProblem(value, november2026)).toBe(problem);
  });
});
