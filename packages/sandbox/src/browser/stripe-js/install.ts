import type { StripeConstructorOptions } from '@stripe/stripe-js';
import { IntegrationError } from './integration-error.js';
import { SandboxStripe } from './sandbox-stripe.js';
import { removedMethods, unmodelledMethods } from './unmodelled-methods.js';

/** The release train that this double stands in for. */
const VERSION = 'endive';

/**
 * Sets `window.Stripe`. The first script wins, as on a page that loads Stripe.js twice.
 *
 * @param base - Origin of the sandbox that the script came from.
 */
export function installStripe(base: string): void {
  if ('Stripe' in window) return;
  // A function, not a class: it is called with and without `new`.
  const Stripe = function Stripe(key: unknown, options?: StripeConstructorOptions): SandboxStripe {
    return refuseTheRest(new SandboxStripe(base, readKey(key), options));
  };
  Object.defineProperty(window, 'Stripe', {
    configurable: true,
    writable: true,
    value: Object.assign(Stripe, { version: VERSION }),
  });
  console.info(
    'SANDBOX: this Stripe.js is the Storetag sandbox’s. No money moves. Never use it in production.',
  );
}

function readKey(key: unknown): string {
  if (typeof key !== 'string' || key === '') {
    throw new IntegrationError('Missing value for Stripe(): apiKey should be a string.');
  }
  if (/^[sr]k_/.test(key)) {
    throw new IntegrationError(
      'You should not use your secret key with Stripe.js. Please pass a publishable key instead.',
    );
  }
  return key;
}

function refuseTheRest(stripe: SandboxStripe): SandboxStripe {
  const refuse = (name: string, message: string) =>
    Object.defineProperty(stripe, name, {
      value: () => {
        throw new IntegrationError(message);
      },
    });
  for (const name of unmodelledMethods) {
    refuse(name, `The Storetag sandbox does not model stripe.${name}().`);
  }
  for (const [name, instead] of Object.entries(removedMethods)) {
    refuse(name, `stripe.${name}() is no longer available. Use ${instead} instead.`);
  }
  return stripe;
}
