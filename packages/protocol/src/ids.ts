import { text, type Reader } from './reader.js';

/** Reads a Stripe id of one kind, such as `price_1A…`: what may safely become part of a path. */
// @__NO_SIDE_EFFECTS__
function id(expected: string, pattern: RegExp): Reader<string> {
  return text(expected, { max: 255, pattern });
}

/** Reads a Price id. */
export const readPriceId = id('a Stripe Price id, `price_…`', /^price_\w+$/);
/** Reads a Product id: Stripe lets owners choose their own, so any id-like word will do. */
export const readProductId = id('a Stripe Product id', /^[\w-]+$/);
/** Reads the id of a Checkout Session or a PaymentIntent. */
export const readOrderId = id('a Checkout Session or PaymentIntent id', /^(cs|pi)_\w+$/);
/** Reads an attempt id: 16 to 64 letters, digits, `-` or `_`, made by the page once for one purchase. */
export const readAttemptId = id(
  'an attempt id of 16 to 64 letters, digits, - or _',
  /^[\w-]{16,64}$/,
);
/** Reads an address that a page may link to: `https:`, or the `http:` of a sandbox. Never `javascript:`. */
export const readWebAddress = text('an https address', { pattern: /^https?:\/\/./ });
