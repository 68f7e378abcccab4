import { explain } from '../purchase/explain.js';
import type { Sale } from '../purchase/sale.js';
import type { StoreError } from '../store-error.js';
import { fill } from '../words/message.js';
import { reason } from '../words/reason.js';
import type { Words } from '../words/words.js';

/** Why nothing can be paid in a form now, and the ways on. */
export interface Obstacle {
  /** For the customer. */
  text: unknown;
  /** Whether trying again may help. */
  retry?: boolean;
  /** Whether Stripe's own page can take the payment. */
  hosted?: boolean;
}

/** What an obstacle may come from. */
export interface Situation {
  /** What the page asks for, and what it gets; nothing where the form does not know what it sells. */
  wantedFlow: string | undefined;
  flow: string | undefined;
  /** Why product or price could not be read, or the server said that they are not sold. */
  saleError: StoreError | undefined;
  /** Why a cart cannot be bought at once. */
  clash: StoreError | undefined;
  /** Why Stripe's frames could not be shown. */
  frameError: StoreError | undefined;
  sale: Sale;
  /** Whether it is known what is sold. */
  isKnown: boolean;
  isCart: boolean;
  words: Words;
}

/** The first of a form's obstacles. */
export function obstacleIn(situation: Situation): Obstacle | undefined {
  const { wantedFlow, flow, saleError, clash, frameError, sale, isKnown, words } = situation;
  const { left, quantity, isEmpty } = sale;
  if (wantedFlow && !['payment-intent', 'checkout-session'].includes(wantedFlow)) {
    return { text: fill(words.noSuchFlow, { flow: wantedFlow }) };
  }
  if (saleError?.code === 'price_not_sold') return { text: words.notSold, retry: true };
  if (saleError) return { text: reason(saleError, words), retry: true };
  if (!isKnown) return undefined;
  if (isEmpty && situation.isCart) return { text: words.cartEmpty };
  if (clash) return { text: explain(clash, undefined, words, undefined) };
  if (left === 0) return { text: words.soldOut };
  if (left !== undefined && left < quantity) return { text: fill(words.fewLeft, { left }) };
  if (!flow) return { text: words.onlyHosted, hosted: true };
  if (!frameError || frameError.code === 'price_changed') return undefined;
  return frameError.code === 'stripe_unreachable'
    ? { text: words.noCardForm, retry: true, hosted: true }
    : { text: explain(frameError, undefined, words, undefined), retry: true };
}
