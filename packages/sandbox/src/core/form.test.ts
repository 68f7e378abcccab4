import { describe, expect, it } from 'vitest';
import { decodeForm, encodeForm } from './form.js';
import { StripeFailure } from './stripe-failure.js';

describe('decodeForm', () => {
  it.each([
    ['a=1&b=x%20y', { a: '1', b: 'x y' }],
    ['metadata[a]=1&metadata[b]=', { metadata: { a: '1', b: '' } }],
    ['expand[]=a&expand[]=b', { expand: ['a', 'b'] }],
    ['expand[1]=b&expand[0]=a', { expand: ['a', 'b'] }],
    [
      'line_items[0][price]=p&line_items[0][quantity]=2&line_items[1][price]=q',
      { line_items: [{ price: 'p', quantity: '2' }, { price: 'q' }] },
    ],
    ['l[][a]=1&l[][b]=2&l[][a]=3', { l: [{ a: '1', b: '2' }, { a: '3' }] }],
    ['a[b][c][d]=1', { a: { b: { c: { d: '1' } } } }],
    ['', {}],
  ])('reads %s', (encoded, decoded) => {
    expect(decodeForm(encoded)).toEqual(decoded);
  });

  it('takes __proto__ for a key like any other', () => {
    const decoded = decodeForm('metadata[__proto__][x]=1&__proto__[y]=2');
    expect(Object.keys(decoded)).toEqual(['metadata', '__proto__']);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect('y' in {}).toBe(false);
  });

  it.each(['[a]=1', 'a[=1', 'a]b=1', 'a=1&a[b]=2', `a${'[b]'.repeat(11)}=1`])(
    'refuses %s',
    (encoded) => {
      expect(() => decodeForm(encoded)).toThrow(StripeFailure);
    },
  );

  it('reads what encodeForm wrote', () => {
    const value = { a: 'x&y', b: [{ c: 1 }, { d: true }], e: null, f: undefined };
    expect(decodeForm(encodeForm(value))).toEqual({
      a: 'x&y',
      b: [{ c: '1' }, { d: 'true' }],
      e: '',
    });
  });
});
