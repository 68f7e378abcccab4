import type { ExpectedTotal } from '@storetag/protocol';
import type {
  Appearance,
  Stripe,
  StripeCheckoutLoadActionsSuccess,
  StripeCheckoutSession,
  StripeElements,
} from '@stripe/stripe-js';
import type { StripeFrame } from '../stripe/element-frame.js';
import type { SessionDesk } from './session-desk.js';
import type { Typed } from './typed.js';

/** Stripe's elements that a form may show, in the order in which it does. */
export const frameNames = ['express', 'contact', 'shipping', 'billing', 'payment'] as const;
export type FrameName = (typeof frameNames)[number];

/** What Stripe shows a form with, and what a payment is confirmed with. */
export interface Kit {
  readonly stripe: Stripe;
  /** What the frames are shown in. */
  readonly host: Element;
  /**
   * Makes one of the elements. Each is there once at a time.
   *
   * @param withoutExpress - Called when there is no wallet to pay with.
   */
  create(name: FrameName, withoutExpress: () => void): StripeFrame;
  /** What was typed into them, as far as it is no secret. */
  typed(): Typed;
  /** Dresses them like the page. */
  dress(appearance: Appearance): void | Promise<void>;
  /** Tells Stripe another total, or language. */
  charge?(total: ExpectedTotal, language: string | undefined): Promise<void>;
  /** Of a deferred PaymentIntent. */
  readonly elements?: StripeElements;
  /** Of a Checkout Session. */
  readonly checkout?: OpenCheckout;
}

/** A Checkout Session whose customer is at it. */
export interface OpenCheckout {
  readonly actions: StripeCheckoutLoadActionsSuccess;
  /** How it is now: totals, discounts, shipping options. */
  readonly session: StripeCheckoutSession;
  /** What customers can change of it beside the frames. */
  readonly desk: SessionDesk;
}
