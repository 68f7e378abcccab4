import type { Problem, ProblemCode } from '@storetag/protocol';

/** What an answer may tell beside its code, status and title. */
export interface ProblemDetails extends Pick<Problem, 'detail' | 'line_items' | 'total' | 'order'> {
  /** Seconds after which the same request may succeed; becomes `Retry-After`. */
  retryAfter?: number;
  /** Methods that the route takes; becomes `Allow`. */
  allow?: string;
  /** What led here. Goes to the log, never into an answer. */
  cause?: unknown;
}

/** The HTTP status of each code. */
export const statuses = {
  invalid_request: 400,
  signature_invalid: 400,
  origin_not_allowed: 403,
  guard_refused: 403,
  not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  price_changed: 409,
  out_of_stock: 409,
  attempt_finished: 409,
  too_many_declines: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  price_not_sold: 422,
  not_sellable: 422,
  mixed_intervals: 422,
  mixed_currencies: 422,
  sold_alone: 422,
  rate_limited: 429,
  stripe_error: 502,
  stripe_unavailable: 503,
  order_busy: 503,
  sales_paused: 503,
  store_unavailable: 503,
  unexpected_error: 500,
} satisfies Record<ProblemCode, number>;

/** A failure that the page may be told about: its message becomes the `title` of the problem document. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  /** HTTP status, one per code. */
  readonly status: number;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, title: string, details: ProblemDetails = {}) {
    super(title, { cause: details.cause });
    this.code = code;
    this.status = statuses[code];
    this.details = details;
  }
}
