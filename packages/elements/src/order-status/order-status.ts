import { toMajorUnits, type Order } from '@storetag/protocol';
import { html, nothing, type PropertyDeclarations } from 'lit';
import { finishAttempt, isFirstTime } from '../attempts.js';
import { cartOf } from '../cart/cart.js';
import { StoreAnalyticsEvent } from '../analytics-event.js';
import { OrderSettledEvent } from '../payment-events.js';
import { Loading } from '../loading.js';
import { shared } from '../shared.styles.js';
import { StoreElement } from '../store-element.js';
import { StoreError } from '../store-error.js';
import { checkoutWords } from '../words/checkout-words.js';
import { reason } from '../words/reason.js';
import type { Words } from '../words/words.js';
import { findOrder } from '../payment-calls.js';
import { linkButton } from '../payment/link-button.styles.js';
import { statusStyles, tick } from '../payment/status.view.js';
import { confirmWithBank } from './confirm-with-bank.js';
import { linesView, waysOnView } from './order-status.view.js';
import { styles } from './order-status.styles.js';
import { takeReturnedOrder, type ReturnedOrder } from './returned-order.js';

/**
 * How an order ended, for the page that customers come back to: as the store says, whatever the address says.
 *
 * Reads `session_id` or `payment_intent` from the page's address and removes secrets from it. While Stripe is still
 * working, or the store cannot be reached, it asks again, with growing pauses.
 *
 * @tag order-status
 *
 * @slot - Shown without JavaScript, and until the first answer, above how the check goes.
 * @slot next - What happens next: shown when the order is paid, or its payment on its way.
 * @slot download - Shown when the order is paid, and only then. It stands in the page for all to read: what it links to
 * must ask the server. `order-status:not(:defined) [slot=download] { display: none }` hides it without JavaScript too.
 *
 * @fires {OrderSettledEvent} order-settled - The order is paid, expired or refunded. Once.
 * @fires {StoreAnalyticsEvent} store-analytics - `purchase`, shaped like Google Analytics 4. Once per order and browser.
 *
 * @csspart icon - The tick of a paid order.
 * @csspart heading - The sentence that says how it is.
 * @csspart lines - The table of what was bought.
 * @csspart total - Its last row.
 * @csspart receipt - The link to Stripe's receipt.
 * @csspart hosted - The link to Stripe's page, where an unpaid order can still be paid.
 * @csspart button - The button to answer the customer's bank.
 * @csspart retry - The button to ask again.
 */
export class OrderStatus extends StoreElement {
  static override styles = [shared, linkButton, styles, statusStyles];
  static override properties: PropertyDeclarations = {
    poll: { type: Number },
    order: { state: true },
    failure: { state: true },
    confirming: { state: true },
  };

  /** Seconds to keep asking while the outcome is open. */
  poll = 60;

  private order: Order | undefined;
  private returned: ReturnedOrder | undefined;
  private settled = false;
  /** Why the last question had no answer. */
  private failure: StoreError | undefined;
  /** Whether the customer's bank is being answered. */
  private confirming = false;
  /** Whether Stripe could not be reached for that. */
  private unreachable = false;

  private readonly loading = new Loading<Order | undefined>(this, {
    key: () => this.address,
    load: (signal) => this.ask(signal),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.returned ??= takeReturnedOrder();
  }

  /** Asks the store again. Never rejects. */
  refresh(): Promise<void> {
    return this.loading.run();
  }

  private async ask(signal: AbortSignal): Promise<Order | undefined> {
    this.failure = undefined;
    const { returned, store } = this;
    if (!returned) return undefined;
    const end = Date.now() + this.poll * 1000;
    for (let pause = 1000; ; pause = Math.min(pause * 1.5, 10_000)) {
      try {
        // One after the other is the point.
        // oxlint-disable-next-line no-await-in-loop
        this.order = await findOrder(store, returned.id, returned.proof, signal);
        this.failure = undefined;
        if (this.settle(this.order)) return this.order;
      } catch (thrown) {
        if (signal.aborted) throw thrown;
        this.failure = StoreError.from(thrown);
        if (this.failure.code === 'not_found') throw this.failure;
      }
      if (signal.aborted || Date.now() + pause > end) {
        if (this.failure) throw this.failure;
        return this.order;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
      signal.throwIfAborted();
    }
  }

  /** Tells of an order that has come to its end, once. */
  private settle(order: Order): boolean {
    const { id, status, amount, currency, line_items } = order;
    if (status === 'processing' || status === 'unpaid') return false;
    finishAttempt(id);
    if (status === 'paid') cartOf(this.store.endpoint).clear(id);
    if (this.settled) return true;
    this.settled = true;
    this.dispatchEvent(new OrderSettledEvent(order));
    if (status === 'paid' && isFirstTime(`purchase:${id}`)) {
      const event = new StoreAnalyticsEvent('purchase', {
        transaction_id: id,
        currency: currency.toUpperCase(),
        value: toMajorUnits(amount, currency),
        items: line_items.map((line) => ({
          item_id: line.price ?? line.name,
          item_name: line.name,
          price: toMajorUnits(line.amount, currency) / line.quantity,
          quantity: line.quantity,
        })),
      });
      this.dispatchEvent(event);
    }
    return true;
  }

  private get words(): Words {
    return checkoutWords.in(this.language);
  }

  /** Has the customer answer the bank in this page, then asks the store. */
  private async confirm(): Promise<void> {
    if (this.confirming || !this.returned) return;
    this.confirming = true;
    this.unreachable = false;
    try {
      await confirmWithBank(this.store, this.returned, this.language);
    } catch {
      this.unreachable = true;
    }
    this.confirming = false;
    await this.refresh();
  }

  protected override render(): unknown {
    const { order, returned, loading, failure, words, language } = this;
    const { error, pending } = loading;
    const waits = returned && !order && pending;
    const status = order?.status;
    const isOpen = status === 'unpaid' || status === 'processing';
    return html`<div>
      ${waits ? html`<slot></slot>` : nothing} ${status === 'paid' ? tick : nothing}
      <div role="status">
        <p part="heading">${this.sentence}</p>
        ${
          waits && failure
            ? html`<p class="muted">${reason(failure, words)} ${words.unknown}</p>`
            : nothing
        }
      </div>
      ${
        status === 'paid' || status === 'processing'
          ? html`<slot name="next" class="more"></slot>`
          : nothing
      }
      ${status === 'paid' ? html`<slot name="download" class="more"></slot>` : nothing}
      ${order ? linesView(order, words, language) : nothing}
      ${this.unreachable ? html`<p role="alert">${words.noCardForm}</p>` : nothing}
      <div class="ways">
        ${order && !this.confirming ? waysOnView(order, returned, words, () => this.confirm()) : nothing}
        ${
          returned && !pending && (error || isOpen)
            ? html`<button part="retry" @click=${this.refresh}>${words.checkAgain}</button>`
            : nothing
        }
      </div>
    </div>`;
  }

  private get sentence(): string {
    const { order, returned, loading, words } = this;
    if (!returned) return words.noOrder;
    if (order?.status === 'unpaid' && order.next_action && !this.confirming)
      return words.actionNeeded;
    if (loading.pending && (!order || order.status === 'unpaid')) return words.checking;
    if (order) return words[order.status];
    const { code, message } = loading.error ?? {};
    // These two speak to the page's author.
    if ((code === 'secret_in_page' || code === 'misconfigured') && message) return message;
    return code === 'not_found' ? words.notFound : words.unknown;
  }
}
