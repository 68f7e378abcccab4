import type { FormElement } from './form-element.js';

/** What addresses and an e-mail address of a group add to a confirmation, as `confirmParams`. */
export async function collectedParameters(
  forms: readonly FormElement[],
): Promise<Record<string, unknown>> {
  const parameters: Record<string, unknown> = {};
  const billing: Record<string, unknown> = {};
  for (const element of forms) {
    const { value } = await element.getValue();
    if (element.type !== 'address') billing['email'] = value['email'];
    else if (element.options['mode'] === 'shipping') parameters['shipping'] = contactOf(value);
    else Object.assign(billing, contactOf(value));
  }
  if (Object.keys(billing).length > 0)
    parameters['payment_method_data'] = { billing_details: billing };
  return parameters;
}

/** An address element's value as the API takes it: without names in parts. */
function contactOf({ name, phone, address }: Record<string, unknown>): Record<string, unknown> {
  return { name, address, ...(phone ? { phone } : {}) };
}
