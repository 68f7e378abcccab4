import type { CssFontSource } from '@stripe/stripe-js';

/** Hosts whose stylesheets hold nothing but fonts. */
const FONT_HOSTS =
  /^https:\/\/(fonts\.googleapis\.com|fonts\.bunny\.net|use\.typekit\.net|api\.fontshare\.com)\//;

/** The page's font stylesheets, for Stripe's frames to load too. */
export function fontsOfPage(): CssFontSource[] {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel~=stylesheet]');
  return Array.from(links, ({ href }) => ({ cssSrc: href })).filter(({ cssSrc }) =>
    FONT_HOSTS.test(cssSrc),
  );
}
