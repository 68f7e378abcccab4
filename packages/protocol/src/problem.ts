import { readProduct } from './catalog.js';
import { readCurrency } from './currency.js';
import { integer, listOf, objectOf, text, type Reader, type ReadBy } from './reader.js';

/** Why a request failed. Append-only: a page may be older or newer than its server. */
export type ProblemCode =
  /** 400: body, query or path is not what the call takes. */
  | 'invalid_request'
  /** 400: webhook signature missing, wrong or too old. */
  | 'signature_invalid'
  /** 403: the page's origin is not in `origins`. */
  | 'origin_not_allowed'
  /** 404: no such route, product, price or order; or not this store's. */
  | 'not_found'
  /** 405 */
  | 'method_not_allowed'
  /** 408: the body did not arrive in time. */
  | 'request_timeout'
  /** 409: the total differs from the one displayed; `line_items` and `total` are fresh. */
  | 'price_changed'
  /** 409: `line_items` tells what is left. */
  | 'out_of_stock'
  /** 409: the attempt was already paid or has expired; `order` tells its id. */
  | 'attempt_finished'
  /** 413 */
  | 'body_too_large'
  /** 415: the body is not JSON. */
  | 'unsupported_media_type'
  /** 422: a price or product in the request is not sold here, any more or at all. */
  | 'price_not_sold'
  /** 422: these lines cannot be bought together, or not in this way. */
  | 'not_sellable'
  /** 429 */
  | 'rate_limited'
  /** 502: Stripe refused the request. */
  | 'stripe_error'
  /** 503: Stripe did not answer in time; whether it acted is unknown. */
  | 'stripe_unavailable'
  /** 503: another worker holds the order. */
  | 'order_busy'
  /** 500 */
  | 'unexpected_error'
  /** 422: the lines recur in different intervals, which one subscription cannot; each can be bought by itself. */
  | 'mixed_intervals'
  /** 422: the lines have no currency that all are sold in; those of one currency can be bought together. */
  | 'mixed_currencies'
  /** 422: the customer chooses the amount of one of the lines, which Stripe sells by itself only. */
  | 'sold_alone'
  /** 403: the store's own check, such as a captcha, refused the request. */
  | 'guard_refused'
  /** 409: so many payments of the attempt were declined that it was ended; `order` tells its id. */
  | 'too_many_declines'
  /** 503: many cards are declined, so the store begins no purchase for some minutes. */
  | 'sales_paused'
  /** 503: the store's database did not answer, so it cannot tell what is in stock. */
  | 'store_unavailable';

/** A line as it stands now, sent with `price_changed` and `out_of_stock`. */
export type FreshLine = ReadBy<typeof readFreshLine>;
const readFreshLine = objectOf(
  { price: text(), quantity: integer(0) },
  {
    /** Minor units, per unit. */
    unit_amount: integer(0),
    /** Units left. */
    stock: integer(0),
    product: readProduct,
  },
);

/**
 * Body of every error answer, `application/problem+json`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9457}
 */
export interface Problem {
  /** A code of {@link ProblemCode}, or one that a newer server knows. */
  code: ProblemCode | (string & {});
  /** The HTTP status. */
  status: number;
  /** One sentence for a person. */
  title: string;
  request_id: string;
  /** One more sentence: which value, and the mend. */
  detail?: string;
  line_items?: FreshLine[];
  /** What the lines cost now. */
  total?: { amount: number; currency: string };
  /** Id of the finished order, with `attempt_finished` and `too_many_declines`. */
  order?: string;
}

const readKnownProblem = objectOf(
  { code: text(), status: integer(), title: text(), request_id: text() },
  {
    detail: text(),
    line_items: listOf(readFreshLine),
    total: objectOf({ amount: integer(0), currency: readCurrency }),
    order: text(),
  },
);

/** Reads a problem body. A code that this version does not know is kept as it is. */
export const readProblem: Reader<Problem> = readKnownProblem;
