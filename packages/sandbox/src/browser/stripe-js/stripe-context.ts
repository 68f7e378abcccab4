import type { ApiClient } from '../api-client.js';

/** What everything made by one `Stripe(key)` shares. */
export interface StripeContext {
  /** Origin of the sandbox that the script came from. */
  base: string;
  /** Publishable key. */
  key: string;
  api: ApiClient;
  /** `locale` of the constructor; `auto` is the browser's. */
  locale: string;
}
