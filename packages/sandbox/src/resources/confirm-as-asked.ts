import type { Engine } from '../core/engine.js';
import type { Params } from '../core/params.js';
import type { PaymentIntentRecord, PaymentMethodRecord } from '../core/records.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { confirmIntent } from './confirm-intent.js';
import { viewOf } from './intent-view.js';
import type { confirmFields, methodFields } from './payment-intent-fields.js';
import { unexpectedState } from './payment-intents.js';
import { createPaymentMethod, resolvePaymentMethod } from './payment-methods.js';

type Key = 'publishable' | 'secret';

/** The payment method that a request brings, if any. */
export function methodOf(
  engine: Engine,
  params: Params<typeof methodFields>,
  key: Key,
): PaymentMethodRecord | undefined {
  if (params.payment_method_data)
    return createPaymentMethod(engine, params.payment_method_data, key);
  if (params.payment_method !== undefined)
    return resolvePaymentMethod(engine, params.payment_method);
  return undefined;
}

/** Confirms an intent as a request asks, with what it brings or what the intent already has. */
export function confirmAsAsked(
  engine: Engine,
  intent: PaymentIntentRecord,
  given: PaymentMethodRecord | undefined,
  params: Params<typeof confirmFields>,
  key: Key,
): void {
  const method =
    given ??
    (intent.payment_method === null
      ? undefined
      : engine.state.paymentMethods.find(intent.payment_method));
  if (!method) {
    throw unexpectedState(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      viewOf(engine, intent, key),
    );
  }
  checkReturnUrl(intent.automatic_payment_methods, params, key);
  confirmIntent(engine, intent, {
    method,
    key,
    returnUrl: params.return_url,
    useStripeSdk: params.use_stripe_sdk ?? false,
    offSession: params.off_session,
    errorOnRequiresAction: params.error_on_requires_action,
  });
}

/** @throws {StripeFailure} when a server confirms what may redirect, and does not say where to come back to. */
export function checkReturnUrl(
  automatic: { enabled: boolean; allow_redirects?: string } | null | undefined,
  params: Params<typeof confirmFields>,
  key: Key,
): void {
  const redirects = automatic?.enabled !== false && automatic?.allow_redirects !== 'never';
  if (key === 'secret' && redirects && params.return_url === undefined && !params.use_stripe_sdk) {
    throw invalidRequest(
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    );
  }
}
