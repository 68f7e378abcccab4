import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sqlStore, type SqlBatch, type SqlStore } from '../ledger/sql-store.js';
import { describeEngines } from './engines.test.fixture.js';
import { readLines } from './held-lines.js';

const items = ['prod_a', 'prod_b', 'price_c'];
const attempts = ['one', 'two', 'three', 'four'];

/** What the owner put in, and the clock. */
interface Model {
  put: Map<string, number>;
  time: number;
}

interface Real {
  store: SqlStore;
  batch: SqlBatch;
  tokens: Map<string, string>;
}

type Step = fc.AsyncCommand<Model, Real>;

/** A step that can be taken at any time; what must hold afterwards is the same for all. */
function step(name: string, run: (model: Model, real: Real) => Promise<unknown>): Step {
  return {
    check: () => true,
    toString: () => name,
    async run(model, real) {
      await run(model, real);
      await checkConserved(model, real);
    },
  };
}

/** Available, held and sold come to what was put in; nothing is below zero; each hold is noted once. */
async function checkConserved({ put }: Model, { store, batch }: Real): Promise<void> {
  const [orders, held] = await batch([
    { sql: 'SELECT id, state, lines FROM storetag_orders', params: [] },
    { sql: 'SELECT id, item, units FROM storetag_held', params: [] },
  ]);
  const sold = new Map<string, number>();
  const holding = new Map<string, number>();
  for (const { state, lines } of orders ?? []) {
    const counted = state === 'held' ? holding : sold;
    if (!['held', 'leased', 'retaken', 'done'].includes(String(state))) {
      expect(['released', 'late', 'done_late']).toContain(state);
      continue;
    }
    for (const { item, units } of readLines(lines)) {
      counted.set(item, (counted.get(item) ?? 0) + units);
    }
  }
  for (const { id, available, held: kept } of await store.levels()) {
    expect(available).toBeGreaterThanOrEqual(0);
    expect(kept).toBe(holding.get(id) ?? 0);
    expect((available ?? 0) + kept + (sold.get(id) ?? 0)).toBe(put.get(id));
  }
  const holders = new Set(orders?.filter(({ state }) => state === 'held').map(({ id }) => id));
  for (const { id } of held ?? []) expect(holders).toContain(id);
}

const item = fc.constantFrom(...items);
const attempt = fc.constantFrom(...attempts);
const order = fc.constantFrom(...attempts, ...attempts.map((each) => `cs_${each}`));
const lines = fc
  .uniqueArray(fc.record({ item, units: fc.integer({ min: 1, max: 3 }) }), {
    selector: (line) => line.item,
    minLength: 1,
  })
  .filter((list) => list.length > 0);
const client = fc.constantFrom('', 'x', 'y');

const steps = [
  fc.tuple(item, fc.integer({ min: 0, max: 6 })).map(([id, units]) =>
    step(`set ${id} ${units}`, async ({ put }, { store }) => {
      const [before] = await store.levels([id]);
      const after = await store.setLevel(id, units);
      const gone = (put.get(id) ?? 0) - (before?.available ?? 0) - (before?.held ?? 0);
      // Where more is held than the owner has, nothing is for sale.
      expect(after.available).toBe(Math.max(0, units - after.held));
      put.set(id, gone + after.held + (after.available ?? 0));
    }),
  ),
  fc.tuple(item, fc.integer({ min: -3, max: 3 })).map(([id, units]) =>
    step(`add ${id} ${units}`, async ({ put }, { store }) => {
      if (await store.addToLevel(id, units)) put.set(id, (put.get(id) ?? 0) + units);
    }),
  ),
  fc.tuple(attempt, lines, client).map(([id, list, by]) =>
    step(`reserve ${id} ${JSON.stringify(list)} for ${by}`, async ({ put }, real) => {
      const counted = list.filter((line) => put.has(line.item));
      if (counted.length === 0) return;
      const terms = { client: by, share: 50, bindWithin: 20 };
      const found = await real.store.reserve(id, counted, 100, terms);
      if (found.status === 'held') real.tokens.set(id, found.token);
      if (found.status === 'short') {
        expect(counted.some((line) => line.units > (found.left.get(line.item) ?? 0))).toBe(true);
      }
    }),
  ),
  attempt.map((id) =>
    step(`bind ${id}`, (_, { store, tokens }) => store.bind(id, tokens.get(id) ?? '', `cs_${id}`)),
  ),
  fc
    .tuple(attempt, order)
    .map(([id, from]) =>
      step(`renew ${id} from ${from}`, (_, { store }) => store.renew(id, from, 100)),
    ),
  order.map((id) => step(`release ${id}`, (_, { store }) => store.release(id))),
  fc.tuple(order, lines).map(([id, list]) =>
    step(`claim ${id}`, async ({ put }, { store }) => {
      const counted = list.filter((line) => put.has(line.item));
      await store.claim(id, 50, counted);
    }),
  ),
  order.map((id) =>
    step(`claim and acknowledge ${id}`, async (_, { store }) => {
      const claim = await store.claim(id, 50);
      if (claim.status === 'claimed') expect(await store.ack(id, claim.token)).toBe(true);
    }),
  ),
  fc.integer({ min: 1, max: 60 }).map((ms) =>
    step(`wait ${ms}`, async (model, { store }) => {
      model.time += ms;
      for (const id of await store.due(10)) await store.release(id);
    }),
  ),
];

/** SQLite is fastest; the others differ from it in what can come between two statements. */
const runs = { 'node:sqlite': 200, D1: 2, PostgreSQL: 20 };

describeEngines((open, engine) => {
  it('keeps what was put in, whatever is done in whichever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 40, size: 'max' }), async (commands) => {
        const batch = await open();
        const model: Model = { put: new Map(), time: 1000 };
        const store = sqlStore(batch, { now: () => model.time });
        await store.levels();
        await fc.asyncModelRun(
          () => ({ model, real: { store, batch, tokens: new Map() } }),
          commands,
        );
      }),
      { numRuns: runs[engine] },
    );
  }, 120_000);

  it('keeps it when all is done at the same moment', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(attempt, lines, fc.constantFrom('claim', 'release', 'bind')), {
          minLength: 4,
          maxLength: 12,
        }),
        async (wishes) => {
          const batch = await open();
          const model: Model = { put: new Map(items.map((id) => [id, 5])), time: 1000 };
          const store = sqlStore(batch, { now: () => model.time });
          for (const id of items) await store.setLevel(id, 5);
          await Promise.all(
            wishes.map(async ([id, list, then]) => {
              const found = await store.reserve(id, list, 100);
              if (found.status !== 'held') return;
              if (then === 'bind') await store.bind(id, found.token, `cs_${id}`);
              else if (then === 'claim') await store.claim(id, 50);
              else await store.release(id);
            }),
          );
          await checkConserved(model, { store, batch, tokens: new Map() });
        },
      ),
      { numRuns: runs[engine] },
    );
  }, 120_000);
});
