import type { ExpectedTotal } from '@storetag/protocol';
import type { Appearance, Stripe, StripeElementLocale } from '@stripe/stripe-js';
import { fontsOfPage } from '../stripe/fonts-of-page.js';
import type { Collected } from './collect.js';
import { expressFrame, type OnExpress } from './express-frame.js';
import type { Kit } from './kit.js';

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
    locale: isLocale(locale) ? locale : 'auto',
  });
  const fields = { phone: collect.has('phone') ? 'always' : 'never' } as const;
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
          return elements.create('linkAuthentication');
        }
        case 'shipping': {
          return elements.create('address', { mode: 'shipping', allowedCountries, fields });
        }
        case 'billing': {
          return elements.create('address', { mode: 'billing', fields });
        }
        default: {
          return elements.create('payment', { layout });
        }
      }
    },
    dress: (changed) => elements.update({ appearance: changed }),
    charge: (changed) => elements.update(changed),
  };
}

/** Stripe takes a language with or without a region, and chooses itself where it does not have it. */
function isLocale(tag: string | undefined): tag is StripeElementLocale {
  return /^[a-z]{2,3}(-[A-Z0-9]{2,3})?$/.test(tag ?? '');
}
