import { checkKeys } from './check-keys.js';
import { readPath } from './read-addresses.js';
import type { StoreOptions, StoreSettings } from './store-options.js';
import { wrongOption } from './wrong-option.js';

const KNOWN =
  'shippingCountries shippingRates phone automaticTax promotionCodes successPath cancelPath';
/** Most shipping rates that Stripe lets a customer choose from. */
const MOST_RATES = 5;

/**
 * Checks what the options say of the checkout and fills in the defaults.
 *
 * @throws {TypeError}
 */
export function readCheckout(
  checkout: NonNullable<StoreOptions['checkout']>,
  siteUrl: string,
): StoreSettings['checkout'] {
  checkKeys('checkout', checkout, KNOWN);
  const { shippingCountries = [], shippingRates = [], successPath, cancelPath = '' } = checkout;
  const { phone = false, automaticTax = false, promotionCodes = false } = checkout;
  checkList('shippingCountries', shippingCountries, /^[A-Z]{2}$/, 'Write ISO codes such as `DE`.');
  checkList('shippingRates', shippingRates, /^shr_\w+$/, 'Write ids of shipping rates, `shr_…`.');
  if (new Set(shippingRates).size !== shippingRates.length || shippingRates.length > MOST_RATES) {
    throw wrongOption(
      'checkout.shippingRates',
      shippingRates.join(', '),
      `Stripe takes up to ${MOST_RATES}, each once.`,
    );
  }
  if (shippingRates.length > 0 && shippingCountries.length === 0) {
    throw wrongOption(
      'checkout.shippingCountries',
      'empty',
      '`checkout.shippingRates` needs the countries to ship to, as in `["DE"]`.',
    );
  }
  for (const [name, value] of Object.entries({ phone, automaticTax, promotionCodes })) {
    if (typeof value !== 'boolean') {
      throw wrongOption(`checkout.${name}`, value, 'Write true or false.');
    }
  }
  return {
    shippingCountries: [...shippingCountries],
    shippingRates: [...shippingRates],
    phone,
    automaticTax,
    promotionCodes,
    successPath:
      successPath === undefined
        ? undefined
        : readPath('checkout.successPath', successPath, siteUrl),
    cancelPath: readPath('checkout.cancelPath', cancelPath, siteUrl),
  };
}

function checkList(name: string, list: readonly string[], pattern: RegExp, mend: string): void {
  if (!Array.isArray(list)) throw wrongOption(`checkout.${name}`, list, `It is a list. ${mend}`);
  const wrong = list.find((each) => !pattern.test(each));
  if (wrong !== undefined) throw wrongOption(`checkout.${name}`, wrong, mend);
}
