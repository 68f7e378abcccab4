import type {
  Appearance,
  PaymentIntent,
  StripeCheckoutElementsSdkOptions,
  StripeConstructorOptions,
  StripeElementsOptionsMode,
  StripeEmbeddedCheckoutOptions,
  StripeError,
} from '@stripe/stripe-js';
import { FakeCheckout } from './fake-checkout.test.support.js';
import { FakeElement } from './fake-element.test.support.js';

/** A PaymentIntent as Stripe.js gives it, as far as a page looks at it. */
export type FakeIntent = Pick<PaymentIntent, 'id' | 'amount' | 'currency' | 'status'>;

/** What Stripe.js answers to a confirmation. */
export type FakeAnswer =
  | { paymentIntent: FakeIntent }
  | { error: Pick<StripeError, 'type' | 'code' | 'message'> & { payment_intent?: FakeIntent } };

/**
 * Stripe.js for tests of one element: mounts where Stripe would, answers what a test queued, notes what was called.
 *
 * It comes as a script with an address of its own, as the sandbox's does. One page has one, because a page has one
 * `window.Stripe`.
 */
export class FakeStripe {
  readonly publishableKey = `pk_test_sandbox_${Math.random().toString(36).slice(2)}`;
  /** Names of calls, in order. */
  readonly calls: string[] = [];
  /** Options of `stripe.elements()`. */
  options: Partial<StripeElementsOptionsMode> = {};
  /** What each of the elements began with. */
  readonly defaults: Record<string, object | undefined> = {};
  /** Options of each `elements.update()`. */
  updates: { amount?: number; currency?: string; locale?: string; appearance?: Appearance }[] = [];
  /** Arguments of each `confirmPayment()`. */
  confirmations: {
    clientSecret: string;
    return_url: string;
    payment_method_data?: object;
    shipping?: object;
  }[] = [];
  /** Answer of `elements.submit()`. */
  submitted: () => Promise<{ error?: Pick<StripeError, 'type' | 'message'> }> = async () => ({});
  confirmed: () => Promise<FakeAnswer> = async () => ({ paymentIntent: intent('succeeded') });
  retrieved: () => Promise<FakeAnswer> = async () => ({ paymentIntent: intent('succeeded') });
  /** What `initCheckoutElementsSdk()` gives. */
  readonly checkout = new FakeCheckout(this.calls);
  /** Whether the frame says that it could not be loaded, or cannot even be mounted. */
  breaks: boolean | 'at once' = false;

  /** Languages of the instances that were made. */
  readonly locales: unknown[] = [];

  stripe = (key: string, { locale }: StripeConstructorOptions = {}): object => {
    this.calls.push(`Stripe ${key}`);
    this.locales.push(locale);
    return {
      registerAppInfo: ({ name }: { name: string }) => this.calls.push(`registerAppInfo ${name}`),
      elements: (options: StripeElementsOptionsMode) => this.#elements(options),
      confirmPayment: (options: {
        clientSecret: string;
        confirmParams: { return_url: string; payment_method_data?: object; shipping?: object };
        redirect: string;
      }) => {
        this.calls.push(`confirmPayment ${options.redirect}`);
        const { clientSecret, confirmParams } = options;
        this.confirmations.push({ clientSecret, ...confirmParams });
        return this.confirmed();
      },
      initCheckoutElementsSdk: (options: StripeCheckoutElementsSdkOptions) => {
        this.checkout.breaks = this.breaks;
        return this.checkout.init(options);
      },
      createEmbeddedCheckoutPage: (options: StripeEmbeddedCheckoutOptions) =>
        this.#embeddedPage(options),
      handleNextAction: async ({ clientSecret }: { clientSecret: string }) => {
        this.calls.push(`handleNextAction ${clientSecret}`);
        return { paymentIntent: intent('succeeded') };
      },
      retrievePaymentIntent: (secret: string) => {
        this.calls.push(`retrievePaymentIntent ${secret}`);
        return this.retrieved();
      },
    };
  };

  /** Of the Elements that were made last. */
  #shown = new Map<string, FakeElement>();

  /** One of the elements that are there, as `expressCheckout` or `address shipping`. */
  element(name: string): FakeElement | undefined {
    return this.#shown.get(name);
  }

  /** Ends the embedded page that is open, as Stripe does once it is paid. */
  complete: () => void = () => {};
  #embedded = 0;

  async #embeddedPage({ fetchClientSecret, onComplete }: StripeEmbeddedCheckoutOptions) {
    if (this.#embedded) throw new Error('You cannot have multiple Embedded Checkout objects.');
    this.#embedded += 1;
    this.calls.push(`createEmbeddedCheckoutPage ${await fetchClientSecret?.()}`);
    this.complete = () => onComplete?.();
    const input = document.createElement('input');
    input.ariaLabel = 'Card number';
    if (this.breaks) {
      this.#embedded -= 1;
      throw new Error('It cannot be shown.');
    }
    return {
      mount: (node: HTMLElement) => {
        if (node.getRootNode() !== document) throw new Error('Not in the document.');
        this.calls.push('mount');
        node.append(input);
      },
      destroy: () => {
        this.calls.push('destroy');
        this.#embedded -= 1;
        input.remove();
      },
    };
  }

  #elements(options: StripeElementsOptionsMode): object {
    this.calls.push(`elements ${options.mode}`);
    this.options = options;
    const shown = (this.#shown = new Map<string, FakeElement>());
    return {
      create: (
        type: string,
        {
          layout = '',
          mode = '',
          defaultValues,
        }: { layout?: string; mode?: string; defaultValues?: object } = {},
      ) => {
        const name = [type, mode].filter(Boolean).join(' ');
        this.defaults[name] = defaultValues;
        if (shown.has(name)) throw new Error(`Can only create one Element of type ${type}.`);
        this.calls.push(['create', type, layout || mode].filter(Boolean).join(' '));
        const gone = (): boolean => shown.delete(name);
        const element = new FakeElement('Card number', this.calls, () => this.breaks, gone);
        shown.set(name, element);
        return element;
      },
      update: async (options_: FakeStripe['updates'][number]) => {
        this.updates.push(options_);
      },
      submit: () => {
        this.calls.push('submit');
        return this.submitted();
      },
    };
  }
}

/** The PaymentIntent of these tests, in a state. */
export function intent(status: PaymentIntent['status'], amount = 2400): FakeIntent {
  return { id: 'pi_1', amount, currency: 'usd', status };
}

/** Address of a script that sets `window.Stripe` to a fake. */
export function scriptOf(fake: FakeStripe): string {
  Object.assign(window, { fakeStripe: fake.stripe });
  return URL.createObjectURL(new Blob(['window.Stripe = (...of) => window.fakeStripe(...of)']));
}
