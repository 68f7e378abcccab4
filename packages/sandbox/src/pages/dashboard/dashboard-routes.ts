import type { Engine } from '../../core/engine.js';
import { StripeFailure } from '../../core/stripe-failure.js';
import type { Route, RouteContext } from '../../http/route.js';
import { html } from '../html.js';
import { messagePage } from '../message-page.js';
import { actions, tabOfAction } from './actions.js';
import { clockTab } from './clock-tab.js';
import { eventsTab } from './events-tab.js';
import { logsTab } from './logs-tab.js';
import { paymentsTab } from './payments-tab.js';
import { productsTab } from './products-tab.js';
import { rememberStart } from './reset.js';

/** The dashboard: plain pages and forms. */
export function dashboardRoutes(engine: Engine): readonly Route[] {
  const reset = rememberStart(engine);
  return [
    get('/dashboard', ({ url }) => productsTab(engine, url)),
    get('/dashboard/products', ({ url }) => productsTab(engine, url)),
    get('/dashboard/payments', ({ url }) => paymentsTab(engine, url)),
    get('/dashboard/events', ({ url }) => eventsTab(engine, url)),
    get('/dashboard/logs', ({ url }) => logsTab(engine, url)),
    get('/dashboard/logs/:id', ({ url, path }) => logsTab(engine, url, path['id'])),
    get('/dashboard/clock', ({ url }) => clockTab(engine, url)),
    {
      method: 'POST',
      path: '/dashboard/actions/:action',
      handle: (context) => act(context, reset),
    },
  ];
}

function get(path: string, handle: Route['handle']): Route {
  return { method: 'GET', path, handle };
}

async function act({ engine, path, request, url }: RouteContext, reset: () => void) {
  // No cookie and no password protect the sandbox: what keeps other sites' forms out is where they come from.
  if (request.headers.get('origin') !== url.origin) {
    return messagePage('This form comes from another site', 'Nothing was done.', 403);
  }
  const name = path['action'] ?? '';
  const tab = Object.hasOwn(tabOfAction, name) ? tabOfAction[name] : undefined;
  if (!tab) return messagePage('There is no such action', 'Nothing was done.', 404);
  const fields = Object.fromEntries(new URLSearchParams(await request.text()));
  try {
    if (name === 'reset') reset();
    else actions[name]?.(engine, fields);
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    const back = html`<a class="Back" href="/dashboard/${tab}">Back</a>`;
    return messagePage('That did not work', error.message, error.status, back);
  }
  return new Response(null, {
    status: 303,
    headers: { location: `/dashboard/${tab}?done=${name}`, 'cache-control': 'no-store' },
  });
}
