import type { StripeExpressCheckoutElementConfirmEvent } from '@stripe/stripe-js';
import { proofOf } from '../attempts.js';
import { offerText } from '../offers.js';
import { CheckoutFailedEvent, PaymentFailedEvent } from '../payment-events.js';
import { orderOutcome } from '../payment/order-outcome.js';
import type { Failed, Finished, Outcome } from '../payment/outcome.js';
import { settleOrder } from '../payment/settle-order.js';
import { tellOfPayment } from '../payment/tell-of-payment.js';
import { explain } from '../purchase/explain.js';
import type { StoreError } from '../store-error.js';
import type { FormPage } from './form-page.js';
import type { FormTill } from './form-till.js';
import { obstacleIn, type Obstacle } from './obstacle.js';

/** What a form says, to the customer and in events, of how its payment goes. */
export class PaymentNews {
  /** Why the last try did not succeed. */
  message: unknown;
  /** Name and total of what is being, or has been, paid for, whatever becomes of it meanwhile. */
  paid: { title: string | undefined; offer: string } | undefined;
  /** The wallet that waits to be told how it went. */
  wallet: StripeExpressCheckoutElementConfirmEvent | undefined;
  readonly #page: FormPage;
  readonly #till: FormTill;
  readonly #finished: () => void;

  /** @param finished - Called first when a payment has come to its end. */
  constructor(page: FormPage, till: FormTill, finished: () => void) {
    this.#page = page;
    this.#till = till;
    this.#finished = finished;
  }

  /** What it costs, and how often. */
  get offer(): string {
    const { total, selling } = this.#till;
    if (!total) return '';
    const { words, language } = this.#page;
    const { currency } = total;
    const recurring = selling.price?.recurring ?? null;
    return offerText(total.amount, { recurring, currency }, words(), language());
  }

  /** Why nothing can be paid now. */
  get obstacle(): Obstacle | undefined {
    const { selling, plan, frames } = this.#till;
    const { error: saleError, clash, sale, isCart, config } = selling;
    return obstacleIn({
      wantedFlow: this.#page.host.flow,
      flow: plan.flow,
      saleError,
      clash,
      frameError: frames.error,
      sale,
      isKnown: !!config && (isCart || !sale.isEmpty),
      isCart,
      words: this.#page.words(),
    });
  }

  /** The customer pays: what was said before no longer counts. */
  begin(): void {
    this.message = undefined;
    this.paid = { title: this.#till.selling.sale.title, offer: this.offer };
  }

  /** Stripe's frames cannot be shown. */
  cannotShow(error: StoreError): void {
    if (error.code !== 'stripe_unreachable') this.refuse({ error });
    else this.#page.host.dispatchEvent(new CheckoutFailedEvent(error));
  }

  /** How a try ended; or that it is not known yet. */
  tell(outcome: Outcome): void {
    if ('error' in outcome) {
      this.refuse(outcome);
      return;
    }
    if ('payment' in outcome) this.#finish(outcome);
    void this.#focus('status');
  }

  /** Why nothing was paid. What was typed stays, and the pay button with it. */
  refuse({ error, says }: Pick<Failed, 'error' | 'says'>): void {
    const { code, message } = error;
    const { selling, run, frames } = this.#till;
    const { sale } = selling;
    const { host, language } = this.#page;
    const words = this.#page.words();
    const isPayment = code === 'payment_failed';
    const isExpired = code === 'attempt_finished';
    this.paid = undefined;
    if (isPayment) this.message = says ? words[says] : message;
    else if (isExpired) this.message = words.expired;
    else this.message = explain(error, sale.total, words, language());
    this.wallet?.paymentFailed({ reason: 'fail', message });
    sale.learn(error);
    // Another price is another purchase, which the customer confirms.
    if (code === 'price_changed' || isExpired) run.unbind();
    if (isExpired) void frames.retry();
    if (code === 'price_not_sold' && !selling.isCart) selling.error = error;
    host.requestUpdate();
    host.dispatchEvent(isPayment ? new PaymentFailedEvent(error) : new CheckoutFailedEvent(error));
    void this.#focus('alert');
  }

  /** It is paid, or will be. */
  #finish(outcome: Finished): void {
    const { selling, frames } = this.#till;
    const { sale, isCart } = selling;
    const { host } = this.#page;
    this.#finished();
    this.paid ??= { title: sale.title, offer: this.offer };
    frames.close();
    tellOfPayment(host, sale, outcome, host.successPath);
    // Only on the server's word does the cart become empty.
    const { id } = outcome.payment;
    const store = this.#page.store();
    const ask = () =>
      orderOutcome(store, id, proofOf(id)).catch(() => ({ status: 'unknown' }) as const);
    if (isCart) void settleOrder(ask, () => host.isConnected, 0);
  }

  async #focus(role: 'alert' | 'status'): Promise<void> {
    const { host } = this.#page;
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>(`[part=message][role=${role}]`)?.focus();
  }
}
