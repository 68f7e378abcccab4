import type { CssFontSource } from '@stripe/stripe-js';

/** Hosts whose stylesheets hold nothing but fonts. */
const FONT_HOSTS =
  /^https:\/\/(fonts\.googleapis\.com|fonts\.bunny\.net|use\.typekit\.net|api\.fontshare\.com)\//;

/**
 * The page's font stylesheets, for Stripe's frames to load too: those of the known hosts of fonts, and what the page
 * marks by `<link rel="stylesheet" data-store-fonts>`, whose fonts must be open to other origins (CORS).
 *
 * @see {@link https://docs.stripe.com/js/elements_object/create#stripe_elements-options-fonts}
 */
export function fontsOfPage(): CssFontSource[] {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel~=stylesheet]');
  return Array.from(links)
    .filter(({ href, dataset }) => FONT_HOSTS.test(href) || dataset['storeFonts'] !== undefined)
    .map(({ href }) => ({ cssSrc: href }));
}
