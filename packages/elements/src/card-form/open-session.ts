import type {
  Appearance,
  Stripe,
  StripeCheckoutSession,
  StripeExpressCheckoutElementConfirmEvent,
} from '@stripe/stripe-js';
import { fontsOfPage } from '../stripe/fonts-of-page.js';
import type { Collected } from './collect.js';
import type { Kit, OpenCheckout } from './kit.js';

/** What a form of a Checkout Session is made of. */
export interface SessionForm {
  stripe: Stripe;
  host: Element;
  /** Client secret of the session. */
  secret: string;
  appearance: Appearance;
  layout: 'tabs' | 'accordion';
  collect: ReadonlySet<Collected>;
  onExpress: (event: StripeExpressCheckoutElementConfirmEvent) => void;
  /** Called when totals, discounts or shipping options are others than before. */
  onChange: () => void;
}

/**
 * Elements of an open Checkout Session.
 *
 * @throws {Error} Stripe does not give the session out.
 * @see {@link https://docs.stripe.com/js/custom_checkout/init}
 */
export async function openSession(form: SessionForm): Promise<Kit> {
  const { stripe, host, secret, appearance, layout, collect, onExpress, onChange } = form;
  const sdk = stripe.initCheckoutElementsSdk({
    clientSecret: secret,
    elementsOptions: { appearance, fonts: fontsOfPage() },
  });
  let session: StripeCheckoutSession;
  sdk.on('change', (changed) => {
    session = changed;
    onChange();
  });
  const loaded = await sdk.loadActions();
  if (loaded.type === 'error') throw new Error(loaded.error.message);
  const { actions } = loaded;
  session = actions.getSession();
  const checkout: OpenCheckout = {
    actions,
    get session() {
      return session;
    },
  };
  const fields = { phone: collect.has('phone') ? 'always' : 'never' } as const;
  return {
    stripe,
    host,
    checkout,
    create(name, withoutExpress) {
      switch (name) {
        case 'express': {
          const element = sdk.createExpressCheckoutElement();
          element.on(
            'ready',
            ({ availablePaymentMethods: wallets }) => wallets || withoutExpress(),
          );
          return element.on('confirm', onExpress);
        }
        case 'contact': {
          return sdk.createContactDetailsElement();
        }
        case 'shipping': {
          return sdk.createShippingAddressElement({ fields });
        }
        case 'billing': {
          return sdk.createBillingAddressElement({ fields });
        }
        default: {
          return sdk.createPaymentElement({ layout });
        }
      }
    },
    dress: (changed) => sdk.changeAppearance(changed),
  };
}
