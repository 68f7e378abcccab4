import { isRecord } from '../record.js';
import { refuseUnknown } from './elements-options.js';
import type { ElementKind } from './frame-element.js';
import { IntegrationError } from './integration-error.js';

const KNOWN = new Set(
  'mode allowedCountries autocomplete blockPoBox contacts defaultValues fields validation display'.split(
    ' ',
  ),
);

/**
 * The Address Element.
 *
 * @see {@link https://docs.stripe.com/js/elements_object/create_address_element}
 */
export const addressKind: ElementKind = {
  type: 'address',
  frame: 'address',
  title: 'Secure address input frame',
  read(options, method) {
    refuseUnknown(options, KNOWN, method);
    const { mode, allowedCountries, contacts, defaultValues, fields, validation, display } =
      options;
    if (mode !== 'shipping' && mode !== 'billing') {
      throw new IntegrationError(
        `Invalid value for ${method}: mode should be one of shipping, billing. You specified: ${String(mode)}.`,
      );
    }
    const phone = isRecord(fields) ? fields['phone'] : undefined;
    const phoneRule = isRecord(validation) ? validation['phone'] : undefined;
    const defaults = isRecord(defaultValues) ? defaultValues : {};
    return {
      mode,
      allowedCountries: Array.isArray(allowedCountries) ? allowedCountries : null,
      blockPoBox: options['blockPoBox'] === true,
      contacts: Array.isArray(contacts) ? contacts.filter(isRecord) : [],
      defaults,
      asksName: !isRecord(fields) || fields['name'] !== 'never',
      asksPhone: phone === 'always',
      phoneRequired: isRecord(phoneRule) ? phoneRule['required'] !== 'never' : true,
      nameDisplay: isRecord(display) ? display['name'] : 'full',
    };
  },
};
