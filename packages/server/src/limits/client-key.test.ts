import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientKey, isPublic } from './client-key.js';

describe('clientKey', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    [' 203.0.113.7 ', '203.0.113.7'],
    ['203.0.113.7:443', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001:0002::9', '2001:db8:1:2'],
    ['[2001:db8::1]:8443', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['2001:db8::', '2001:db8:0:0'],
  ])('of %s is %s', (address, key) => {
    expect(clientKey(address)).toBe(key);
  });

  it.each([
    '',
    'unknown',
    '_hidden',
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4.5',
    '0x7f.1.1.1',
    ':',
    '1:2',
    'evil.example',
    '1.2.3.4/8',
    '::1]/x[',
    'a'.repeat(10_000),
  ])('takes %j for no address', (address) => {
    expect(clientKey(address)).toBeUndefined();
  });

  it('is one for all of a /64, and another for the next', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.ipV6(), (a, b) => {
        const [x, y] = [clientKey(a), clientKey(b)];
        if (x === undefined || y === undefined) throw new Error(`${a} ${b}`);
        if (!x.includes(':')) return;
        expect(clientKey(`${x}:1:2:3:4`)).toBe(x);
        expect(clientKey(`${x}:ffff:0:0:1`)).toBe(x);
        if (x !== y && y.includes(':')) expect(clientKey(`${y}:1:2:3:4`)).not.toBe(x);
      }),
    );
  });
});

describe('isPublic', () => {
  it.each([
    '203.0.113.7',
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '2001:db8::1',
    '2a00::1',
  ])('is true of %s', (address) => {
    expect(isPublic(clientKey(address) ?? '')).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.1',
    '192.168.1.1',
    '169.254.1.1',
    '100.64.0.1',
    '100.127.0.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fd12::1',
    'fc00::1',
    '::ffff:10.0.0.1',
  ])('is false of %s', (address) => {
    expect(isPublic(clientKey(address) ?? '')).toBe(false);
  });
});
