import { isRecord } from '../../record.js';
import { refuseUnknown } from '../elements-options.js';
import { IntegrationError } from '../integration-error.js';

const KNOWN = new Set(
  'allowedShippingCountries applePay billingAddressRequired business buttonHeight buttonTheme buttonType emailRequired layout lineItems paymentMethodOrder paymentMethods phoneNumberRequired shippingAddressRequired shippingRates wallets'.split(
    ' ',
  ),
);
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  amazonPay: ['auto', 'never'],
  applePay: ['always', 'auto', 'never'],
  googlePay: ['always', 'auto', 'never'],
  klarna: ['auto', 'never'],
  link: ['auto', 'never'],
  paypal: ['auto', 'never'],
};

/** Checks the options of the Express Checkout Element and gives what the frame of its buttons needs. */
export function readExpressOptions(
  options: Readonly<Record<string, unknown>>,
  method: string,
): object {
  refuseUnknown(options, KNOWN, method);
  const { buttonHeight: height = 44, layout, paymentMethodOrder: order } = options;
  if (typeof height !== 'number' || height < 40 || height > 55) {
    throw new IntegrationError(
      `Invalid value for ${method}: buttonHeight should be a number between 40 and 55. You specified: ${String(height)}.`,
    );
  }
  const chosen = options['paymentMethods'] ?? options['wallets'];
  const paymentMethods = isRecord(chosen) ? chosen : {};
  for (const [name, value] of Object.entries(paymentMethods)) {
    if (typeof value === 'string' && ALLOWED[name]?.includes(value)) continue;
    throw new IntegrationError(
      `Invalid value for ${method}: paymentMethods.${name} should be one of ${ALLOWED[name]?.join(', ') ?? 'its names'}. You specified: ${String(value)}.`,
    );
  }
  return {
    height,
    paymentMethods,
    order: Array.isArray(order) ? order : [],
    maxColumns: isRecord(layout) ? layout['maxColumns'] : undefined,
    maxRows: isRecord(layout) ? layout['maxRows'] : undefined,
    overflow: isRecord(layout) ? layout['overflow'] : undefined,
    themes: isRecord(options['buttonTheme']) ? options['buttonTheme'] : {},
    types: isRecord(options['buttonType']) ? options['buttonType'] : {},
  };
}
