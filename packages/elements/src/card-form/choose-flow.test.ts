import { expect } from '@esm-bundle/chai';
import { chooseFlow } from './choose-flow.js';

const fixed = { isFixed: true, total: { amount: 1, currency: 'usd' } };
const recurring = { ...fixed, isFixed: false };
const both = { flows: ['payment-intent', 'checkout-session'] as const };
const session = { flows: ['checkout-session'] as const };
const intent = { flows: ['payment-intent'] as const };

describe('chooseFlow', () => {
  for (const [what, sale, { flows, ...config }, wanted, expected] of [
    ['a fixed amount', fixed, both, undefined, 'payment-intent'],
    [
      'a fixed amount with codes',
      fixed,
      { ...both, promotion_codes: true },
      undefined,
      'checkout-session',
    ],
    [
      'codes that the page does without',
      fixed,
      { ...both, promotion_codes: true },
      'payment-intent',
      'payment-intent',
    ],
    [
      'codes without a way to take them',
      fixed,
      { ...intent, promotion_codes: true },
      undefined,
      'payment-intent',
    ],
    ['what the page asks for', fixed, both, 'checkout-session', 'checkout-session'],
    ['tax or shipping', fixed, session, 'payment-intent', 'checkout-session'],
    ['an old server', fixed, intent, 'checkout-session', 'payment-intent'],
    ['what recurs', recurring, both, 'payment-intent', 'checkout-session'],
    ['what recurs on an old server', recurring, intent, undefined, undefined],
    ['an open amount', { isFixed: false, total: undefined }, both, undefined, undefined],
    [
      'nothing due',
      { isFixed: false, total: { amount: 0, currency: 'usd' } },
      both,
      undefined,
      undefined,
    ],
  ] as const) {
    it(`of ${what} is ${expected ?? 'none'}`, () => {
      expect(chooseFlow(sale, { flows: [...flows], ...config }, wanted)).to.equal(expected);
    });
  }
});
