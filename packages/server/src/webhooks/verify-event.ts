import { Stripe } from 'stripe';
import { ProblemError } from '../http/problem-error.js';

/** How far an event's time may be from ours, either way, in seconds: what was overheard cannot be replayed later. */
const TOLERANCE = 300;
/** Most signatures looked at; Stripe sends one per secret. */
const MOST_SIGNATURES = 8;

/**
 * Reads an event that Stripe signed with one of the secrets: any JSON, as far as this goes.
 *
 * @param now - In milliseconds.
 * @throws {ProblemError} 400 `signature_invalid`.
 * @see {@link https://docs.stripe.com/webhooks#verify-manually}
 */
export async function verifyEvent(
  payload: Uint8Array,
  header: string | null,
  secrets: readonly string[],
  now: number,
): Promise<unknown> {
  if (header !== null && isTimely(header, now)) {
    for (const secret of secrets) {
      try {
        // oxlint-disable-next-line no-await-in-loop -- the next secret is only for when this one does not fit
        return await Stripe.webhooks.constructEventAsync(
          payload,
          header,
          secret,
          TOLERANCE,
          undefined,
          now,
        );
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) break;
      }
    }
  }
  throw new ProblemError('signature_invalid', 'The signature is not valid.', {
    detail:
      'Send the raw body as Stripe sends it, and give the endpoint’s signing secret in `stripe.webhookSecrets`.',
  });
}

/** The Stripe client refuses what is too old, but takes what is from the future. */
function isTimely(header: string, now: number): boolean {
  const entries = header.split(',');
  const time = Number(entries.find((entry) => entry.startsWith('t='))?.slice(2));
  const signatures = entries.filter((entry) => entry.startsWith('v1='));
  return signatures.length <= MOST_SIGNATURES && Math.abs(now / 1000 - time) <= TOLERANCE + 1;
}
