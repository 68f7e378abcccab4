import { decodeForm } from '../../core/form.js';
import type { Engine } from '../../core/engine.js';
import type { SessionRecord } from '../../core/records.js';
import { refused } from '../../http/refused.js';
import type { Route } from '../../http/route.js';
import { payCheckoutSession } from '../../resources/checkout/pay-session.js';
import { returnAddress } from '../../resources/payment-page/return-address.js';
import { sessionFor } from '../../resources/payment-page/session-for.js';

/** How long Checkout waits for an answer to `checkout.session.completed`, in milliseconds. */
const LONGEST_WAIT = 10_000;

/** What the hosted page's form calls. */
export const paymentRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/_internal/checkout_sessions/:id/pay',
    async handle({ engine, path, request }) {
      try {
        const { key: _key, ...form } = decodeForm(await request.text());
        const result = payCheckoutSession(engine, path['id'] ?? '', form);
        if (result.outcome === 'declined') throw result.failure;
        if (result.outcome === 'paid') return Response.json({});
        return Response.json({
          [result.outcome === 'redirect' ? 'bank_url' : 'challenge_url']: result.url,
        });
      } catch (error) {
        return refused(engine, error);
      }
    },
  },
  {
    method: 'GET',
    path: '/_internal/checkout_sessions/:id',
    async handle({ engine, path, url }) {
      try {
        const secret = url.searchParams.get('client_secret') ?? undefined;
        const session = sessionFor(engine, path['id'] ?? '', secret);
        if (session.status === 'complete') await shopKnows(engine, session);
        return Response.json({
          status: session.status,
          redirect_url: session.status === 'complete' ? goesTo(session) : null,
          failure: failureOf(engine, session),
        });
      } catch (error) {
        return refused(engine, error);
      }
    },
  },
];

/** Where a customer who has paid goes; `null` for an embedded page that stays. */
function goesTo(session: SessionRecord): string | null {
  if (session.ui_mode !== 'embedded_page') return returnAddress(session);
  return session.redirect_on_completion === 'always' ? returnAddress(session) : null;
}

/**
 * Waits until the shop's webhook endpoints have answered, as Checkout does before it sends the customer back.
 *
 * @see {@link https://docs.stripe.com/checkout/fulfillment}
 */
async function shopKnows(engine: Engine, { id }: SessionRecord): Promise<void> {
  const completed = engine.state.events
    .newestFirst()
    .find(({ type, data }) => type === 'checkout.session.completed' && data.object.id === id);
  if (!completed) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WAIT);
  });
  await Promise.race([engine.webhooks.attempted(completed.id), patience]);
  clearTimeout(timer);
}

function failureOf(engine: Engine, session: SessionRecord): string | null {
  const intent = engine.state.sessionDetails.get(session.id)?.paidBy;
  return engine.state.paymentIntents.find(intent ?? '')?.last_payment_error?.message ?? null;
}
