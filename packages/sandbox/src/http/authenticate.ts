import type { SandboxKeys } from '../core/engine.js';
import { StripeFailure } from '../core/stripe-failure.js';

/**
 * Finds out which key a caller holds: `Authorization: Bearer`, Basic with the key as user, or `key=` as Stripe.js does.
 *
 * @throws {StripeFailure} 401 without a key, or with any but the sandbox's own.
 */
export function authenticate(
  keys: SandboxKeys,
  authorization: string | null,
  keyParameter: string | undefined,
): 'publishable' | 'secret' {
  const key = keyOf(authorization) ?? keyParameter ?? '';
  if (key === keys.secret) return 'secret';
  if (key === keys.publishable) return 'publishable';
  throw unauthorized(
    key
      ? `Invalid API Key provided: ${masked(key)}`
      : `You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.`,
  );
}

/** A publishable key where only a secret one will do. */
export function secretKeyRequired(): StripeFailure {
  return unauthorized(
    'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
    'secret_key_required',
  );
}

function unauthorized(message: string, code?: string): StripeFailure {
  return new StripeFailure('invalid_request_error', message, {
    status: 401,
    code,
    headers: { 'www-authenticate': 'Basic realm="Stripe"' },
  });
}

function keyOf(authorization: string | null): string | undefined {
  const [scheme = '', credentials = ''] = (authorization ?? '').split(' ');
  if (scheme.toLowerCase() === 'bearer') return credentials;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  try {
    return atob(credentials).split(':')[0];
  } catch {
    return undefined;
  }
}

/** As Stripe shows a wrong key: enough to recognise it, too little to use it. */
function masked(key: string): string {
  if (key.length < 12) return '*'.repeat(key.length);
  return key.slice(0, 8) + '*'.repeat(key.length - 12) + key.slice(-4);
}
