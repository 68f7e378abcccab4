import { expect } from '@esm-bundle/chai';
import { until } from '../fake-store.test.support.js';
import { whenNeeded } from './when-needed.js';

describe('whenNeeded', () => {
  let needed: string[];
  let idle: (() => void)[];
  const { requestIdleCallback } = globalThis;

  beforeEach(() => {
    needed = [];
    idle = [];
    globalThis.requestIdleCallback = (callback) =>
      idle.push(() => callback({ didTimeout: false, timeRemaining: () => 0 }));
  });
  afterEach(() => {
    globalThis.requestIdleCallback = requestIdleCallback;
    document.body.replaceChildren();
    // Ends the watching of this test.
    dispatchEvent(new Event('pointerdown'));
  });

  function watch(): void {
    whenNeeded(['in-page', 'much-later'], 'x-', (name) => needed.push(name));
  }

  it('needs at once what stands in the page', () => {
    document.body.innerHTML = '<x-in-page></x-in-page>';
    watch();
    expect(needed).to.deep.equal(['in-page']);
  });

  it('needs what comes into the page, once', async () => {
    watch();
    expect(needed).to.deep.equal([]);
    document.body.innerHTML = '<p><x-in-page></x-in-page></p>';
    await until(() => needed.length > 0);
    document.body.append(document.createElement('x-in-page'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(needed).to.deep.equal(['in-page']);
  });

  for (const type of ['pointerdown', 'keydown', 'click']) {
    it(`needs the rest on ${type}, before anybody else hears of it`, () => {
      watch();
      const stop = (event: Event): void => event.stopPropagation();
      addEventListener(type, stop, true);
      document.body.dispatchEvent(new Event(type, { bubbles: true }));
      removeEventListener(type, stop, true);
      expect(needed).to.deep.equal(['in-page', 'much-later']);
    });
  }

  it('needs the rest when the browser is idle, once the page has loaded', () => {
    document.body.innerHTML = '<x-in-page></x-in-page>';
    watch();
    for (const callback of idle) callback();
    expect(needed).to.deep.equal(['in-page', 'much-later']);
  });
});
