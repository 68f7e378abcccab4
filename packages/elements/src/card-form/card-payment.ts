import type { ExpectedTotal } from '@storetag/protocol';
import type { PaymentIntentResult, Stripe } from '@stripe/stripe-js';
import { attemptFor, finishAttempt, rememberOrder, renewAttempt, replacing } from '../attempts.js';
import type { Sale } from '../purchase/sale.js';
import type { StoreClient } from '../store-client.js';
import { StoreError } from '../store-error.js';
import { listEnglish } from '../words/list-words.js';
import { outsideTopLayer } from './outside-top-layer.js';
import { judge, unpaid, type Outcome } from '../payment/outcome.js';
import type { Confirmation, FormPayment } from './form-payment.js';
import type { Kit } from './kit.js';
import type { Returned } from './return-url.js';
import { createPaymentIntent } from '../payment-calls.js';
import { orderOutcome } from '../payment/order-outcome.js';
import { settleOrder } from '../payment/settle-order.js';

/**
 * Pays for some lines once: however often it is tried, there is one attempt, and one PaymentIntent after a decline.
 *
 * Holds the client secret in memory only. No method rejects.
 */
export class CardPayment implements FormPayment {
  readonly #store: StoreClient;
  readonly #sale: Pick<Sale, 'noteOrder' | 'openOrder'>;
  readonly #lines: Sale['lines'];
  #attempt: string;
  #stripe: Stripe | undefined;
  /** Id of the PaymentIntent, or of the order that the attempt turned out to have led to. */
  #order = '';
  #secret = '';

  /** Binds the attempt, which all tabs that sell these lines now share. */
  constructor(store: StoreClient, sale: Pick<Sale, 'lines' | 'noteOrder' | 'openOrder'>) {
    this.#store = store;
    this.#sale = sale;
    this.#lines = sale.lines;
    this.#attempt = attemptFor(store.endpoint, this.#lines);
  }

  /**
   * Checks what was entered, makes the PaymentIntent and confirms it.
   *
   * @see {@link https://docs.stripe.com/payments/accept-a-payment-deferred}
   */
  async pay({ stripe, elements, host }: Kit, confirmation: Confirmation): Promise<Outcome> {
    if (!elements) return unpaid();
    const { total, returnTo, person, express } = confirmation;
    const shipping = shippingOf(express);
    this.#stripe = stripe;
    try {
      const { error } = await elements.submit();
      if (error) return unpaid(error);
      const finished = await this.#open(total);
      if (finished) return finished;
    } catch (error) {
      // Nothing was confirmed, so nothing can have been charged.
      return { status: 'refused', error: StoreError.from(error) };
    }
    return outsideTopLayer(host, () =>
      this.#answer(() =>
        stripe.confirmPayment({
          elements,
          clientSecret: this.#secret,
          confirmParams: {
            return_url: returnTo,
            ...((person.name || person.phone) && {
              payment_method_data: { billing_details: person },
            }),
            ...(shipping && { shipping }),
          },
          redirect: 'if_required',
        }),
      ),
    );
  }

  /** How a payment stands that left the page and came back. */
  resume(stripe: Promise<Stripe>, { order, secret }: Returned): Promise<Outcome> {
    this.#order = order;
    this.#secret = secret;
    return this.#answer(async () => {
      this.#stripe = await stripe;
      return this.#stripe.retrievePaymentIntent(secret);
    });
  }

  /**
   * Asks the server, and Stripe where the server is away, until one of them knows how the payment ended.
   *
   * @param wanted - Asked before each question; `false` ends it.
   * @param pause - Milliseconds before the first question; each further pause is twice as long.
   */
  settle(wanted: () => boolean, pause?: number): Promise<Outcome> {
    return settleOrder(() => this.#ask(), wanted, pause);
  }

  /** Gets the PaymentIntent, or the outcome of an attempt that another tab or visit has finished. */
  async #open(total: ExpectedTotal): Promise<Outcome | undefined> {
    const [store, lines] = [this.#store, this.#lines];
    for (let renewed = false; ; renewed = true) {
      try {
        const intent = await createPaymentIntent(store, {
          attempt_id: this.#attempt,
          line_items: lines,
          expected_total: total,
          ...replacing(this.#sale.openOrder, this.#attempt),
        });
        if (intent.amount !== total.amount || intent.currency !== total.currency) {
          throw new StoreError('answer_invalid', listEnglish.unreadable);
        }
        this.#order = intent.id;
        this.#secret = intent.client_secret;
        rememberOrder(this.#order, this.#attempt);
        this.#sale.noteOrder(this.#order, this.#lines);
        return undefined;
      } catch (thrown) {
        const error = StoreError.from(thrown);
        const order = error.problem?.order;
        if (error.code !== 'attempt_finished' || !order || renewed) throw error;
        rememberOrder(order, this.#attempt);
        this.#order = order;
        this.#secret = '';
        const outcome = await this.#ask();
        if (outcome.status !== 'unpaid') return outcome;
        // Expired, cancelled or refunded: whoever pays now wants it again.
        this.#attempt = renewAttempt(store.endpoint, lines);
      }
    }
  }

  async #ask(): Promise<Outcome> {
    const [store, stripe, order, secret] = [this.#store, this.#stripe, this.#order, this.#secret];
    try {
      return await orderOutcome(store, order, secret || this.#attempt);
    } catch {
      return stripe && secret
        ? this.#answer(() => stripe.retrievePaymentIntent(secret))
        : { status: 'unknown' };
    }
  }

  async #answer(call: () => Promise<PaymentIntentResult>): Promise<Outcome> {
    // Stripe.js answers with errors. If it rejects all the same, nobody knows what happened.
    return this.#note(judge(await call().catch(() => ({}))));
  }

  #note(outcome: Outcome): Outcome {
    if (outcome.status === 'paid') finishAttempt(outcome.payment.id);
    return outcome;
  }
}

/** The address that a wallet gave, as a confirmation takes it: without what it does not know. */
function shippingOf(express: Confirmation['express']) {
  const { name, address } = express?.shippingAddress ?? {};
  if (!name || !address) return undefined;
  const { line1, line2, city, state, postal_code, country } = address;
  return {
    name,
    address: {
      line1: line1 ?? '',
      ...(line2 && { line2 }),
      ...(city && { city }),
      ...(state && { state }),
      ...(postal_code && { postal_code }),
      ...(country && { country }),
    },
  };
}
