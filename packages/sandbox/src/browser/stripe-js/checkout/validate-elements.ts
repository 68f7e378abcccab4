import { isRecord } from '../../record.js';
import type { CheckoutElementName, CheckoutElements } from './checkout-elements.js';

/** What is wrong in an element. */
export interface InvalidElement {
  element: Exclude<CheckoutElementName, 'expressCheckout'>;
  message: string;
}

/**
 * Shows in each mounted element what is wrong with what was typed.
 *
 * @param payment - Whether the Payment Element is asked, too.
 */
export async function validateElements(
  elements: CheckoutElements,
  payment: boolean,
): Promise<InvalidElement[]> {
  const invalid: InvalidElement[] = [];
  for (const [name, element] of elements.forms) {
    if (name === 'expressCheckout' || (name === 'payment' && !payment)) continue;
    const answer = await element.call('validate');
    const error = isRecord(answer) ? answer['error'] : undefined;
    if (isRecord(error)) invalid.push({ element: name, message: String(error['message']) });
  }
  return invalid;
}
