import { describe, expect, it } from 'vitest';
import { countries, countryOf } from './countries.js';

describe('countryOf', () => {
  it.each([
    ['de-DE,de;q=0.9', 'DE'],
    ['zh-Hant-TW', 'TW'],
    ['en', 'US'],
    ['en-XX', 'US'],
    [null, 'US'],
  ])('finds in %s the country %s', (languages, code) => {
    expect(countryOf(languages)).toBe(code);
  });

  it('has a name for every country', () => {
    expect(countries.filter(({ code, name }) => code === name)).toEqual([]);
  });
});
