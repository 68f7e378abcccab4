import type {
  Appearance,
  PaymentIntent,
  StripeElementsOptionsMode,
  StripeEmbeddedCheckoutOptions,
  StripeError,
} from '@stripe/stripe-js';

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
  calls: string[] = [];
  /** Options of `stripe.elements()`. */
  options: Partial<StripeElementsOptionsMode> = {};
  /** Options of each `elements.update()`. */
  updates: { amount?: number; currency?: string; appearance?: Appearance }[] = [];
  /** Arguments of each `confirmPayment()`. */
  confirmations: { clientSecret: string; return_url: string }[] = [];
  /** Answer of `elements.submit()`. */
  submitted: () => Promise<{ error?: Pick<StripeError, 'type' | 'message'> }> = async () => ({});
  confirmed: () => Promise<FakeAnswer> = async () => ({ paymentIntent: intent('succeeded') });
  retrieved: () => Promise<FakeAnswer> = async () => ({ paymentIntent: intent('succeeded') });
  /** Whether the frame says that it could not be loaded, or cannot even be mounted. */
  breaks: boolean | 'at once' = false;

  stripe = (key: string): object => {
    this.calls.push(`Stripe ${key}`);
    return {
      registerAppInfo: ({ name }: { name: string }) => this.calls.push(`registerAppInfo ${name}`),
      elements: (options: StripeElementsOptionsMode) => this.#elements(options),
      confirmPayment: (options: {
        clientSecret: string;
        confirmParams: { return_url: string };
        redirect: string;
      }) => {
        this.calls.push(`confirmPayment ${options.redirect}`);
        const { clientSecret, confirmParams } = options;
        this.confirmations.push({ clientSecret, return_url: confirmParams.return_url });
        return this.confirmed();
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
    let mounted = false;
    return {
      create: (type: string, { layout }: { layout: string }) => {
        if (mounted) throw new Error('Can only create one Element of type payment.');
        mounted = true;
        this.calls.push(`create ${type} ${layout}`);
        const input = document.createElement('input');
        input.ariaLabel = 'Card number';
        const handlers: Record<string, (event: object) => void> = {};
        return {
          on: (event: string, handler: (event: object) => void) => (handlers[event] = handler),
          mount: (node: HTMLElement) => {
            if (node.getRootNode() !== document) {
              throw new Error('Elements cannot be mounted in a ShadowRoot.');
            }
            if (this.breaks === 'at once') throw new Error('It cannot be mounted.');
            this.calls.push('mount');
            node.append(input);
            queueMicrotask(() => {
              if (this.breaks) handlers['loaderror']?.({ error: { type: 'api_error' } });
              else handlers['ready']?.({});
            });
          },
          destroy: () => {
            this.calls.push('destroy');
            mounted = false;
            input.remove();
          },
        };
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
  return URL.createObjectURL(new Blob(['window.Stripe = (key) => window.fakeStripe(key)']));
}
