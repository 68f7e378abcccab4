import type { Price, Product } from '@storetag/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStamp, writeStamp } from './order-stamp.js';
import { addUp, amountOf, mergeLines, type PricedLine } from './priced-lines.js';

const currencies = ['usd', 'jpy', 'kwd', 'isk', 'ugx', 'huf'];

function lineOf(
  id: string,
  unit_amount: number,
  quantity: number,
  currency = 'usd',
  name = 'Mug',
): PricedLine {
  const price: Price = {
    id,
    product: `prod_${id}`,
    currency,
    unit_amount,
    recurring: null,
    custom_unit_amount: null,
    lookup_key: null,
    label: null,
  };
  const product: Product = {
    id: `prod_${id}`,
    name,
    description: null,
    images: [],
    url: null,
    category: null,
    features: [],
    metadata: {},
    stock: null,
    prices: [price],
    default_price: id,
  };
  return { price, product, quantity };
}

/** Stripe's amounts have at most 12 digits. */
const cart = fc
  .tuple(
    fc.constantFrom(...currencies),
    fc.array(
      fc.tuple(fc.integer({ min: 0, max: 999_999_999_999 }), fc.integer({ min: 1, max: 99 })),
      {
        minLength: 1,
        maxLength: 50,
      },
    ),
  )
  .map(([currency, parts]) =>
    parts.map(([amount, quantity], index) => lineOf(`price_${index}`, amount, quantity, currency)),
  );

describe('addUp', () => {
  it('comes to exactly what integers without bounds come to, in any order', () => {
    fc.assert(
      fc.property(cart, (lines) => {
        const exact = lines.reduce(
          (sum, { price, quantity }) => sum + BigInt(price.unit_amount ?? 0) * BigInt(quantity),
          0n,
        );
        expect(BigInt(addUp(lines).total ?? -1)).toBe(exact);
        expect(addUp(lines.toReversed()).total).toBe(addUp(lines).total);
        expect(lines.reduce((sum, line) => sum + amountOf(line), 0)).toBe(addUp(lines).total);
      }),
      { numRuns: 1000 },
    );
  });

  it('begins a subscription with at most 20 lines of either kind', () => {
    const recurring = { interval: 'month', interval_count: 1 } as const;
    const lines = (monthly: number, once: number) =>
      Array.from({ length: monthly + once }, (_, index) => {
        const line = lineOf(`price_${index}`, 100, 1);
        return index < monthly ? { ...line, price: { ...line.price, recurring } } : line;
      });
    expect(addUp(lines(20, 20))).toMatchObject({ total: 4000, recurs: true });
    expect(addUp(lines(0, 50))).toMatchObject({ total: 5000, recurs: false });
    for (const [monthly, once] of [
      [21, 0],
      [1, 21],
    ] as const) {
      expect(() => addUp(lines(monthly, once))).toThrow('too many');
    }
  });

  it('never adds two currencies', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(currencies, { minLength: 2 }), (mixed) => {
        const lines = mixed.map((currency, index) => lineOf(`price_${index}`, 100, 1, currency));
        expect(() => addUp(lines)).toThrow('cannot be paid together');
      }),
    );
  });
});

describe('mergeLines', () => {
  it('keeps every unit of every price', () => {
    const request = fc.array(
      fc.record({
        price: fc.constantFrom('price_a', 'price_b', 'price_c'),
        quantity: fc.integer({ min: 1, max: 99 }),
      }),
      { minLength: 1, maxLength: 50 },
    );
    fc.assert(
      fc.property(request, (lines) => {
        const units = (price: string, list: typeof lines) =>
          list.filter((line) => line.price === price).reduce((sum, line) => sum + line.quantity, 0);
        const isTooMany = ['price_a', 'price_b', 'price_c'].some(
          (price) => units(price, lines) > 99,
        );
        if (isTooMany) {
          expect(() => mergeLines(lines)).toThrow('not valid');
          return;
        }
        const merged = mergeLines(lines);
        expect(new Set(merged.map(({ price }) => price)).size).toBe(merged.length);
        for (const { price, quantity } of merged) expect(quantity).toBe(units(price, lines));
      }),
    );
  });
});

describe('the stamp on an intent', () => {
  const name = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.constant('🐷'.repeat(250)),
    fc.constant('"\\\n'.repeat(80)),
  );

  it('is read as it was written, within Stripe’s limits on metadata', async () => {
    const lines = fc.array(
      fc.tuple(name, fc.integer({ min: 0, max: 999_999_999_999 }), fc.integer({ min: 1, max: 99 })),
      { minLength: 1, maxLength: 50 },
    );
    await fc.assert(
      fc.asyncProperty(lines, async (parts) => {
        const priced = addUp(
          parts.map(([words, amount, quantity], index) =>
            lineOf(`price_1PbF1R0BI7KkLxEYayM9ag${index}`, amount, quantity, 'usd', words),
          ),
        );
        const metadata = await writeStamp('mugs', 'attempt', 'payment-intent', priced);
        expect(Object.keys(metadata).length).toBeLessThanOrEqual(50);
        for (const [key, value] of Object.entries(metadata)) {
          expect(key.length).toBeLessThanOrEqual(40);
          expect(value.length).toBeLessThanOrEqual(500);
          expect(value).not.toMatch(/\p{Surrogate}/u);
        }
        const stamp = readStamp(metadata, 'mugs');
        expect(stamp).toMatchObject({ total: priced.total, flow: 'payment-intent' });
        expect(
          stamp?.lines.map(({ price, quantity, amount }) => ({ price, quantity, amount })),
        ).toEqual(
          priced.lines.map((line) => ({
            price: line.price.id,
            quantity: line.quantity,
            amount: amountOf(line),
          })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is nobody else’s', async () => {
    const priced = addUp([lineOf('price_a', 1, 1)]);
    const metadata = await writeStamp('mugs', 'attempt', 'payment-intent', priced);
    expect(readStamp(metadata, 'tees')).toBeUndefined();
    expect(readStamp({}, 'mugs')).toBeUndefined();
    expect(readStamp(null, 'mugs')).toBeUndefined();
    expect(readStamp({ storetag_shop: 'mugs' }, 'mugs')).toBeUndefined();
  });
});
