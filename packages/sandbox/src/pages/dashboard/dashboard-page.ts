import { html, type Html } from '../html.js';
import { pageResponse } from '../page-response.js';
import { sandboxBanner } from '../sandbox-banner.js';

/** Parts of the dashboard: address and name. */
const tabs = {
  products: 'Products',
  payments: 'Payments',
  events: 'Events',
  logs: 'Requests',
  clock: 'Clock',
} as const;

/** A part of the dashboard. */
export type Tab = keyof typeof tabs;

/** What an action did, in words; the code travels in the address. */
const DONE: Readonly<Record<string, string>> = {
  price: 'The price was replaced by a new one. Prices of Stripe never change.',
  archive: 'The product is archived. It is sold no more.',
  unarchive: 'The product is sold again.',
  refund: 'The payment was refunded.',
  resend: 'The event was sent again.',
  advance: 'Time has moved on.',
  reset: 'Payments, sessions and events are gone; products are as at the start.',
};

/** A page of the dashboard. */
export function dashboardPage(tab: Tab, url: URL, lead: Html | string, body: Html): Response {
  const action = url.searchParams.get('done') ?? '';
  const done = Object.hasOwn(DONE, action) ? DONE[action] : undefined;
  const links = Object.entries(tabs).map(([name, label]) =>
    name === tab
      ? html`<li><a href="/dashboard/${name}" aria-current="page">${label}</a></li>`
      : html`<li><a href="/dashboard/${name}">${label}</a></li>`,
  );
  return pageResponse({
    title: `${tabs[tab]} · SANDBOX dashboard`,
    styles: ['base', 'dashboard'],
    body: html`<header class="Top">
        ${sandboxBanner}
        <div class="Bar">
          <h1>Dashboard</h1>
          <nav aria-label="Dashboard">
            <ul>
              ${links}
            </ul>
          </nav>
        </div>
      </header>
      <main>
        ${done && html`<p class="Said" role="status">${done}</p>`}
        <h2>${tabs[tab]}</h2>
        <p class="Lead">${lead}</p>
        ${body}
      </main>`,
  });
}

/** A button that does something. It works without a script: it is a form. */
export function actionButton(
  action: string,
  fields: Readonly<Record<string, string>>,
  label: string,
  name = label,
): Html {
  return html`<form method="post" action="/dashboard/actions/${action}">
    ${Object.entries(fields).map(
      ([field, value]) => html`<input type="hidden" name="${field}" value="${value}" />`,
    )}
    <button class="Button Button--quiet Small" type="submit" aria-label="${name}">${label}</button>
  </form>`;
}

/** A time of the sandbox's clock, for people. */
export function timeWords(milliseconds: number): Html {
  const iso = new Date(milliseconds).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;
}
