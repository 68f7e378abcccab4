import type { StripeError } from '@stripe/stripe-js';
import { formEncode } from './form-encoding.js';
import { isRecord } from './record.js';

/** An object of the API, or the error that came instead of it. */
export type ApiResult =
  | { object: Record<string, unknown>; error?: undefined }
  | { object?: undefined; error: StripeError };

/** Calls the sandbox's API with a publishable key, as Stripe.js calls Stripe's. */
export class ApiClient {
  readonly #base: string;
  readonly #key: string;

  /**
   * @param base - Origin of the sandbox.
   * @param key - Publishable key.
   */
  constructor(base: string, key: string) {
    this.#base = base;
    this.#key = key;
  }

  get(path: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<ApiResult> {
    const query = formEncode({ ...parameters, key: this.#key });
    return this.#send(`${path}?${query}`, { method: 'GET' });
  }

  post(path: string, parameters: Readonly<Record<string, unknown>>): Promise<ApiResult> {
    return this.#send(path, {
      method: 'POST',
      body: formEncode({ ...parameters, key: this.#key }),
    });
  }

  async #send(path: string, init: RequestInit): Promise<ApiResult> {
    try {
      const response = await fetch(new URL(path, this.#base), { ...init, credentials: 'omit' });
      const body: unknown = await response.json();
      if (!isRecord(body)) throw new TypeError('The answer is not an object.');
      return isStripeError(body['error']) ? { error: body['error'] } : { object: body };
    } catch (cause) {
      return {
        error: {
          type: 'api_connection_error',
          message:
            'We are experiencing issues connecting to our payments provider. Please check your internet connection and try again.',
          ...(cause instanceof Error ? { detail: cause.message } : {}),
        },
      };
    }
  }
}

function isStripeError(value: unknown): value is StripeError {
  return isRecord(value) && typeof value['type'] === 'string';
}
