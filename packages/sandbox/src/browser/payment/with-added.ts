import { isRecord } from '../record.js';
import type { MethodData } from './method-form.js';

/**
 * What was typed with what the page adds to it: billing details that the frame does not ask for. The page's
 * address wins over the frame's. Text instead says what the page forgot.
 *
 * @param collectsAddress - Whether the frame asks for country and postal code.
 */
export function withAdded(
  typed: MethodData,
  added: unknown,
  collectsAddress: boolean,
): Record<string, unknown> | string {
  const { billing_details: billing, ...rest } = isRecord(added) ? added : {};
  const details = isRecord(billing) ? billing : {};
  const address = isRecord(details['address']) ? details['address'] : {};
  const own = isRecord(typed.billing_details['address']) ? typed.billing_details['address'] : {};
  if (typed.type === 'card' && !collectsAddress && !address['country']) {
    return 'You specified "never" for fields.billing_details.address.country when creating the payment Element, but did not pass confirmParams.payment_method_data.billing_details.address.country when calling stripe.confirmPayment(). If you opt out of collecting data via the payment Element using the fields option, the data must be passed in when calling stripe.confirmPayment().';
  }
  const whole = { ...(collectsAddress ? own : {}), ...address };
  return {
    ...rest,
    ...typed,
    billing_details: {
      ...typed.billing_details,
      ...details,
      ...(Object.keys(whole).length > 0 ? { address: whole } : {}),
    },
  };
}
