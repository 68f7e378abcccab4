import type { SessionRecord } from '../../core/records.js';

/**
 * Where a session sends its customer afterwards; `null` where it stays on its page. The placeholder is replaced as it
 * stands, as Stripe does.
 */
export function returnAddress({ id, return_url, success_url }: SessionRecord): string | null {
  const url = return_url ?? success_url;
  return url ? url.replaceAll('{CHECKOUT_SESSION_ID}', id) : null;
}
