import { StripeFailure } from '../../core/stripe-failure.js';
import type { Route, RouteContext } from '../../http/route.js';
import { sessionOfLink } from '../../resources/payment-links/session-of-link.js';
import { html } from '../html.js';
import { messagePage } from '../message-page.js';

/** The pages of payment links: the `url` of one, and what it says after paying. */
export const linkRoutes: readonly Route[] = [
  { method: 'GET', path: '/pay/:id', handle: linkPage },
  { method: 'GET', path: '/pay/:id/thanks', handle: thanksPage },
];

/** Begins a session and goes to its page. */
function linkPage({ engine, path, request, url }: RouteContext): Response {
  const link = engine.state.paymentLinks.find(path['id'] ?? '');
  if (!link) return messagePage('There is no such link', 'Ask the shop for another one.', 404);
  if (!link.active) return inactive(link.inactive_message);
  // A look ahead is no visit: it begins nothing.
  if (request.method === 'HEAD') return new Response(null, { status: 200 });
  try {
    const session = sessionOfLink(engine, link, url.searchParams);
    return new Response(null, {
      status: 303,
      headers: { location: `/c/pay/${session.id}`, 'cache-control': 'no-store' },
    });
  } catch (error) {
    if (!(error instanceof StripeFailure) || error.status >= 500) throw error;
    return inactive(null);
  }
}

function inactive(message: string | null): Response {
  return messagePage(
    'The link is no longer active.',
    message ?? 'Nothing can be bought here any more. Go back to the shop to see what it sells now.',
  );
}

function thanksPage({ engine, path }: RouteContext): Response {
  const link = engine.state.paymentLinks.find(path['id'] ?? '');
  const message = link?.after_completion.hosted_confirmation?.custom_message;
  return messagePage(
    'Thanks for your payment',
    message ?? 'A payment to the shop will appear on your statement.',
    200,
    html`<p class="Muted">You can close this page.</p>`,
  );
}
