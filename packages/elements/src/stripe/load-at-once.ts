import { pageConfiguration } from '../configure-store.js';
import { readConfig } from '../payment-calls.js';
import { storeClient } from '../store-client.js';
import { loadStripe } from './stripe-loader.js';

/**
 * Loads Stripe.js before anybody pays: Stripe looks for signs of fraud on the pages that it is on. Where that fails, a
 * card form tries again when it needs it.
 *
 * @see {@link https://docs.stripe.com/disputes/prevention/advanced-fraud-detection}
 */
export async function loadStripeAtOnce(): Promise<void> {
  const { endpoint = '/api/store', locale } = pageConfiguration();
  try {
    const address = new URL(endpoint, document.baseURI).href.replace(/\/+$/, '');
    await loadStripe(
      await readConfig(storeClient(address)),
      locale || document.documentElement.lang,
    );
  } catch (error) {
    console.warn('storetag: Stripe.js did not load with the page.', error);
  }
}
