import type { PaymentIntent, StripeError } from '@stripe/stripe-js';
import type { ApiClient, ApiResult } from '../api-client.js';
import { isRecord } from '../record.js';
import { IntegrationError } from './integration-error.js';

/** What Stripe.js resolves with wherever a PaymentIntent is asked for. */
export type IntentResult =
  | { paymentIntent: PaymentIntent; error?: undefined }
  | { error: StripeError; paymentIntent?: undefined };

/** Reads a client secret that a page passed, and the id of its PaymentIntent in it. */
export function readClientSecret(value: unknown, method: string): { id: string; secret: string } {
  const secret = typeof value === 'string' ? value : '';
  const id = /^(pi_\w+)_secret_\w+$/.exec(secret)?.[1];
  if (id) return { id, secret };
  throw new IntegrationError(
    `Invalid value for ${method}: clientSecret should be a client secret of the form \${id}_secret_\${secret}.`,
  );
}

/** Reads what the API answered as a PaymentIntent. */
export function toIntentResult({ object, error }: ApiResult): IntentResult {
  if (error) return { error };
  if (isPaymentIntent(object)) return { paymentIntent: object };
  return { error: { type: 'api_error', message: 'The API answered with something else.' } };
}

/** Fetches the PaymentIntent that a client secret belongs to. */
export async function fetchIntent(
  api: ApiClient,
  clientSecret: string,
  method: string,
): Promise<IntentResult> {
  const { id } = readClientSecret(clientSecret, method);
  return toIntentResult(
    await api.get(`/v1/payment_intents/${id}`, { client_secret: clientSecret }),
  );
}

/** A PaymentIntent that needs another card, as the error that Stripe.js resolves with. */
export function failureOf(paymentIntent: PaymentIntent): StripeError {
  const { last_payment_error: last } = paymentIntent;
  const failure = { ...last };
  return {
    ...(isStripeErrorFields(failure) ? failure : {}),
    type: last?.type ?? 'invalid_request_error',
    message: last?.message ?? 'The payment was not completed.',
    payment_intent: paymentIntent,
  };
}

const isPaymentIntent = (value: unknown): value is PaymentIntent =>
  isRecord(value) && value['object'] === 'payment_intent' && typeof value['status'] === 'string';

// Stripe's own types give the two error shapes different names for the same fields.
const isStripeErrorFields = (value: unknown): value is Partial<StripeError> => isRecord(value);
