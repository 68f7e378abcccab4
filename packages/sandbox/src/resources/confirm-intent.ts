import type { Engine } from '../core/engine.js';
import type { PaymentIntentRecord, PaymentMethodRecord } from '../core/records.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { AUTHENTICATION_REQUIRED } from '../core/test-cards.js';
import { cardOf, charge } from './charge-intent.js';
import { debit } from './bank-debit.js';
import { viewOf } from './intent-view.js';
import { unexpectedState } from './payment-intents.js';

/** How an intent is confirmed. */
export interface Confirmation {
  /** What it is paid with. */
  method: PaymentMethodRecord;
  /** Who asks: decides how much of the intent an error shows. */
  key: 'publishable' | 'secret';
  /** Where a 3-D Secure redirect comes back to. */
  returnUrl?: string | undefined;
  /** Whether Stripe.js takes care of 3-D Secure in the page. */
  useStripeSdk: boolean;
  /** Whether the customer is not there: 3-D Secure is then a decline. */
  offSession?: boolean | undefined;
  /** Whether 3-D Secure is to be an error. */
  errorOnRequiresAction?: boolean | undefined;
}

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** @throws {StripeFailure} `payment_intent_unexpected_state` unless the intent still waits to be paid. */
export function checkConfirmable(
  engine: Engine,
  intent: PaymentIntentRecord,
  key: 'publishable' | 'secret',
): void {
  if (CONFIRMABLE.includes(intent.status)) return;
  throw unexpectedState(
    intent.status === 'succeeded'
      ? 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.'
      : `You cannot confirm this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be confirmed: ${CONFIRMABLE.join(', ')}.`,
    viewOf(engine, intent, key),
  );
}

/**
 * Tries to take the money: `succeeded`, or `requires_action` where 3-D Secure comes first.
 *
 * @throws {StripeFailure} 402 `card_error` when the card is declined; the intent then waits for another.
 */
export function confirmIntent(
  engine: Engine,
  intent: PaymentIntentRecord,
  confirmation: Confirmation,
): void {
  const { key, method, returnUrl, useStripeSdk } = confirmation;
  checkConfirmable(engine, intent, key);
  checkMethod(intent, method);
  const card = cardOf(engine, method);
  const bank = engine.state.banks.get(method.id);
  const redirects = method.type === 'ideal';
  if (redirects && returnUrl === undefined) throw returnUrlMissing();
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  intent.next_action = null;
  engine.state.intentDetails.set(intent.id, {
    ...engine.state.intentDetails.get(intent.id),
    returnUrl,
  });
  if (bank) {
    debit(engine, intent, method, bank);
    return;
  }
  if (!redirects && !card?.authenticate) {
    charge(engine, intent, method, card?.decline ?? null, { key });
    return;
  }
  if (confirmation.offSession || confirmation.errorOnRequiresAction) {
    charge(engine, intent, method, AUTHENTICATION_REQUIRED, { key });
    return;
  }
  intent.status = 'requires_action';
  const page = `/redirect/authenticate/${intent.id}?client_secret=${encodeURIComponent(intent.client_secret)}`;
  intent.next_action =
    (useStripeSdk && !redirects) || returnUrl === undefined
      ? {
          type: 'use_stripe_sdk',
          use_stripe_sdk: { type: 'three_d_secure_redirect', stripe_js: page },
        }
      : { type: 'redirect_to_url', redirect_to_url: { url: page, return_url: returnUrl } };
  engine.emit('payment_intent.requires_action', intent);
}

function returnUrlMissing() {
  return invalidRequest(
    'You must provide a `return_url` when confirming with a payment method that redirects.',
    'parameter_missing',
    'return_url',
  );
}

function checkMethod(intent: PaymentIntentRecord, { type }: PaymentMethodRecord): void {
  if (intent.payment_method_types.includes(type)) return;
  throw invalidRequest(
    `The PaymentMethod provided (${type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of one of the following types: ${intent.payment_method_types.join(', ')}.`,
    'payment_intent_incompatible_payment_method',
    'payment_method',
  );
}
