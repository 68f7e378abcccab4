import { objectOf, ReadError, recordOf, text, type Reader } from '@storetag/protocol';
import { readStamp } from '../checkout/order-stamp.js';

/**
 * Events after which something is to be settled, apart from orders: their object is named by its id. `charge.refunded`
 * tells of a charge, whose refunds are looked for.
 *
 * @see {@link https://docs.stripe.com/api/events/types}
 */
export const AFTER_SALE_EVENTS = {
  'invoice.paid': 'onSubscriptionPaid',
  'customer.subscription.deleted': 'onSubscriptionEnded',
  'refund.created': 'onRefunded',
  'refund.updated': 'onRefunded',
  'charge.refunded': 'onRefunded',
  'charge.dispute.created': 'onDisputed',
} as const;

const SESSION_EVENTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
] as const;

const INTENT_EVENTS = [
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.canceled',
] as const;

/** Whether an event tells of something after a sale. */
export function isAfterSale(type: string): type is keyof typeof AFTER_SALE_EVENTS {
  return Object.hasOwn(AFTER_SALE_EVENTS, type);
}

/** Whether an event's type is one of these. */
function isOneOf<T extends string>(types: readonly T[], type: string): type is T {
  return types.some((each) => each === type);
}

/** Events that tell of something to be settled. Stripe takes 20 types at most. */
export const RECONCILED_EVENTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'payment_intent.succeeded',
  'invoice.paid',
  'customer.subscription.deleted',
  'refund.created',
  'refund.updated',
  'charge.dispute.created',
] as const;

const readObject = objectOf({ object: objectOf({ id: text() }) });
const readStamped = objectOf({ object: objectOf({ id: text(), metadata: recordOf(text()) }) });

/** The id of what an event says is to be settled; `undefined` when it is not about anything of this shop. */
export function idOfEvent(
  { type, data }: { type: string; data?: unknown },
  shop: string,
): string | undefined {
  if (isAfterSale(type)) return read(readObject, data)?.object.id;
  const isSession = isOneOf(SESSION_EVENTS, type);
  if (!isSession && !isOneOf(INTENT_EVENTS, type)) return undefined;
  const object = read(readStamped, data)?.object;
  const stamp = object && readStamp(object.metadata, shop);
  // The intent that Checkout made is told of by its session's events.
  return isSession || stamp?.flow === 'payment-intent' ? stamp && object.id : undefined;
}

/** `undefined` for what has no id or metadata, as orders of ours do. */
function read<T>(reader: Reader<T>, data: unknown): T | undefined {
  try {
    return reader(data);
  } catch (error) {
    if (error instanceof ReadError) return undefined;
    throw error;
  }
}
