import type { Price } from '@storetag/protocol';
import { safeUrl } from '../safe-url.js';

/** What a Payment Link is told about its customer; what is empty or `undefined` is left out. */
export interface LinkedCustomer {
  email?: string | undefined;
  /** The site's own word for the order: up to 200 letters, digits, - or _. Others are left out, as Stripe would. */
  reference?: string | undefined;
  /** BCP 47 tag. */
  locale?: string | undefined;
}

/**
 * Address of the Payment Link that sells a price of a `catalog.json`; `undefined` where it has none.
 *
 * @see {@link https://docs.stripe.com/payment-links/url-parameters}
 */
export function paymentLinkOf(
  { payment_link }: Pick<Price, 'payment_link'>,
  { email, reference, locale }: LinkedCustomer = {},
): string | undefined {
  const address = safeUrl(payment_link);
  if (!address) return undefined;
  const url = new URL(address);
  if (email) url.searchParams.set('prefilled_email', email);
  if (reference && /^[\w-]{1,200}$/.test(reference)) {
    url.searchParams.set('client_reference_id', reference);
  }
  if (locale) url.searchParams.set('locale', locale);
  return url.href;
}
