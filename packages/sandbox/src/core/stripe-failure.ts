/** Stripe's kinds of error. */
export type FailureType =
  | 'api_error'
  | 'card_error'
  | 'idempotency_error'
  | 'invalid_request_error';

/** What goes with an error besides its message. Names are Stripe's. */
export interface FailureDetails {
  status?: number;
  code?: string | undefined;
  param?: string | undefined;
  decline_code?: string | undefined;
  advice_code?: string | undefined;
  network_decline_code?: string | undefined;
  charge?: string | undefined;
  /** The objects as the caller may see them. */
  payment_intent?: unknown;
  payment_method?: unknown;
  /** Seconds or flags for headers, such as `stripe-should-retry`. */
  headers?: Record<string, string> | undefined;
}

/**
 * An error as Stripe answers it.
 *
 * @see {@link https://docs.stripe.com/api/errors}
 */
export class StripeFailure extends Error {
  override readonly name = 'StripeFailure';
  readonly type: FailureType;
  readonly status: number;
  readonly details: Omit<FailureDetails, 'status' | 'headers'>;
  readonly headers: Record<string, string>;

  constructor(type: FailureType, message: string, details: FailureDetails = {}) {
    super(message);
    const { status = 400, headers = {}, ...rest } = details;
    this.type = type;
    this.status = status;
    this.headers = headers;
    this.details = rest;
  }

  /** The body of the answer. */
  body(requestId: string, origin: string): { error: Record<string, unknown> } {
    const { code } = this.details;
    const error: Record<string, unknown> = { ...this.details, type: this.type };
    for (const key of Object.keys(error)) if (error[key] === undefined) delete error[key];
    return {
      error: {
        ...error,
        ...(code && !code.startsWith('sandbox_') ? { doc_url: documentation(code) } : {}),
        message: this.message,
        request_log_url: `${origin}/dashboard/logs/${requestId}`,
      },
    };
  }
}

/** Where Stripe explains an error code. */
export function documentation(code: string): string {
  return `https://docs.stripe.com/error-codes#${code.replaceAll('_', '-')}`;
}

/** A request that Stripe refuses: status 400 unless told otherwise. */
export function invalidRequest(
  message: string,
  code?: string,
  param?: string,
  status = 400,
): StripeFailure {
  return new StripeFailure('invalid_request_error', message, { code, param, status });
}

/** An id that names nothing: 404 when it is the address, 400 when it is a parameter. */
export function noSuch(kind: string, id: string, param: string, status = 404): StripeFailure {
  return invalidRequest(`No such ${kind}: '${id}'`, 'resource_missing', param, status);
}

/** Something that Stripe has and the sandbox does not: 501, never a guess. */
export function notModelled(what: string, param?: string): StripeFailure {
  return new StripeFailure('api_error', `The sandbox does not model ${what}; Stripe does.`, {
    status: 501,
    code: 'sandbox_not_modelled',
    param,
    headers: { 'stripe-should-retry': 'false' },
  });
}

/** More requests than Stripe takes. @see {@link https://docs.stripe.com/rate-limits} */
export function rateLimited(): StripeFailure {
  return new StripeFailure(
    'invalid_request_error',
    'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
    { status: 429, code: 'rate_limit', headers: { 'stripe-rate-limited-reason': 'global-rate' } },
  );
}
