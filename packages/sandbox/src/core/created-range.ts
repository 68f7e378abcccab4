import { either, hashOf, integer } from './fields.js';
import type { Params } from './params.js';

const seconds = integer({ max: 99_999_999_999 });
const bounds = { gt: seconds, gte: seconds, lt: seconds, lte: seconds };

/** The `created` filter of lists: a time, or bounds. */
export const createdField = either(hashOf(bounds), seconds);

/** Whether `created` lies within the filter. */
export function isWithin(
  created: number,
  filter: number | Params<typeof bounds> | undefined,
): boolean {
  if (filter === undefined) return true;
  if (typeof filter === 'number') return created === filter;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = filter;
  return created > gt && created >= gte && created < lt && created <= lte;
}
