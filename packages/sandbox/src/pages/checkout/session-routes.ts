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
  handle: checkoutPage,
};

function checkoutPage({ engine, path, request }: RouteContext): Response {
  const session = engine.state.sessions.find(path['id'] ?? '');
  if (!session || (session.ui_mode ?? 'hosted_page') !== 'hosted_page') {
    return messagePage('There is no such checkout', 'Go back to the shop and start again.', 404);
  }
  const back = session.cancel_url ? backLink(session.cancel_url, 'Back to the shop') : undefined;
  if (session.status === 'expired') {
    return messagePage(
      'This checkout has expired',
      'Nothing was charged. Go back to the shop to start again.',
      200,
      back,
    );
  }
  if (session.status === 'complete') {
    return messagePage(
      'You have already paid',
      'This checkout is complete; it cannot be paid twice.',
      200,
      back,
    );
  }
  const languages = request.headers.get('accept-language');
  const locale = localeOf(session.locale, languages);
  return pageResponse({
    title: 'Checkout · SANDBOX',
    styles: ['base', 'card-fields', 'hosted-page'],
    script: 'hosted-page',
    data: { now: String(engine.clock.now()), locale },
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
