import type {
  StripeCheckoutElementsSdk,
  StripeCheckoutLoadActionsResult,
  StripeCheckoutUpdateHandler,
} from '@stripe/stripe-js';
import { isRecord } from '../../record.js';
import { refuseUnknown } from '../elements-options.js';
import type { FrameElement } from '../frame-element.js';
import { IntegrationError } from '../integration-error.js';
import { looksOf } from '../looks.js';
import type { StripeContext } from '../stripe-context.js';
import { contactParameters } from './address-parameters.js';
import { checkoutActions } from './checkout-actions.js';
import { CheckoutElements } from './checkout-elements.js';
import { CheckoutState } from './checkout-state.js';

const METHOD = 'stripe.initCheckoutElementsSdk()';
const KNOWN = new Set('clientSecret elementsOptions adaptivePricing defaultValues'.split(' '));
const ELEMENTS = new Set(
  'appearance loader fonts savedPaymentMethod syncAddressCheckbox'.split(' '),
);

/**
 * A Checkout Session of `ui_mode: 'elements'` in a page of the shop's own.
 *
 * @see {@link https://docs.stripe.com/js/custom_checkout}
 */
export class CheckoutSdk implements Pick<
  StripeCheckoutElementsSdk,
  'changeAppearance' | 'loadActions' | 'loadFonts' | 'on'
> {
  readonly #state: CheckoutState;
  readonly #elements: CheckoutElements;
  readonly #defaults: Record<string, unknown>;
  #options: Record<string, unknown>;
  #loading: Promise<StripeCheckoutLoadActionsResult> | undefined;

  constructor(context: StripeContext, options: unknown) {
    if (!isRecord(options)) {
      throw new IntegrationError(`Missing value for ${METHOD}: options should be an object.`);
    }
    refuseUnknown(options, KNOWN, METHOD);
    const { clientSecret, elementsOptions, defaultValues } = options;
    this.#options = isRecord(elementsOptions) ? { ...elementsOptions } : {};
    refuseUnknown(this.#options, ELEMENTS, `${METHOD} elementsOptions`);
    if (typeof clientSecret !== 'string' && !(clientSecret instanceof Promise)) {
      throw new IntegrationError(
        `Missing value for ${METHOD}: clientSecret should be the client secret of a Checkout Session, or a promise of it.`,
      );
    }
    this.#defaults = isRecord(defaultValues) ? defaultValues : {};
    this.#state = new CheckoutState(context, clientSecret);
    const looks = (told?: string) => looksOf(this.#options, context.locale, told);
    looks(METHOD);
    this.#elements = new CheckoutElements(this.#state, () => looks());
  }

  on(event: string, handler: StripeCheckoutUpdateHandler): void {
    if (event !== 'change') {
      throw new IntegrationError(`checkout.on() knows "change", not "${event}".`);
    }
    this.#state.onChange(handler);
  }

  /** Loads the session, once. */
  loadActions(): Promise<StripeCheckoutLoadActionsResult> {
    this.#loading ??= this.#loadActions();
    return this.#loading;
  }

  changeAppearance(appearance: unknown): void {
    this.#options = { ...this.#options, appearance };
    looksOf(this.#options, '', 'checkout.changeAppearance()');
    void this.#elements.refresh();
  }

  loadFonts(fonts: readonly unknown[]): void {
    const before = Array.isArray(this.#options['fonts']) ? this.#options['fonts'] : [];
    this.#options = { ...this.#options, fonts: [...before, ...fonts] };
    void this.#elements.refresh();
  }

  createPaymentElement(options?: unknown): FrameElement {
    return this.#elements.create('payment', options);
  }

  createExpressCheckoutElement(options?: unknown): FrameElement {
    return this.#elements.create('expressCheckout', options);
  }

  createShippingAddressElement(options?: unknown): FrameElement {
    return this.#elements.create('shippingAddress', options);
  }

  createBillingAddressElement(options?: unknown): FrameElement {
    return this.#elements.create('billingAddress', options);
  }

  createContactDetailsElement(options?: unknown): FrameElement {
    return this.#elements.create('contactDetails', options);
  }

  getPaymentElement(): FrameElement | null {
    return this.#elements.get('payment');
  }

  getExpressCheckoutElement(): FrameElement | null {
    return this.#elements.get('expressCheckout');
  }

  getShippingAddressElement(): FrameElement | null {
    return this.#elements.get('shippingAddress');
  }

  getBillingAddressElement(): FrameElement | null {
    return this.#elements.get('billingAddress');
  }

  getContactDetailsElement(): FrameElement | null {
    return this.#elements.get('contactDetails');
  }

  async #loadActions(): Promise<StripeCheckoutLoadActionsResult> {
    try {
      const loaded = await this.#state.load();
      const message =
        this.#obstacle ?? (loaded.type === 'error' ? loaded.error.message : undefined);
      if (loaded.type === 'error' || message) return failed(message ?? 'No session came.');
      const { email, phoneNumber, billingAddress, shippingAddress } = this.#defaults;
      const { page } = this.#state;
      const defaults = {
        ...(email && !page?.email ? { email } : {}),
        ...(phoneNumber && !page?.phone ? { phone: phoneNumber } : {}),
        ...(billingAddress && !page?.billing_address
          ? { billing_address: contactParameters(billingAddress) }
          : {}),
        ...(shippingAddress && !page?.shipping_address
          ? { shipping: contactParameters(shippingAddress) }
          : {}),
      };
      if (Object.keys(defaults).length > 0) await this.#state.update(defaults);
      return { type: 'success', actions: checkoutActions(this.#state, this.#elements) };
    } catch (error) {
      return failed(error instanceof Error ? error.message : String(error));
    }
  }

  /** Why a session that was found cannot be shown here. */
  get #obstacle(): string | undefined {
    const mode = this.#state.page?.ui_mode;
    return mode === undefined || mode === 'elements'
      ? undefined
      : `The Checkout Session has ui_mode ${mode}; ${METHOD} needs elements.`;
  }
}

function failed(message: string): StripeCheckoutLoadActionsResult {
  return { type: 'error', error: { message, code: null } };
}
