import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  integer,
  listOf,
  nullable,
  objectOf,
  oneOf,
  ReadError,
  recordOf,
  text,
  type Reader,
} from './reader.js';

const wrong = <T>(reader: Reader<T>, value: unknown): ReadError => {
  try {
    reader(value);
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
  throw new Error('The reader took it.');
};

const readOrder = objectOf(
  {
    lines: listOf(objectOf({ quantity: integer(1, 99) }, {}, { exact: true }), { min: 1, max: 2 }),
  },
  { note: nullable(text()), kind: oneOf('a', 'b'), tags: recordOf(text('a string', { max: 3 })) },
  { exact: true },
);

describe('readers', () => {
  it('give back what they read', () => {
    const value = { lines: [{ quantity: 1 }], note: null, kind: 'b', tags: { x: 'y' } };
    expect(readOrder(value)).toEqual(value);
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'The value must be an object, not missing.'],
    ['null', null, 'The value must be an object, not null.'],
    ['a list', [], 'The value must be an object, not a list.'],
    ['no lines', {}, '`lines` must be a list of 1 to 2 entries, not missing.'],
    ['too few lines', { lines: [] }, '`lines` must be a list of 1 to 2 entries, not a list.'],
    ['a line that is text', { lines: ['x'] }, '`lines[0]` must be an object, not "x".'],
    [
      'too many units',
      { lines: [{ quantity: 100 }] },
      '`lines[0].quantity` must be an integer from 1 to 99, not 100.',
    ],
    [
      'a fraction',
      { lines: [{ quantity: 1 }, { quantity: 1.5 }] },
      '`lines[1].quantity` must be an integer from 1 to 99, not 1.5.',
    ],
    [
      'a numeric string',
      { lines: [{ quantity: '1' }] },
      '`lines[0].quantity` must be an integer from 1 to 99, not "1".',
    ],
    [
      'an unknown key',
      { lines: [{ quantity: 1, amount: 5 }] },
      '`lines[0].amount` must be left out: no such field is known, not 5.',
    ],
    [
      'an unknown word',
      { lines: [{ quantity: 1 }], kind: 'c' },
      '`kind` must be one of a, b, not "c".',
    ],
    [
      'an optional key that is undefined',
      { lines: [{ quantity: 1 }], note: undefined },
      '`note` must be a string, not missing.',
    ],
    [
      'a record entry that is too long',
      { lines: [{ quantity: 1 }], tags: { x: 'long' } },
      '`tags.x` must be a string, not "long".',
    ],
  ])('name value and path of %s', (_, value, message) => {
    const error = wrong(readOrder, value);
    expect(error.message).toBe(message);
    expect(message).toContain(error.path);
  });

  it('never show more than a glimpse of a long value', () => {
    expect(wrong(integer(), 'x'.repeat(10_000)).message.length).toBeLessThan(150);
  });

  it('show values that JSON has no word for', () => {
    for (const value of [Number.NaN, Infinity, 1n, Symbol('s'), () => 1]) {
      expect(wrong(integer(), value).message).toMatch(/^The value must be an integer, not .+\.$/);
    }
  });

  it('leave unknown keys out unless they are exact', () => {
    expect(objectOf({ a: integer() })({ a: 1, b: 2 })).toEqual({ a: 1 });
  });

  it('take only own keys for there', () => {
    expect(() => objectOf({ toString: text() })({})).toThrow('`toString`');
    expect(objectOf({}, { constructor: text() })({})).toEqual({});
  });

  it('treat `__proto__` as data: nothing is inherited, nothing is polluted', () => {
    const body: unknown = JSON.parse('{"a":1,"__proto__":{"admin":true}}');
    const read = objectOf({ a: integer() })(body);
    expect('admin' in read).toBe(false);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(wrong(objectOf({ a: integer() }, {}, { exact: true }), body).path).toBe('__proto__');

    const record = recordOf(text())(JSON.parse('{"__proto__":"x"}'));
    expect(Object.keys(record)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect('admin' in {}).toBe(false);
  });

  it('either read a value of their shape or throw a ReadError with a path, whatever they get', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (value) => {
        try {
          const { lines } = readOrder(value);
          for (const { quantity } of lines) expect(quantity).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(ReadError);
          expect((error as ReadError).message).toMatch(/ must be .+, not [^]*\.$/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('read every integer of the range and nothing else', () => {
    fc.assert(
      fc.property(fc.double(), fc.integer({ min: -50, max: 50 }), (number, whole) => {
        const read = integer(-50, 50);
        expect(read(whole)).toBe(whole);
        if (Number.isInteger(number) && number >= -50 && number <= 50) return;
        expect(() => read(number)).toThrow(ReadError);
      }),
    );
  });
});
