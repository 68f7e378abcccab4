import type { Stripe, StripeCheckoutConfirmResult, StripeCheckoutSession } from '@stripe/stripe-js';
import { finishAttempt, proofOf } from '../attempts.js';
import { findOrder } from '../payment-calls.js';
import { orderOutcome } from '../payment/order-outcome.js';
import { unpaid, type Finished, type Outcome } from '../payment/outcome.js';
import { settleOrder } from '../payment/settle-order.js';
import { createSession, type CheckoutOptions } from '../purchase/create-checkout.js';
import type { Sale } from '../purchase/sale.js';
import type { StoreClient } from '../store-client.js';
import { StoreError } from '../store-error.js';
import { checkoutEnglish } from '../words/checkout-words.js';
import type { Confirmation, FormPayment } from './form-payment.js';
import type { Kit } from './kit.js';
import { outsideTopLayer } from './outside-top-layer.js';
import type { Returned } from './return-url.js';

/** Pays a Checkout Session in the page. The session can be paid once, so trying again can never pay twice. */
export class SessionPayment implements FormPayment {
  readonly #store: StoreClient;
  #order = '';

  constructor(store: StoreClient) {
    this.#store = store;
  }

  /**
   * Makes the session, or gets the open one of the same attempt.
   *
   * @returns The client secret; or the outcome of an attempt that another tab or visit has finished.
   * @throws {StoreError}
   */
  async open(sale: Sale, options: CheckoutOptions): Promise<string | Finished> {
    let finished: Finished | undefined;
    try {
      const made = await createSession(this.#store, sale, options, 'elements', async (order) => {
        this.#order = order;
        const outcome = await this.#ask();
        if (!('payment' in outcome)) return;
        finished = outcome;
        throw new StoreError('attempt_finished', 'This was paid before.');
      });
      this.#order = made.id;
      return made.client_secret ?? '';
    } catch (error) {
      if (finished) return finished;
      throw error;
    }
  }

  async pay({ checkout, host }: Kit, { express }: Confirmation): Promise<Outcome> {
    if (!checkout) return unpaid();
    const { actions, session } = checkout;
    this.#order = session.id;
    // Where a code leaves nothing to pay, no card is missing.
    if (!express && session.total.total.minorUnitsAmount) {
      // Frames that are gone meanwhile hold nothing to pay with.
      const checked = await actions.validateElements().catch(() => undefined);
      if (!checked) return unpaid();
      if (checked.type === 'error') {
        return unpaid({ type: 'validation_error', message: checked.error.message });
      }
    }
    const result = await outsideTopLayer(host, () =>
      // Stripe.js answers with errors. If it rejects all the same, nobody knows what happened.
      actions
        .confirm({
          redirect: 'if_required',
          ...(express && { expressCheckoutConfirmEvent: express }),
        })
        .catch(() => undefined),
    );
    return this.#judge(result);
  }

  async resume(_: Promise<Stripe>, { order }: Returned): Promise<Outcome> {
    this.#order = order;
    return this.#ask();
  }

  settle(wanted: () => boolean): Promise<Outcome> {
    return settleOrder(() => this.#ask(), wanted);
  }

  async #judge(result: StripeCheckoutConfirmResult | undefined): Promise<Outcome> {
    if (!result) return { status: 'unknown' };
    if (result.type === 'success') return outcomeOf(result.session);
    const { message, code } = result.error;
    const declined = unpaid({ type: 'card_error', message });
    if (code === 'paymentFailed') return declined;
    // Without a code it may be what was typed, or the network: then only the server knows.
    const outcome = await this.#ask();
    if (outcome.status !== 'unpaid') return outcome;
    return (await this.#isExpired()) ? { status: 'refused', error: expired() } : declined;
  }

  /** Whether it has stood open for too long. */
  async #isExpired(): Promise<boolean> {
    const { status } = await findOrder(this.#store, this.#order).catch(() => ({ status: '' }));
    return status === 'expired';
  }

  /** What the server says; `unknown` where it does not answer. */
  #ask(): Promise<Outcome> {
    return orderOutcome(this.#store, this.#order, proofOf(this.#order)).catch(
      () => ({ status: 'unknown' }) as const,
    );
  }
}

function expired(): StoreError {
  return new StoreError('attempt_finished', checkoutEnglish.expired);
}

function outcomeOf({ id, status, currency, total }: StripeCheckoutSession): Outcome {
  if (status.type !== 'complete') return { status: 'unknown' };
  const payment = { id, amount: total.total.minorUnitsAmount, currency };
  if (status.paymentStatus === 'unpaid') return { status: 'processing', payment };
  finishAttempt(id);
  return { status: 'paid', payment };
}
