import type { Product } from '@storetag/protocol';
import type { PropertyDeclarations } from 'lit';
import { whole } from '../late.styles.js';
import { StoreElement } from '../store-element.js';
import { checkoutWords } from '../words/checkout-words.js';
import { Donation } from './donation.js';
import { styles } from './donation-form.styles.js';
import { donationView, waitingView } from './donation-form.view.js';

/**
 * Takes a donation: amounts to choose from, which are the prices of a product; an amount of the customer's choice, which
 * is its price with `custom_unit_amount` and is typed on Stripe's page; and how often, where it has prices that recur.
 *
 * The page sends the price that was chosen, never an amount.
 *
 * @tag donation-form
 *
 * @slot - Shown without JavaScript, and until the amounts are known.
 *
 * @fires {CheckoutCreatedEvent} checkout-created - A Checkout Session exists. Cancel it to stay on the page.
 * @fires {CheckoutFailedEvent} checkout-failed - No checkout could be made, and nothing was charged.
 * @fires {PaymentSucceededEvent} payment-succeeded - With `checkout="embedded"`: Stripe took the payment.
 * @fires {PaymentProcessingEvent} payment-processing - With `checkout="embedded"`: Stripe is working on it.
 * @fires {StoreAnalyticsEvent} store-analytics - `begin_checkout`, shaped like Google Analytics 4.
 *
 * @csspart form - The form.
 * @csspart label - What a group of choices is about.
 * @csspart choices - The amounts; or how often.
 * @csspart choice - One of them.
 * @csspart hint - That the amount is typed on Stripe's page.
 * @csspart button - Donates.
 * @csspart message - What went wrong.
 * @csspart retry - Tries again to load.
 */
export class DonationForm extends StoreElement {
  static override styles = [whole, styles];
  static override properties: PropertyDeclarations = {
    product: {},
    prices: {},
    checkout: {},
    successPath: { attribute: 'success-path' },
    cancelPath: { attribute: 'cancel-path' },
    submitLabel: { attribute: 'submit-label' },
    email: {},
    reference: {},
    data: { attribute: false },
  };

  /** Stripe Product id, `prod_…`: all its prices are offered. */
  product?: string;

  /** Stripe Price ids, `price_…`, with spaces between: only these are offered, in this order. */
  prices?: string;

  /** `page`: Stripe's hosted page. `embedded`: Stripe's embedded page in a dialog. */
  checkout = 'page';

  /** Path of the site to go to after payment. Default: the store's. */
  successPath?: string;

  /** Path of the site to come back to without payment. Default: this page. */
  cancelPath?: string;

  /** Label of the button; the amount stands for `{price}` in it, else after it. */
  submitLabel?: string;

  /** E-mail address of the customer, where the site knows it. */
  email?: string;

  /** The site's own word for this order, Stripe's `client_reference_id`: up to 200 letters, digits, - or _. */
  reference?: string;

  /** The product, where the page has read it already. */
  data?: Product | undefined;

  readonly #donation = new Donation(this, () => this.address);

  /** Does what the button does; while that lasts, further calls join it. Never rejects: an event tells how it went. */
  donate(): Promise<void> {
    return this.#donation.give();
  }

  /** Reads the amounts again. Never rejects. */
  refresh(): Promise<void> {
    return this.#donation.refresh();
  }

  protected override render(): unknown {
    const donation = this.#donation;
    const { language: locale, submitLabel: label } = this;
    const view = { donation, words: checkoutWords.in(locale), locale, label };
    const { rhythms, price: chosen } = donation;
    const rhythm = rhythms.find(({ prices }) => prices.some(({ id }) => id === chosen?.id));
    return chosen && rhythm ? donationView(view, rhythms, rhythm, chosen) : waitingView(view);
  }
}
