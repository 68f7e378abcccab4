import type { Purchase } from '../purchase/purchase.js';
import type { StoreError } from '../store-error.js';
import { fill } from '../words/message.js';
import { reason } from '../words/reason.js';
import type { Words } from '../words/words.js';

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
  words: Words;
}

/** The first of a form's obstacles. */
export function obstacleIn(situation: Situation): Obstacle | undefined {
  const { flow, offerError, frameError, purchase, words } = situation;
  const { left, price, quantity, isFixed } = purchase;
  if (flow !== 'payment-intent') return { text: fill(words.noSuchFlow, { flow }) };
  if (offerError?.code === 'price_not_sold') return { text: words.notSold, retry: true };
  if (offerError) return { text: reason(offerError, words), retry: true };
  if (left === 0) return { text: words.soldOut };
  if (left !== undefined && left < quantity) return { text: fill(words.fewLeft, { left }) };
  if (price && !isFixed) return { text: words.onlyHosted, hosted: true };
  if (frameError) return { text: words.noCardForm, retry: true, hosted: true };
  return undefined;
}
