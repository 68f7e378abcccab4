import { showChallenge } from '../frames/challenge-overlay.js';
import { isRecord } from '../record.js';
import { IntegrationError } from './integration-error.js';

/**
 * Lets the customer do what an intent's `next_action` asks for. Resolves when the frame says it is over; a redirect never does,
 * since the page is left.
 */
export function takeNextAction(action: unknown, base: string): Promise<void> {
  if (isRecord(action) && action['type'] === 'redirect_to_url') {
    const redirect = action['redirect_to_url'];
    if (isRecord(redirect) && typeof redirect['url'] === 'string') {
      location.assign(redirect['url']);
      return new Promise(() => {});
    }
  }
  const sdk = isRecord(action) ? action['use_stripe_sdk'] : undefined;
  const address = isRecord(sdk) ? sdk['stripe_js'] : undefined;
  if (typeof address !== 'string' || new URL(address, base).origin !== base) {
    throw new IntegrationError(
      `The Storetag sandbox does not model the next action ${JSON.stringify(isRecord(action) ? action['type'] : action)}.`,
    );
  }
  return showChallenge(new URL(address, base));
}
