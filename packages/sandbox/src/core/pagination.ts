import { integer, text } from './fields.js';
import { invalidRequest, noSuch } from './stripe-failure.js';

/** The parameters of every list. */
export const pageFields = {
  limit: integer({ min: 1, max: 100 }),
  starting_after: text(),
  ending_before: text(),
};

interface PageParams {
  limit?: number;
  starting_after?: string;
  ending_before?: string;
}

/** A page of objects, as Stripe answers it. */
export interface Page<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}

/**
 * Cuts a page out of `records`, which are in the order of the list.
 *
 * @see {@link https://docs.stripe.com/api/pagination}
 */
export function paginate<T extends { id: string }>(
  records: readonly T[],
  { limit = 10, starting_after, ending_before }: PageParams,
  url: string,
  kind: string,
  all: readonly T[] = records,
): Page<T> {
  if (starting_after !== undefined && ending_before !== undefined) {
    throw invalidRequest(
      'You cannot use `starting_after` and `ending_before` together.',
      undefined,
      'starting_after',
    );
  }
  // The cursor may have left the filtered list since; its place among all still tells where to go on.
  const after = (id: string, param: string) => {
    const at = all.findIndex((record) => record.id === id);
    if (at < 0) throw noSuch(kind, id, param, 400);
    return at;
  };
  if (ending_before !== undefined) {
    const end = after(ending_before, 'ending_before');
    const before = records.filter((record) => all.indexOf(record) < end);
    return page(before.slice(-limit), before.length > limit, url);
  }
  const start = starting_after === undefined ? -1 : after(starting_after, 'starting_after');
  const rest = start < 0 ? records : records.filter((record) => all.indexOf(record) > start);
  return page(rest.slice(0, limit), rest.length > limit, url);
}

function page<T>(data: T[], has_more: boolean, url: string): Page<T> {
  return { object: 'list', data, has_more, url };
}
