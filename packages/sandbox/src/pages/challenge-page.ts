import type { Route, RouteContext } from '../http/route.js';
import { html } from './html.js';
import { messagePage } from './message-page.js';
import { formatMoney } from './money.js';
import { pageResponse } from './page-response.js';
import { sandboxBanner } from './sandbox-banner.js';

/** Where 3-D Secure is answered: in a frame over the shop, or as a page of its own after `redirect_to_url`. */
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
  const framed = request.headers.get('sec-fetch-dest') === 'iframe';
  return pageResponse({
    title: '3-D Secure · SANDBOX',
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
      <h1 id="title">Does your bank let you pay?</h1>
      <p class="Amount">
        <span class="Money">${formatMoney(intent.amount, intent.currency)}</span>
      </p>
      <p class="Muted">
        This stands in for the 3-D Secure page of a bank. Choose how the customer does there.
      </p>
      <div class="Actions">
        <button class="Button" type="button" id="test-source-authorize-3ds" value="complete">
          Complete
        </button>
        <button class="Button Button--quiet" type="button" id="test-source-fail-3ds" value="fail">
          Fail
        </button>
      </div>
      <p role="alert"></p>
    </main>`,
  });
}
