import type { Engine } from '../core/engine.js';
import type { PaymentIntentRecord } from '../core/records.js';
import { decodeForm } from '../core/form.js';
import { intentFor, viewOf } from '../resources/intent-view.js';
import { authenticate, readOutcome } from '../resources/three-d-secure.js';
import { refused } from './refused.js';
import type { Route } from './route.js';

/**
 * What the sandbox's own pages call and no API of Stripe's has. What shows and pays a Checkout Session is
 * `/v1/payment_pages`: see `resources/payment-page/payment-page-operations.ts`.
 *
 * `POST /_internal/payment_intents/:id/three_d_secure` with the form `client_secret`, `outcome` = `complete` or `fail`
 * ends a 3-D Secure challenge, or the visit of a bank's page. Answers `{ payment_intent, redirect }`: the intent as Stripe.js sees it, and where a
 * challenge that was a page of its own goes on to (`null` in a frame).
 */
export const internalRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/_internal/payment_intents/:id/three_d_secure',
    async handle({ engine, path, request }) {
      try {
        const form = decodeForm(await request.text());
        const secret =
          typeof form['client_secret'] === 'string' ? form['client_secret'] : undefined;
        const intent = intentFor(engine, path['id'] ?? '', 'publishable', secret);
        const redirected = intent.next_action?.type === 'redirect_to_url';
        authenticate(engine, intent, readOutcome(form['outcome']));
        const back = engine.state.intentDetails.get(intent.id)?.returnUrl;
        return Response.json({
          payment_intent: viewOf(engine, intent, 'publishable'),
          redirect:
            redirected && back !== undefined
              ? (returnOfSession(engine, intent) ??
                returnUrl(back, intent.id, intent.client_secret, intent.status === 'succeeded'))
              : null,
        });
      } catch (error) {
        return refused(engine, error);
      }
    },
  },
];

/** Where a session's customer goes on: to the shop, or back to the hosted page to try again. */
function returnOfSession(engine: Engine, intent: PaymentIntentRecord): string | undefined {
  const owner = engine.state.intentDetails.get(intent.id)?.session;
  const session = engine.state.sessions.find(owner ?? '');
  if (!session) return undefined;
  const hosted = session.ui_mode === 'hosted_page' && session.status === 'open';
  const back = engine.state.intentDetails.get(intent.id)?.returnUrl;
  return hosted ? `${engine.origin}/c/pay/${session.id}` : back;
}

/** The `return_url` of a confirmation, with what Stripe adds to it. */
function returnUrl(url: string, id: string, secret: string, succeeded: boolean): string {
  const back = new URL(url);
  back.searchParams.set('payment_intent', id);
  back.searchParams.set('payment_intent_client_secret', secret);
  back.searchParams.set('redirect_status', succeeded ? 'succeeded' : 'failed');
  return back.href;
}
