import type { Stripe } from 'stripe';
import { readStamp } from '../checkout/order-stamp.js';
import { ProblemError } from '../http/problem-error.js';
import { readBody } from '../http/read-body.js';
import { respond } from '../http/respond.js';
import type { StoreContext } from '../store-context.js';
import type { Settlement } from '../orders/settle.js';
import { verifyEvent } from './verify-event.js';

/** Largest event, in bytes. */
const LIMIT = 256 * 1024;

/**
 * Answers `POST /webhooks`. An event is only a hint that something changed: what counts is read from Stripe.
 *
 * 200 tells Stripe that the order is settled or no concern of ours; anything else makes Stripe send the event again,
 * for up to three days.
 *
 * @see {@link https://docs.stripe.com/webhooks}
 */
export async function receiveWebhook(request: Request, context: StoreContext): Promise<Response> {
  const { options } = context;
  const payload = await readBody(request, LIMIT);
  const header = request.headers.get('stripe-signature');
  const event = await verifyEvent(payload, header, options.stripe.webhookSecrets, options.now());
  // Another mode's, or a connected account's: not ours.
  if (event.livemode !== options.livemode || event.account) return received('ignored');
  if (/^(?:product|price)\./.test(event.type)) {
    context.catalog.drop();
    return received('catalog dropped');
  }
  context.orders.forget();
  const id = orderOf(event, options.shop);
  if (id === undefined) return received('ignored');
  return answerFor(await context.orders.settle(id));
}

/** The order that an event is about; `undefined` when it is not about one of this shop. */
function orderOf(event: Stripe.Event, shop: string): string | undefined {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.async_payment_failed':
    case 'checkout.session.expired': {
      const { id, metadata } = event.data.object;
      return readStamp(metadata, shop) && id;
    }
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
    case 'payment_intent.processing':
    case 'payment_intent.canceled': {
      const { id, metadata } = event.data.object;
      // One that Checkout made is told of by its session's events.
      return readStamp(metadata, shop)?.flow === 'payment-intent' ? id : undefined;
    }
    default:
      return undefined;
  }
}

function answerFor(settlement: Settlement): Response {
  if (settlement === 'busy') {
    throw new ProblemError('order_busy', 'Another worker is at this order.', { retryAfter: 5 });
  }
  if (settlement === 'failed' || settlement === 'mismatched') {
    throw new ProblemError('unexpected_error', 'The order could not be fulfilled.', {
      detail: "The store's log says why.",
    });
  }
  return received(settlement);
}

function received(outcome: string): Response {
  return respond({ received: true, outcome });
}
