/** Languages that Stripe's pages speak. Source: `Checkout.SessionCreateParams.Locale` of stripe 23. */
const LOCALES = (
  'bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru ' +
  'sk sl sv th tr vi zh zh-HK zh-TW'
).split(' ');

/** The language of Stripe's page for a BCP 47 tag: itself, its language, or `auto`, the browser's own. */
export function stripeLocale(tag: string): string {
  const wanted = tag.toLowerCase();
  const language = wanted.split('-')[0];
  if (language === 'no' || language === 'nn') return 'nb';
  if (language === 'hi') return 'hi-IN';
  return find(wanted) ?? find(language) ?? 'auto';
}

function find(tag: string | undefined): string | undefined {
  return LOCALES.find((each) => each.toLowerCase() === tag);
}
