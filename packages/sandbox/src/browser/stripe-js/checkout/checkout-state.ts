import type { StripeCheckoutSession, StripeError } from '@stripe/stripe-js';
import type { ApiResult } from '../../api-client.js';
import { isRecord } from '../../record.js';
import type { PaymentPage } from '../../../resources/payment-page/payment-page.js';
import type { StripeContext } from '../stripe-context.js';
import { toCheckoutSession } from './to-checkout-session.js';

type Listener = (session: StripeCheckoutSession) => void;

/** What became of a change: the session as it is now, or why nothing has changed. */
export type StateResult =
  | { type: 'success'; session: StripeCheckoutSession }
  | { type: 'error'; error: StripeError };

/** A Checkout Session in a page: as the API last told it, changed one change after the other. */
export class CheckoutState {
  readonly context: StripeContext;
  readonly #listeners = new Set<Listener>();
  readonly #secret: Promise<string>;
  #page: PaymentPage | undefined;
  #formComplete = true;
  #told = '';
  #last: Promise<unknown> = Promise.resolve();

  constructor(context: StripeContext, clientSecret: Promise<string> | string) {
    this.context = context;
    this.#secret = Promise.resolve(clientSecret).then(readSessionSecret);
    // Whoever loads it hears of a secret that does not come; until then nobody need.
    this.#secret.catch(() => {});
  }

  /** The client secret. Rejects with what the page's own promise rejects with. */
  get secret(): Promise<string> {
    return this.#secret;
  }

  /** As the API last told it. */
  get page(): PaymentPage | undefined {
    return this.#page;
  }

  /** As the page's own code sees it. */
  get session(): StripeCheckoutSession {
    if (!this.#page) throw new Error('The session has not been loaded.');
    const { locale } = this.context;
    const language = locale === 'auto' ? navigator.language : locale;
    return toCheckoutSession(this.#page, language, this.#formComplete);
  }

  /** Whether the Payment Element is filled in, if there is one. */
  set formComplete(value: boolean) {
    this.#formComplete = value;
    this.#tell();
  }

  onChange(listener: Listener): void {
    this.#listeners.add(listener);
  }

  /** Reads the session anew. */
  load(): Promise<StateResult> {
    return this.#queue((path, client_secret) => this.context.api.get(path, { client_secret }));
  }

  /** Changes the session. */
  update(parameters: Readonly<Record<string, unknown>>): Promise<StateResult> {
    return this.#queue((path, client_secret) =>
      this.context.api.post(path, { ...parameters, client_secret }),
    );
  }

  /** Settles when no change is under way any more. */
  async settled(): Promise<void> {
    await this.#last;
  }

  /** Takes what the API answered as the session's new state. */
  take({ object, error }: ApiResult): StateResult {
    if (error) return { type: 'error', error };
    if (!isPaymentPage(object)) {
      return {
        type: 'error',
        error: { type: 'api_error', message: 'Stripe answered with something else.' },
      };
    }
    this.#page = object;
    this.#tell();
    return { type: 'success', session: this.session };
  }

  /** One call after the other: a late answer cannot bring back what a later one has changed. */
  #queue(call: (path: string, secret: string) => Promise<ApiResult>): Promise<StateResult> {
    const next = this.#last.then(async () => {
      const secret = await this.#secret;
      return this.take(await call(`/v1/payment_pages/${idOf(secret)}`, secret));
    });
    this.#last = next.catch(() => {});
    return next;
  }

  #tell(): void {
    if (!this.#page) return;
    const { session } = this;
    const told = JSON.stringify(session);
    if (told === this.#told) return;
    const first = this.#told === '';
    this.#told = told;
    if (first) return;
    for (const listener of this.#listeners) {
      try {
        listener(session);
      } catch (error) {
        reportError(error);
      }
    }
  }
}

/** The id of the session that a client secret belongs to. */
export function idOf(secret: string): string {
  return secret.slice(0, secret.indexOf('_secret_'));
}

function readSessionSecret(value: unknown): string {
  if (typeof value === 'string' && /^cs_\w+_secret_\w+$/.test(value)) return value;
  throw new TypeError(
    'The client secret of a Checkout Session has the form ${id}_secret_${secret}, and begins with cs_.',
  );
}

const isPaymentPage = (value: unknown): value is PaymentPage =>
  isRecord(value) && value['object'] === 'payment_page';
