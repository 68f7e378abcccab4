import { objectOf, text, type ReadBy, type Reader } from '@storetag/protocol';
import { ProblemError } from '../http/problem-error.js';
import { readBody } from '../http/read-body.js';
import { readWith } from '../http/read-json.js';
import { respond } from '../http/respond.js';
import type { StoreContext } from '../store-context.js';
import type { Settlement } from '../orders/settlement.js';
import { startBudget } from '../stripe/budget.js';
import { refundsOf } from '../refunds/settle-refunded.js';
import { AFTER_SALE_EVENTS, idOfEvent, isAfterSale } from './settled-by-event.js';
import { verifyEvent } from './verify-event.js';
import { failpoint } from '../failpoint.js';

/** Largest event, in bytes. */
const LIMIT = 256 * 1024;

const anything: Reader<unknown> = (value) => value;
const readEvent = objectOf(
  { type: text() },
  { livemode: anything, account: anything, data: anything },
);

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
  const ids = await idsOf(event, context);
  if (ids.length === 0) return received('ignored');
  const settlements = await Promise.all(ids.map((id) => context.settle(id)));
  failpoint('webhook:settled');
  return answerFor(settlements);
}

/** The ids of what an event says is to be settled. Nothing is asked for that nobody wants to hear of. */
async function idsOf(
  event: ReadBy<typeof readEvent>,
  { stripe, options }: StoreContext,
): Promise<string[]> {
  const { type } = event;
  if (isAfterSale(type) && !options[AFTER_SALE_EVENTS[type]]) return [];
  const id = idOfEvent(event, options.shop);
  if (id === undefined) return [];
  return type === 'charge.refunded' ? refundsOf(id, stripe) : [id];
}

function answerFor(settlements: Settlement[]): Response {
  if (settlements.includes('busy')) {
    throw new ProblemError('order_busy', 'Another worker is at this.', { retryAfter: 5 });
  }
  if (settlements.includes('failed') || settlements.includes('mismatched')) {
    throw new ProblemError('unexpected_error', 'The order could not be fulfilled.', {
      detail: "The store's log says why.",
    });
  }
  return received(settlements.join(', '));
}

function received(outcome: string): Response {
  return respond({ received: true, outcome });
}
