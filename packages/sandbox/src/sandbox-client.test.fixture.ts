import { Stripe } from 'stripe';
import { onTestFinished } from 'vitest';
import { createSandbox, type SandboxOptions } from './create-sandbox.js';

/** A listening sandbox with nothing for sale, and the real `stripe` client that talks to it. */
export async function sandboxClient(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ products: 'none', ...options });
  const listening = await sandbox.listen({ port: 0 });
  onTestFinished(() => listening.close());
  const clientOf = (key: string) =>
    new Stripe(key, {
      host: 'localhost',
      port: listening.port,
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
    });
  const stripe = clientOf(sandbox.keys.secret);
  return {
    sandbox,
    stripe,
    url: listening.url,
    clientOf,
    /** Makes a product with one price, and gives the price. */
    async price(params: Partial<Stripe.PriceCreateParams> = {}) {
      const product = await stripe.products.create({ name: 'Mug' });
      return stripe.prices.create({
        currency: 'usd',
        unit_amount: 1800,
        product: product.id,
        ...params,
      });
    },
    /** Calls the API by hand, as curl would. */
    call(method: string, path: string, form?: string, headers: Record<string, string> = {}) {
      return fetch(listening.url + path, {
        method,
        headers: {
          authorization: `Bearer ${sandbox.keys.secret}`,
          ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        ...(form === undefined ? {} : { body: form }),
      });
    },
  };
}

/** What a promise rejects with, as an error of Stripe's. */
export async function stripeError(promise: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('It was answered without an error.');
}

/** The id of a reference, expanded or not. */
export function idOf(reference: string | { id: string } | null | undefined): string {
  return typeof reference === 'string' ? reference : (reference?.id ?? '');
}
