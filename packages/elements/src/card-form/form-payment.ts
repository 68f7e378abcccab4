import type { ExpectedTotal } from '@storetag/protocol';
import type { Stripe, StripeExpressCheckoutElementConfirmEvent } from '@stripe/stripe-js';
import type { Outcome } from '../payment/outcome.js';
import type { Kit } from './kit.js';
import type { Returned } from './return-url.js';

/** What a confirmation takes beside the kit. */
export interface Confirmation {
  /** What the page displays. */
  total: ExpectedTotal;
  /** Where a payment method that leaves the page comes back to. */
  returnTo: string;
  /** What the form asked for itself. */
  person: { name?: string; phone?: string };
  /** The wallet whose sheet the customer pays in. */
  express: StripeExpressCheckoutElementConfirmEvent | undefined;
}

/** Pays for some lines once, however often it is tried. No method rejects. */
export interface FormPayment {
  /** Checks what was entered, and confirms it. */
  pay(kit: Kit, confirmation: Confirmation): Promise<Outcome>;
  /** How a payment stands that left the page and came back. */
  resume(stripe: Promise<Stripe>, returned: Returned): Promise<Outcome>;
  /**
   * Asks until it is known how the payment ended.
   *
   * @param wanted - Asked before each question; `false` ends it.
   */
  settle(wanted: () => boolean): Promise<Outcome>;
}
