import type { StripeCheckoutConfirmResult, StripeError } from '@stripe/stripe-js';
import type { ApiResult } from '../../api-client.js';
import { isRecord } from '../../record.js';
import { ExpressCheckoutElement } from '../express-checkout/express-checkout-element.js';
import { IntegrationError } from '../integration-error.js';
import { takeNextAction } from '../next-action.js';
import { contactParameters } from './address-parameters.js';
import type { CheckoutElements } from './checkout-elements.js';
import { idOf, type CheckoutState } from './checkout-state.js';
import { walletParameters } from './session-seller.js';
import { validateElements } from './validate-elements.js';

const METHOD = 'actions.confirm()';

/**
 * Pays a session with what its elements hold. A success goes on to the return address, or, with
 * `redirect: 'if_required'`, stays in the page.
 *
 * @see {@link https://docs.stripe.com/js/custom_checkout/confirm}
 */
export async function confirmCheckout(
  state: CheckoutState,
  elements: CheckoutElements,
  options: unknown,
): Promise<StripeCheckoutConfirmResult> {
  const given = isRecord(options) ? options : {};
  const { redirect = 'always', returnUrl } = given;
  if (redirect !== 'always' && redirect !== 'if_required') {
    throw new IntegrationError(
      `Invalid value for ${METHOD}: redirect should be one of always, if_required. You specified: ${JSON.stringify(redirect)}.`,
    );
  }
  if (returnUrl !== undefined && (typeof returnUrl !== 'string' || !URL.canParse(returnUrl))) {
    throw new IntegrationError(
      `Invalid value for ${METHOD}: returnUrl should be a full URL, with its protocol. You specified: ${JSON.stringify(returnUrl)}.`,
    );
  }
  await state.settled();
  const wallet = given['expressCheckoutConfirmEvent'];
  if (!wallet) {
    const pays = given['paymentMethod'] === undefined && state.page?.total.total !== 0;
    const invalid = await validateElements(elements, pays);
    const [first] = invalid;
    if (first) return failed(first.message);
    await state.settled();
  }
  const answer = await send(state, elements, given);
  if (answer.error) {
    await state.load();
    return refused(answer.error);
  }
  state.take(answer);
  const waiting = state.page?.payment_intent;
  if (waiting) {
    await takeNextAction(waiting.next_action, state.context.base);
    await state.load();
    const failure = state.page?.status === 'open' ? state.page.last_payment_error : undefined;
    if (failure) return declined(failure.message, failure.decline_code);
  }
  const url = typeof returnUrl === 'string' ? returnUrl : state.page?.return_url;
  if (redirect === 'always' && url) {
    location.assign(url.replaceAll('{CHECKOUT_SESSION_ID}', state.page?.id ?? ''));
    // The page is being left: nothing that waits here runs any more.
    return new Promise(() => {});
  }
  return { type: 'success', session: state.session };
}

async function send(
  state: CheckoutState,
  elements: CheckoutElements,
  given: Record<string, unknown>,
): Promise<ApiResult> {
  const clientSecret = await state.secret;
  const { email, phoneNumber, billingAddress, shippingAddress, paymentMethod } = given;
  const wallet = given['expressCheckoutConfirmEvent'];
  const parameters: Record<string, unknown> = {
    expected_amount: state.page?.total.total,
    ...(wallet ? walletParameters(wallet) : {}),
    ...(email === undefined ? {} : { email }),
    ...(phoneNumber === undefined ? {} : { phone: phoneNumber }),
    ...(billingAddress ? { billing_address: contactParameters(billingAddress) } : {}),
    ...(shippingAddress ? { shipping: contactParameters(shippingAddress) } : {}),
    ...(given['returnUrl'] ? { return_url: given['returnUrl'] } : {}),
  };
  const source = sourceOf(elements, wallet);
  if (source && paymentMethod === undefined && state.page?.total.total !== 0) {
    const billing = parameters['billing_address'] ?? state.page?.billing_address ?? undefined;
    const answer = await source.call('confirm', {
      clientSecret,
      parameters: {
        ...parameters,
        payment_method_data: { billing_details: contactParameters(billing) ?? {} },
      },
    });
    return readAnswer(answer);
  }
  if (paymentMethod === undefined && state.page?.total.total !== 0) {
    throw new IntegrationError(
      `Invalid value for ${METHOD}: there should be a mounted Payment Element, a paymentMethod or an expressCheckoutConfirmEvent.`,
    );
  }
  return state.context.api.post(`/v1/payment_pages/${idOf(clientSecret)}/confirm`, {
    ...parameters,
    payment_method: paymentMethod,
    client_secret: clientSecret,
  });
}

function sourceOf(elements: CheckoutElements, wallet: unknown) {
  if (!wallet) return elements.forms.find(([name]) => name === 'payment')?.[1];
  const express = elements.get('expressCheckout');
  const sheet = express instanceof ExpressCheckoutElement ? express.sheet : undefined;
  if (sheet) return sheet;
  throw new IntegrationError(
    `Invalid value for ${METHOD}: expressCheckoutConfirmEvent should be the event of the Express Checkout Element that is being handled.`,
  );
}

function readAnswer(answer: unknown): ApiResult {
  if (isRecord(answer) && typeof answer['misuse'] === 'string')
    throw new IntegrationError(answer['misuse']);
  if (isRecord(answer) && isRecord(answer['object'])) return { object: answer['object'] };
  const error = isRecord(answer) ? answer['error'] : undefined;
  return {
    error: isStripeError(error) ? error : { type: 'api_error', message: 'No answer came.' },
  };
}

function refused({ type, message, decline_code: declineCode }: StripeError) {
  const words = message ?? 'The payment did not go through.';
  return type === 'card_error' ? declined(words, declineCode ?? null) : failed(words);
}

function declined(message: string, declineCode: string | null): StripeCheckoutConfirmResult {
  return {
    type: 'error',
    error: { message, code: 'paymentFailed', paymentFailed: { declineCode } },
  };
}

function failed(message: string): StripeCheckoutConfirmResult {
  return { type: 'error', error: { message, code: null } };
}

const isStripeError = (value: unknown): value is StripeError =>
  isRecord(value) && typeof value['type'] === 'string';
