import { describe, expect, it } from 'vitest';
import { Catalog } from './catalog.js';
import type { Snapshot } from './list-catalog.js';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const snapshotAt = (at: number): Snapshot => ({
  products: [],
  byId: new Map(),
  byPrice: new Map(),
  reads: 2,
  at,
});

/** A catalogue whose listings take 30 ms, with what happened to them. */
function setUp({ maxAge = 1000, gap = 0 } = {}) {
  const state = { listings: 0, atOnce: 0, most: 0, isDown: false, time: 0 };
  const list = async (at: number) => {
    state.listings++;
    state.atOnce++;
    state.most = Math.max(state.most, state.atOnce);
    await pause(30);
    state.atOnce--;
    if (state.isDown) throw new Error('down');
    return snapshotAt(at);
  };
  return { state, catalog: new Catalog(list, { maxAge, gap, now: () => state.time }) };
}

describe('Catalog', () => {
  it('lists once for all who wait for the first listing', async () => {
    const { catalog, state } = setUp();
    await Promise.all(Array.from({ length: 50 }, () => catalog.read()));
    expect(state.listings).toBe(1);
  });

  it('rejects while there is none, and lists again for the next', async () => {
    const { catalog, state } = setUp();
    state.isDown = true;
    await expect(catalog.read()).rejects.toThrow('down');
    state.isDown = false;
    expect((await catalog.read()).at).toBe(0);
  });

  it('serves an old listing at once and one new listing later', async () => {
    const { catalog, state } = setUp();
    await catalog.read();
    state.time = 1000;
    const kept: Promise<unknown>[] = [];
    for (let index = 0; index < 10; index++) {
      expect((await catalog.read((work) => kept.push(work))).at).toBe(0);
    }
    await Promise.all(kept);
    expect((await catalog.read()).at).toBe(1000);
    expect(state.listings).toBe(2);
  });

  it('waits for a new listing once it is dropped', async () => {
    const { catalog, state } = setUp();
    await catalog.read();
    state.time = 10;
    catalog.drop();
    const all = await Promise.all(Array.from({ length: 10 }, () => catalog.read()));
    expect(all.map(({ at }) => at)).toEqual(Array.from({ length: 10 }, () => 10));
    expect(state.listings).toBe(2);
  });

  it('lists again when it is dropped during a listing, also for who comes then', async () => {
    const { catalog, state } = setUp();
    await catalog.read();
    catalog.drop();
    const under = catalog.read();
    state.time = 5;
    catalog.drop();
    expect((await catalog.read()).at).toBe(5);
    expect((await under).at).toBe(0);
    await catalog.read();
    expect(state.listings).toBe(3);
    expect(state.most).toBe(1);
  });

  it('begins a fresh listing after the call, shared by all who call', async () => {
    const { catalog, state } = setUp();
    const first = catalog.read();
    state.time = 5;
    const fresh = await Promise.all([
      catalog.readFresh(),
      catalog.readFresh(),
      catalog.readFresh(),
    ]);
    expect((await first).at).toBe(0);
    expect(fresh.map(({ at }) => at)).toEqual([5, 5, 5]);
    expect(state.listings).toBe(2);
    expect(state.most).toBe(1);
  });

  it('leaves Stripe alone for five seconds after a listing failed, and serves on', async () => {
    const { catalog, state } = setUp();
    await catalog.read();
    state.isDown = true;
    catalog.drop();
    expect((await catalog.read()).at).toBe(0);
    expect(state.listings).toBe(2);
    state.time = 4999;
    await catalog.read();
    expect(state.listings).toBe(2);
    state.time = 5000;
    state.isDown = false;
    expect((await catalog.read()).at).toBe(5000);
  });

  it('keeps a gap between listings, however often it is dropped', async () => {
    const { catalog, state } = setUp({ gap: 200 });
    await catalog.read();
    const begun = performance.now();
    for (let index = 0; index < 3; index++) {
      catalog.drop();
      await catalog.read();
      state.time += 200;
    }
    expect(performance.now() - begun).toBeGreaterThan(190);
    expect(state.listings).toBe(4);
  });
});
