import { Stripe } from 'stripe';
import { readStamp } from '../checkout/order-stamp.js';
import type { Ledger, Listed } from '../ledger/ledger.js';
import { statusOfSession } from '../orders/order-status.js';
import { startBudget } from '../stripe/budget.js';
import { idOfEvent, RECONCILED_EVENTS } from '../webhooks/settled-by-event.js';

/** Where to look, and for what. */
export interface Search {
  stripe: Stripe;
  shop: string;
  ledger: Ledger;
  /** Orders are looked for that were begun since then, in seconds. */
  begunSince: number;
  /** Events are looked for that happened since then, in seconds. */
  happenedSince: number;
  /** The key may not read events. */
  onForbidden(error: Error): void;
}

/** Objects that Stripe lists at a time: its most. */
const PAGE = 100;

/**
 * Ids of what may have to be settled, page by page: orders that Stripe lists as paid, and what undelivered events are
 * about. What the ledger knows to be done is left out.
 *
 * @see {@link https://docs.stripe.com/webhooks/process-undelivered-events}
 */
export async function* findUnsettled(search: Search): AsyncGenerator<string[]> {
  const { ledger } = search;
  for await (const listed of eachPage(search)) {
    const done = listed.length > 0 ? await ledger.finished?.(listed) : undefined;
    yield listed.map(({ id }) => id).filter((id) => !done?.has(id));
  }
}

async function* eachPage(search: Search): AsyncGenerator<Listed[]> {
  const { stripe, shop, begunSince, happenedSince } = search;
  const created = { gte: begunSince };
  const sessions = (page: object) =>
    stripe.checkout.sessions.list(
      { created, status: 'complete', expand: ['data.payment_intent'], ...page },
      startBudget().options(),
    );
  for await (const page of pages(sessions)) {
    yield page.filter((session) => isPaid(session, shop)).map(toListed);
  }
  const intents = (page: object) =>
    stripe.paymentIntents.list({ created, ...page }, startBudget().options());
  for await (const page of pages(intents)) {
    yield page.filter(
      ({ status, metadata }) =>
        status === 'succeeded' && readStamp(metadata, shop)?.flow === 'payment-intent',
    );
  }
  const types = [...RECONCILED_EVENTS];
  const events = (page: object) =>
    stripe.events.list(
      { created: { gte: happenedSince }, delivery_success: false, types, ...page },
      startBudget().options(),
    );
  try {
    for await (const page of pages(events)) {
      const ids = new Set(page.flatMap((event) => idOfEvent(event, shop) ?? []));
      yield [...ids].map((id) => ({ id, metadata: {} }));
    }
  } catch (error) {
    // Orders are found without them.
    if (!(error instanceof Stripe.errors.StripePermissionError)) throw error;
    search.onForbidden(error);
  }
}

async function* pages<T extends { id: string }>(
  list: (page: object) => Promise<{ data: T[]; has_more: boolean }>,
): AsyncGenerator<T[]> {
  let after: string | undefined;
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a page tells where the next begins
    const { data, has_more: more } = await list({
      limit: PAGE,
      ...(after !== undefined && { starting_after: after }),
    });
    yield data;
    after = data.at(-1)?.id;
    if (!more || after === undefined) return;
  }
}

function isPaid(session: Stripe.Checkout.Session, shop: string): boolean {
  return (
    readStamp(session.metadata, shop) !== undefined && statusOfSession(session, null) === 'paid'
  );
}

/** A session, with what the ledger may have written on its PaymentIntent. */
function toListed({ id, metadata, payment_intent: intent }: Stripe.Checkout.Session): Listed {
  const written = typeof intent === 'object' ? intent?.metadata : undefined;
  return { id, metadata: { ...metadata, ...written } };
}
