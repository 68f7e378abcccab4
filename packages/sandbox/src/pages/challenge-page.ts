import type { Route, RouteContext } from '../http/route.js';
import { html } from './html.js';
import { messagePage } from './message-page.js';
import { formatMoney } from './money.js';
import { pageResponse } from './page-response.js';
import { sandboxBanner } from './sandbox-banner.js';

const CHOOSE = 'Choose how the customer does there.';
const WORDS = {
  card: {
    title: '3-D Secure',
    heading: 'Does your bank let you pay?',
    text: `This stands in for the 3-D Secure page of a bank. ${CHOOSE}`,
    complete: 'Complete',
    fail: 'Fail',
  },
  ideal: {
    title: 'iDEAL',
    heading: 'Pay at your bank with iDEAL',
    text: `This stands in for the page of a bank. ${CHOOSE}`,
    complete: 'Authorize test payment',
    fail: 'Fail test payment',
  },
} as const;

/**
 * Where 3-D Secure is answered: in a frame over the shop, or as a page of its own after `redirect_to_url`. The same page
 * stands in for the bank of a payment method that redirects.
 */
export const challengeRoute: Route = {
  method: 'GET',
  path: '/redirect/authenticate/:id',
  handle: challengePage,
};

function challengePage({ engine, path, request, url }: RouteContext): Response {
  const intent = engine.state.paymentIntents.find(path['id'] ?? '');
  if (!intent || intent.client_secret !== url.searchParams.get('client_secret')) {
    return messagePage(
      'There is nothing to authenticate here',
      'The address is not complete.',
      404,
    );
  }
  const method = engine.state.paymentMethods.find(String(intent.payment_method));
  const { title, heading, text, complete, fail } =
    WORDS[method?.type === 'ideal' ? 'ideal' : 'card'];
  const framed = request.headers.get('sec-fetch-dest') === 'iframe';
  return pageResponse({
    title: `${title} · SANDBOX`,
    styles: ['base', 'challenge'],
    script: 'challenge',
    framedBy: 'anyone',
    data: { framed: framed ? 'yes' : 'no' },
    body: html`<main
      class="Challenge"
      aria-labelledby="title"
      data-challenge
      data-intent="${intent.id}"
      data-client-secret="${intent.client_secret}"
      data-key="${engine.keys.publishable}"
    >
      ${sandboxBanner}
      <h1 id="title">${heading}</h1>
      <p class="Amount">
        <span class="Money">${formatMoney(intent.amount, intent.currency)}</span>
      </p>
      <p class="Muted">${text}</p>
      <div class="Actions">
        <button
          class="Button"
          type="button"
          id="test-source-authorize-3ds"
          value="complete"
          disabled
        >
          ${complete}
        </button>
        <button
          class="Button Button--quiet"
          type="button"
          id="test-source-fail-3ds"
          value="fail"
          disabled
        >
          ${fail}
        </button>
      </div>
      <p role="alert"></p>
    </main>`,
  });
}
