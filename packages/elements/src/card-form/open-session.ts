import type {
  Appearance,
  Stripe,
  StripeCheckoutSession,
  StripeExpressCheckoutElementConfirmEvent,
} from '@stripe/stripe-js';
import type { LitElement } from 'lit';
import { fontsOfPage } from '../stripe/fonts-of-page.js';
import type { Collected } from './collect.js';
import type { Kit, OpenCheckout } from './kit.js';
import { SessionDesk } from './session-desk.js';
import type { Typed } from './typed.js';

/** What a form of a Checkout Session is made of. */
export interface SessionForm {
  stripe: Stripe;
  host: LitElement;
  /** Client secret of the session. */
  secret: string;
  appearance: Appearance;
  layout: 'tabs' | 'accordion';
  collect: ReadonlySet<Collected>;
  /** What was typed before. */
  typed: Typed;
  onExpress: (event: StripeExpressCheckoutElementConfirmEvent) => void;
}

/**
 * Elements of an open Checkout Session.
 *
 * @throws {Error} Stripe does not give the session out.
 * @see {@link https://docs.stripe.com/js/custom_checkout/init}
 */
export async function openSession(form: SessionForm): Promise<Kit> {
  const { stripe, host, secret, appearance, layout, collect, typed, onExpress } = form;
  const sdk = stripe.initCheckoutElementsSdk({
    clientSecret: secret,
    elementsOptions: { appearance, fonts: fontsOfPage() },
    defaultValues: {
      ...(typed.email && { email: typed.email }),
      ...(typed.shipping && { shippingAddress: typed.shipping }),
      ...(typed.billing && { billingAddress: typed.billing }),
    },
  });
  let session: StripeCheckoutSession;
  sdk.on('change', (changed) => {
    session = changed;
    host.requestUpdate();
  });
  const loaded = await sdk.loadActions();
  if (loaded.type === 'error') throw new Error(loaded.error.message);
  const { actions } = loaded;
  session = actions.getSession();
  const checkout: OpenCheckout = {
    actions,
    desk: new SessionDesk(host, actions, () => session),
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
    typed() {
      const { email, shippingAddress, billingAddress } = session;
      return {
        ...(email && { email }),
        ...(shippingAddress && { shipping: shippingAddress }),
        ...(billingAddress && { billing: billingAddress }),
      };
    },
    dress: (changed) => sdk.changeAppearance(changed),
  };
}
