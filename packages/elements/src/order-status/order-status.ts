import type { PropertyDeclarations } from 'lit';
import { linkButton } from '../payment/link-button.styles.js';
import { statusStyles } from '../payment/status.view.js';
import { whole } from '../late.styles.js';
import { StoreElement } from '../store-element.js';
import { checkoutWords } from '../words/checkout-words.js';
import { styles } from './order-status.styles.js';
import { orderView } from './order-status.view.js';
import { OrderWatch } from './order-watch.js';

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
  static override styles = [whole, linkButton, styles, statusStyles];
  static override properties: PropertyDeclarations = { poll: { type: Number } };

  /** Seconds to keep asking while the outcome is open. */
  poll = 60;

  readonly #watch = new OrderWatch(this, () => this.address);

  /** Asks the store again. Never rejects. */
  refresh(): Promise<void> {
    return this.#watch.refresh();
  }

  protected override render(): unknown {
    return orderView(this.#watch, checkoutWords.in(this.language), this.language);
  }
}
