import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientKey } from './client-key.js';
import { TokenBuckets } from './token-buckets.js';

const RATE = { burst: 5, perMinute: 10 };

describe('TokenBuckets', () => {
  it('gives a burst at once, then one every six seconds', () => {
    const buckets = new TokenBuckets(RATE);
    const now = 1_000_000;
    expect([1, 2, 3, 4, 5].map(() => buckets.take('a', now))).toEqual([0, 0, 0, 0, 0]);
    expect(buckets.take('a', now)).toBe(6000);
    expect(buckets.take('a', now + 2000)).toBe(4000);
    expect(buckets.take('a', now + 6000)).toBe(0);
    expect(buckets.take('a', now + 6000)).toBe(6000);
    expect(buckets.take('b', now)).toBe(0);
  });

  it('never gives more than the burst and the rate, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20_000 }), { maxLength: 200 }), (pauses) => {
        const buckets = new TokenBuckets(RATE);
        const taken: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          if (buckets.take('a', now) === 0) taken.push(now);
        }
        for (const [index, begin] of taken.entries()) {
          const within = taken.slice(index).filter((time) => time <= begin + 60_000);
          expect(within.length).toBeLessThanOrEqual(RATE.burst + RATE.perMinute);
        }
      }),
    );
  });

  it('gives nothing for a clock that is set back, and nothing away', () => {
    const buckets = new TokenBuckets(RATE);
    for (let index = 0; index < 5; index++) buckets.take('a', 100_000);
    expect(buckets.take('a', 0)).toBe(6000);
    expect(buckets.take('a', 6000)).toBe(0);
  });

  it('tells how long to wait without taking', () => {
    const buckets = new TokenBuckets({ burst: 1, perMinute: 60 });
    expect(buckets.wait('a', 0)).toBe(0);
    expect(buckets.size).toBe(0);
    buckets.take('a', 0);
    expect(buckets.wait('a', 0)).toBe(1000);
    expect(buckets.wait('a', 400)).toBe(600);
    expect(buckets.wait('a', 1000)).toBe(0);
    expect(buckets.take('a', 1000)).toBe(0);
  });

  it('forgets who was not heard of for longest', () => {
    const buckets = new TokenBuckets({ burst: 1, perMinute: 1 }, 4);
    for (const key of ['a', 'b', 'c', 'd']) buckets.take(key, 0);
    expect(buckets.size).toBe(4);
    expect(buckets.take('a', 1)).toBeGreaterThan(0);
    buckets.take('e', 2);
    expect(buckets.size).toBeLessThanOrEqual(4);
    expect(buckets.take('a', 3)).toBeGreaterThan(0);
    expect(buckets.take('b', 3)).toBe(0);
  });

  it('T15 BUG-46: takes less than 8 MB for a million addresses', () => {
    setFlagsFromString('--expose_gc');
    const collect: unknown = runInNewContext('gc');
    if (typeof collect !== 'function') throw new Error('no gc');
    const used = () => {
      Reflect.apply(collect, undefined, []);
      return process.memoryUsage().heapUsed;
    };
    const buckets = new TokenBuckets(RATE);
    const before = used();
    for (let index = 0; index < 1_000_000; index++) {
      const bytes = [24, 16, 8, 0].map((shift) => ((index * 977) >> shift) & 255);
      buckets.take(clientKey(bytes.join('.')) ?? '', index);
    }
    const grown = used() - before;
    expect(buckets.size).toBeLessThanOrEqual(10_000);
    expect(buckets.size).toBeGreaterThanOrEqual(5000);
    expect(grown).toBeLessThan(8 * 1024 * 1024);
    expect(grown).toBeGreaterThan(0);
  });
});
