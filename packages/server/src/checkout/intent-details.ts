import type { PaymentIntentRequest } from '@storetag/protocol';
import type { Stripe } from 'stripe';
import { writeNames } from './order-stamp.js';
import type { PricedLines } from './priced-lines.js';
import { shorten } from './shorten.js';

/** Longest description written to Stripe, in characters. */
const LONGEST_DESCRIPTION = 200;

/**
 * What a PaymentIntent has yet to be told: names, receipt address, where to ship to. `undefined` when that is nothing.
 *
 * All of this may differ from one request of an attempt to the next, so it cannot be part of what the intent is made
 * with. It is written before the page gets the secret: nobody can pay an intent that lacks it. Names are written once,
 * as they were when the sale began.
 *
 * @see {@link https://docs.stripe.com/api/payment_intents/update}
 */
export function detailsFor(
  { metadata, receipt_email: receiptEmail, shipping: known }: Stripe.PaymentIntent,
  priced: PricedLines,
  { email, shipping }: PaymentIntentRequest,
): Stripe.PaymentIntentUpdateParams | undefined {
  const names = writeNames(priced);
  const hasNames = Object.keys(names).every((key) => metadata[key] !== undefined);
  const details: Stripe.PaymentIntentUpdateParams = {
    ...(!hasNames && { description: describe(priced), metadata: names }),
    ...(email && email !== receiptEmail && { receipt_email: email }),
    ...(shipping && !isSame(shipping, known) && { shipping }),
  };
  return Object.keys(details).length > 0 ? details : undefined;
}

/** What the owner sees in the Dashboard, the customer on a receipt: `2 × Mug, 1 × Tee`. */
function describe({ lines }: PricedLines): string {
  const words = lines.map(({ product, quantity }) => `${quantity} × ${product.name}`).join(', ');
  return shorten(words, LONGEST_DESCRIPTION);
}

function isSame(
  { name, phone, address }: NonNullable<PaymentIntentRequest['shipping']>,
  known: Stripe.PaymentIntent['shipping'],
): boolean {
  const { line1, line2, city, state, postal_code, country } = known?.address ?? {};
  const pairs = [
    [name, known?.name],
    [phone, known?.phone],
    [address.line1, line1],
    [address.line2, line2],
    [address.city, city],
    [address.state, state],
    [address.postal_code, postal_code],
    [address.country, country],
  ];
  return pairs.every(([wanted, has]) => (wanted ?? '') === (has ?? ''));
}
