import { expect } from '@esm-bundle/chai';
import {
  attemptFor,
  finishAttempt,
  isFirstTime,
  proofOf,
  rememberOrder,
  renewAttempt,
} from './attempts.js';

const lines = [{ price: 'price_mug', quantity: 1 }];

describe('attempts', () => {
  // Test pages run side by side and share localStorage: so every test has a shop and an order of its own.
  let shop = '';
  let order = '';

  beforeEach(() => {
    shop = `https://${crypto.randomUUID()}.test/api/store`;
    order = `cs_${crypto.randomUUID()}`;
  });

  it('BUG-7: keep one id for the same lines at the same endpoint', () => {
    const id = attemptFor(shop, lines);
    expect(id).to.match(/^[\w-]{16,64}$/);
    expect(attemptFor(shop, [{ price: 'price_mug', quantity: 1 }])).to.equal(id);
  });

  it('differ by endpoint, price and quantity', () => {
    const ids = [
      attemptFor(shop, lines),
      attemptFor('https://other.test', lines),
      attemptFor(shop, [{ price: 'price_cup', quantity: 1 }]),
      attemptFor(shop, [{ price: 'price_mug', quantity: 2 }]),
    ];
    expect(new Set(ids).size).to.equal(4);
  });

  it('BUG-11: are what another tab has stored', () => {
    const id = attemptFor(shop, lines);
    const key = Object.keys(localStorage).find((each) => localStorage.getItem(each) === id);
    localStorage.setItem(String(key), 'of-the-other-tab-1');
    expect(attemptFor(shop, lines)).to.equal('of-the-other-tab-1');
  });

  it('are new after the old one was finished by its order, whose proof stays', () => {
    const id = attemptFor(shop, lines);
    rememberOrder(order, id);
    finishAttempt(order);
    expect(attemptFor(shop, lines)).not.to.equal(id);
    expect(proofOf(order)).to.equal(id);
  });

  it('of other lines stay open when an order is finished', () => {
    const other = attemptFor(shop, [{ price: 'price_cup', quantity: 1 }]);
    rememberOrder(order, attemptFor(shop, lines));
    finishAttempt(order);
    finishAttempt('cs_unknown');
    expect(attemptFor(shop, [{ price: 'price_cup', quantity: 1 }])).to.equal(other);
  });

  it('are renewed when the server says so', () => {
    const id = attemptFor(shop, lines);
    const renewed = renewAttempt(shop, lines);
    expect(renewed).not.to.equal(id);
    expect(attemptFor(shop, lines)).to.equal(renewed);
  });

  it('happen once, where once is asked for', () => {
    expect(isFirstTime(`purchase:${order}`)).to.equal(true);
    expect(isFirstTime(`purchase:${order}`)).to.equal(false);
    expect(isFirstTime(`purchase:${order}-2`)).to.equal(true);
  });

  describe('without localStorage', () => {
    const original = Object.getOwnPropertyDescriptor(window, 'localStorage');

    beforeEach(() => {
      Object.defineProperty(window, 'localStorage', {
        configurable: true,
        get: () => {
          throw new DOMException('Denied', 'SecurityError');
        },
      });
    });
    afterEach(() => {
      if (original) Object.defineProperty(window, 'localStorage', original);
    });

    it('stay in memory', () => {
      const id = attemptFor('https://memory.test', lines);
      expect(attemptFor('https://memory.test', lines)).to.equal(id);
      rememberOrder('cs_memory', id);
      finishAttempt('cs_memory');
      expect(attemptFor('https://memory.test', lines)).not.to.equal(id);
      expect(proofOf('cs_memory')).to.equal(id);
    });
  });
});
