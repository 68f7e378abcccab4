import { describe, expect, it } from 'vitest';
import { brandOf, cardNumberProblem, cvcLengthOf, formatCardNumber } from './card-number.js';

describe('card numbers', () => {
  it.each([
    ['4', 'visa'],
    ['51', 'mastercard'],
    ['2223', 'mastercard'],
    ['37', 'amex'],
    ['6011', 'discover'],
    ['36', 'diners'],
    ['35', 'jcb'],
    ['62', 'unionpay'],
    ['9', 'unknown'],
    ['', 'unknown'],
  ])('%s belongs to %s', (digits, brand) => {
    expect(brandOf(digits)).toBe(brand);
  });

  it.each([
    ['42424', '4242 4'],
    ['4242424242424242999', '4242 4242 4242 4242'],
    ['378282246310005', '3782 822463 10005'],
    ['36227206271667', '3622 720627 1667'],
  ])('%s is shown as %s', (digits, shown) => {
    expect(formatCardNumber(digits)).toBe(shown);
  });

  it.each([
    ['4242424242424242', undefined],
    ['378282246310005', undefined],
    ['4242424242424241', 'invalid_number'],
    ['424242424242424', 'incomplete_number'],
    ['', 'incomplete_number'],
  ])('%s has the problem %s', (digits, problem) => {
    expect(cardNumberProblem(digits)).toBe(problem);
  });

  it('has four digits of security code on American Express, three elsewhere', () => {
    expect([cvcLengthOf('37'), cvcLengthOf('4242')]).toEqual([4, 3]);
  });
});
