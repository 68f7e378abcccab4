import { fill } from '../messages.js';
import { paymentMessages } from '../payment-messages.js';
import type { Purchase } from '../purchase/purchase.js';
import type { StoreError } from '../store-error.js';

/** Why nothing can be paid in a form now, and the ways on. */
export interface Obstacle {
  /** For the customer. */
  text: string;
  /** Whether trying again may help. */
  retry?: boolean;
  /** Whether Stripe's own page can take the payment. */
  hosted?: boolean;
}

/** What an obstacle may come from. */
export interface Situation {
  flow: string;
  /** Why product or price could not be read, or the server said that they are not sold. */
  offerError: StoreError | undefined;
  /** Why Stripe's frame could not be shown. */
  frameError: StoreError | undefined;
  purchase: Purchase;
}

/** The first of a form's obstacles. */
export function obstacleIn(situation: Situation): Obstacle | undefined {
  const { flow, offerError, frameError, purchase } = situation;
  const { left, price, quantity, isFixed } = purchase;
  if (flow !== 'payment-intent') return { text: fill(paymentMessages.noSuchFlow, { flow }) };
  if (offerError?.code === 'price_not_sold') return { text: paymentMessages.notSold, retry: true };
  if (offerError) return { text: offerError.message, retry: true };
  if (left === 0) return { text: paymentMessages.soldOut };
  if (left !== undefined && left < quantity)
    return { text: fill(paymentMessages.fewLeft, { left }) };
  if (price && !isFixed) return { text: paymentMessages.onlyHosted, hosted: true };
  if (frameError) return { text: paymentMessages.noCardForm, retry: true, hosted: true };
  return undefined;
}
