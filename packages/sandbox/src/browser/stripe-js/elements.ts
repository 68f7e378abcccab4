import type { StripeError } from '@stripe/stripe-js';
import { readAppearance } from '../appearance/read-appearance.js';
import { isRecord } from '../record.js';
import {
  readElementsOptions,
  updateElementsOptions,
  type ElementsOptions,
} from './elements-options.js';
import { IntegrationError } from './integration-error.js';
import { fetchIntent, readClientSecret } from './payment-intent.js';
import { SandboxPaymentElement } from './payment-element.js';
import type { StripeContext } from './stripe-context.js';

/** What `elements.submit()` resolves with. */
export type SubmitResult =
  | { error: StripeError; selectedPaymentMethod?: undefined }
  | { selectedPaymentMethod: string; error?: undefined };

const PAYABLE = new Set(['requires_payment_method', 'requires_confirmation', 'requires_action']);

/**
 * A group of elements that pay one intent. The sandbox models the Payment Element.
 *
 * @see {@link https://docs.stripe.com/js/elements_object}
 */
export class SandboxElements {
  readonly #context: StripeContext;
  readonly #updateEnd = new Set<() => void>();
  #options: ElementsOptions;
  #element: SandboxPaymentElement | undefined;
  #submitted = false;

  constructor(context: StripeContext, options: unknown) {
    this.#context = context;
    this.#options = readElementsOptions(options);
    if (this.#options.clientSecret) readClientSecret(this.#options.clientSecret, 'elements()');
    this.#looks(true);
  }

  /** Options now, after all updates. */
  get options(): Readonly<ElementsOptions> {
    return this.#options;
  }

  /** Whether `submit()` has succeeded since the last confirmation. */
  get submitted(): boolean {
    return this.#submitted;
  }

  create(type: string, options: unknown = {}): SandboxPaymentElement {
    if (type !== 'payment') {
      throw new IntegrationError(
        `The Storetag sandbox does not model elements.create(${JSON.stringify(type)}); it models "payment".`,
      );
    }
    if (this.#element) {
      throw new IntegrationError(
        'Can only create one Element of type payment through the same Elements instance.',
      );
    }
    this.#element = new SandboxPaymentElement(
      this.#context,
      {
        load: () => this.#load(),
        looks: () => this.#looks(false),
        forget: () => (this.#element = undefined),
      },
      options,
    );
    return this.#element;
  }

  getElement(type: string): SandboxPaymentElement | null {
    return type === 'payment' ? (this.#element ?? null) : null;
  }

  on(type: string, handler: () => void): void {
    if (type === 'update-end') this.#updateEnd.add(handler);
    else throw new IntegrationError(`elements.on() knows "update-end", not "${type}".`);
  }

  async update(changes: unknown): Promise<void> {
    this.#options = updateElementsOptions(this.#options, changes);
    this.#looks(isRecord(changes) && 'appearance' in changes);
    await this.#element?.dress();
    for (const handler of this.#updateEnd) handler();
  }

  async fetchUpdates(): Promise<{ error?: { message: string; status?: string } }> {
    if (!this.#options.clientSecret) {
      throw new IntegrationError(
        'elements.fetchUpdates() needs Elements made with a clientSecret.',
      );
    }
    const error = await this.#load();
    return error ? { error: { message: error.message ?? error.type } } : {};
  }

  async submit(): Promise<SubmitResult> {
    const error = await this.mountedElement('elements.submit()').call('validate');
    this.#submitted = !isStripeError(error);
    return isStripeError(error) ? { error } : { selectedPaymentMethod: 'card' };
  }

  /** The Payment Element, which must be mounted. Each confirmation uses up one `submit()`. */
  mountedElement(method: string): SandboxPaymentElement {
    if (!this.#element?.mounted) {
      throw new IntegrationError(
        `Invalid value for ${method}: elements should have a mounted Payment Element or Express Checkout Element.`,
      );
    }
    return this.#element;
  }

  /** Ends what `submit()` began. */
  confirmed(): void {
    this.#submitted = false;
  }

  #looks(told: boolean): Record<string, unknown> {
    const { appearance, fonts, locale } = this.#options;
    const warn = (message: string) => {
      if (told) console.warn(`[Stripe.js] elements(): ${message}`);
    };
    return {
      appearance: readAppearance(appearance, warn),
      fonts: Array.isArray(fonts) ? fonts : [],
      locale: typeof locale === 'string' && locale !== 'auto' ? locale : this.#context.locale,
    };
  }

  async #load(): Promise<StripeError | undefined> {
    const { clientSecret } = this.#options;
    if (!clientSecret) {
      const { error } = await this.#context.api.get('/_internal/elements/sessions');
      return error;
    }
    const { paymentIntent, error } = await fetchIntent(
      this.#context.api,
      clientSecret,
      'elements()',
    );
    if (!paymentIntent) return error;
    if (PAYABLE.has(paymentIntent.status)) return undefined;
    return {
      type: 'invalid_request_error',
      code: 'payment_intent_unexpected_state',
      message: `This PaymentIntent is in a terminal state and cannot be used to initialize Elements. Its status is ${paymentIntent.status}.`,
      payment_intent: paymentIntent,
    };
  }
}

const isStripeError = (value: unknown): value is StripeError =>
  isRecord(value) && typeof value['type'] === 'string';
