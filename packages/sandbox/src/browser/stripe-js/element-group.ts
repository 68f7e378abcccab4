import type { StripeError } from '@stripe/stripe-js';
import type { FrameElement } from './frame-element.js';

/** What is paid, as far as a frame must know it. */
export interface PaymentFacts {
  /** Payment methods that it can be paid with, in Stripe's order. */
  types: readonly string[];
  /** Minor units; left out when nothing is paid now. */
  amount?: number | undefined;
  /** Lowercase ISO 4217 code. */
  currency?: string | undefined;
  /** Whether the payment method is kept for later payments. */
  future?: boolean;
}

/** What an element needs of the Elements, or of the Checkout, that it belongs to. */
export interface ElementGroup {
  /** Settles once the frame may be shown; an error becomes `loaderror`. */
  load: () => Promise<
    { facts: PaymentFacts; error?: undefined } | { error: StripeError; facts?: undefined }
  >;
  /** What is to be paid, as of now: minor units and lowercase ISO 4217 code. */
  due: () => { amount?: number | undefined; currency?: string | undefined };
  /** What a frame needs to look right: appearance, fonts, locale. */
  looks: () => Record<string, unknown>;
  /** Whether another element of the group asks for the billing address. */
  asksBillingAddress: () => boolean;
  /** Called with what happens in an element's frame, before the page's own listeners. */
  heard?: (element: FrameElement, event: string, detail: Record<string, unknown>) => void;
  /** Called when an element is destroyed. */
  forget: (element: FrameElement) => void;
}
