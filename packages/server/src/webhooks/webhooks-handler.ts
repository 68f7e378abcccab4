import { objectOf, ReadError, recordOf, text, type ReadBy, type Reader } from '@storetag/protocol';
import { readStamp } from '../checkout/order-stamp.js';
import { ProblemError } from '../http/problem-error.js';
import { readBody } from '../http/read-body.js';
import { readWith } from '../http/read-json.js';
import { respond } from '../http/respond.js';
import type { StoreContext } from '../store-context.js';
import type { Settlement } from '../orders/settlement.js';
import { startBudget } from '../stripe/budget.js';
import { verifyEvent } from './verify-event.js';
import { failpoint } from '../failpoint.js';

/** Largest event, in bytes. */
const LIMIT = 256 * 1024;

const SESSION_EVENTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
];
const INTENT_EVENTS = [
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.canceled',
];

const anything: Reader<unknown> = (value) => value;
const readEvent = objectOf(
  { type: text() },
  { livemode: anything, account: anything, data: anything },
);
const readData = objectOf({ object: objectOf({ id: text(), metadata: recordOf(text()) }) });

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
  const { webhookSecrets } = options.stripe;
  const event = readWith(
    readEvent,
    await verifyEvent(payload, header, webhookSecrets, options.now()),
  );
  failpoint('webhook:verified');
  // Another mode's, or a connected account's: not ours.
  if (event.livemode !== options.livemode || event.account) return received('ignored');
  if (/^(?:product|price)\./.test(event.type)) {
    context.catalog.drop();
    return received('catalog dropped');
  }
  context.orders.forget();
  if (event.type === 'payment_intent.payment_failed') {
    await context.carding.hear(event.data, startBudget().options());
  }
  const id = orderOf(event, options.shop);
  if (id === undefined) return received('ignored');
  const settlement = await context.orders.settle(id);
  failpoint('webhook:settled');
  return answerFor(settlement);
}

/** The order that an event is about; `undefined` when it is not about one of this shop. */
function orderOf({ type, data }: ReadBy<typeof readEvent>, shop: string): string | undefined {
  const isSession = SESSION_EVENTS.includes(type);
  if (!isSession && !INTENT_EVENTS.includes(type)) return undefined;
  const object = readObject(data);
  const stamp = object && readStamp(object.metadata, shop);
  // The intent that Checkout made is told of by its session's events.
  return isSession || stamp?.flow === 'payment-intent' ? stamp && object.id : undefined;
}

/** What an order's event is about; `undefined` for what has no id or metadata, as orders of ours do. */
function readObject(data: unknown): ReadBy<typeof readData>['object'] | undefined {
  try {
    return readData(data).object;
  } catch (error) {
    if (error instanceof ReadError) return undefined;
    throw error;
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
