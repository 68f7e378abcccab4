import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponentOf, formatMoney, toMajorUnits } from './money.js';

const currencies = [
  ...new Set([...Intl.supportedValuesOf('currency'), 'MGA', 'XPF', 'ISK', 'UGX', 'STD']),
];
const zeroDecimal = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const threeDecimal = 'BHD JOD KWD OMR TND'.split(' ');

/** Stripe's amounts have at most 12 digits. */
const amount = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 });
const currency = fc.constantFrom(...currencies);

function intlDigits(code: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions()
    .maximumFractionDigits!;
}

/** The digits 0 to 9 as a language writes them. */
function digitsOf(locale: string): string[] {
  const format = new Intl.NumberFormat(locale, { useGrouping: false });
  return Array.from({ length: 10 }, (_, digit) => format.format(digit));
}

/** The amount as decimal text, by integers alone. */
function decimal(minor: number, exponent: number, digits: number): string {
  const absolute = BigInt(Math.abs(minor));
  const scale = 10n ** BigInt(exponent);
  const fraction = exponent ? String(absolute % scale).padStart(exponent, '0') : '';
  return digits ? `${absolute / scale}.${fraction.padEnd(digits, '0')}` : String(absolute / scale);
}

describe('exponentOf', () => {
  it.each(zeroDecimal)('BUG-36: takes %s for a currency without decimals', (code) => {
    expect(exponentOf(code)).toBe(0);
    expect(exponentOf(code.toLowerCase())).toBe(0);
  });

  it.each(threeDecimal)('takes %s for a currency with three decimals', (code) => {
    expect(exponentOf(code)).toBe(3);
  });

  it('takes every other currency for one with two, ISK and UGX included', () => {
    const others = currencies.filter((code) => ![...zeroDecimal, ...threeDecimal].includes(code));
    expect(others.filter((code) => exponentOf(code) !== 2)).toEqual([]);
    expect(others).toContain('ISK');
    expect(others).toContain('UGX');
  });
});

describe('toMajorUnits', () => {
  it('BUG-37: loses nothing: the minor unit is got back by rounding', () => {
    fc.assert(
      fc.property(amount, currency, (minor, code) => {
        expect(Math.round(toMajorUnits(minor, code) * 10 ** exponentOf(code))).toBe(minor);
      }),
    );
  });
});

describe('formatMoney', () => {
  it('shows exactly the amount, in every currency', () => {
    fc.assert(
      fc.property(amount, currency, (minor, code) => {
        const exponent = exponentOf(code);
        const isWhole = BigInt(minor) % 10n ** BigInt(exponent) === 0n;
        const digits = isWhole ? intlDigits(code) : Math.max(exponent, intlDigits(code));
        const shown = formatMoney(minor, code, 'en');
        // The symbol can hold a period itself, as in `Rs.`: only what stands between digits is a decimal point.
        const number = /\d[\d,]*(?:\.\d+)?/.exec(shown)?.[0].replaceAll(',', '');
        expect(number).toBe(decimal(minor, exponent, digits));
        expect(shown.includes('-')).toBe(minor < 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('shows the same digits in every language that the elements speak', () => {
    const locales =
      'ar ar-EG cs da de el en es fa fi fr he hi hu it ja ko nb nl pl pt pt-BR ro sv tr uk zh-Hans'
        .split(' ')
        .map((locale) => ({ locale, digits: digitsOf(locale) }));
    fc.assert(
      fc.property(
        amount,
        currency,
        fc.constantFrom(...locales),
        (minor, code, { locale, digits }) => {
          const exponent = exponentOf(code);
          const isWhole = BigInt(minor) % 10n ** BigInt(exponent) === 0n;
          const places = isWhole ? intlDigits(code) : Math.max(exponent, intlDigits(code));
          const shown = Array.from(formatMoney(minor, code, locale), (each) => digits.indexOf(each))
            .filter((digit) => digit >= 0)
            .join('');
          expect(shown).toBe(decimal(minor, exponent, places).replace('.', ''));
        },
      ),
      { numRuns: 3000 },
    );
  });

  const mismatched = currencies.filter((code) => intlDigits(code) !== exponentOf(code));

  it('meets the currencies whose decimals Intl and Stripe disagree about', () => {
    expect(mismatched).toEqual(expect.arrayContaining(['HUF', 'IDR', 'ISK', 'LBP', 'PKR', 'UGX']));
    expect(mismatched.length).toBeGreaterThanOrEqual(14);
  });

  it.each(mismatched)('BUG-36: places the decimal point of %s by Stripe, not by Intl', (code) => {
    expect(toMajorUnits(150_000, code)).toBe(1500);
    expect(formatMoney(150_000, code, 'en')).toMatch(/1,500(?:\.0+)?$/);
    expect(formatMoney(150_050, code, 'en')).toMatch(/1,500\.500?$/);
  });

  it.each([
    [500, 'isk', 'ISK 5'],
    [500, 'ugx', 'UGX 5'],
    [1500, 'jpy', '¥1,500'],
    [150_000, 'usd', '$1,500.00'],
    [1230, 'kwd', 'KWD 1.230'],
    [0, 'eur', '€0.00'],
    [7999, 'usd', '$79.99'],
    [6796, 'usd', '$67.96'],
    [50_999, 'usd', '$509.99'],
  ])('BUG-36 BUG-37: shows %i %s as %s', (minor, code, shown) => {
    expect(formatMoney(minor, code, 'en').replaceAll('\u00A0', ' ')).toBe(shown);
  });

  it('follows the locale', () => {
    expect(formatMoney(123_456, 'eur', 'de').replaceAll('\u00A0', ' ')).toBe('1.234,56 €');
    expect(formatMoney(1234, 'usd', 'ar-EG')).toContain('١٢');
  });

  it.each(['', 'not a locale', 'x', '!!'])(
    'still shows a price when the locale is %j',
    (locale) => {
      expect(formatMoney(1234, 'usd', locale)).toContain('12.34');
    },
  );
});
