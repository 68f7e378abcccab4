import type { Route, RouteContext } from '../../http/route.js';
import { countryOf } from '../countries.js';
import { messagePage } from '../message-page.js';
import { pageResponse } from '../page-response.js';
import { backLink, openSession } from './session-page.js';

const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur)\b/;

/** The hosted Checkout page: the `url` of a session. */
export const checkoutPageRoute: Route = {
  method: 'GET',
  path: '/c/pay/:id',
  handle: (context) => checkoutPage(context),
};

/** The same in a frame of the shop's page: what `stripe.createEmbeddedCheckoutPage()` shows. */
export const embeddedPageRoute: Route = {
  method: 'GET',
  path: '/c/embed/:id',
  handle: (context) => checkoutPage(context, 'embedded_page'),
};

function checkoutPage(
  { engine, path, request }: RouteContext,
  mode: 'embedded_page' | 'hosted_page' = 'hosted_page',
): Response {
  const embedded = mode === 'embedded_page';
  const framedBy = embedded ? 'anyone' : 'nobody';
  const session = engine.state.sessions.find(path['id'] ?? '');
  if (!session || (session.ui_mode ?? 'hosted_page') !== mode) {
    const text = 'Go back to the shop and start again.';
    return messagePage('There is no such checkout', text, 404, undefined, framedBy);
  }
  const back = session.cancel_url ? backLink(session.cancel_url, 'Back to the shop') : undefined;
  if (session.status === 'expired') {
    return messagePage(
      'This checkout has expired',
      'Nothing was charged. Go back to the shop to start again.',
      200,
      back,
      framedBy,
    );
  }
  if (session.status === 'complete') {
    return messagePage(
      'You have already paid',
      'This checkout is complete; it cannot be paid twice.',
      200,
      back,
      framedBy,
    );
  }
  const languages = request.headers.get('accept-language');
  const locale = localeOf(session.locale, languages);
  return pageResponse({
    title: 'Checkout · SANDBOX',
    styles: ['base', 'card-fields', 'hosted-page'],
    script: 'hosted-page',
    framedBy,
    data: { now: String(engine.clock.now()), locale, ...(embedded ? { embedded: 'yes' } : {}) },
    direction: RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr',
    body: openSession(engine, session, countryOf(languages), locale),
  });
}

/** The session's locale; `auto` is the browser's. The page's words are English, its amounts are in this locale. */
function localeOf(locale: string | null, acceptLanguage: string | null): string {
  const wanted = locale && locale !== 'auto' ? locale : (acceptLanguage?.split(/[,;]/)[0] ?? '');
  try {
    return Intl.getCanonicalLocales(wanted)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
