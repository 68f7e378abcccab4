import { checkCharge } from '../core/money.js';
import type { Params } from '../core/params.js';
import type { PaymentIntentRecord } from '../core/records.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { checkPaymentMethod } from './check-payment-method.js';
import { checkReturnUrl } from './confirm-as-asked.js';
import type {
  createIntentFields,
  methodFields,
  updateIntentFields,
} from './payment-intent-fields.js';

type Key = 'publishable' | 'secret';

const GIVEN_ON_CONFIRM = ['error_on_requires_action', 'off_session', 'return_url'] as const;

/** Statuses of an intent whose amount may still change. */
export const AMENDABLE: readonly string[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
];

/** Refuses parameters that no new intent can have. */
export function checkNewIntent(params: Params<typeof createIntentFields>, key: Key): void {
  const early = GIVEN_ON_CONFIRM.find((name) => params[name] !== undefined);
  if (!params.confirm && early) {
    throw invalidRequest(
      `You cannot pass \`${early}\` unless \`confirm\` is set to true.`,
      'parameter_invalid_empty',
      early,
    );
  }
  checkCharge(params.amount, params.currency);
  checkMethodData(params, key);
  if (params.confirm) checkReturnUrl(params.automatic_payment_methods, params, key);
}

/**
 * Refuses parameters that no intent in its place could take.
 *
 * @param intent - The intent to change, if there is one. Whether it may be changed at all is not checked here.
 */
export function checkIntentChange(
  params: Params<typeof updateIntentFields>,
  key: Key,
  intent: PaymentIntentRecord | undefined,
): void {
  const { amount = intent?.amount, currency = intent?.currency } = params;
  const changed = (params.amount ?? params.currency) !== undefined;
  const amendable = !intent || AMENDABLE.includes(intent.status);
  if (changed && amendable && amount !== undefined && currency !== undefined) {
    checkCharge(amount, currency);
  }
  checkMethodData(params, key);
}

/** Refuses a `payment_method_data` that cannot be a payment method. */
export function checkMethodData(params: Params<typeof methodFields>, key: Key): void {
  const { payment_method_data: data } = params;
  if (data) checkPaymentMethod(data, key, 'payment_method_data');
}
