import { Stripe } from 'stripe';
import { UsageError } from '../usage-error.js';

/** What went wrong in words for the owner, without the key, which Stripe quotes in parts. */
export function stripeWords(error: unknown, secretKey: string): Error {
  const { errors } = Stripe;
  if (error instanceof UsageError) return error;
  if (error instanceof errors.StripeAuthenticationError) {
    return new Error(
      'Stripe does not know the key in STRIPE_SECRET_KEY. Was it deleted, or is it another account’s?',
    );
  }
  if (error instanceof errors.StripePermissionError) {
    return new Error(
      'The key may not do this. Give it Products: Read, Prices: Read and Payment Links: Write.',
    );
  }
  if (error instanceof errors.StripeConnectionError) {
    return new Error(
      'Stripe did not answer. The file is as it was. Run it again: it goes on where it was.',
    );
  }
  if (error instanceof errors.StripeRateLimitError) {
    return new Error(
      'Stripe is asked too much just now. Run it again later, it goes on where it was.',
    );
  }
  if (!(error instanceof Error)) return new Error(String(error));
  const words = error.message
    .replaceAll(secretKey, '…')
    .replaceAll(/(?:sk|rk)_(?:test|live)_[\w*]+/g, '…');
  return new Error(error instanceof errors.StripeError ? `Stripe answered: ${words}` : words);
}
