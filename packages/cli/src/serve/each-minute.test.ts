import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eachMinute } from './each-minute.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('eachMinute', () => {
  it('works now and each minute, after a failure too, until it is stopped', async () => {
    let runs = 0;
    const errors: unknown[] = [];
    const work = async () => {
      runs++;
      if (runs === 2) throw new Error('down');
    };
    const repeated = eachMinute(work, (error) => errors.push(error));
    expect(runs).toBe(1);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(runs).toBe(1);
    await vi.advanceTimersByTimeAsync(60_001);
    expect(runs).toBe(3);
    expect(errors).toEqual([new Error('down')]);
    await repeated.stop(1000);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(runs).toBe(3);
  });

  it('never works twice at a time', async () => {
    let runs = 0;
    const repeated = eachMinute(
      () => {
        runs++;
        return new Promise((resolve) => {
          setTimeout(resolve, 150_000);
        });
      },
      () => {},
    );
    await vi.advanceTimersByTimeAsync(150_000 + 59_999);
    expect(runs).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(runs).toBe(2);
    void repeated.stop(0);
  });

  it('waits for what is under way when it is stopped, but not for ever', async () => {
    const ended: string[] = [];
    const slow = (milliseconds: number) => () =>
      new Promise<void>((resolve) => {
        setTimeout(resolve, milliseconds);
      });
    void eachMinute(slow(500), () => {})
      .stop(1000)
      .then(() => ended.push('in time'));
    void eachMinute(slow(5000), () => {})
      .stop(1000)
      .then(() => ended.push('left'));
    await vi.advanceTimersByTimeAsync(499);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toEqual(['in time']);
    await vi.advanceTimersByTimeAsync(500);
    expect(ended).toEqual(['in time', 'left']);
  });
});
