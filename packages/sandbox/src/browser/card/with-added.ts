import { isRecord } from '../record.js';
import type { PaymentMethodData } from './card-fields.js';

/**
 * The card that was typed with what the page adds to it: billing details that the frame does not ask for. The page's
 * address wins over the frame's. Text instead says what the page forgot.
 *
 * @param collectsAddress - Whether the frame asks for country and postal code.
 */
export function withAdded(
  typed: PaymentMethodData,
  added: unknown,
  collectsAddress: boolean,
): Record<string, unknown> | string {
  const { billing_details: billing, ...rest } = isRecord(added) ? added : {};
  const details = isRecord(billing) ? billing : {};
  const address = isRecord(details['address']) ? details['address'] : {};
  if (!collectsAddress && !address['country']) {
    return 'You specified "never" for fields.billing_details.address.country when creating the payment Element, but did not pass confirmParams.payment_method_data.billing_details.address.country when calling stripe.confirmPayment(). If you opt out of collecting data via the payment Element using the fields option, the data must be passed in when calling stripe.confirmPayment().';
  }
  const own = collectsAddress ? typed.billing_details.address : {};
  return { ...rest, ...typed, billing_details: { ...details, address: { ...own, ...address } } };
}
