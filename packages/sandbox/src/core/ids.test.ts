import { describe, expect, it } from 'vitest';
import { IdSource, wordOf } from './ids.js';

describe('IdSource', () => {
  it('makes ids of a prefix and so many letters and digits', () => {
    expect(new IdSource('s').next('pi_', 24)).toMatch(/^pi_[0-9A-Za-z]{24}$/);
  });

  it('gives each prefix ids of its own, which others do not shift', () => {
    const alone = new IdSource('s');
    const first = [alone.next('a_'), alone.next('a_')];
    const busy = new IdSource('s');
    const other = busy.next('b_');
    expect([busy.next('a_'), busy.next('a_')]).toEqual(first);
    expect(other.slice(2)).not.toBe(first[0]?.slice(2));
    expect(first[0]).not.toBe(first[1]);
  });

  it('never repeats an id in 20,000', () => {
    const ids = new IdSource('s');
    const made = new Set(Array.from({ length: 20_000 }, () => ids.next('prod_', 14)));
    expect(made.size).toBe(20_000);
  });
});

describe('wordOf', () => {
  it('depends on its input only', () => {
    expect(wordOf('4242')).toBe(wordOf('4242'));
    expect(wordOf('4242')).not.toBe(wordOf('4243'));
  });
});
