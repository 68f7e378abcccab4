import { Stripe } from 'stripe';
import type { Tracer } from '../log/tracing.js';
import { stripeFetch } from './stripe-fetch.js';
import { tracedFetch } from './traced-fetch.js';

/** What is needed to call Stripe. */
export interface StripeAccess {
  secretKey: string;
  /** Address of an embedded sandbox that answers instead of api.stripe.com. */
  sandbox?: { url: string };
  /** Carries the calls. Default: the runtime's own. */
  fetch?: typeof globalThis.fetch;
}

/**
 * Longest time that one call to Stripe may take, retries included, in milliseconds.
 */
export const CALL_BUDGET = 10_000;

/** Makes the Stripe client that everything here calls. It sends no telemetry and leaves retries to {@link stripeFetch}. */
export function createStripe({ secretKey, sandbox, fetch }: StripeAccess, tracer?: Tracer): Stripe {
  const patient = stripeFetch(fetch, { total: CALL_BUDGET });
  return new Stripe(secretKey, {
    httpClient: Stripe.createFetchHttpClient(tracer ? tracedFetch(patient, tracer) : patient),
    // Just longer than our own deadline, which knows more about what went wrong.
    timeout: CALL_BUDGET + 500,
    maxNetworkRetries: 0,
    telemetry: false,
    appInfo: { name: 'storetag', url: 'https://github.com/storetag/storetag' },
    ...(sandbox && addressOf(sandbox.url)),
  });
}

function addressOf(url: string): { host: string; port: string; protocol: 'http' | 'https' } {
  const { hostname, port, protocol } = new URL(url);
  const isHttp = protocol === 'http:';
  return {
    host: hostname,
    port: port || (isHttp ? '80' : '443'),
    protocol: isHttp ? 'http' : 'https',
  };
}
