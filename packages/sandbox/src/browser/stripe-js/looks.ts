import { readAppearance } from '../appearance/read-appearance.js';

/**
 * What a frame needs to look right, of the options of Elements or of Checkout.
 *
 * @param told - Method to name in warnings; without it, nothing is warned of.
 */
export function looksOf(
  { appearance, fonts, locale }: Readonly<Record<string, unknown>>,
  fallback: string,
  told?: string,
): Record<string, unknown> {
  const warn = (message: string) => {
    if (told) console.warn(`[Stripe.js] ${told}: ${message}`);
  };
  return {
    appearance: readAppearance(appearance, warn),
    fonts: Array.isArray(fonts) ? fonts : [],
    locale: typeof locale === 'string' && locale !== 'auto' ? locale : fallback,
  };
}
