import type {
  PaymentMethod,
  Stripe,
  StripeConstructorOptions,
  StripeError,
  WrapperLibrary,
} from '@stripe/stripe-js';
import { ApiClient } from '../api-client.js';
import { isRecord } from '../record.js';
import { CheckoutSdk } from './checkout/checkout-sdk.js';
import { confirmPath, confirmPayment, finishActions } from './confirm-payment.js';
import { SandboxElements } from './elements.js';
import { EmbeddedPage } from './embedded-page.js';
import { IntegrationError } from './integration-error.js';
import {
  fetchIntent,
  readClientSecret,
  toIntentResult,
  type IntentResult,
} from './payment-intent.js';
import type { StripeContext } from './stripe-context.js';

/** What `createPaymentMethod` resolves with. */
export type MethodResult =
  | { paymentMethod: PaymentMethod; error?: undefined }
  | { error: StripeError; paymentMethod?: undefined };

/**
 * The object that `Stripe(publishableKey)` returns, for all of it that the sandbox models.
 *
 * @see {@link https://docs.stripe.com/js}
 */
export class SandboxStripe implements Pick<
  Stripe,
  | 'confirmCardPayment'
  | 'createPaymentMethod'
  | 'handleCardAction'
  | 'handleNextAction'
  | 'registerAppInfo'
  | 'retrievePaymentIntent'
> {
  readonly #context: StripeContext;

  constructor(base: string, key: string, options: StripeConstructorOptions = {}) {
    const { locale = 'auto' } = options;
    this.#context = { base, key, api: new ApiClient(base, key), locale };
  }

  elements(options?: unknown): SandboxElements {
    return new SandboxElements(this.#context, options);
  }

  initCheckoutElementsSdk(options: unknown): CheckoutSdk {
    return new CheckoutSdk(this.#context, options);
  }

  createEmbeddedCheckoutPage(options: unknown): Promise<EmbeddedPage> {
    return EmbeddedPage.create(this.#context, options);
  }

  confirmPayment(options: unknown): Promise<IntentResult> {
    return confirmPayment(this.#context, options);
  }

  async retrievePaymentIntent(clientSecret: string): Promise<IntentResult> {
    return fetchIntent(this.#context.api, clientSecret, 'stripe.retrievePaymentIntent()');
  }

  async handleNextAction(options: unknown): Promise<IntentResult> {
    const method = 'stripe.handleNextAction()';
    const given = isRecord(options) ? options['clientSecret'] : undefined;
    const { secret } = readClientSecret(given, method);
    const result = await fetchIntent(this.#context.api, secret, method);
    if (result.error) return result;
    if (result.paymentIntent.status !== 'requires_action') {
      return {
        error: {
          type: 'invalid_request_error',
          code: 'payment_intent_unexpected_state',
          message: `${method}: The PaymentIntent supplied does not require any client actions.`,
          payment_intent: result.paymentIntent,
        },
      };
    }
    return finishActions(this.#context, secret, result);
  }

  /** Older name of `handleNextAction`, for cards. */
  handleCardAction(clientSecret: string): Promise<IntentResult> {
    return this.handleNextAction({ clientSecret });
  }

  /** Only with the id of a PaymentMethod: the Card Element that it was made for is not modelled. */
  async confirmCardPayment(
    clientSecret: string,
    data: unknown = {},
    options: unknown = {},
  ): Promise<IntentResult> {
    const { id } = readClientSecret(clientSecret, 'stripe.confirmCardPayment()');
    const { payment_method: method, ...rest } = isRecord(data) ? data : {};
    if (method !== undefined && typeof method !== 'string') {
      throw new IntegrationError(
        'The Storetag sandbox models stripe.confirmCardPayment() with the id of a PaymentMethod, not with a Card Element.',
      );
    }
    const answer = await this.#context.api.post(confirmPath(id), {
      ...rest,
      ...(method ? { payment_method: method } : {}),
      client_secret: clientSecret,
      use_stripe_sdk: true,
    });
    const result = toIntentResult(answer);
    const handles = !isRecord(options) || options['handleActions'] !== false;
    return handles ? finishActions(this.#context, clientSecret, result) : result;
  }

  async createPaymentMethod(options: unknown): Promise<MethodResult> {
    const method = 'stripe.createPaymentMethod()';
    const { elements, params } = isRecord(options) ? options : {};
    if (!(elements instanceof SandboxElements)) {
      throw new IntegrationError(
        `The Storetag sandbox models ${method} with { elements }: card digits are typed in its frame only.`,
      );
    }
    const element = elements.mountedElement(method);
    if (!elements.submitted) {
      throw new IntegrationError(`elements.submit() must be called before ${method}.`);
    }
    const answer = await element.call('createPaymentMethod', { parameters: params ?? {} });
    if (isRecord(answer) && typeof answer['misuse'] === 'string') {
      throw new IntegrationError(answer['misuse']);
    }
    const { object, error } = isRecord(answer) ? answer : {};
    if (isPaymentMethod(object)) return { paymentMethod: object };
    return {
      error: isStripeError(error) ? error : { type: 'api_error', message: 'No answer came.' },
    };
  }

  /** Checked as Stripe checks it; the sandbox keeps no statistics. */
  registerAppInfo({ name }: WrapperLibrary): void {
    if (typeof name !== 'string' || name.length > 30) {
      throw new IntegrationError(
        'Invalid value for stripe.registerAppInfo(): name should be a string of at most 30 characters.',
      );
    }
  }

  /** Called by the loader of `@stripe/stripe-js`. */
  _registerWrapper(_library: unknown): void {}
}

const isStripeError = (value: unknown): value is StripeError =>
  isRecord(value) && typeof value['type'] === 'string';

const isPaymentMethod = (value: unknown): value is PaymentMethod =>
  isRecord(value) && value['object'] === 'payment_method';
