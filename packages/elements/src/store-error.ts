import type { Problem } from '@storetag/protocol';

/** Why something failed in the page: the server's codes, and those that only a page can meet. */
export type StoreErrorCode =
  | Problem['code']
  /** The store did not answer: offline, unreachable, blocked by CORS or a content policy, or too slow. */
  | 'network_error'
  /** The store answered something that is not the protocol. */
  | 'answer_invalid'
  /** A secret key stands in the page. Nothing was sent. */
  | 'secret_in_page'
  /** An element is missing something, or asks for something that this version cannot do. */
  | 'misconfigured'
  /** The cart takes no more: 50 lines, 99 units of each, 4 KiB. It stays as it was. */
  | 'cart_full'
  /** Stripe.js could not be loaded. */
  | 'stripe_unreachable'
  /** Stripe declined the payment or refused what was entered. */
  | 'payment_failed';

/** A failure that a page can act on: branch on `code`, show `message`, debug with `cause`. Carries no secret. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  /** What the server said, where it said something. */
  readonly problem: Problem | undefined;

  constructor(
    code: StoreErrorCode,
    message: string,
    { problem, ...options }: ErrorOptions & { problem?: Problem } = {},
  ) {
    super(message, options);
    this.code = code;
    this.problem = problem;
  }

  /** Wraps whatever was thrown and keeps it as `cause`. */
  static from(thrown: unknown): StoreError {
    return thrown instanceof StoreError
      ? thrown
      : new StoreError('unexpected_error', 'Something went wrong.', { cause: thrown });
  }
}
