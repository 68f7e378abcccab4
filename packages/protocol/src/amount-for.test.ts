import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountFor, type Price, type Tier } from './index.js';

const base: Price = {
  id: 'price_1',
  product: 'prod_1',
  currency: 'usd',
  unit_amount: null,
  recurring: null,
  custom_unit_amount: null,
  lookup_key: null,
  label: null,
};
const tier = (
  up_to: number | null,
  unit_amount: number | null,
  flat_amount: number | null = null,
) => ({
  up_to,
  unit_amount,
  flat_amount,
});
const tiers = [tier(5, 700), tier(10, 650, 100), tier(null, 600)];

describe('amountFor', () => {
  it('is so much per unit', () => {
    expect(amountFor({ ...base, unit_amount: 1250 }, 3)).toBe(3750);
    expect(amountFor({ ...base, unit_amount: 0 }, 3)).toBe(0);
  });

  it.each([
    [1, 700],
    [5, 3500],
    [6, 3500 + 650 + 100],
    [10, 3500 + 5 * 650 + 100],
    [11, 3500 + 5 * 650 + 100 + 600],
  ])('comes to each unit’s own tier where tiers are graduated: %i → %i', (quantity, amount) => {
    expect(amountFor({ ...base, tiers, tiers_mode: 'graduated' }, quantity)).toBe(amount);
  });

  it.each([
    [1, 700],
    [5, 3500],
    [6, 6 * 650 + 100],
    [10, 6500 + 100],
    [11, 6600],
  ])(
    'comes to the tier of the last unit where tiers are by volume: %i → %i',
    (quantity, amount) => {
      expect(amountFor({ ...base, tiers, tiers_mode: 'volume' }, quantity)).toBe(amount);
    },
  );

  it('is not known where the customer chooses, or no tier is left', () => {
    expect(amountFor(base, 1)).toBeNull();
    expect(amountFor({ ...base, tiers: [], tiers_mode: 'volume' }, 1)).toBeNull();
    expect(amountFor({ ...base, tiers: [tier(3, 5)], tiers_mode: 'graduated' }, 4)).toBeNull();
  });

  it('is what counting the units one by one comes to', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const ladder = fc
      .tuple(fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), amount, amount)), amount, amount)
      .map(([steps, last, lastFlat]): Tier[] => {
        let end = 0;
        return [
          ...steps.map(([width, each, flat]) => tier((end += width), each, flat)),
          tier(null, last, lastFlat),
        ];
      });
    fc.assert(
      fc.property(ladder, fc.integer({ min: 1, max: 99 }), (steps, quantity) => {
        const of = (unit: number) => steps.find(({ up_to }) => up_to === null || unit <= up_to);
        const entered = new Set<Tier>();
        let sum = 0;
        for (let unit = 1; unit <= quantity; unit++) {
          const step = of(unit);
          if (!step) throw new Error('no tier');
          if (!entered.has(step)) sum += step.flat_amount ?? 0;
          entered.add(step);
          sum += step.unit_amount ?? 0;
        }
        expect(amountFor({ ...base, tiers: steps, tiers_mode: 'graduated' }, quantity)).toBe(sum);
        const reached = of(quantity);
        expect(amountFor({ ...base, tiers: steps, tiers_mode: 'volume' }, quantity)).toBe(
          (reached?.unit_amount ?? 0) * quantity + (reached?.flat_amount ?? 0),
        );
      }),
    );
  });
});
