import type { StripeError } from '@stripe/stripe-js';
import type { ApiClient } from '../api-client.js';
import type { PaymentFacts } from './element-group.js';
import type { ElementsOptions } from './elements-options.js';
import { fetchIntent } from './payment-intent.js';

const PAYABLE = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action']);

/** Finds out what Elements pay, and with what it can be paid. An intent that waits for nothing is an error. */
export async function loadPayment(
  api: ApiClient,
  options: ElementsOptions,
): Promise<{ facts: PaymentFacts; error?: undefined } | { error: StripeError; facts?: undefined }> {
  return options.clientSecret ? ofIntent(api, options.clientSecret) : deferred(api, options);
}

async function ofIntent(api: ApiClient, clientSecret: string) {
  const { paymentIntent, error } = await fetchIntent(api, clientSecret, 'elements()');
  if (!paymentIntent) return { error };
  const {
    amount,
    currency,
    payment_method_types: types,
    setup_future_usage: future,
  } = paymentIntent;
  if (PAYABLE.has(paymentIntent.status)) {
    return { facts: { amount, currency, types, future: Boolean(future) } };
  }
  return {
    error: {
      type: 'invalid_request_error' as const,
      code: 'payment_intent_unexpected_state',
      message: `This PaymentIntent is in a terminal state and cannot be used to initialize Elements. Its status is ${paymentIntent.status}.`,
      payment_intent: paymentIntent,
    },
  };
}

async function deferred(api: ApiClient, options: ElementsOptions) {
  const { amount, currency, mode } = options;
  const { object, error } = await api.get('/_internal/elements/sessions', {
    currency,
    allowed_payment_method_types: options['allowedPaymentMethodTypes'],
    excluded_payment_method_types: options['excludedPaymentMethodTypes'],
  });
  if (error) return { error };
  const types: unknown = object['payment_method_types'];
  const future =
    mode !== 'payment' || Boolean(options['setupFutureUsage'] ?? options['setup_future_usage']);
  return {
    facts: {
      amount,
      currency,
      future,
      types: Array.isArray(types) ? types.filter((type) => typeof type === 'string') : ['card'],
    },
  };
}
