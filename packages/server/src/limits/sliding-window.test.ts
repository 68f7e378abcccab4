import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SlidingWindow } from './sliding-window.js';

describe('SlidingWindow', () => {
  it('lets so many through in any second, and tells when there is a place', () => {
    const window = new SlidingWindow(2);
    expect(window.take(0)).toBe(0);
    expect(window.take(900)).toBe(0);
    expect(window.take(950)).toBe(50);
    expect(window.take(1000)).toBe(0);
    expect(window.take(1001)).toBe(899);
  });

  it('never lets more through, wherever a second begins', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 150 }), { maxLength: 300 }), (pauses) => {
        const window = new SlidingWindow(20);
        const through: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          if (window.take(now) === 0) through.push(now);
        }
        for (const begin of through) {
          const within = through.filter((time) => time >= begin && time < begin + 1000);
          expect(within.length).toBeLessThanOrEqual(20);
        }
      }),
    );
  });

  it('opens again when the clock was set back', () => {
    const window = new SlidingWindow(1);
    expect(window.take(1_000_000)).toBe(0);
    expect(window.take(5)).toBe(0);
    expect(window.take(6)).toBe(999);
  });
});
