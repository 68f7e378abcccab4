import { isRecord } from '../record.js';
import { refuseUnknown } from './elements-options.js';
import type { ElementKind } from './frame-element.js';

const KNOWN = new Set(['defaultValues']);

/**
 * The Link Authentication Element or its newer sister, Contact Details: an e-mail address.
 *
 * @see {@link https://docs.stripe.com/js/elements_object/create_link_authentication_element}
 */
export function emailKind(type: 'contactDetails' | 'linkAuthentication'): ElementKind {
  return {
    type,
    frame: 'email',
    title: 'Secure email input frame',
    read(options, method) {
      refuseUnknown(options, KNOWN, method);
      const { defaultValues } = options;
      const email = isRecord(defaultValues) ? defaultValues['email'] : undefined;
      return { email: typeof email === 'string' ? email : '' };
    },
  };
}
