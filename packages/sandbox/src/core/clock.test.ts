import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SandboxClock } from './clock.js';

describe('a clock that was given a time', () => {
  it('stands still until it is moved', () => {
    const clock = new SandboxClock(new Date(1000));
    expect(clock.now()).toBe(1000);
    clock.advance(500);
    expect(clock.now()).toBe(1500);
    clock.set(9999);
    expect(clock.seconds()).toBe(9);
  });

  it('rings what falls due on the way, in order, each at its own time', () => {
    const clock = new SandboxClock(0);
    const rung: [string, number][] = [];
    const alarm = (name: string, at: number) =>
      clock.at(at, () => {
        rung.push([name, clock.now()]);
      });
    alarm('late', 3000);
    alarm('early', 1000);
    clock.at(2000, () => alarm('nested', 2500));
    alarm('last', 5000);
    alarm('never', 5001);
    const takeBack = alarm('taken back', 100);
    takeBack();
    clock.advance(5000);
    expect(rung).toEqual([
      ['early', 1000],
      ['nested', 2500],
      ['late', 3000],
      ['last', 5000],
    ]);
    expect(clock.now()).toBe(5000);
  });

  it('rings thousands in order, whatever their order was and whichever were taken back', () => {
    const clock = new SandboxClock(0);
    const rung: number[] = [];
    const takeBack = new Map<number, () => void>();
    for (let index = 0; index < 3000; index += 1) {
      const at = 1 + ((index * 7919) % 3000);
      takeBack.set(
        at,
        clock.at(at, () => {
          rung.push(at);
        }),
      );
    }
    for (let at = 3; at <= 3000; at += 3) takeBack.get(at)?.();
    takeBack.get(1)?.();
    clock.advance(3000);
    const left = Array.from({ length: 3000 }, (_, index) => index + 1);
    expect(rung).toEqual(left.filter((at) => at % 3 !== 0 && at !== 1));
  });

  it('never goes back, and takes no nonsense', () => {
    const clock = new SandboxClock(1000);
    expect(() => clock.set(999)).toThrow(RangeError);
    expect(() => clock.advance(-1)).toThrow(RangeError);
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
    expect(() => new SandboxClock(Number.NaN)).toThrow(TypeError);
  });
});

describe('a clock that was given none', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 10_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("runs with the computer's, and ahead of it once advanced", () => {
    const clock = new SandboxClock();
    vi.advanceTimersByTime(500);
    expect(clock.now()).toBe(10_500);
    clock.advance(60_000);
    vi.advanceTimersByTime(500);
    expect(clock.now()).toBe(71_000);
  });

  it('rings by itself', () => {
    const clock = new SandboxClock();
    const ring = vi.fn<() => void>();
    clock.at(12_000, ring);
    vi.advanceTimersByTime(1999);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledOnce();
  });

  it('waits for what is further away than a timer reaches', () => {
    const clock = new SandboxClock();
    const ring = vi.fn<() => void>();
    const monthAway = 30 * 24 * 3600 * 1000;
    clock.at(10_000 + monthAway, ring);
    vi.advanceTimersByTime(monthAway - 1);
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(ring).toHaveBeenCalledOnce();
  });
});
