import type { PaymentIntent, StripeError } from '@stripe/stripe-js';
import { isRecord } from '../record.js';
import { SandboxElements } from './elements.js';
import { IntegrationError } from './integration-error.js';
import { takeNextAction } from './next-action.js';
import {
  failureOf,
  fetchIntent,
  readClientSecret,
  toIntentResult,
  type IntentResult,
} from './payment-intent.js';
import type { StripeContext } from './stripe-context.js';

const METHOD = 'stripe.confirmPayment()';

/**
 * Confirms a PaymentIntent with the card in the Payment Element, or with a payment method that exists.
 *
 * @see {@link https://docs.stripe.com/js/payment_intents/confirm_payment}
 */
export async function confirmPayment(
  context: StripeContext,
  options: unknown,
): Promise<IntentResult> {
  if (!isRecord(options)) {
    throw new IntegrationError(`Missing value for ${METHOD}: options should be an object.`);
  }
  const { elements, confirmParams = {}, redirect = 'always' } = options;
  const parameters = isRecord(confirmParams) ? confirmParams : {};
  const returnUrl = readReturnUrl(parameters['return_url'], redirect);
  if (elements !== undefined && !(elements instanceof SandboxElements)) {
    throw new IntegrationError(
      `Invalid value for ${METHOD}: elements should be an Elements object made by this stripe.elements().`,
    );
  }
  const clientSecret = options['clientSecret'] ?? elements?.options.clientSecret;
  if (clientSecret === undefined) {
    throw new IntegrationError(`You must pass in a clientSecret when calling ${METHOD}.`);
  }
  const { id, secret } = readClientSecret(clientSecret, METHOD);
  const result = elements
    ? await confirmWithElements(context, elements, secret, parameters)
    : toIntentResult(await context.api.post(confirmPath(id), existing(secret, parameters)));
  const done = await finishActions(context, secret, result);
  if (done.error || redirect === 'if_required') return done;
  return leaveFor(returnUrl, secret, done.paymentIntent);
}

/** Confirms, then shows a challenge while the intent asks for one. */
export async function finishActions(
  context: StripeContext,
  clientSecret: string,
  result: IntentResult,
): Promise<IntentResult> {
  if (result.error || result.paymentIntent.status !== 'requires_action') return result;
  await takeNextAction(result.paymentIntent.next_action, context.base);
  const after = await fetchIntent(context.api, clientSecret, METHOD);
  if (after.error) return after;
  return after.paymentIntent.status === 'requires_payment_method'
    ? { error: failureOf(after.paymentIntent) }
    : after;
}

/** Where an intent is confirmed. */
export function confirmPath(id: string): string {
  return `/v1/payment_intents/${id}/confirm`;
}

async function confirmWithElements(
  context: StripeContext,
  elements: SandboxElements,
  clientSecret: string,
  parameters: Record<string, unknown>,
): Promise<IntentResult> {
  const deferred = elements.options.clientSecret === undefined;
  const element = elements.mountedElement(METHOD);
  if (deferred && !elements.submitted) {
    throw new IntegrationError(
      `elements.submit() must be called before ${METHOD}. Call elements.submit() as soon as your customer presses pay, prior to any asynchronous work. For more information, see https://stripe.com/docs/payments/accept-a-payment-deferred.`,
    );
  }
  elements.confirmed();
  if (deferred) {
    const { paymentIntent, error } = await fetchIntent(context.api, clientSecret, METHOD);
    const mismatch = paymentIntent ? mismatchOf(elements, paymentIntent) : error;
    if (mismatch) {
      element.close?.();
      return { error: mismatch };
    }
  }
  const answer = await element.call('confirm', {
    clientSecret,
    parameters: withCollected(await elements.collected(), parameters),
  });
  if (isRecord(answer) && typeof answer['misuse'] === 'string') {
    throw new IntegrationError(answer['misuse']);
  }
  if (isRecord(answer) && isStripeError(answer['error'])) return { error: answer['error'] };
  const object = isRecord(answer) && isRecord(answer['object']) ? answer['object'] : {};
  return toIntentResult({ object });
}

/** What other elements collected, under what the page says itself. */
function withCollected(
  collected: Readonly<Record<string, unknown>>,
  parameters: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged = { ...collected };
  for (const [name, value] of Object.entries(parameters)) {
    const under = merged[name];
    merged[name] = isRecord(under) && isRecord(value) ? withCollected(under, value) : value;
  }
  return merged;
}

function mismatchOf(elements: SandboxElements, intent: PaymentIntent): StripeError | undefined {
  const { amount, currency } = elements.options;
  for (const [name, provided, expected] of [
    ['currency', currency, intent.currency],
    ['amount', amount, intent.amount],
  ] as const) {
    if (provided !== undefined && provided !== expected) {
      return {
        type: 'invalid_request_error',
        param: name,
        message: `The provided ${name} (${provided}) does not match the expected ${name} (${expected}).`,
        payment_intent: intent,
      };
    }
  }
  return undefined;
}

function existing(clientSecret: string, parameters: Record<string, unknown>) {
  if (typeof parameters['payment_method'] !== 'string') {
    throw new IntegrationError(
      `Invalid value for ${METHOD}: without elements, confirmParams.payment_method should be the id of a PaymentMethod.`,
    );
  }
  return { ...parameters, client_secret: clientSecret, use_stripe_sdk: true };
}

function readReturnUrl(value: unknown, redirect: unknown): URL | undefined {
  if (redirect !== 'always' && redirect !== 'if_required') {
    throw new IntegrationError(
      `Invalid value for ${METHOD}: redirect should be one of always, if_required. You specified: ${String(redirect)}.`,
    );
  }
  if (value === undefined && redirect === 'if_required') return undefined;
  if (typeof value === 'string' && URL.canParse(value)) return new URL(value);
  throw new IntegrationError(
    `Invalid value for ${METHOD}: confirmParams.return_url should be a full URL, with its protocol. You specified: ${String(value)}.`,
  );
}

function leaveFor(
  returnUrl: URL | undefined,
  clientSecret: string,
  intent: PaymentIntent,
): Promise<never> {
  if (returnUrl) {
    const { searchParams } = returnUrl;
    searchParams.set('payment_intent', intent.id);
    searchParams.set('payment_intent_client_secret', clientSecret);
    searchParams.set(
      'redirect_status',
      intent.status === 'requires_capture' ? 'succeeded' : intent.status,
    );
    location.assign(returnUrl);
  }
  // The page is being left: nothing that waits here runs any more.
  return new Promise(() => {});
}

const isStripeError = (value: unknown): value is StripeError =>
  isRecord(value) && typeof value['type'] === 'string';
