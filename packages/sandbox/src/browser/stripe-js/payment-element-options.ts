import { isRecord } from '../record.js';
import { refuseUnknown } from './elements-options.js';
import { IntegrationError } from './integration-error.js';

/** What the frame needs of the Payment Element's options. */
export interface FrameOptions {
  layout: 'accordion' | 'tabs';
  /** Only in an accordion. */
  defaultCollapsed: boolean;
  readOnly: boolean;
  /** Whether the frame asks for country and postal code; else `confirmParams` must bring them. */
  collectsAddress: boolean;
  country: string | undefined;
  postalCode: string | undefined;
}

const KNOWN = new Set(
  'defaultValues business paymentMethodOrder fields readOnly terms wallets walletOptions layout applePay'.split(
    ' ',
  ),
);

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
const recordOf = (value: unknown) => (isRecord(value) ? value : {});

/** Checks the options of `elements.create('payment', options)` or of the element's `update()`. */
export function readPaymentElementOptions(value: unknown, method: string): FrameOptions {
  const options = recordOf(value);
  refuseUnknown(options, KNOWN, method);
  const { layout } = options;
  const type = isRecord(layout) ? layout['type'] : layout;
  if (type !== undefined && type !== 'tabs' && type !== 'accordion' && type !== 'auto') {
    throw new IntegrationError(
      `Invalid value for ${method}: layout should be one of tabs, accordion, auto. You specified: ${JSON.stringify(type)}.`,
    );
  }
  const billing = recordOf(options['fields'])['billingDetails'];
  const address = billing === 'never' ? 'never' : recordOf(billing)['address'];
  const defaults = recordOf(
    recordOf(recordOf(options['defaultValues'])['billingDetails'])['address'],
  );
  return {
    layout: type === 'accordion' ? 'accordion' : 'tabs',
    defaultCollapsed: recordOf(layout)['defaultCollapsed'] === true,
    readOnly: options['readOnly'] === true,
    collectsAddress: address !== 'never' && recordOf(address)['country'] !== 'never',
    country: textOf(defaults['country']),
    postalCode: textOf(defaults['postal_code']),
  };
}
