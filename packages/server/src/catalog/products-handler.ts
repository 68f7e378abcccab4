import {
  integer,
  listOf,
  oneOf,
  productSorts,
  readCurrency,
  readPriceId,
  readProductId,
  text,
} from '@storetag/protocol';
import { matches } from '../http/etag.js';
import { ProblemError } from '../http/problem-error.js';
import { readWith } from '../http/read-json.js';
import { respondBytes, respondEmpty } from '../http/respond.js';
import type { Snapshot } from './list-catalog.js';
import { findProducts, type ProductQuery } from './find-products.js';
import { renderOnce, type Rendered } from './render-once.js';

/** Most products of one page, and how many there are unless `limit` tells. */
const MAX_LIMIT = 100;

const readIds = listOf(readProductId, { min: 1, max: MAX_LIMIT });
const readLimit = integer(1, MAX_LIMIT);
const readSort = oneOf(...productSorts);
const readWord = text('1 to 200 characters', { min: 1, max: 200 });
const readCursorText = text('the `next_cursor` of an answer', { min: 1, max: 8000 });

/** The catalogue, and whether any of it is counted. */
interface Counted {
  snapshot: Snapshot;
  isCounted: boolean;
}

/** Answers `GET /products`. */
export async function answerProducts(
  request: Request,
  url: URL,
  { snapshot, isCounted }: Counted,
): Promise<Response> {
  const query = url.searchParams.toString();
  const rendered = renderOnce(snapshot, query, () =>
    findProducts(snapshot, readQuery(url.searchParams)),
  );
  return cacheable(request, await rendered, isCounted);
}

/** Answers `GET /products/{id}`. */
export async function answerProduct(
  request: Request,
  id: string,
  { snapshot, isCounted }: Counted,
): Promise<Response> {
  const listed = snapshot.byId.get(id);
  if (!listed) throw new ProblemError('not_found', 'There is no such product here.');
  const rendered = renderOnce(snapshot, `/${id}`, () => listed.product);
  return cacheable(request, await rendered, isCounted);
}

function readQuery(parameters: URLSearchParams): ProductQuery {
  // An empty parameter, `?category=`, is one that was not given: forms send it so.
  const given = (name: string) => once(parameters, name) || undefined;
  const ids = given('ids');
  const category = given('category');
  const price = given('price');
  const lookupKey = given('lookup_key');
  const search = given('search')?.trim() || undefined;
  const currency = given('currency')?.toLowerCase();
  const cursor = given('cursor');
  return {
    sort: readWith(readSort, given('sort') ?? 'position', 'sort'),
    limit: readWith(readLimit, Number(given('limit') ?? MAX_LIMIT), 'limit'),
    ...(ids === undefined ? {} : { ids: readWith(readIds, ids.split(','), 'ids') }),
    ...(category === undefined ? {} : { category: readWith(readWord, category, 'category') }),
    ...(price === undefined ? {} : { price: readWith(readPriceId, price, 'price') }),
    ...(lookupKey === undefined ? {} : { lookupKey: readWith(readWord, lookupKey, 'lookup_key') }),
    ...(search === undefined ? {} : { search: readWith(readWord, search, 'search') }),
    ...(currency === undefined ? {} : { currency: readWith(readCurrency, currency, 'currency') }),
    ...(cursor === undefined ? {} : { cursor: readWith(readCursorText, cursor, 'cursor') }),
  };
}

/** A parameter's value. Given twice, it would be the first to one reader and the last to another. */
function once(parameters: URLSearchParams, name: string): string | undefined {
  const [value, another] = parameters.getAll(name);
  if (another === undefined) return value;
  throw new ProblemError('invalid_request', 'The request is not valid.', {
    detail: `\`${name}\` must be given once.`,
  });
}

/** Caches may keep it for a minute and serve it for five more while they ask again. */
const UNCOUNTED = 'public, max-age=60, stale-while-revalidate=300';
/** Where units are counted, what is displayed is seconds old. Most answers to asking again have no body. */
const COUNTED = 'public, max-age=5';

function cacheable(request: Request, { bytes, etag }: Rendered, isCounted: boolean): Response {
  const headers = { 'cache-control': isCounted ? COUNTED : UNCOUNTED, etag };
  return matches(request.headers.get('if-none-match'), etag)
    ? respondEmpty(304, headers)
    : respondBytes(bytes, headers);
}
