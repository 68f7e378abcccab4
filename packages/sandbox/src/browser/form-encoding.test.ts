import { expect, it } from 'vitest';
import { formEncode } from './form-encoding.js';

it('encodes nested objects and lists as Stripe takes them', () => {
  const form = formEncode({
    a: { b: ['x', { c: 1 }] },
    flag: true,
    unset: null,
    left: undefined,
  });
  expect([...form]).toEqual([
    ['a[b][0]', 'x'],
    ['a[b][1][c]', '1'],
    ['flag', 'true'],
    ['unset', ''],
  ]);
});
