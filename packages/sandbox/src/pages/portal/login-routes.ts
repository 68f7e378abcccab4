import type { Route, RouteContext } from '../../http/route.js';
import { field } from '../card-fields-markup.js';
import { html } from '../html.js';
import { messagePage } from '../message-page.js';
import { pageResponse } from '../page-response.js';
import { sandboxBanner } from '../sandbox-banner.js';

/** The login page of the customer portal: `login_page.url` of its configuration. */
export const portalRoutes: readonly Route[] = [
  { method: 'GET', path: '/p/login/:id', handle: loginPage },
  { method: 'POST', path: '/p/login/:id', handle: sentPage },
];

function loginPage(context: RouteContext): Response {
  const configuration = configurationOf(context);
  if (!configuration) return nothingHere();
  const { headline } = configuration.business_profile;
  return pageResponse({
    title: 'Log in to manage your purchases · SANDBOX',
    styles: ['base', 'card-fields', 'hosted-page'],
    body: html`<header>${sandboxBanner}</header>
      <main class="Message">
        <h1>${headline ?? 'Manage your subscriptions'}</h1>
        <p class="Muted">
          Enter the e-mail address of your purchase, and we send you a link with which to log in.
        </p>
        <form class="Login" method="post">
          ${field(
            'email',
            'Email',
            html`<input
              class="Input"
              id="email"
              name="email"
              type="email"
              dir="ltr"
              autocomplete="email"
              aria-describedby="email-error"
              value="${context.url.searchParams.get('prefilled_email') ?? ''}"
              required
            />`,
          )}
          <button class="Button" type="submit">Send</button>
        </form>
      </main>`,
  });
}

/** Says the same whoever asks, so that nobody learns who is a customer. Nothing is sent: there is no mail here. */
function sentPage(context: RouteContext): Response {
  if (!configurationOf(context)) return nothingHere();
  return messagePage(
    'Check your e-mail',
    'If there are purchases with this address, a link is on its way. The sandbox sends no mail.',
  );
}

function configurationOf({ engine, path }: RouteContext) {
  const found = engine.state.portalConfigurations.find(`bpc_${path['id'] ?? ''}`);
  return found?.active && found.login_page.enabled ? found : undefined;
}

function nothingHere(): Response {
  return messagePage('There is no such login page', 'Ask the shop for another link.', 404);
}
