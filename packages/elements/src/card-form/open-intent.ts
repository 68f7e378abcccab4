import type { ExpectedTotal } from '@storetag/protocol';
import type { Appearance, Stripe } from '@stripe/stripe-js';
import { fontsOfPage } from '../stripe/fonts-of-page.js';
import { stripeLocale } from '../stripe/stripe-loader.js';
import type { Collected } from './collect.js';
import { expressFrame, type OnExpress } from './express-frame.js';
import type { Kit } from './kit.js';
import type { Typed } from './typed.js';

/** What a form of a PaymentIntent is made of. */
export interface IntentForm {
  stripe: Stripe;
  host: Element;
  total: ExpectedTotal;
  appearance: Appearance;
  /** How Stripe lists the ways to pay. */
  layout: 'tabs' | 'accordion';
  /** BCP 47 tag; Stripe's own choice where it has no such words. */
  locale: string | undefined;
  collect: ReadonlySet<Collected>;
  /** ISO 3166-1 alpha-2 codes; none for all. */
  countries: readonly string[];
  /** How free shipping is called in a wallet's sheet. */
  rateName: string;
  /** What was typed before. */
  typed: Typed;
  onExpress: OnExpress;
}

/**
 * Elements of a PaymentIntent that is made only when the customer pays.
 *
 * @see {@link https://docs.stripe.com/payments/accept-a-payment-deferred}
 */
export function openIntent(form: IntentForm): Kit {
  const { stripe, host, total, appearance, layout, locale, collect, countries } = form;
  const elements = stripe.elements({
    mode: 'payment',
    ...total,
    appearance,
    fonts: fontsOfPage(),
    locale: stripeLocale(locale),
  });
  const fields = { phone: collect.has('phone') ? 'always' : 'never' } as const;
  const typed = { ...form.typed };
  const address = (mode: 'shipping' | 'billing', more: { allowedCountries?: string[] | null }) =>
    elements
      .create('address', {
        mode,
        fields,
        ...more,
        ...(typed[mode] && { defaultValues: typed[mode] }),
      })
      .on('change', ({ value }) => {
        typed[mode] = value;
      });
  const allowedCountries = countries.length > 0 ? [...countries] : null;
  return {
    stripe,
    host,
    elements,
    create(name, withoutExpress) {
      switch (name) {
        case 'express': {
          const element = elements.create('expressCheckout');
          element.on(
            'ready',
            ({ availablePaymentMethods: wallets }) => wallets || withoutExpress(),
          );
          return expressFrame(element, form.onExpress, collect, countries, form.rateName);
        }
        case 'contact': {
          const { email } = typed;
          return elements
            .create('linkAuthentication', email ? { defaultValues: { email } } : {})
            .on('change', ({ value }) => {
              typed.email = value.email;
            });
        }
        case 'shipping': {
          return address(name, { allowedCountries });
        }
        case 'billing': {
          return address(name, {});
        }
        default: {
          return elements.create('payment', { layout });
        }
      }
    },
    typed: () => typed,
    dress: (changed) => elements.update({ appearance: changed }),
    charge: (changed, language) => elements.update({ ...changed, locale: stripeLocale(language) }),
  };
}
