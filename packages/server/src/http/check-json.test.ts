import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkJson } from './check-json.js';

describe('checkJson', () => {
  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"b":{},"a":2}',
    '{"a":{"b":1,"b":2}}',
    '[{"a":[1,{"x":1}],"a":1}]',
    '{"a":1,"\\u0061":2}',
    '{ "a" : "x" , "a" : "y" }',
    '{"":1,"":2}',
    '{"__proto__":1,"__proto__":2}',
    '{"a\\"b":1,"a\\"b":2}',
  ])('finds the repeated key in %s', (text) => {
    JSON.parse(text);
    expect(checkJson(text, 6)).toBe('repeated key');
  });

  it.each([
    '{"a":"a","b":"a","c":["a","a"]}',
    '[{"a":1},{"a":1}]',
    '{"a":{"a":{"a":1}}}',
    '{"a":",\\"a\\":1","b":"{[","c":"}"}',
    '"a"',
    '1',
    '[["a","a"],"a"]',
    '{"constructor":1,"__proto__":{"constructor":1}}',
  ])('finds nothing in %s', (text) => {
    expect(checkJson(text, 6)).toBeUndefined();
  });

  it('counts levels, not brackets', () => {
    expect(checkJson('[[[[[[1]]]]]]', 6)).toBeUndefined();
    expect(checkJson('[[[[[[[1]]]]]]]', 6)).toBe('nesting');
    expect(checkJson('{"a":{"a":{"a":{"a":{"a":{"a":{}}}}}}}', 6)).toBe('nesting');
    expect(checkJson(JSON.stringify('['.repeat(100)), 6)).toBeUndefined();
    expect(checkJson(`[${'[],'.repeat(100)}[]]`, 2)).toBeUndefined();
  });

  it('lets all pass that was written by JSON.stringify', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(checkJson(JSON.stringify(value), 20)).toBeUndefined();
      }),
    );
  });

  it('finds a key that was put in once more, wherever that is', () => {
    const member = fc.tuple(fc.string(), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(
        fc.uniqueArray(member, { minLength: 1, selector: ([key]) => key }),
        fc.jsonValue(),
        (members, value) => {
          const [first] = members;
          const text = [...members, [first?.[0], value]]
            .map(([key, each]) => `${JSON.stringify(key)}:${JSON.stringify(each)}`)
            .join(',');
          expect(checkJson(`[{${text}}]`, 20)).toBe('repeated key');
        },
      ),
    );
  });

  it('T21 BUG-45: looks at each character once', () => {
    // Sixteen times as long must not take 256 times as long; the fastest of some runs, lest others disturb it.
    const time = (text: string) =>
      Math.min(
        ...Array.from({ length: 5 }, () => {
          const begun = performance.now();
          checkJson(text, 6);
          return performance.now() - begun;
        }),
      );
    for (const piece of ['"a\\\\",', '{},', '"\\"",', '[],']) {
      const text = (times: number) => `[${piece.repeat(times)}1]`;
      time(text(4000));
      expect(time(text(64_000)) / Math.max(time(text(4000)), 0.05)).toBeLessThan(100);
    }
  });
});
