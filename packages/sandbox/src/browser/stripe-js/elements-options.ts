import { isRecord } from '../record.js';
import { IntegrationError } from './integration-error.js';

/** Options of `stripe.elements()`, checked. */
export interface ElementsOptions extends Record<string, unknown> {
  clientSecret?: string;
  mode?: 'payment' | 'setup' | 'subscription';
  amount?: number;
  currency?: string;
}

const SHARED =
  'appearance fonts locale loader customerSessionClientSecret customPaymentMethods syncAddressCheckbox currency';
const WITH_INTENT = new Set(`${SHARED} clientSecret`.split(' '));
const DEFERRED = new Set(
  `${SHARED} mode amount setupFutureUsage setup_future_usage captureMethod capture_method onBehalfOf on_behalf_of excludedPaymentMethodTypes allowedPaymentMethodTypes paymentMethodConfiguration payment_method_configuration paymentMethodOptions payment_method_options externalPaymentMethodTypes adaptivePricing paymentMethodCreation`.split(
    ' ',
  ),
);
const UPDATABLE = new Set(
  `${SHARED} mode amount setupFutureUsage setup_future_usage captureMethod capture_method onBehalfOf on_behalf_of excludedPaymentMethodTypes allowedPaymentMethodTypes paymentMethodConfiguration payment_method_configuration paymentMethodOptions payment_method_options externalPaymentMethodTypes`.split(
    ' ',
  ),
);
const REMOVED: Readonly<Record<string, string>> = {
  paymentMethodTypes: 'allowedPaymentMethodTypes or excludedPaymentMethodTypes',
  payment_method_types: 'allowedPaymentMethodTypes or excludedPaymentMethodTypes',
};
const UNMODELLED = ['customerSessionClientSecret', 'customPaymentMethods', 'paymentMethodCreation'];

/** Checks the options of `stripe.elements()`, which either name an intent or describe one to come. */
export function readElementsOptions(value: unknown): ElementsOptions {
  if (!isRecord(value)) {
    throw new IntegrationError(
      'Missing value for elements(): pass { clientSecret } or { mode, amount, currency }.',
    );
  }
  const withIntent = value['clientSecret'] !== undefined;
  refuseUnknown(value, withIntent ? WITH_INTENT : DEFERRED, 'elements()');
  if (withIntent && typeof value['clientSecret'] !== 'string') {
    throw new IntegrationError('Invalid value for elements(): clientSecret should be a string.');
  }
  return checkAmounts({ ...value }, 'elements()');
}

/** The options after `elements.update(changes)`. */
export function updateElementsOptions(options: ElementsOptions, changes: unknown): ElementsOptions {
  const method = 'elements.update()';
  if (!isRecord(changes)) {
    throw new IntegrationError(`Missing value for ${method}: options should be an object.`);
  }
  refuseUnknown(changes, UPDATABLE, method);
  if (options.clientSecret && ('amount' in changes || 'mode' in changes)) {
    throw new IntegrationError(
      `Invalid value for ${method}: amount and mode belong to Elements without a clientSecret; call fetchUpdates() after the intent has changed.`,
    );
  }
  return checkAmounts({ ...options, ...changes }, method);
}

/** Throws for options that Stripe has removed, does not know, or that this sandbox does not model. */
export function refuseUnknown(
  value: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
  method: string,
): void {
  for (const key of Object.keys(value)) {
    const instead = REMOVED[key];
    if (instead) {
      throw new IntegrationError(
        `Invalid parameter for ${method}: ${key} is no longer supported. Use ${instead} instead.`,
      );
    }
    if (!known.has(key)) {
      throw new IntegrationError(
        `Unrecognized ${method} parameter: ${key} is not a recognized parameter.`,
      );
    }
    if (UNMODELLED.includes(key) && value[key] !== undefined) {
      throw new IntegrationError(`The Storetag sandbox does not model ${method} ${key}.`);
    }
  }
}

function checkAmounts(options: ElementsOptions, method: string): ElementsOptions {
  if (options.clientSecret) return options;
  const { mode, amount, currency } = options;
  if (mode !== 'payment' && mode !== 'subscription' && mode !== 'setup') {
    throw new IntegrationError(
      `Invalid value for ${method}: mode should be one of payment, subscription, setup. You specified: ${String(mode)}.`,
    );
  }
  if (mode !== 'setup' && (!Number.isInteger(amount) || (amount ?? 0) <= 0)) {
    throw new IntegrationError(
      `Invalid value for ${method}: amount must be an integer greater than 0 when mode is ${mode}. You specified: ${String(amount)}.`,
    );
  }
  if ((mode !== 'setup' || currency !== undefined) && !/^[a-z]{3}$/.test(currency ?? '')) {
    throw new IntegrationError(
      `Invalid value for ${method}: currency should be a lowercase ISO 4217 code. You specified: ${String(currency)}.`,
    );
  }
  return options;
}
