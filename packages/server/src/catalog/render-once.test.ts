import { describe, expect, it } from 'vitest';
import type { Snapshot } from './list-catalog.js';
import { renderOnce } from './render-once.js';

const snapshot = (): Snapshot => ({
  products: [],
  byId: new Map(),
  byPrice: new Map(),
  at: 0,
  reads: 0,
});

const textOf = async (rendered: ReturnType<typeof renderOnce>) =>
  new TextDecoder().decode((await rendered).bytes);

describe('renderOnce', () => {
  it('renders what is asked of a snapshot once, and of the next one again', async () => {
    const first = snapshot();
    let found = 0;
    const find = () => ({ found: ++found });
    expect(await textOf(renderOnce(first, 'a', find))).toBe('{"found":1}');
    expect(await textOf(renderOnce(first, 'a', find))).toBe('{"found":1}');
    expect(await textOf(renderOnce(first, 'b', find))).toBe('{"found":2}');
    expect(await textOf(renderOnce(snapshot(), 'a', find))).toBe('{"found":3}');
    const [one, other] = await Promise.all(['a', 'b'].map((key) => renderOnce(first, key, find)));
    expect(one?.etag).not.toBe(other?.etag);
  });

  it('keeps a hundred answers at most, and none that is large', async () => {
    const asked = snapshot();
    let found = 0;
    const find = () => ++found;
    for (let key = 0; key <= 100; key++) void renderOnce(asked, `${key}`, find);
    await renderOnce(asked, '100', find);
    expect(found).toBe(101);
    await renderOnce(asked, '0', find);
    expect(found).toBe(102);
    const large = () => ({ found: ++found, text: 'x'.repeat(256 * 1024) });
    await renderOnce(asked, 'large', large);
    await renderOnce(asked, 'large', large);
    expect(found).toBe(104);
  });

  it('does not keep what could not be found', () => {
    const asked = snapshot();
    const fail = () => {
      throw new Error('No such cursor.');
    };
    expect(() => renderOnce(asked, 'x', fail)).toThrow('No such cursor.');
    expect(() => renderOnce(asked, 'x', fail)).toThrow('No such cursor.');
  });
});
