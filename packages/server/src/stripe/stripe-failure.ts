import { Stripe } from 'stripe';
import { ProblemError } from '../http/problem-error.js';

/** Seconds until a page may ask again when Stripe did not answer. */
const RETRY_AFTER = 2;

/**
 * What a page may know of a failed call to Stripe: never Stripe's own words, which can name keys and the account.
 * `undefined` when `error` is not Stripe's.
 */
export function stripeFailure(error: unknown): ProblemError | undefined {
  if (!(error instanceof Stripe.errors.StripeError)) return undefined;
  const { statusCode, code } = error;
  if (error instanceof Stripe.errors.StripeConnectionError || (statusCode ?? 0) >= 500) {
    return new ProblemError('stripe_unavailable', 'The payment service did not answer.', {
      detail: 'Ask again with the same attempt_id: nothing is done twice.',
      retryAfter: RETRY_AFTER,
      cause: error,
    });
  }
  if (statusCode === 429 || statusCode === 409) {
    return new ProblemError('stripe_unavailable', 'The payment service is busy.', {
      detail: 'Ask again with the same attempt_id in a moment.',
      retryAfter: RETRY_AFTER,
      cause: error,
    });
  }
  if (code === 'amount_too_small' || code === 'amount_too_large') {
    return new ProblemError('not_sellable', `The total is ${amountWord(code)} to be charged.`, {
      cause: error,
    });
  }
  if (code === 'email_invalid' || error.param?.endsWith('email')) {
    // Without its cause: Stripe's words hold the address.
    return new ProblemError('invalid_request', 'The request is not valid.', {
      detail: '`email` must be an address that mail can be sent to.',
    });
  }
  return new ProblemError('stripe_error', 'The payment service refused the request.', {
    detail: "The store's log says why.",
    cause: error,
  });
}

function amountWord(code: 'amount_too_small' | 'amount_too_large'): string {
  return code === 'amount_too_small' ? 'too small' : 'too large';
}

/** Whether Stripe knows no object of this id. */
export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === 'resource_missing';
}

/** Whether Stripe replays, for this idempotency key, that the first execution failed on its side. */
export function isReplayedFailure(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeError &&
    (error.statusCode ?? 0) >= 500 &&
    error.headers?.['idempotent-replayed'] === 'true'
  );
}

/** Whether Stripe has decided not to do it, so that nothing was done. */
export function isRefused(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  const status = error.statusCode ?? 0;
  return status >= 400 && status < 500 && status !== 409 && status !== 429;
}

/** Whether the idempotency key was used before with other parameters. */
export function isKeyReused(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeIdempotencyError && error.statusCode === 400;
}
